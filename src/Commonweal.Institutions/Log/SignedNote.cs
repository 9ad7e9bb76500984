using System.Buffers.Binary;
using System.Text;
using Commonweal.Agents.Reasoning;
using Commonweal.Kernel;

namespace Commonweal.Institutions.Log;

/// <summary>
/// A text with signatures under it, in the form of C2SP signed-note. Reading is strict: what is read prints to the same
/// bytes, so that no byte of a note can be changed without its being seen.
/// </summary>
/// <param name="Text">What is signed; ends with a line end.</param>
/// <param name="Signatures">One or more.</param>
public sealed record SignedNote(string Text, Sequence<NoteSignature> Signatures)
{
    /// <summary>Most signatures that are read.</summary>
    public const int MostSignatures = 100;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The note as it is written.</summary>
    public string ToText() => $"{Text}\n{string.Concat(Signatures.Select(s => s.ToLine()))}";

    /// <summary>Reads a note. Linear.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The note, or what is wrong with the bytes; nothing is verified here.</returns>
    public static Answer<SignedNote> Read(ReadOnlySpan<byte> utf8)
    {
        if (Decoded(utf8) is not { } whole)
        {
            return Unreadable("it is not plain UTF-8 text");
        }

        var blank = whole.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 1 || !whole.EndsWith('\n'))
        {
            return Unreadable("it has no empty line between a text and signatures");
        }

        var lines = whole[(blank + 2)..].Split('\n')[..^1];
        if (lines.Length is 0 or > MostSignatures)
        {
            return Unreadable($"it has {lines.Length} signatures, not 1 to {MostSignatures}");
        }

        List<NoteSignature> signatures = [];
        foreach (var line in lines)
        {
            if (NoteSignature.Read(line) is not { } signature)
            {
                return Unreadable("a line under the text is no signature: — NAME BASE64");
            }

            signatures.Add(signature);
        }

        return new SignedNote(whole[..(blank + 1)], signatures.ToSequence());
    }

    /// <summary>Text that is valid UTF-8 without control characters but line ends; null for all else.</summary>
    internal static string? Decoded(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var text = Strict.GetString(utf8);
            return text.Any(c => c < ' ' && c != '\n') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The bytes of base64 in its one canonical form; null for all else.</summary>
    internal static byte[]? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return
            Convert.TryFromBase64String(text, bytes, out var length)
            && Convert.ToBase64String(bytes.AsSpan(0, length)) == text
            ? bytes[..length]
            : null;
    }

    private static Rejection Unreadable(string what) =>
        new(
            "E-LOG-NOTE",
            "note",
            $"This cannot be read as a signed note (C2SP signed-note): {what}. Give the file as the log wrote it."
        );
}

/// <summary>A line of signature under a note.</summary>
/// <param name="Name">Name of the key.</param>
/// <param name="Payload">Base64 of the key id, four bytes, and the signature.</param>
public sealed record NoteSignature(string Name, string Payload)
{
    private const string Mark = "— ";

    /// <summary>A signature by a key.</summary>
    /// <param name="name">Name of the key.</param>
    /// <param name="keyId">Id of the key.</param>
    /// <param name="signature">What the key made of the text.</param>
    public static NoteSignature Of(string name, uint keyId, ReadOnlySpan<byte> signature)
    {
        var bytes = new byte[sizeof(uint) + signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, keyId);
        signature.CopyTo(bytes.AsSpan(sizeof(uint)));
        return new(name, Convert.ToBase64String(bytes));
    }

    /// <summary>Id of the key.</summary>
    public uint KeyId => BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(Payload));

    /// <summary>What the key made of the text.</summary>
    public byte[] Signature() => Convert.FromBase64String(Payload)[sizeof(uint)..];

    internal string ToLine() => $"{Mark}{Name} {Payload}\n";

    internal static NoteSignature? Read(string line)
    {
        if (
            !line.StartsWith(Mark, StringComparison.Ordinal)
            || line[Mark.Length..].Split(' ') is not [var name, var payload]
        )
        {
            return null;
        }

        return IsName(name) && SignedNote.FromBase64(payload) is { Length: > sizeof(uint) }
            ? new(name, payload)
            : null;
    }

    /// <summary>True for what may be the name of a key: something, without spaces and without plus.</summary>
    internal static bool IsName(string name) =>
        name.Length > 0 && !name.Any(c => c == '+' || char.IsWhiteSpace(c) || char.IsControl(c));
}
