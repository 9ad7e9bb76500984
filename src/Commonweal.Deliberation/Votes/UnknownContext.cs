using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language.Parsing;

namespace Commonweal.Deliberation.Votes;

/// <summary>A context was asked for that no judgement is about and nothing declares (V920).</summary>
internal static class UnknownContext
{
    private const string Code = "V920";

    /// <summary>More known contexts than this are counted and not listed.</summary>
    private const int MostListed = 12;

    /// <summary>Why there is nothing to read; null where the context is declared, so that it is merely empty.</summary>
    public static Refusal? Refuse(ImportOptions options, NameTable seen)
    {
        var asked = options.Context!;
        if (options.Contexts?.Contains(asked, StringComparer.Ordinal) == true)
        {
            return null;
        }

        List<string> known =
        [
            .. Enumerable
                .Range(0, seen.Count)
                .Select(i => seen[i])
                .Union(options.Contexts ?? [], StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        var listed = string.Join(", ", known.Take(MostListed));
        var more = known.Count - MostListed;
        List<string> mend =
        [
            more > 0
                ? $"Contexts there are: {listed} and {more} more."
                : $"Contexts there are: {listed}.",
        ];
        if (Spelling.Nearest(asked, known) is { } near)
        {
            mend.Insert(0, $"The nearest is {near}: --context {Quoted(near)}");
        }

        return new(
            FindingLog.Describe(Code, [("context", asked)]),
            [.. mend, .. RulePage.Of(Code)?.Mend ?? []]
        )
        {
            Code = Code,
        };
    }

    private static string Quoted(string id) =>
        id.Contains(' ', StringComparison.Ordinal) ? $"\"{id}\"" : id;
}
