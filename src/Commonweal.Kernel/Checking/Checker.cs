using Commonweal.Kernel.Checking.Rules;
using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Checking;

/// <summary>
/// The type checker of values and norms (10 §5). It can refuse, and it can say what is still missing; acceptance needs
/// evidence that no text supplies by itself (10 §0 L1). Pure and deterministic: the same document and options give the
/// same report on every machine and in every culture.
/// </summary>
public static class Checker
{
    /// <summary>Checks a document that was not read from a source, or whose syntax is known to be whole.</summary>
    public static Report Check(Document document, CheckOptions options) =>
        Check(new ParseResult(document, []), options);

    /// <summary>
    /// Checks what a parser read; declarations it could not read are left out of account. O(n log n) in the number of
    /// declarations for every rule but those whose page says otherwise.
    /// </summary>
    /// <param name="parsed">The document and the errors of its syntax, which the report takes over.</param>
    /// <param name="options">The day of the check and what else the caller knows.</param>
    public static Report Check(ParseResult parsed, CheckOptions options)
    {
        DocumentView view = new(parsed, options);
        List<Finding> findings = [.. parsed.Findings];
        foreach (var value in view.Values)
        {
            foreach (var policy in value.Policies)
            {
                findings.AddRange(PhraseChecker.Check(policy, value.Id.Text).Findings);
            }
        }

        foreach (var rule in RuleList.Document)
        {
            findings.AddRange(rule.Examine(view));
        }

        var diagnostics = InOrder(findings.Select(Describe));
        return new(Verdict.Of(view, diagnostics), diagnostics);
    }

    private static Diagnostic Describe(Finding finding) =>
        (
            RulePage.Of(finding.Code)
            ?? throw new InvalidOperationException($"{finding.Code} has no page in docs/rules.")
        ).Describe(finding);

    /// <summary>Sorted by place, then code, then entity; what is said twice of the same place is said once.</summary>
    private static Sequence<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics)
    {
        List<Diagnostic> sorted = [.. diagnostics];
        sorted.Sort(Compare);
        List<Diagnostic> distinct = new(sorted.Count);
        foreach (var diagnostic in sorted)
        {
            if (distinct.Count == 0 || Compare(distinct[^1], diagnostic) != 0)
            {
                distinct.Add(diagnostic);
            }
        }

        return distinct.ToSequence();
    }

    private static int Compare(Diagnostic a, Diagnostic b)
    {
        var byStart = a.Span.Start.CompareTo(b.Span.Start);
        if (byStart != 0)
        {
            return byStart;
        }

        var byCode = string.CompareOrdinal(a.Code, b.Code);
        if (byCode != 0)
        {
            return byCode;
        }

        var byEntity = string.CompareOrdinal(a.Entity, b.Entity);
        if (byEntity != 0)
        {
            return byEntity;
        }

        var byEnd = a.Span.End.CompareTo(b.Span.End);
        return byEnd != 0 ? byEnd : string.CompareOrdinal(a.Message, b.Message);
    }
}
