using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Values;

/// <summary>What kind of party an agent is.</summary>
public enum AgentKind
{
    /// <summary>A human being; the only source whose own words are evidence.</summary>
    Person,

    /// <summary>A language model or another machine; what it says is never evidence (10 §0 L3).</summary>
    Model,

    /// <summary>A set of persons, for example an opinion group.</summary>
    Group,

    /// <summary>A position that a person fills, for example <c>physician</c>.</summary>
    Role,

    /// <summary>A procedure that can adopt norms.</summary>
    Process,
}

/// <summary>The three qualities a process needs for the norms it adopts to count as legitimately adopted (N205).</summary>
[Flags]
public enum ProcessQualities
{
    /// <summary>None declared.</summary>
    None = 0,

    /// <summary>Open to those affected (<c>open</c>).</summary>
    Open = 1,

    /// <summary>Its decisions carry dates (<c>dated</c>).</summary>
    Dated = 2,

    /// <summary>Its decisions can be revised (<c>revisable</c>).</summary>
    Revisable = 4,
}

/// <summary><c>person p1 "label" in group-a</c>: a party that can be named elsewhere.</summary>
/// <param name="Kind">Person, model, group, role or process.</param>
/// <param name="Id">Its identifier; for persons a pseudonym.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Groups">Groups it belongs to.</param>
/// <param name="Qualities">For processes: which qualities of legitimacy are declared.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Agent(
    AgentKind Kind,
    Name Id,
    string? Label,
    Sequence<Name> Groups,
    ProcessQualities Qualities,
    Span Span
) : Declaration(Span)
{
    /// <inheritdoc/>
    public override Name? DeclaredId => Id.OrNull();
}

/// <summary><c>stake p1 in b "why"</c>: a party that gains if a value or norm spreads (V409).</summary>
/// <param name="Party">Who has the stake.</param>
/// <param name="In">The value or norm.</param>
/// <param name="Reason">What the stake is.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Stake(Name Party, Name In, string? Reason, Span Span) : Declaration(Span);

/// <summary><c>consent p1 on 2026-05-01</c>: a person agreed that what they supplied may be published (P608).</summary>
/// <param name="Person">Who agreed.</param>
/// <param name="On">When.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Consent(Name Person, DateOnly On, Span Span) : Declaration(Span);

/// <summary><c>trials p1 accepted 1 of 3</c>: how many decoy phrases a person took as their own (10 §9.1 S8, §10; P609).</summary>
/// <param name="Person">Who was asked.</param>
/// <param name="Accepted">Decoys accepted.</param>
/// <param name="Shown">Decoys shown.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record CatchTrials(Name Person, int Accepted, int Shown, Span Span)
    : Declaration(Span);
