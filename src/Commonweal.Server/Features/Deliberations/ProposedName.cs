using System.Globalization;
using System.Text;

namespace Commonweal.Server.Features.Deliberations;

/// <summary>Short names made from what people wrote: "The library by the river" gives <c>the-library-by-the-river</c>.</summary>
internal static class ProposedName
{
    private const int Most = 40;

    /// <summary>A name from a text, other than those taken; <paramref name="otherwise"/> where the text has no Latin letter.</summary>
    public static string From(string text, string otherwise, IReadOnlySet<string> taken)
    {
        var name = Latin(text);
        if (name.Length == 0)
        {
            name = otherwise;
        }

        var free = name;
        for (var n = 2; taken.Contains(free); n++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name}-{n}");
        }

        return free;
    }

    private static string Latin(string text)
    {
        StringBuilder name = new();
        foreach (var sign in Decomposed(text))
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                name.Append(char.ToLowerInvariant(sign));
            }
            else if (
                CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark
                && sign is not ('\'' or '’')
                && name.Length > 0
                && name[^1] != '-'
            )
            {
                name.Append('-');
            }
        }

        var letters = name.ToString()
            .TrimStart('-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return (letters.Length > Most ? AtWord(letters) : letters).Trim('-');
    }

    private static string AtWord(string name)
    {
        var end = name.LastIndexOf('-', Most);
        return name[..(end > 10 ? end : Most)];
    }

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: nothing a name could be made of; the checks of the text say so.
            return "";
        }
    }
}
