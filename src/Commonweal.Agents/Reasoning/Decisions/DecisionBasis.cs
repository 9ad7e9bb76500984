using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Justifications;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Agents.Reasoning.Decisions;

/// <summary>Someone who declines a value or norm, and what was answered.</summary>
/// <param name="Party">Whose standpoint.</param>
/// <param name="On">The value or norm.</param>
/// <param name="Complaint">What they object to.</param>
/// <param name="Answer">The reply.</param>
public sealed record Dissent(string Party, string On, string? Complaint, string? Answer);

/// <summary>Something of a document that does not count in a decision.</summary>
/// <param name="Contexts">Where it would.</param>
/// <param name="Why">What it is, and why it does not.</param>
public sealed record LeftOut(Sequence<string> Contexts, string Why);

/// <summary>
/// What decisions are made from: a snapshot of a checked document on one day, and the words that readers need. Accepted
/// values and norms count; what the checker took for something else stands in the snapshot as that, and candidates,
/// customs and norms that are not in force that day are set aside and said so. A norm for a role has the literal
/// <c>as-ROLE</c> in its guard, an expectation is a duty.
/// </summary>
/// <param name="Snapshot">The snapshot.</param>
public sealed record DecisionBasis(Snapshot Snapshot)
{
    /// <summary>Titles of values and norms, and the words of policies, by id; a policy's id is <c>value.n</c>, counted from 1.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Expected cost of a violation of each norm: credence × cost, 1 where nothing is said.</summary>
    public IReadOnlyDictionary<string, decimal> Costs { get; init; } =
        new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>Which role belongs to which group.</summary>
    public Sequence<(string Role, string Group)> Groups { get; init; } = [];

    /// <summary>Who declines what.</summary>
    public Sequence<Dissent> Dissents { get; init; } = [];

    /// <summary>What was left out, each with the reason.</summary>
    public Sequence<LeftOut> SetAside { get; init; } = [];

    /// <summary>How a role stands in guards and facts.</summary>
    public static string RoleLiteral(string role) => $"as-{role}";

    /// <summary>Takes the snapshot of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="report">What the checker said of it.</param>
    /// <param name="day">The day the decision is made.</param>
    /// <param name="established">Wiser-than relations of a moral graph (<see cref="Established"/>); null to take the counts that the document's upgrades state.</param>
    public static DecisionBasis Of(
        Document document,
        Report report,
        DateOnly day,
        IEnumerable<SnapshotWiser>? established = null
    ) => new BasisReading(document, report, day).Read(established);

    /// <summary>
    /// The established edges of a moral graph. For an edge, those count who took a side: yes to the edge and no to its
    /// reverse agree; "not sure" and "on a par" say neither.
    /// </summary>
    public static IEnumerable<SnapshotWiser> Established(MoralGraph graph) =>
        from context in graph.Contexts
        from edge in context.Edges
        where edge.Status == EdgeStatus.Established
        let agree = edge.Forward.Yes + edge.Reverse.No
        select new SnapshotWiser(
            edge.To,
            edge.From,
            edge.Context,
            agree,
            agree + edge.Forward.No + edge.Reverse.Yes
        );
}

/// <summary>Reads a checked document into a basis. Linear, times the depth of contexts.</summary>
internal sealed class BasisReading(Document document, Report report, DateOnly day)
{
    private readonly SortedDictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> _costs = new(StringComparer.Ordinal);
    private readonly List<LeftOut> _aside = [];

    private readonly Dictionary<string, EntityStatus> _statuses = report
        .Statuses.DistinctBy(s => s.Id, StringComparer.Ordinal)
        .ToDictionary(s => s.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, Scope> _scopes = All<Scope>(document)
        .DistinctBy(s => s.Id.Text, StringComparer.Ordinal)
        .ToDictionary(s => s.Id.Text, StringComparer.Ordinal);

    private readonly Dictionary<string, AgentKind> _agents = All<Agent>(document)
        .DistinctBy(a => a.Id.Text, StringComparer.Ordinal)
        .ToDictionary(a => a.Id.Text, a => a.Kind, StringComparer.Ordinal);

    public DecisionBasis Read(IEnumerable<SnapshotWiser>? established)
    {
        Snapshot snapshot = new(
            [.. _scopes.Values.Select(s => new SnapshotContext(s.Id.Text, ParentOf(s)))],
            [
                .. All<Value>(document)
                    .DistinctBy(v => v.Id.Text, StringComparer.Ordinal)
                    .Select(ValueOf)
                    .OfType<SnapshotValue>(),
                .. All<Signal>(document).Select(SignalOf).OfType<SnapshotValue>(),
            ],
            [
                .. All<Norm>(document)
                    .DistinctBy(n => n.Id.Text, StringComparer.Ordinal)
                    .SelectMany(NormsOf),
            ],
            [.. established ?? Stated()],
            []
        );
        return new(snapshot)
        {
            Words = _words,
            Costs = _costs,
            Groups =
            [
                .. All<Agent>(document)
                    .Where(a => a.Kind == AgentKind.Role)
                    .SelectMany(a => a.Groups.Select(g => (a.Id.Text, g.Text))),
            ],
            Dissents =
            [
                .. All<Standpoint>(document)
                    .Where(s => !s.Agrees)
                    .Select(s => new Dissent(s.Party.Text, s.On.Text, s.Complaint, s.Answer)),
            ],
            SetAside = _aside.ToSequence(),
        };
    }

    private static IEnumerable<T> All<T>(Document document)
        where T : Declaration => document.Declarations.OfType<T>();

    private string? ParentOf(Scope scope) =>
        scope.PartOf.Select(p => p.Text).FirstOrDefault(_scopes.ContainsKey);

    private SnapshotValue? ValueOf(Value value)
    {
        var id = value.Id.Text;
        var status = _statuses.GetValueOrDefault(id);
        var kind = status switch
        {
            { Standing: Standing.Accepted } => "value",
            { Standing: Standing.Rejected, Kind: var instead } => Instead(instead),
            _ => null,
        };
        _words.TryAdd(id, value.Title);
        if (kind is null)
        {
            var why = status switch
            {
                { Standing: Standing.Candidate } => "not accepted yet",
                { Kind: { } other } => $"no value as it stands ({other})",
                _ => "no value as it stands",
            };
            _aside.Add(
                new([.. value.Contexts.Select(c => c.Text)], $"“{value.Title}” ({id}): {why}")
            );
            return null;
        }

        for (var i = 0; i < value.Policies.Count; i++)
        {
            _words.TryAdd(PolicyId(id, i), value.Policies[i].Text);
        }

        return new(
            id,
            kind,
            Everywhere(value.Contexts.Select(c => c.Text)),
            [.. value.Policies.Select((_, i) => PolicyId(id, i))],
            ProvenanceOf(value)
        );
    }

    private static string PolicyId(string value, int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}.{index + 1}");

    private string ProvenanceOf(Value value) =>
        _agents.GetValueOrDefault(value.By.Text, AgentKind.Person) switch
        {
            AgentKind.Model => "model",
            _ when value.Policies.Count > 0 && value.Policies.All(FromModel) => "model",
            AgentKind.Person => "person",
            _ => "third",
        };

    private bool FromModel(AttentionalPolicy policy) =>
        policy.Provenance is { Act: ProvenanceAct.Accepted, Restated: null } provenance
        && _agents.TryGetValue(provenance.Citation.Source.Text, out var kind)
        && kind == AgentKind.Model;

    private SnapshotValue? SignalOf(Signal signal)
    {
        var kind = Instead(signal.Kind.ToString().ToLowerInvariant());
        _words.TryAdd(signal.Id.Text, signal.Text);
        return kind is null ? null : new(signal.Id.Text, kind, [], []);
    }

    private static string? Instead(string? kind) =>
        kind switch
        {
            "instrument" => "instrumental",
            "slogan" or "virtue-word" => "slogan",
            "goal" or "metric" or "vision" => "goal",
            "taste" or "feeling" => "taste",
            _ => null,
        };

    private IEnumerable<SnapshotNorm> NormsOf(Norm norm)
    {
        var id = norm.Id.Text;
        _words.TryAdd(id, norm.Title ?? (norm.Content as Act)?.Text ?? id);
        if (!NormReading.IsRegulative(norm) || norm.In is not { } context)
        {
            yield break;
        }

        var why = _statuses.GetValueOrDefault(id) is not { Standing: Standing.Accepted }
            ? _statuses.GetValueOrDefault(id) is { Standing: Standing.Custom }
                ? "people keep it without expecting it of each other"
                : "not accepted"
            : norm.Since is { } since && since > day
                ? "not in force yet"
                : norm.Until is { } until && until <= day
                    ? "no longer in force"
                    : norm.Credence is < NormVerdicts.Settled
                        ? "too uncertain to count"
                        : null;
        if (why is not null)
        {
            _aside.Add(new([context.Text], $"“{_words[id]}” ({id}): {why}"));
            yield break;
        }

        var roles = norm.Bearer is null or { Kind: BearerKind.Any }
            ? [null]
            : norm.Bearer.Names.Select(n => (string?)n.Text).ToList();
        foreach (var role in roles)
        {
            var name = roles.Count > 1 ? $"{id}-{role}" : id;
            _words.TryAdd(name, _words[id]);
            _costs[name] = (norm.Credence ?? 1) * (norm.Cost ?? 1);
            yield return new(
                name,
                norm.Deontic switch
                {
                    Kernel.Norms.Deontic.Forbids => "F",
                    Kernel.Norms.Deontic.Permits => "P",
                    _ => "O",
                },
                [
                    .. Texts(norm.When),
                    .. role is null ? [] : (string[])[DecisionBasis.RoleLiteral(role)],
                ],
                Texts(NormReading.Content(norm.Content!)),
                Everywhere([context.Text])
            )
            {
                Unless = [.. norm.Unless.Select(Texts)],
                Rank = norm.Rank,
                Since = norm.Since?.ToString(
                    "yyyy-MM-dd",
                    System.Globalization.CultureInfo.InvariantCulture
                ),
                Chain = [.. norm.Else.Select(c => Texts(NormReading.Content(c)))],
            };
        }
    }

    private static Sequence<string> Texts(Condition condition) =>
        [.. condition.Literals.Select(LiteralText.Write).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The contexts, and those within them that the snapshot's one parent each does not lead to, as a context may be part
    /// of several.
    /// </summary>
    private Sequence<string> Everywhere(IEnumerable<string> contexts)
    {
        HashSet<string> named = new(contexts, StringComparer.Ordinal);
        return
        [
            .. named,
            .. _scopes
                .Values.Where(s =>
                    s.PartOf.Count > 1
                    && !named.Contains(s.Id.Text)
                    && s.PartOf.Any(p => Lineage(p.Text).Any(named.Contains))
                )
                .Select(s => s.Id.Text),
        ];
    }

    private HashSet<string> Lineage(string scope)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { scope };
        Queue<string> waiting = new([scope]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var wider in _scopes.TryGetValue(next, out var s) ? s.PartOf : [])
            {
                if (seen.Add(wider.Text))
                {
                    waiting.Enqueue(wider.Text);
                }
            }
        }

        return seen;
    }

    /// <summary>What the upgrades of the document say that people were asked; a record with an error says nothing.</summary>
    private IEnumerable<SnapshotWiser> Stated()
    {
        var errors = report
            .Diagnostics.Where(d => d.Severity == Severity.Error && !d.Span.IsNone)
            .Select(d => d.Span.Start)
            .ToList();
        foreach (var upgrade in All<Upgrade>(document))
        {
            if (
                upgrade.Asked is not { } asked
                || errors.Exists(e => e >= upgrade.Span.Start && e < upgrade.Span.End)
            )
            {
                continue;
            }

            var (low, high, context) = (upgrade.From.Text, upgrade.To.Text, upgrade.In.Text);
            yield return new(high, low, context, asked.Yes, asked.Asked);
            if (asked.ReverseAsked > 0)
            {
                yield return new(low, high, context, asked.ReverseYes, asked.ReverseAsked);
            }
        }
    }
}
