using System.Globalization;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>
/// The two drafts of a rule page. A <c>given</c> block before a draft says what the caller of the checker knows:
/// <c>publish</c>, <c>situation CONTEXT</c>, <c>established A -&gt; B in CONTEXT</c>, <c>support SHARE of GROUP for NORM</c>.
/// </summary>
internal static class PageDrafts
{
    /// <summary>The day on which pages are read.</summary>
    public static readonly CheckOptions Options = Drafts.Options;

    /// <summary>What is found in the draft that is stopped.</summary>
    public static IReadOnlyList<Diagnostic> Stopped(RulePage page) =>
        Read(page, "## Draft that is stopped");

    /// <summary>What is found in the repaired draft.</summary>
    public static IReadOnlyList<Diagnostic> Repaired(RulePage page) =>
        Read(page, "## The same draft, repaired");

    /// <summary>The source texts of both drafts that are documents.</summary>
    public static IEnumerable<string> Documents(RulePage page) =>
        Fences(page.Body).Where(f => f.Kind == "weal").Select(f => f.Text);

    private static List<Diagnostic> Read(RulePage page, string heading)
    {
        var start = page.Body.IndexOf(heading, StringComparison.Ordinal);
        var end = page.Body.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        var options = Options;
        List<Diagnostic> found = [];
        foreach (var (kind, text) in Fences(page.Body[start..end]))
        {
            if (kind == "given")
            {
                options = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Aggregate(options, Given);
            }
            else if (kind == "weal")
            {
                found.AddRange(Checker.Check(WealParser.Parse(text), options).Diagnostics);
            }
            else if (kind == "phrase")
            {
                found.AddRange(
                    text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .SelectMany(line => PhraseChecker.Check(line, Span.None).Findings)
                        .Select(f => RulePage.Of(f.Code)!.Describe(f))
                );
            }
        }

        return found;
    }

    private static CheckOptions Given(CheckOptions options, string line)
    {
        var words = line.Split(' ');
        return words switch
        {
            ["publish"] => options with { Publish = true },
            ["situation", var context] => options with { Situation = new(context, null) },
            ["established", var from, "->", var to, "in", var context] => options with
            {
                EstablishedEdges = [.. options.EstablishedEdges, new(from, to, context)],
            },
            ["support", var share, "of", var group, "for", var norm] => options with
            {
                GroupSupport =
                [
                    .. options.GroupSupport,
                    new(norm, group, double.Parse(share, CultureInfo.InvariantCulture)),
                ],
            },
            _ => throw new FormatException($"A page gives '{line}', which is not understood."),
        };
    }

    private static IEnumerable<(string Kind, string Text)> Fences(string markdown)
    {
        var parts = markdown.Split("```");
        for (var i = 1; i < parts.Length; i += 2)
        {
            var line = parts[i].IndexOf('\n', StringComparison.Ordinal);
            yield return (parts[i][..line].Trim(), parts[i][(line + 1)..]);
        }
    }
}
