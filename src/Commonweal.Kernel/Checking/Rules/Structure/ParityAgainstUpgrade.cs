namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S509: two values are declared on a par and one of them wiser, in one context (10 §3; Chang 2002).</summary>
internal sealed class ParityAgainstUpgrade : DocumentRule
{
    public override string Code => "S509";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        var upgrades = document
            .Upgrades.Select(u => (Pairs.Of(u.From, u.To), u.In.Text))
            .ToHashSet();
        foreach (var parity in document.Parities)
        {
            if (
                parity.A != parity.B
                && upgrades.Contains((Pairs.Of(parity.A, parity.B), parity.In.Text))
            )
            {
                var (first, second) = Pairs.Of(parity.A, parity.B);
                yield return Found(
                    first,
                    parity.Span,
                    ("first", first),
                    ("second", second),
                    ("context", parity.In.Text)
                );
            }
        }
    }
}
