using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>
/// Where reasons end (10 §0 L2): if a justification is accepted, every chain of <c>because</c> in it ends in an accepted
/// value or norm that is valid in the situation.
/// </summary>
public static class ReasonRule
{
    /// <summary>
    /// The ends of all chains of <c>because</c> from a declaration: identifiers that give no further reason, in ordinal
    /// order; the declaration itself if it gives none. Members of a circle (S501) are no ends. O(size of the document).
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="from">Where the chains begin.</param>
    public static Sequence<string> Ends(Document document, string from) =>
        Ends(new DocumentView(document, new(DateOnly.MaxValue, false)), from).ToSequence();

    /// <summary>
    /// The ends that cannot carry a reason in the situation: what is no value or norm, is not accepted by the report, is
    /// not valid there or not known to be. Empty if the chains hold. What was accepted elsewhere (<c>value-ref</c>)
    /// carries; what another file declares (<c>scope/id</c>) does not until that file says what it is.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="report">Its report.</param>
    /// <param name="from">Where the chains begin.</param>
    /// <param name="situation">Where the reason is given.</param>
    public static Sequence<string> Failing(
        Document document,
        Report report,
        string from,
        Situation situation
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        DocumentView view = new(document, new(DateOnly.MaxValue, false));
        var accepted = report
            .Statuses.Where(s => s.Standing == Standing.Accepted)
            .Select(s => s.Id)
            .ToHashSet(StringComparer.Ordinal);
        return Ends(view, from)
            .Where(end =>
                view.ById.GetValueOrDefault(end) switch
                {
                    ValueReference => false,
                    Value value => !accepted.Contains(end) || !Holds(value.Contexts),
                    Norm { In: { } context } => !accepted.Contains(end) || !Holds([context]),
                    _ => true,
                }
            )
            .ToSequence();

        bool Holds(Sequence<Name> contexts) =>
            UseRule.Of(view, contexts, situation, out _) == UseVerdict.Reason;
    }

    private static SortedSet<string> Ends(DocumentView document, string from)
    {
        var reasons = document
            .Edges.Where(e => e.Kind == RelationKind.Because)
            .ToLookup(e => e.From, e => e.To.Text, StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal) { from };
        Stack<string> open = new([from]);
        SortedSet<string> ends = new(StringComparer.Ordinal);
        while (open.TryPop(out var next))
        {
            var behind = reasons[next];
            if (!behind.Any())
            {
                ends.Add(next);
            }

            foreach (var reason in behind)
            {
                if (seen.Add(reason))
                {
                    open.Push(reason);
                }
            }
        }

        return ends;
    }
}
