using Commonweal.Deliberation.MoralGraphs.Fitting;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>
/// Builds the moral graph of a population's judgements: two fits of the model (without groups for P, with them for P_g),
/// statuses, winners, and what it would take to change them (10 §7.5, §8).
/// </summary>
public static class MoralGraphBuilder
{
    private static readonly double[] Acquiescences = [0, .75, 1.1, 1.3, 1.5];

    /// <summary>
    /// Builds the graph. No votes give a graph without contexts. Time is that of two fits with their variances, of seven more
    /// for the evidence and sensitivity tables, whose variances are rough or not needed, and of about seven local refits for each pair in detail
    /// (<see cref="MoralGraphOptions.PairsInDetail"/>); memory is linear in the votes.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static MoralGraph Build(
        IReadOnlyList<Vote> votes,
        MoralGraphOptions options,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(options);
        options = options with
        {
            Rules = options.Rules with
            {
                Acquiescence = options.Model.Acquiescence,
                UnsureHalfWidth = options.Model.UnsureHalfWidth,
            },
        };
        var (folded, groups) = SmallGroups.Fold(votes, options.Rules.SmallestCell);
        options.Progress?.Invoke("fitting", 0);
        var plain = Wem.Fit(folded, options.Model with { GroupSpread = 0 });
        cancel.ThrowIfCancellationRequested();
        options.Progress?.Invoke("fitting groups", 0);
        var grouped = groups.Count == 0 ? null : plain.Under(options.Model);
        EdgeAssembly assembly = new(plain, grouped, groups, options);
        var contexts = Contexts(plain, assembly.All(cancel), assembly);
        options.Progress?.Invoke("weighing the evidence", 0);
        var counterbalanced = Counterbalanced(contexts, options.Rules.DirectionShare);
        return new(
            plain.Votes,
            plain.Table.Voters.Length,
            groups,
            contexts,
            Support(options.Model, plain),
            counterbalanced,
            counterbalanced >= .8 || plain.Votes == 0 ? [] : Sensitivity(plain, options)
        )
        {
            Findings = plain.Findings,
        };
    }

    private static List<ContextGraph> Contexts(
        WemFit fit,
        IReadOnlyList<MoralEdge> edges,
        EdgeAssembly assembly
    )
    {
        var ballots = fit.Table.Ballots.ToLookup(
            b => fit.Table.Contexts[b.Context],
            StringComparer.Ordinal
        );
        return
        [
            .. edges
                .GroupBy(e => e.Context, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g =>
                {
                    var (own, cycles) = Cycles.Contest([.. g.OrderBy(e => e, StrongestFirst)]);
                    var values = own.SelectMany(e => new[] { e.From, e.To })
                        .Distinct(StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal);
                    return new ContextGraph(
                        g.Key,
                        ballots[g.Key].Count(),
                        ballots[g.Key].Select(b => b.Voter).Distinct().Count(),
                        [.. own.OrderBy(e => e, StrongestFirst)],
                        Winners.Of(fit, g.Key, own, assembly),
                        [.. values.Select(v => fit.Level(v, g.Key))]
                    )
                    {
                        Cycles = cycles,
                    };
                }),
        ];
    }

    private static readonly Comparer<MoralEdge> StrongestFirst = Comparer<MoralEdge>.Create(
        (x, y) =>
        {
            var order = (x.Status != EdgeStatus.Established).CompareTo(
                y.Status != EdgeStatus.Established
            );
            order = order != 0 ? order : y.Probability.CompareTo(x.Probability);
            order = order != 0 ? order : string.CompareOrdinal(x.From, y.From);
            return order != 0 ? order : string.CompareOrdinal(x.To, y.To);
        }
    );

    private static double Counterbalanced(IReadOnlyList<ContextGraph> contexts, double share)
    {
        var pairs = contexts.Sum(c => c.Edges.Count);
        var both = contexts.Sum(c =>
            c.Edges.Count(e =>
                Math.Min(e.Forward.Total, e.Reverse.Total)
                >= share * (e.Forward.Total + e.Reverse.Total)
            )
        );
        return pairs == 0 ? 0 : (double)both / pairs;
    }

    private static RankSupport Support(WemOptions model, WemFit fit)
    {
        double Evidence(WemOptions options) => fit.Under(options).LogEvidence;
        WemOptions Same(WemOptions spreads) =>
            model with
            {
                LevelSpread = spreads.LevelSpread,
                ContextSpread = spreads.ContextSpread,
                PairSpread = spreads.PairSpread,
                StorySpread = spreads.StorySpread,
                GroupSpread = 0,
            };
        return new(
            fit.LogEvidence,
            Evidence(model with { LevelSpread = 0, ContextSpread = 0, GroupSpread = 0 }),
            Evidence(Same(WemOptions.StoryEffectsOnly)),
            Evidence(Same(WemOptions.Nothing))
        );
    }

    private static List<AcquiescenceRow> Sensitivity(WemFit plain, MoralGraphOptions options) =>
        [
            .. Acquiescences.Select(beta =>
            {
                var fit = beta.Equals(plain.Options.Acquiescence)
                    ? plain
                    : plain.Under(plain.Options with { Acquiescence = beta });
                return new AcquiescenceRow(
                    beta,
                    fit.Optima.SelectMany(o => o.RoughProbabilities())
                        .Count(p => Math.Max(p, 1 - p) >= options.Rules.Probability)
                );
            }),
        ];
}
