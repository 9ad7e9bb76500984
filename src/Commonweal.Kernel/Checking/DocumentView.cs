using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>A document as rules see it: declarations by kind and by id, computed once.</summary>
internal sealed class DocumentView
{
    public DocumentView(Document document, CheckOptions options)
    {
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
    }

    public Document Document { get; }
    public CheckOptions Options { get; }

    /// <summary>First declaration of each id.</summary>
    public IReadOnlyDictionary<string, Declaration> ById { get; }
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
}
