using System.Runtime.CompilerServices;

namespace Commonweal.Kernel.Language;

/// <summary>The words the language has for the members of an enumeration, in the order of its members, which count from 0.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class WordList<T>(params string[] words)
    where T : struct, Enum
{
    private static readonly T[] Members = Enum.GetValues<T>();

    /// <summary>The words, in order.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>For a sentence: <c>lived, told, imagined</c>.</summary>
    public string Choices { get; } = string.Join(", ", words);

    /// <summary>The word of a member.</summary>
    public string Of(T member) => words[Unsafe.As<T, int>(ref member)];

    /// <summary>The member of a word.</summary>
    public bool TryRead(ReadOnlySpan<char> word, out T member)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (word.SequenceEqual(words[i]))
            {
                member = Members[i];
                return true;
            }
        }

        member = default;
        return false;
    }
}
