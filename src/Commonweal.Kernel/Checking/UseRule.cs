using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>
/// The use rule (10 §3): value v may be a reason in situation s iff ∃ c ∈ v.contexts with s ⊑ c and no <c>not-when</c>
/// of c matches s.
/// </summary>
public static class UseRule
{
    /// <summary>
    /// May the value be a reason in the situation? Where a limit cannot be tested and no other context decides,
    /// <see cref="UseVerdict.Undecidable"/> (S511). O(size of the document).
    /// </summary>
    /// <param name="document">Where value and contexts are declared.</param>
    /// <param name="value">The value.</param>
    /// <param name="situation">The situation.</param>
    public static UseVerdict Of(Document document, Value value, Situation situation)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Of(
            new DocumentView(document, new(DateOnly.MaxValue, false)),
            value.Contexts,
            situation,
            out _
        );
    }

    /// <summary>The rule over the contexts in which a value or norm is valid.</summary>
    /// <param name="document">Where the contexts are declared.</param>
    /// <param name="contexts">Where it is valid.</param>
    /// <param name="situation">The situation.</param>
    /// <param name="untested">The first limit that could not be tested, if that leaves it undecidable.</param>
    internal static UseVerdict Of(
        DocumentView document,
        IEnumerable<Name> contexts,
        Situation situation,
        out string? untested
    )
    {
        untested = null;
        foreach (var context in contexts)
        {
            if (!document.IsWithin(situation.Context, context.Text))
            {
                continue;
            }

            var (holds, unknown) = Limits(document.Find<Scope>(context), situation);
            if (!holds && unknown is null)
            {
                untested = null;
                return UseVerdict.Reason;
            }

            untested ??= holds ? null : unknown;
        }

        return untested is null ? UseVerdict.NoReason : UseVerdict.Undecidable;
    }

    private static (bool Holds, string? Unknown) Limits(Scope? context, Situation situation)
    {
        string? unknown = null;
        foreach (var limit in context?.NotWhen ?? [])
        {
            switch (situation.Matches?.Invoke(context!.Id.Text, limit))
            {
                case true:
                    return (true, null);
                case null:
                    unknown ??= limit;
                    break;
                default:
                    break;
            }
        }

        return (false, unknown);
    }
}
