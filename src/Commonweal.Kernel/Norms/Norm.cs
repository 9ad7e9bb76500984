using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Norms;

/// <summary>What a norm does with its content.</summary>
public enum Deontic
{
    /// <summary>The bearer must (<c>obliges</c>).</summary>
    Obliges,

    /// <summary>The bearer must not (<c>forbids</c>).</summary>
    Forbids,

    /// <summary>The bearer may: a strong, explicit permission (<c>permits</c>).</summary>
    Permits,

    /// <summary>Others count on the bearer to (<c>expects</c>).</summary>
    Expects,

    /// <summary>The bearer may make, change or judge norms over the content (<c>authorises</c>; 30 §1, §5 item 6).</summary>
    Authorises,
}

/// <summary>Whom a norm binds.</summary>
public enum BearerKind
{
    /// <summary>Everyone.</summary>
    Any,

    /// <summary>Whoever fills one of the roles.</summary>
    Role,

    /// <summary>Members of one of the groups.</summary>
    Group,
}

/// <summary><c>any</c>, <c>[role] physician, nurse</c> or <c>group board</c>. Never a named person.</summary>
/// <param name="Kind">Everyone, roles or groups.</param>
/// <param name="Names">Roles or groups; empty for everyone.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Bearer(BearerKind Kind, Sequence<Name> Names, Span Span);

/// <summary>What a norm is about. Closed: <see cref="Act"/>, <see cref="Goal"/>.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record NormContent(Span Span);

/// <summary><c>to tell "say what was found"</c>: an action.</summary>
/// <param name="Action">The action's identifier.</param>
/// <param name="Text">The action in words.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Act(Name Action, string? Text, Span Span) : NormContent(Span);

/// <summary>When a goal must be true.</summary>
public enum GoalMode
{
    /// <summary>Once before the deadline (<c>reach</c>).</summary>
    Achieve,

    /// <summary>At every step until the deadline (<c>maintain</c>).</summary>
    Maintain,

    /// <summary>Exactly at the deadline (<c>meet</c>).</summary>
    Punctual,
}

/// <summary><c>reach done &amp; signed</c>: a state of affairs the bearer sees to.</summary>
/// <param name="Mode">Achieve, maintain or punctual.</param>
/// <param name="Condition">The state, as literals.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Goal(GoalMode Mode, Condition Condition, Span Span) : NormContent(Span);

/// <summary>How long a bearer has: a number of steps or an ISO 8601 duration.</summary>
/// <param name="Steps">Steps of the process, if counted so.</param>
/// <param name="Duration">ISO 8601 duration such as <c>P3D</c> or <c>PT2H</c>, if by the clock.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Deadline(int? Steps, string? Duration, Span Span);

/// <summary><c>k of n</c> people or occasions, and when that was found.</summary>
/// <param name="Count">How many did, or said so.</param>
/// <param name="Of">Out of how many.</param>
/// <param name="On">When observed or asked.</param>
/// <param name="Span">The clause.</param>
public sealed record Tally(int Count, int Of, DateOnly On, Span Span);

/// <summary><c>sanction "…" by staff</c>: what follows a breach, and from whom.</summary>
/// <param name="Text">What follows.</param>
/// <param name="By">Who does it.</param>
/// <param name="Span">The clause.</param>
public sealed record Sanction(string Text, Name By, Span Span);

/// <summary><c>adopted by council on 2026-01-01</c>.</summary>
/// <param name="By">The process.</param>
/// <param name="On">When.</param>
/// <param name="Span">The clause.</param>
public sealed record Adoption(Name By, DateOnly On, Span Span);

/// <summary>Where a norm comes from.</summary>
public enum NormSourceKind
{
    /// <summary>Learned from what people do.</summary>
    Practice,

    /// <summary>Stated in so many words.</summary>
    Explicit,

    /// <summary>Issued by an institution.</summary>
    Institution,
}

/// <summary><c>source institution by clinic</c>.</summary>
/// <param name="Kind">Practice, explicit or institution.</param>
/// <param name="Issuer">Who issued it, for explicit and institution.</param>
/// <param name="Span">The clause.</param>
public sealed record NormSource(NormSourceKind Kind, Name? Issuer, Span Span);

/// <summary><c>payoff role all 4 none 2</c>: what a role gets if everyone keeps the norm and if no one does (N301).</summary>
/// <param name="Role">For whom.</param>
/// <param name="AllComply">Utility if all comply.</param>
/// <param name="NoneComply">Utility if none comply.</param>
/// <param name="Span">The clause.</param>
public sealed record UniversalPayoff(Name Role, decimal AllComply, decimal NoneComply, Span Span);

/// <summary><c>counts "X" as "Y"</c>: a constitutive rule (Searle 1995).</summary>
/// <param name="X">What counts; null if missing (N105).</param>
/// <param name="Y">As what; null if missing (N105).</param>
/// <param name="Span">The clause.</param>
public sealed record CountsAs(string? X, string? Y, Span Span);

/// <summary>
/// A norm: one type for norms that are learned from a log, adopted by a process, bound in a contract or protected by
/// a regulator (10 §1 joined with 30 §1). A norm is regulative (deontic, bearer, content) or constitutive
/// (<see cref="CountsAs"/>). Missing parts are null so that the checker can say what is missing.
/// </summary>
public sealed record Norm : Declaration
{
    /// <summary>A norm with nothing in it but its identifier; set the rest with an initialiser.</summary>
    public Norm(Name id, Span span)
        : base(span) => Id = id;

    /// <summary>Its identifier.</summary>
    public Name Id { get; init; }

    /// <summary>What people call it.</summary>
    public string? Title { get; init; }

    /// <summary>What it does with its content; null if constitutive or missing (N101).</summary>
    public Deontic? Deontic { get; init; }

    /// <summary>Whom it binds; null if constitutive or missing (N102).</summary>
    public Bearer? Bearer { get; init; }

    /// <summary>The act or goal it is about.</summary>
    public NormContent? Content { get; init; }

    /// <summary>The constitutive rule, if it is one.</summary>
    public CountsAs? CountsAs { get; init; }

    /// <summary>When it applies.</summary>
    public Condition When { get; init; } = Condition.Always;

    /// <summary>Exceptions: it does not apply where one of these holds.</summary>
    public Sequence<Condition> Unless { get; init; } = [];

    /// <summary>The context; null if missing (N103).</summary>
    public Name? In { get; init; }

    /// <summary>How long the bearer has; null for no deadline.</summary>
    public Deadline? Within { get; init; }

    /// <summary>Contrary-to-duty chain: what comes into force when what stands before is violated (30 §5 item 4).</summary>
    public Sequence<NormContent> Else { get; init; } = [];

    /// <summary>Authority: higher wins in a conflict.</summary>
    public int Rank { get; init; }

    /// <summary>Cost of a violation, not negative; null for the default of 1.</summary>
    public decimal? Cost { get; init; }

    /// <summary>In force from this day on.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>In force before this day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Where it comes from.</summary>
    public NormSource? Source { get; init; }

    /// <summary>Probability that it is a norm here, 0 to 1; null if not learned.</summary>
    public decimal? Credence { get; init; }

    /// <summary>Who supplied its words.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>Empirical expectation: how many were seen to keep it (Bicchieri 2006).</summary>
    public Sequence<Tally> Practiced { get; init; } = [];

    /// <summary>Normative expectation: how many said one ought to keep it (Bicchieri 2006).</summary>
    public Sequence<Tally> Expected { get; init; } = [];

    /// <summary>What follows a breach.</summary>
    public Sequence<Sanction> Sanctions { get; init; } = [];

    /// <summary>By which processes it was adopted.</summary>
    public Sequence<Adoption> Adopted { get; init; } = [];

    /// <summary>Probability that desire alone explains the behaviour, from norm learning (N206).</summary>
    public decimal? ExplainedByDesire { get; init; }

    /// <summary>Payoffs if all and if none comply, by role (N301).</summary>
    public Sequence<UniversalPayoff> Payoffs { get; init; } = [];

    /// <summary>Roles the norm protects, if said (N304).</summary>
    public Sequence<Name> Protects { get; init; } = [];

    /// <summary>Relations to other declarations.</summary>
    public Sequence<Link> Links { get; init; } = [];

    /// <inheritdoc/>
    public override Name? DeclaredId => Id.OrNull();
}

/// <summary><c>disjoint day, night</c>: features that never hold together (S504).</summary>
/// <param name="Features">Pairwise exclusive features.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Disjointness(Sequence<Name> Features, Span Span) : Declaration(Span);
