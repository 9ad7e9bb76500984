namespace Commonweal.Kernel.Checking.Rules.Improvement;

/// <summary>
/// V407: between two portfolios the effective number of values fell below .7 of what it was, or the share of signals
/// lived for as ends rose by more than .2 (10 §11).
/// </summary>
internal sealed class Collapse : DocumentRule
{
    public override string Code => "V407";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var (before, after, change) in Portfolios.Changes(document))
        {
            (string, string)[] told =
            [
                ("person", after.Person.Text),
                ("before", Text.Of(before.On)),
                ("after", Text.Of(after.On)),
                ("number-before", Text.OfShare(change.NumberBefore)),
                ("number-after", Text.OfShare(change.NumberAfter)),
                ("signals-before", Text.OfShare(change.SignalsBefore)),
                ("signals-after", Text.OfShare(change.SignalsAfter)),
            ];
            if (change.Narrowed)
            {
                yield return Found(after.Person.Text, after.Span, told);
            }

            if (change.Captured)
            {
                yield return Variant("captured", after.Person.Text, after.Span, told);
            }
        }
    }
}
