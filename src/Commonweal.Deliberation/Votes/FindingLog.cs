using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;

namespace Commonweal.Deliberation.Votes;

/// <summary>
/// Collects findings about rows: the first <see cref="Listed"/> of each code in full, the rest as a count, so that a
/// file with ten million broken rows costs no more memory than one with twenty.
/// </summary>
internal sealed class FindingLog
{
    /// <summary>How many rows of one code are listed.</summary>
    public const int Listed = 20;

    /// <summary>Longest excerpt of someone's text in a message, in code units.</summary>
    private const int LongestExcerpt = 60;

    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly List<RowFinding> _findings = [];

    public IReadOnlyList<RowFinding> Findings =>
        [.. _findings.OrderBy(f => f.Row).ThenBy(f => f.Code, StringComparer.Ordinal)];

    public IReadOnlyList<FindingCount> Counts =>
        [.. _counts.Select(pair => new FindingCount(pair.Key, pair.Value))];

    public void Add(string code, long row, params ReadOnlySpan<(string Name, string Text)> words)
    {
        var count = _counts.GetValueOrDefault(code) + 1;
        _counts[code] = count;
        if (count <= Listed)
        {
            _findings.Add(new(code, row, Describe(code, words)));
        }
    }

    /// <summary>The message of a code's page with its words filled in.</summary>
    internal static string Describe(string code, ReadOnlySpan<(string Name, string Text)> words)
    {
        if (RulePage.Of(code) is not { } page)
        {
            return code;
        }

        var arguments = new (string, string)[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            arguments[i] = (words[i].Name, Excerpt(words[i].Text));
        }

        return page.Describe(new Finding(code, "", Span.None, arguments.ToSequence())).Message;
    }

    /// <summary>Text as it may stand in a one-line message: shortened, without control characters.</summary>
    internal static string Excerpt(string text)
    {
        var shown =
            text.Length <= LongestExcerpt ? text
            : char.IsHighSurrogate(text[LongestExcerpt - 1]) ? text[..(LongestExcerpt - 1)] + "…"
            : text[..LongestExcerpt] + "…";
        return string.Create(
            shown.Length,
            shown,
            static (target, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                {
                    target[i] = char.IsControl(source[i]) ? ' ' : source[i];
                }
            }
        );
    }
}
