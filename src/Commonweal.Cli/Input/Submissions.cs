using Commonweal.Cli.Output;
using Commonweal.Figures.Reports;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Cli.Input;

/// <summary>What a document tells a report: the submissions with their verdicts, labels, and where words come from.</summary>
internal static class Submissions
{
    /// <summary>Every value and norm of a checked document, in document order.</summary>
    public static IReadOnlyList<Submission> Of(Document document, CheckedFile file)
    {
        var findings = file.Report.Diagnostics.ToLookup(d => d.Entity, StringComparer.Ordinal);
        var statuses = file.Report.Statuses.ToLookup(s => s.Id, StringComparer.Ordinal);
        return
        [
            .. from declaration in document.Declarations
            let draft = Words(declaration, file.Source)
            where draft is not null
            from status in statuses[declaration.DeclaredId!.Value.Text].Take(1)
            select new Submission(
                draft.Value.Title,
                draft.Value.Lines,
                status,
                [.. findings[status.Id]]
            ),
        ];
    }

    /// <summary>Labels of the contexts a document declares.</summary>
    public static IReadOnlyDictionary<string, string> Labels(Document document)
    {
        Dictionary<string, string> labels = new(StringComparer.Ordinal);
        foreach (var scope in document.Declarations.OfType<Scope>())
        {
            labels.TryAdd(scope.Id.Text, scope.Label);
        }

        return labels;
    }

    /// <summary>Where the words of each value come from (10 §10).</summary>
    public static IReadOnlyDictionary<string, WordOrigins> Origins(Document document)
    {
        var persons = document
            .Declarations.OfType<Agent>()
            .Where(a => a.Kind == AgentKind.Person)
            .Select(a => a.Id.Text)
            .ToHashSet(StringComparer.Ordinal);
        Dictionary<string, WordOrigins> origins = new(StringComparer.Ordinal);
        foreach (var value in document.Declarations.OfType<Value>())
        {
            origins.TryAdd(
                value.Id.Text,
                value.Policies.Aggregate(
                    new WordOrigins(0, 0, 0, 0),
                    (sum, p) => Add(sum, p, value, persons)
                )
            );
        }

        return origins;
    }

    private static WordOrigins Add(
        WordOrigins sum,
        AttentionalPolicy policy,
        Value value,
        HashSet<string> persons
    )
    {
        var words = policy.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return policy.Provenance switch
        {
            null => sum,
            { Act: ProvenanceAct.Edited } => sum with { Edited = sum.Edited + words },
            { Citation.Source.Text: var source } when source == value.By.Text => sum with
            {
                Typed = sum.Typed + words,
            },
            { Citation.Source.Text: var source } when persons.Contains(source) => sum with
            {
                TakenOver = sum.TakenOver + words,
            },
            _ => sum with { Accepted = sum.Accepted + words },
        };
    }

    private static (string Title, IReadOnlyList<string> Lines)? Words(
        Declaration declaration,
        SourceText source
    ) =>
        declaration switch
        {
            Value value => (value.Title, [.. value.Policies.Select(p => p.Text)]),
            Norm norm => (
                norm.Title ?? norm.Id.Text,
                [
                    norm.Content is Act { Text: { } text } ? text
                    : norm.CountsAs is { } rule ? $"{rule.X} counts as {rule.Y}"
                    : Excerpt(source, norm),
                ]
            ),
            _ => null,
        };

    private static string Excerpt(SourceText source, Norm norm) =>
        string.Join(
            ' ',
            source
                .Slice(norm.Span)
                .ToString()
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
