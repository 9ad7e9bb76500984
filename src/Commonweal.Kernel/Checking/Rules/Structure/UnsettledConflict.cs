namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S512: a declared conflict that no upgrade, priority or parity settles where it arises (10 §4 E).</summary>
internal sealed class UnsettledConflict : DocumentRule
{
    public override string Code => "S512";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        if (document.Conflicts.Count == 0)
        {
            yield break;
        }

        var settled = document
            .Upgrades.SelectMany(u =>
                u.Settles is { } s
                    ? [(Pair: Pairs.Of(u.From, u.To), u.In), (Pair: Pairs.Of(s.A, s.B), u.In)]
                    : new[] { (Pair: Pairs.Of(u.From, u.To), u.In) }
            )
            .Concat(document.Parities.Select(p => (Pair: Pairs.Of(p.A, p.B), p.In)))
            .ToLookup(s => s.Pair, s => s.In.Text);
        foreach (var conflict in document.Conflicts)
        {
            if (
                conflict.A != conflict.B
                && !settled[Pairs.Of(conflict.A, conflict.B)]
                    .Any(context => document.IsWithin(conflict.In.Text, context))
            )
            {
                var (first, second) = Pairs.Of(conflict.A, conflict.B);
                yield return Found(
                    first,
                    conflict.Span,
                    ("first", first),
                    ("second", second),
                    ("context", conflict.In.Text)
                );
            }
        }
    }
}
