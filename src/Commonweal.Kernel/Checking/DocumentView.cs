using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>A document as rules see it: declarations by kind and by id, computed once.</summary>
internal sealed class DocumentView
{
    private readonly Dictionary<string, List<string>> _wider = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Talk?> _talks = new(StringComparer.Ordinal);

    private readonly List<Span> _syntaxFaults;

    public DocumentView(Document document, CheckOptions options)
        : this(new ParseResult(document, []), options) { }

    public DocumentView(ParseResult parsed, CheckOptions options)
    {
        var document = parsed.Document;
        _syntaxFaults = [.. parsed.Findings.Select(f => f.Span).OrderBy(s => s.Start)];
        Document = document;
        Options = options;
        ILookup<Type, Declaration> byType = document.Declarations.ToLookup(d => d.GetType());
        IReadOnlyList<T> All<T>()
            where T : Declaration => [.. byType[typeof(T)].Cast<T>()];
        Values = All<Value>();
        Norms = All<Norm>();
        Upgrades = All<Upgrade>();
        Choices = All<Choice>();
        Agents = All<Agent>();
        Scopes = All<Scope>();
        Signals = All<Signal>();
        Relations = All<Relation>();
        Conflicts = All<Conflict>();
        Parities = All<Parity>();
        Incompatibilities = All<Incompatibility>();
        Standpoints = All<Standpoint>();
        Stakes = All<Stake>();
        Portfolios = All<Portfolio>();
        Transcripts = All<Transcript>();
        Consents = All<Consent>();
        Trials = All<CatchTrials>();
        Disjointnesses = All<Disjointness>();
        ValueReferences = All<ValueReference>();
        Dictionary<string, Declaration> byId = new(StringComparer.Ordinal);
        foreach (var declaration in document.Declarations)
        {
            if (declaration.DeclaredId is { } id)
            {
                byId.TryAdd(id.Text, declaration);
            }
        }

        ById = byId;
        Edges = [.. EdgesOf(document)];
        StandpointsOn = Standpoints.ToLookup(s => s.On.Text, StringComparer.Ordinal);
        foreach (var (from, to) in ScopeArrows())
        {
            if (!_wider.TryGetValue(from, out var parents))
            {
                _wider[from] = parents = [];
            }

            parents.Add(to);
        }
    }

    public Document Document { get; }
    public CheckOptions Options { get; }

    /// <summary>First declaration of each id.</summary>
    public IReadOnlyDictionary<string, Declaration> ById { get; }

    /// <summary>Every link, <c>part-of</c> of a scope and top-level relation, one edge a target.</summary>
    public IReadOnlyList<Edge> Edges { get; }
    public ILookup<string, Standpoint> StandpointsOn { get; }
    public IReadOnlyList<Value> Values { get; }
    public IReadOnlyList<Norm> Norms { get; }
    public IReadOnlyList<Upgrade> Upgrades { get; }
    public IReadOnlyList<Choice> Choices { get; }
    public IReadOnlyList<Agent> Agents { get; }
    public IReadOnlyList<Scope> Scopes { get; }
    public IReadOnlyList<Signal> Signals { get; }
    public IReadOnlyList<Relation> Relations { get; }
    public IReadOnlyList<Conflict> Conflicts { get; }
    public IReadOnlyList<Parity> Parities { get; }
    public IReadOnlyList<Incompatibility> Incompatibilities { get; }
    public IReadOnlyList<Standpoint> Standpoints { get; }
    public IReadOnlyList<Stake> Stakes { get; }
    public IReadOnlyList<Portfolio> Portfolios { get; }
    public IReadOnlyList<Transcript> Transcripts { get; }
    public IReadOnlyList<Consent> Consents { get; }
    public IReadOnlyList<CatchTrials> Trials { get; }
    public IReadOnlyList<Disjointness> Disjointnesses { get; }
    public IReadOnlyList<ValueReference> ValueReferences { get; }

    /// <summary>The declaration of this id if it is of this kind, else null.</summary>
    public T? Find<T>(Name id)
        where T : Declaration => Find<T>(id.Text);

    /// <summary>The declaration of this id if it is of this kind, else null.</summary>
    public T? Find<T>(string id)
        where T : Declaration => ById.GetValueOrDefault(id) as T;

    /// <summary>True if the parser has found fault with something that begins in this place. O(log faults).</summary>
    public bool HasSyntaxFault(Span place)
    {
        var (low, high) = (0, _syntaxFaults.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) =
                _syntaxFaults[middle].Start < place.Start ? (middle + 1, high) : (low, middle);
        }

        return !place.IsNone && low < _syntaxFaults.Count && _syntaxFaults[low].Start < place.End;
    }

    /// <summary>True for <c>scope/id</c>: declared in another file, of a kind not known here.</summary>
    public static bool IsElsewhere(Name id) => id.Text.Contains('/', StringComparison.Ordinal);

    /// <summary>What an agent is, or null if the id names none here.</summary>
    public AgentKind? KindOfAgent(Name id) => Find<Agent>(id)?.Kind;

    /// <summary>A transcript's turns, or null if its text is not attached.</summary>
    public Talk? TalkOf(Name transcript)
    {
        if (!_talks.TryGetValue(transcript.Text, out var talk))
        {
            var text = Find<Transcript>(transcript)?.Text;
            _talks[transcript.Text] = talk = text is null
                ? null
                : new Talk(text, id => Find<Agent>(id)?.Kind);
        }

        return talk;
    }

    /// <summary>The scopes this one is directly part of.</summary>
    public IReadOnlyList<string> WiderThan(string scope) =>
        _wider.TryGetValue(scope, out var parents) ? parents : [];

    /// <summary>
    /// <c>c ⊑ d</c>: c equals d or is a descendant (10 §1). O(ancestors of c), no recursion, terminates on cycles.
    /// </summary>
    public bool IsWithin(string c, string d)
    {
        if (c == d)
        {
            return true;
        }

        var parents = WiderThan(c);
        return parents.Count > 0 && Lineage(c).Contains(d, StringComparer.Ordinal);
    }

    /// <summary>True when one contains the other.</summary>
    public bool Comparable(string c, string d) => IsWithin(c, d) || IsWithin(d, c);

    /// <summary>A scope and everything it is part of, nearest first.</summary>
    public IEnumerable<string> Lineage(string scope)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { scope };
        Queue<string> waiting = new([scope]);
        while (waiting.TryDequeue(out var next))
        {
            yield return next;
            foreach (var wider in WiderThan(next))
            {
                if (seen.Add(wider))
                {
                    waiting.Enqueue(wider);
                }
            }
        }
    }

    /// <summary>The choices in which the policies of a value were exercised, each once, in the order named.</summary>
    public IEnumerable<Choice> ChoicesOf(Value value)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var policy in value.Policies)
        {
            foreach (var at in policy.At)
            {
                if (seen.Add(at.Text) && Find<Choice>(at) is { } choice)
                {
                    yield return choice;
                }
            }
        }
    }

    private IEnumerable<(string From, string To)> ScopeArrows() =>
        Edges
            .Where(e => e.Kind == RelationKind.PartOf && e.Source is Scope)
            .Select(e => (e.From, e.To.Text));

    private IEnumerable<Edge> EdgesOf(Document document)
    {
        foreach (var declaration in document.Declarations)
        {
            var (from, links) = declaration switch
            {
                Value value => (value.Id.Text, value.Links),
                Norm norm => (norm.Id.Text, norm.Links),
                Upgrade upgrade => (upgrade.Called(), upgrade.Links),
                Scope { PartOf.Count: > 0 } scope => (
                    scope.Id.Text,
                    [new Link(RelationKind.PartOf, scope.PartOf, scope.Span)]
                ),
                Relation relation => (
                    relation.From.Text,
                    [new Link(relation.Kind, relation.Targets, relation.Span)]
                ),
                _ => ("", []),
            };
            if (links.Count == 0)
            {
                continue;
            }

            var source = declaration is Relation ? ById.GetValueOrDefault(from) : declaration;
            foreach (var link in links)
            {
                foreach (var target in link.Targets)
                {
                    yield return new(from, source, link.Kind, target, link.Span);
                }
            }
        }
    }
}
