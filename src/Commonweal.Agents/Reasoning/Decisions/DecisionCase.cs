using Commonweal.Agents.Reasoning.Choice;
using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Decisions;

/// <summary>
/// Everything that applies to a query: the values, norms and wiser-than relations of its context and of the contexts
/// around it, and the evidence sorted by what it is about. Linear in snapshot and evidence.
/// </summary>
internal sealed class DecisionCase
{
    private readonly Dictionary<(string, string, string), EvidenceItem> _assessed = [];
    private readonly Dictionary<string, OptionFacts> _facts = new(StringComparer.Ordinal);

    private DecisionCase(DecisionBasis basis, DecisionQuery query, Sequence<EvidenceItem> evidence)
    {
        (Basis, Query, Evidence) = (basis, query, evidence);
        var snapshot = basis.Snapshot;
        var within = Within = Lineage(snapshot, query.Context);
        Values =
        [
            .. snapshot
                .Values.Where(v =>
                    v is { Kind: "value", Provenance: "person" or "third" }
                    && v.Contexts.Any(within.Contains)
                )
                .OrderBy(v => v.Id, StringComparer.Ordinal),
        ];
        Norms =
        [
            .. snapshot
                .Norms.Where(n => n.Contexts.Any(within.Contains))
                .OrderBy(n => n.Id, StringComparer.Ordinal),
        ];
        _ = Rational.TryParse(query.Theta, out var theta);
        var held = Values.Select(v => v.Id).ToHashSet(StringComparer.Ordinal);
        Wiser =
        [
            .. snapshot
                .Wiser.Where(w =>
                    within.Contains(w.Context)
                    && w.Total >= query.MinimumVotes
                    && w.Agree <= w.Total
                    && w.Agree >= theta * w.Total
                    && w.High != w.Low
                    && held.Contains(w.High)
                    && held.Contains(w.Low)
                )
                .DistinctBy(w => (w.High, w.Low))
                .OrderBy(w => w.High, StringComparer.Ordinal)
                .ThenBy(w => w.Low, StringComparer.Ordinal),
        ];
        foreach (var item in Standing("assess"))
        {
            _assessed[(item.Option!, item.Value!, item.Policy!)] = item;
        }

        var facts = Standing("fact").ToList();
        foreach (var option in query.Options)
        {
            _facts[option.Id] = new(facts.Where(f => f.Option is null || f.Option == option.Id));
        }
    }

    /// <summary>The context and those around it.</summary>
    public HashSet<string> Within { get; }

    private static HashSet<string> Lineage(Snapshot snapshot, string context)
    {
        var parents = snapshot.Contexts.ToDictionary(
            c => c.Id,
            c => c.Parent,
            StringComparer.Ordinal
        );
        HashSet<string> within = new(StringComparer.Ordinal);
        for (
            string? at = context;
            at is not null && parents.TryGetValue(at, out var parent) && within.Add(at);
            at = parent
        ) { }

        return within;
    }

    public DecisionBasis Basis { get; }

    public DecisionQuery Query { get; }

    public Sequence<EvidenceItem> Evidence { get; }

    public List<SnapshotValue> Values { get; }

    public List<SnapshotNorm> Norms { get; }

    public List<SnapshotWiser> Wiser { get; }

    public OptionFacts FactsOf(string option) => _facts[option];

    /// <summary>The same case on other evidence, which must be sound.</summary>
    public DecisionCase With(IEnumerable<EvidenceItem> evidence) =>
        new(Basis, Query, evidence.ToSequence());

    /// <summary>Evidence of a kind that was not taken back, in the order given.</summary>
    public IEnumerable<EvidenceItem> Standing(string kind) =>
        Evidence.Where(e => e.Kind == kind && !e.Revoked);

    /// <summary>The assessment of an option on a policy of a value, if there is one.</summary>
    public EvidenceItem? Assessed(string option, string value, string policy) =>
        _assessed.GetValueOrDefault((option, value, policy));

    public string Words(string id) => Basis.Words.GetValueOrDefault(id, id);

    public string OptionWords(string id) => Query.Options.First(o => o.Id == id).Called;

    /// <summary>The options left, scored on every value: the means over all its policies, from 0 to 1 where nothing is known.</summary>
    public ChoiceQuestion Weighed(IEnumerable<string> options) =>
        new(
            Values.ConvertAll(v => v.Id),
            [
                .. options.Select(o => new ScoredOption(
                    o,
                    Values
                        .Where(v => v.Policies.Any(p => Assessed(o, v.Id, p) is not null))
                        .ToDictionary(v => v.Id, v => ScoreOf(o, v), StringComparer.Ordinal)
                )),
            ],
            Wiser.ConvertAll(w => new WeightOrder(w.High, w.Low)),
            TieBreaking.Ask
        );

    /// <summary>Reads and looks over what was given.</summary>
    public static Answer<DecisionCase> Of(
        DecisionBasis basis,
        DecisionQuery query,
        EvidenceBook evidence
    )
    {
        var roles = query
            .Roles.SelectMany(r =>
                basis.Groups.Where(g => g.Role == r).Select(g => g.Group).Prepend(r)
            )
            .Distinct(StringComparer.Ordinal)
            .Select(r => new EvidenceItem(DecisionBasis.RoleLiteral(r), "fact", "person")
            {
                Literal = DecisionBasis.RoleLiteral(r),
            });
        List<EvidenceItem> items = [.. evidence.Items, .. roles];
        if (items.TrueForAll(i => i.Kind != "ctx" || i.Revoked || i.Context != query.Context))
        {
            items.Insert(
                0,
                new($"in-{query.Context}", "ctx", "person") { Context = query.Context }
            );
        }

        if (
            DecisionProblems.Of(basis, query) is { } problem
            || DecisionProblems.Of(basis, query, items) is { } inEvidence
                && (problem = inEvidence) is not null
        )
        {
            return problem;
        }

        DecisionCase found = new(basis, query, items.ToSequence());
        return found.Values.Count == 0
                ? new Rejection(
                    "E-NO-VALUES",
                    "context",
                    $"No accepted value belongs to “{query.Context}” or to a context around it, so there is nothing to weigh by. Add values there, or ask in another context."
                )
            : found.Values.Find(v => v.Policies.Count == 0) is { } bare
                ? new Rejection(
                    "E-NO-POLICIES",
                    $"value {bare.Id}",
                    $"{bare.Id} says nothing to attend to, so no option can be judged by it. Give it policies, or leave it out."
                )
            : found.Weighed(query.Options.Select(o => o.Id)).Problem() is { } unweighable
                ? unweighable with
                {
                    Where = unweighable.Where == "criteria" ? "values" : unweighable.Where,
                }
            : found;
    }

    private Score ScoreOf(string option, SnapshotValue value)
    {
        var (low, high) = (Rational.Zero, Rational.Zero);
        foreach (var policy in value.Policies)
        {
            var said = Assessed(option, value.Id, policy);
            low += Number(said?.Low ?? "0");
            high += Number(said?.High ?? "1");
        }

        Rational count = value.Policies.Count;
        return new(low / count, high / count);
    }

    internal static Rational Number(string text) =>
        Rational.TryParse(text, out var number)
            ? number
            : throw new System.Diagnostics.UnreachableException(text);
}
