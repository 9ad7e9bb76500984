using Commonweal.Cli.Output;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Cli.Input;

/// <summary>A document that was read whole, with what the checker says to it.</summary>
/// <param name="Document">The document.</param>
/// <param name="File">Its name, text and report.</param>
internal sealed record CheckedDocument(Document Document, CheckedFile File)
{
    /// <summary>Checks an input.</summary>
    public static CheckedDocument Of(WealInput input, DateOnly today) =>
        new(
            input.Parsed.Document,
            new(input.Name, input.Source, Checker.Check(input.Parsed, new(today, Publish: false)))
        );

    /// <summary>Values that were refused, with what they are instead; they are no cards.</summary>
    public IReadOnlyList<EntityStatus> RefusedValues()
    {
        var values = Document
            .Declarations.OfType<Value>()
            .Select(v => v.Id.Text)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. File.Report.Statuses.Where(s =>
                s.Standing == Standing.Rejected && values.Contains(s.Id)
            ),
        ];
    }

    /// <summary>Transitions whose record carries an error; they cannot be established (10 §7.5).</summary>
    public IReadOnlySet<(string From, string To, string Context)> FlawedRecords()
    {
        var errors = File
            .Report.Diagnostics.Where(d => d.Severity == Severity.Error && !d.Span.IsNone)
            .Select(d => d.Span.Start)
            .Order()
            .ToList();
        return Document
            .Declarations.OfType<Upgrade>()
            .Where(u => AnyWithin(errors, u.Span))
            .Select(u => (u.From.Text, u.To.Text, u.In.Text))
            .ToHashSet();
    }

    private static bool AnyWithin(List<int> sorted, Span span)
    {
        var at = sorted.BinarySearch(span.Start);
        at = at < 0 ? ~at : at;
        return at < sorted.Count && sorted[at] < span.End;
    }
}
