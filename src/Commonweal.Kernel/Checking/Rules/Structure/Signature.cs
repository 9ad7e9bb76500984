using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S505: a relation or a mention of the wrong kind of thing (10 §3).</summary>
internal sealed class Signature : DocumentRule
{
    public override string Code => "S505";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        OfMentions(document)
            .Concat(OfEdges(document))
            .Concat(OfProxies(document))
            .Concat(OfPairs(document))
            .Concat(OfUpgrades(document));

    private IEnumerable<Finding> OfMentions(DocumentView document) =>
        References
            .In(document)
            .Where(m =>
                document.ById.TryGetValue(m.Id.Text, out var named)
                && !m.Expected.Fits(named)
                && !(m.Implicit && named is not Agent)
            )
            .Select(m =>
                Variant(
                    "mention",
                    m.Entity,
                    m.Id.Span,
                    ("id", m.Id.Text),
                    ("kind", Kinds.Of(document.ById[m.Id.Text])),
                    ("wanted", m.Expected.Wanted)
                )
            );

    private IEnumerable<Finding> OfEdges(DocumentView document)
    {
        foreach (var edge in document.Edges)
        {
            if (
                edge.Source is { } source
                && document.ById.GetValueOrDefault(edge.To.Text) is { } target
                && !Signatures.Allow(edge.Kind, source, target)
            )
            {
                yield return Found(
                    edge.From,
                    edge.To.Span.IsNone ? edge.Span : edge.Span.To(edge.To.Span),
                    ("from", edge.From),
                    ("from-kind", Kinds.Of(source)),
                    ("relation", edge.Word),
                    ("to", edge.To.Text),
                    ("to-kind", Kinds.Of(target)),
                    ("signature", Signatures.InWords(edge.Kind))
                );
            }
        }
    }

    private IEnumerable<Finding> OfProxies(DocumentView document) =>
        document
            .Signals.Where(s => s is { Proxies: not null, Kind: not SignalKind.Metric })
            .Select(s =>
                Variant(
                    "proxy",
                    s.Id.Text,
                    s.Proxies!.Value.Span,
                    ("id", s.Id.Text),
                    ("kind", Kinds.Of(s)),
                    ("target", s.Proxies.Value.Text)
                )
            );

    /// <summary>Nothing is wiser than, at odds with or on a par with itself.</summary>
    private IEnumerable<Finding> OfPairs(DocumentView document) =>
        document
            .Upgrades.Select(u => (A: u.From, B: u.To, Word: "upgrade"))
            .Concat(document.Conflicts.Select(c => (c.A, c.B, Word: "conflict")))
            .Concat(document.Parities.Select(p => (p.A, p.B, Word: "parity")))
            .Concat(document.Incompatibilities.Select(i => (i.A, i.B, Word: "incompatible")))
            .Where(p => p.A == p.B && !p.A.IsMissing)
            .Select(p =>
                Variant("self", p.A.Text, p.B.Span, ("id", p.A.Text), ("relation", p.Word))
            );

    /// <summary>Both values of an upgrade are valid in its context.</summary>
    private IEnumerable<Finding> OfUpgrades(DocumentView document)
    {
        foreach (var upgrade in document.Upgrades)
        {
            if (document.Find<Scope>(upgrade.In) is null)
            {
                continue;
            }

            foreach (var name in new[] { upgrade.From, upgrade.To })
            {
                if (
                    document.Find<Value>(name) is { Contexts.Count: > 0 } value
                    && !value.Contexts.Any(c =>
                        DocumentView.IsElsewhere(c) || document.IsWithin(upgrade.In.Text, c.Text)
                    )
                )
                {
                    yield return Variant(
                        "context",
                        upgrade.Called(),
                        name.Span,
                        ("value", name.Text),
                        ("context", upgrade.In.Text),
                        ("contexts", string.Join(", ", value.Contexts))
                    );
                }
            }
        }
    }
}
