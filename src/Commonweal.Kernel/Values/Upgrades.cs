using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Values;

/// <summary><c>conflict a with b in c "case"</c>: two values that pull apart in a context.</summary>
/// <param name="A">One value.</param>
/// <param name="B">The other.</param>
/// <param name="In">The context.</param>
/// <param name="Case">The case in words.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Conflict(Name A, Name B, Name In, string Case, Span Span) : Declaration(Span);

/// <summary><c>parity a ~ b in c</c>: the two are on a par there (Chang 2002). Symmetric.</summary>
/// <param name="A">One value.</param>
/// <param name="B">The other.</param>
/// <param name="In">The context.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Parity(Name A, Name B, Name In, Span Span) : Declaration(Span);

/// <summary><c>incompatible a ~ b "why"</c>: the two cannot both be kept (S510).</summary>
/// <param name="A">One value.</param>
/// <param name="B">The other.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Incompatibility(Name A, Name B, string? Reason, Span Span) : Declaration(Span);

/// <summary>Why the later value is wiser (Taylor 1989; Klingefjord et al. 2024).</summary>
public enum UpgradeReason
{
    /// <summary>It corrects an error.</summary>
    Error,

    /// <summary>It takes in what was left out.</summary>
    Omission,

    /// <summary>It drops an impure motive.</summary>
    Impurity,

    /// <summary>It attends more skilfully.</summary>
    Skill,

    /// <summary>It settles a conflict between values by comprehending both.</summary>
    Comprehends,
}

/// <summary>Why a policy of the earlier value has no counterpart in the later one.</summary>
public enum DropReason
{
    /// <summary>It was an error.</summary>
    Error,

    /// <summary>It was an impure motive.</summary>
    Impurity,

    /// <summary>It is a special case of something kept.</summary>
    SpecialCase,
}

/// <summary><c>maps 1 -&gt; 2</c>: policy <paramref name="From"/> of a lives on as policy <paramref name="To"/> of b. Counted from 1.</summary>
/// <param name="From">Policy of the earlier value.</param>
/// <param name="To">Policy of the later value.</param>
/// <param name="Span">The clause.</param>
public sealed record PolicyMap(int From, int To, Span Span);

/// <summary><c>drops 3 as error "why"</c>: policy of a that is given up. Counted from 1.</summary>
/// <param name="Policy">Policy of the earlier value.</param>
/// <param name="As">Kind of reason.</param>
/// <param name="Why">The reason in words.</param>
/// <param name="Span">The clause.</param>
public sealed record PolicyDrop(int Policy, DropReason As, string Why, Span Span);

/// <summary><c>story "…" lived from …</c>: the story of someone who moved from a to b.</summary>
/// <param name="Text">The story.</param>
/// <param name="Mode">Lived, told or imagined.</param>
/// <param name="Provenance">Who told it.</param>
/// <param name="Span">The clause.</param>
public sealed record Story(string Text, ChoiceMode? Mode, Provenance? Provenance, Span Span);

/// <summary><c>settles x, y</c>: the conflict that b settles.</summary>
/// <param name="A">One value.</param>
/// <param name="B">The other.</param>
/// <param name="Span">The clause.</param>
public sealed record Settlement(Name A, Name B, Span Span);

/// <summary><c>priority "…"</c>: which comes first, and why.</summary>
/// <param name="Text">In words.</param>
/// <param name="Provenance">Who said so.</param>
/// <param name="Span">The clause.</param>
public sealed record Priority(string Text, Provenance? Provenance, Span Span);

/// <summary><c>asked yes 6 of 9 reverse 2 of 8</c>: how people judged this transition and its reverse (V403).</summary>
/// <param name="Yes">Yes answers to "b is wiser than a".</param>
/// <param name="Asked">People asked.</param>
/// <param name="ReverseYes">Yes answers to "a is wiser than b".</param>
/// <param name="ReverseAsked">People asked the reverse.</param>
/// <param name="Span">The clause.</param>
public sealed record Endorsement(int Yes, int Asked, int ReverseYes, int ReverseAsked, Span Span);

/// <summary>
/// <c>upgrade a -&gt; b in c reason error { … }</c>: the hypothesis that b is wiser than a in context c.
/// </summary>
/// <param name="From">The earlier value.</param>
/// <param name="To">The later value.</param>
/// <param name="In">The context.</param>
/// <param name="Reasons">Kinds of reason; may be empty (V401).</param>
/// <param name="By">Who proposes it; null if not said.</param>
/// <param name="Stories">Stories of such a change.</param>
/// <param name="Maps">Policies that live on.</param>
/// <param name="Drops">Policies given up.</param>
/// <param name="Settles">The conflict settled, for <see cref="UpgradeReason.Comprehends"/>.</param>
/// <param name="Priority">Which of the two comes first, and why.</param>
/// <param name="Asked">How people judged it.</param>
/// <param name="Links">Relations to other declarations.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Upgrade(
    Name From,
    Name To,
    Name In,
    Sequence<UpgradeReason> Reasons,
    Name? By,
    Sequence<Story> Stories,
    Sequence<PolicyMap> Maps,
    Sequence<PolicyDrop> Drops,
    Settlement? Settles,
    Priority? Priority,
    Endorsement? Asked,
    Sequence<Link> Links,
    Span Span
) : Declaration(Span);
