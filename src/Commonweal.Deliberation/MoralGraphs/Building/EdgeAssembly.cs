using Commonweal.Deliberation.MoralGraphs.Fitting;

namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>Puts together what is known of each pair: estimates of both fits, counts, status and budgets.</summary>
/// <param name="plain">The fit without groups: P is taken from it.</param>
/// <param name="grouped">The fit with groups: P_g is taken from it; null where votes have no groups.</param>
/// <param name="groups">The groups that are named.</param>
/// <param name="options">The rules.</param>
internal sealed class EdgeAssembly(
    WemFit plain,
    WemFit? grouped,
    IReadOnlyList<GroupSize> groups,
    MoralGraphOptions options
)
{
    private readonly int _population = groups
        .Select(g => g.Group)
        .Union(options.Model.PopulationShares?.Keys ?? [], StringComparer.Ordinal)
        .Count();
    private readonly Budgets _budgets = new(plain, options.Rules);
    private readonly Dictionary<(string Low, string High, string Context), ModelEdge> _places =
        plain.Model.Edges.ToDictionary(e =>
            (plain.Table.Values[e.Low], plain.Table.Values[e.High], plain.Table.Contexts[e.Context])
        );

    /// <summary>Every pair, in no particular order.</summary>
    public IReadOnlyList<MoralEdge> All(CancellationToken cancel)
    {
        var edges = plain.Model.Edges;
        var estimates = edges.Select(plain.Estimate).ToArray();
        var detailed = Enumerable
            .Range(0, edges.Length)
            .OrderByDescending(i => Math.Abs(estimates[i].Probability - .5))
            .ThenBy(i => i)
            .Take(options.PairsInDetail)
            .ToHashSet();
        List<MoralEdge> all = new(edges.Length);
        for (var i = 0; i < edges.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            options.Progress?.Invoke("judging pairs", (double)i / edges.Length);
            all.Add(Assemble(edges[i], estimates[i], detailed.Contains(i)));
        }

        return all;
    }

    /// <summary>
    /// Attack budget of the transition <paramref name="from"/> → <paramref name="to"/> in a context; null where the pair was
    /// never judged (it cannot be voted on) or the search limit does not suffice.
    /// </summary>
    public int? AttackBudget(string from, string to, string context)
    {
        var upward = string.CompareOrdinal(from, to) < 0;
        return _places.TryGetValue(upward ? (from, to, context) : (to, from, context), out var edge)
            ? _budgets.Attack(edge, upward)
            : null;
    }

    private MoralEdge Assemble(ModelEdge edge, EdgeEstimate estimate, bool inDetail)
    {
        var upward = estimate.Mean >= 0;
        var directed = upward ? estimate : estimate with { Mean = -estimate.Mean };
        var evidence = EdgeEvidence.Of(plain.Table, edge, upward);
        var support = Support(evidence);
        var counting = support.Where(g => g.Votes >= options.Rules.GroupVotes).ToList();
        var total = evidence.Forward.Total + evidence.Reverse.Total;
        var shown = SmallGroups.Shown(support, groups, total, options.Rules.SmallestCell);
        var tellsTooMuch = SmallGroups.CountTellsTooMuch(
            total - shown.Sum(g => g.Votes),
            groups.Count - shown.Count,
            options.Rules
        );
        var (status, lacking) = Statuses.Of(
            evidence,
            directed,
            [.. counting.Select(g => g.Probability)],
            options
        );
        return new()
        {
            From = evidence.From,
            To = evidence.To,
            Context = evidence.Context,
            Forward = evidence.Forward,
            Reverse = evidence.Reverse,
            Mean = directed.Mean,
            StandardDeviation = directed.StandardDeviation,
            Probability = directed.Probability,
            ProbabilityOnAPar = directed.ProbabilityOnAPar,
            EffectiveVotes = evidence.EffectiveVotes,
            Groups = shown,
            Coverage =
                tellsTooMuch || _population == 0 ? null : (double)counting.Count / _population,
            Status = status,
            Lacking =
                tellsTooMuch && status != EdgeStatus.Established
                    ? lacking | Lacking.Groups
                    : lacking,
            VotesNeeded =
                status == EdgeStatus.Established ? 0
                : inDetail ? _budgets.Needed(edge, upward, evidence.EffectiveVotes)
                : null,
            Robustness = inDetail ? _budgets.Robustness(edge, upward) : null,
            AttackBudget = inDetail ? _budgets.Attack(edge, upward) : null,
            BridgedSupport =
                counting.Count == 0 || counting.Except(shown).Any()
                    ? null
                    : counting.Min(g => g.Probability),
        };
    }

    private List<GroupSupport> Support(EdgeEvidence evidence) =>
        grouped is null
            ? []
            :
            [
                .. evidence
                    .Groups.Select(g => new GroupSupport(
                        g.Group,
                        g.Votes,
                        grouped
                            .Edge(evidence.From, evidence.To, evidence.Context, g.Group)
                            .Probability
                    ))
                    .OrderBy(g => g.Group, StringComparer.Ordinal),
            ];
}
