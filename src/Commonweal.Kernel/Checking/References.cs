using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>What a mention asks of the thing it names.</summary>
/// <param name="Wanted">In words, for example <c>a choice</c>.</param>
/// <param name="Fits">Whether a declaration is of the right kind.</param>
internal sealed record Expectation(string Wanted, Func<Declaration, bool> Fits)
{
    public static readonly Expectation Anything = new("a declaration", _ => true);

    public static readonly Expectation Party = new(
        "a person, model, group, role or process",
        d => d is Agent
    );

    public static readonly Expectation Person = new(
        "a person",
        d => d is Agent { Kind: AgentKind.Person }
    );

    public static readonly Expectation Group = new(
        "a group",
        d => d is Agent { Kind: AgentKind.Group }
    );

    public static readonly Expectation Process = new(
        "a process",
        d => d is Agent { Kind: AgentKind.Process }
    );

    /// <summary>A norm binds whoever fills a role, never a named person (30 §1).</summary>
    public static readonly Expectation Bearer = new(
        "a role or group, not a person",
        d => d is not Agent { Kind: AgentKind.Person }
    );

    public static readonly Expectation Place = new(
        "a context, domain or practice",
        d => d is Scope
    );

    public static readonly Expectation OneChoice = new("a choice", d => d is Choice);

    public static readonly Expectation OneValue = new("a value", d => d is Value or ValueReference);

    public static readonly Expectation ValueOrNorm = new(
        "a value or norm",
        d => d is Value or ValueReference or Norm
    );

    public static readonly Expectation ValueOrSignal = new(
        "a value or signal",
        d => d is Value or ValueReference or Signal
    );

    public static readonly Expectation Weighable = new(
        "a value, norm or signal",
        d => d is Value or ValueReference or Norm or Signal
    );
}

/// <summary>One mention of an identifier.</summary>
/// <param name="Entity">The declaration that mentions it.</param>
/// <param name="Id">What is mentioned, and where.</param>
/// <param name="Expected">What it has to be.</param>
/// <param name="Implicit">True where first use declares (10 §2): roles, actions, conditions, sanctioning agents.</param>
internal readonly record struct Mention(
    string Entity,
    Name Id,
    Expectation Expected,
    bool Implicit = false
);

/// <summary>Every mention of an identifier in a document, transcripts apart: a transcript may be kept elsewhere (P607).</summary>
internal static class References
{
    public static IEnumerable<Mention> In(DocumentView document)
    {
        foreach (var declaration in document.Document.Declarations)
        {
            foreach (var mention in Of(declaration))
            {
                yield return mention;
            }
        }

        foreach (var edge in document.Edges)
        {
            yield return new(edge.From, edge.To, Expectation.Anything);
        }
    }

    private static IEnumerable<Mention> Of(Declaration declaration) =>
        declaration switch
        {
            Agent a => a.Groups.Select(g => new Mention(a.Id.Text, g, Expectation.Group)),
            Choice c =>
            [
                new(c.Id.Text, c.By, Expectation.Party),
                new(c.Id.Text, c.In, Expectation.Place),
            ],
            Value v => OfValue(v),
            Norm n => OfNorm(n),
            Signal { Proxies: { } proxied } s =>
            [
                new(s.Id.Text, proxied, Expectation.ValueOrSignal),
            ],
            Conflict c => Pair(c.A, c.B, c.In),
            Parity p => Pair(p.A, p.B, p.In),
            Incompatibility i => Pair(i.A, i.B, null),
            Upgrade u => OfUpgrade(u),
            Relation r => [new(r.From.Text, r.From, Expectation.Anything)],
            Stake s =>
            [
                new(s.Party.Text, s.Party, Expectation.Party),
                new(s.Party.Text, s.In, Expectation.ValueOrNorm),
            ],
            Consent c => [new(c.Person.Text, c.Person, Expectation.Person)],
            CatchTrials t => [new(t.Person.Text, t.Person, Expectation.Person)],
            Standpoint s =>
            [
                new(s.On.Text, s.Party, Expectation.Party),
                new(s.On.Text, s.On, Expectation.ValueOrNorm),
            ],
            Portfolio p => p
                .Weights.Select(w => new Mention(p.Person.Text, w.Id, Expectation.Weighable))
                .Prepend(new(p.Person.Text, p.Person, Expectation.Person)),
            _ => [],
        };

    private static IEnumerable<Mention> OfValue(Value value)
    {
        var id = value.Id.Text;
        yield return new(id, value.By, Expectation.Party);
        foreach (var context in value.Contexts)
        {
            yield return new(id, context, Expectation.Place);
        }

        foreach (var policy in value.Policies)
        {
            foreach (var source in Sources(id, policy.Provenance))
            {
                yield return source;
            }

            foreach (var at in policy.At)
            {
                yield return new(id, at, Expectation.OneChoice);
            }
        }
    }

    private static IEnumerable<Mention> OfNorm(Norm norm)
    {
        var id = norm.Id.Text;
        if (norm.In is { } context)
        {
            yield return new(id, context, Expectation.Place);
        }

        foreach (var bearer in norm.Bearer?.Names ?? [])
        {
            yield return norm.Bearer!.Kind == BearerKind.Group
                ? new(id, bearer, Expectation.Group)
                : new(id, bearer, Expectation.Bearer, Implicit: true);
        }

        foreach (var role in norm.Protects.Concat(norm.Payoffs.Select(p => p.Role)))
        {
            yield return new(id, role, Expectation.Bearer, Implicit: true);
        }

        foreach (var sanction in norm.Sanctions)
        {
            yield return new(id, sanction.By, Expectation.Party, Implicit: true);
        }

        if (norm.Source?.Issuer is { } issuer)
        {
            yield return new(id, issuer, Expectation.Party, Implicit: true);
        }

        foreach (var adoption in norm.Adopted)
        {
            yield return new(id, adoption.By, Expectation.Process);
        }

        foreach (var source in Sources(id, norm.Provenance))
        {
            yield return source;
        }
    }

    private static IEnumerable<Mention> OfUpgrade(Upgrade upgrade)
    {
        var id = upgrade.Called();
        yield return new(id, upgrade.From, Expectation.OneValue);
        yield return new(id, upgrade.To, Expectation.OneValue);
        yield return new(id, upgrade.In, Expectation.Place);
        if (upgrade.By is { } by)
        {
            yield return new(id, by, Expectation.Party);
        }

        if (upgrade.Settles is { } settled)
        {
            yield return new(id, settled.A, Expectation.OneValue);
            yield return new(id, settled.B, Expectation.OneValue);
        }

        var supplied = upgrade
            .Stories.Select(s => s.Provenance)
            .Append(upgrade.Priority?.Provenance);
        foreach (var source in supplied.SelectMany(p => Sources(id, p)))
        {
            yield return source;
        }
    }

    private static IEnumerable<Mention> Sources(string entity, Provenance? provenance)
    {
        if (provenance is not null)
        {
            yield return new(entity, provenance.Citation.Source, Expectation.Party);
            if (provenance.Restated is { } restated)
            {
                yield return new(entity, restated.Citation.Source, Expectation.Party);
            }
        }
    }

    private static IEnumerable<Mention> Pair(Name a, Name b, Name? context)
    {
        yield return new(a.Text, a, Expectation.OneValue);
        yield return new(a.Text, b, Expectation.OneValue);
        if (context is { } place)
        {
            yield return new(a.Text, place, Expectation.Place);
        }
    }
}
