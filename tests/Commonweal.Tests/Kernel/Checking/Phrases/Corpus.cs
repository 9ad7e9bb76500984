using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;

namespace Commonweal.Tests.Kernel.Checking.Phrases;

/// <summary>The self-written lines beside this file, and how tests look at one line.</summary>
internal static class Corpus
{
    /// <summary>Lines that are no values yet, each with what a careful reader calls it.</summary>
    public static IReadOnlyList<(string Kind, string Text)> NoValues { get; } =
    [
        .. Lines("no-values.txt")
            .Select(line => line.Split('\t'))
            .Select(parts => (parts[0], parts[1])),
    ];

    /// <summary>Good policies.</summary>
    public static IReadOnlyList<string> Policies { get; } = [.. Lines("policies.txt")];

    public static PhraseReport Check(string text) =>
        PhraseChecker.Check(text, new Span(0, text.Length));

    /// <summary>Code, weight and place of what was found, for example <c>V104 Error never</c>.</summary>
    public static IEnumerable<string> Found(string text) =>
        Check(text)
            .Findings.Select(f => $"{f.Code} {WeightOf(f)} {text[f.Span.Start..f.Span.End]}");

    public static Severity WeightOf(Finding finding) =>
        RulePage.Of(finding.Code)!.Describe(finding).Severity;

    public static bool IsRejected(PhraseReport report) =>
        report.Findings.Any(f => WeightOf(f) == Severity.Error);

    private static IEnumerable<string> Lines(string name) =>
        File.ReadLines(
                Repository.PathOf(
                    "tests",
                    "Commonweal.Tests",
                    "Kernel",
                    "Checking",
                    "Phrases",
                    name
                )
            )
            .Where(line => line.Length > 0 && line[0] != '#');
}
