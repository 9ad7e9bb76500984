using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>How an option stands under the norms (30 §5 item 1).</summary>
public enum OptionStatus
{
    /// <summary>No norm of any kind applies.</summary>
    NoNorm,

    /// <summary>Norms apply, none speaks against it: weakly permitted.</summary>
    PermittedWeak,

    /// <summary>An undefeated permission grants it: strongly permitted.</summary>
    PermittedStrong,

    /// <summary>It does what an undefeated obligation asks, and not every option does.</summary>
    Obligatory,

    /// <summary>It goes against an undefeated obligation or prohibition.</summary>
    Forbidden,

    /// <summary>Norms clash over it and no principle decides.</summary>
    Dilemma,
}

/// <summary>What has become of a demand.</summary>
public enum Force
{
    /// <summary>Undefeated.</summary>
    InForce,

    /// <summary>A demand that is in force defeats it.</summary>
    Defeated,

    /// <summary>It clashes with another and neither is defeated.</summary>
    Undecided,
}

/// <summary>Whether what is known keeps a demand.</summary>
public enum Keeping
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>It is violated.</summary>
    Violated,

    /// <summary>Neither is known.</summary>
    Open,
}

/// <summary>One demand in one case.</summary>
/// <param name="Demand">The norm and its level.</param>
/// <param name="Force">Whether it holds.</param>
/// <param name="Keeping">Whether it is kept; a permission is kept where it is used.</param>
/// <param name="Against">The norms that defeat it, or with which it clashes undecided.</param>
/// <param name="Principle">By which principle it is defeated, or wins over all that attack it; null if nothing attacks it or none decides.</param>
/// <param name="Defeats">The norms that it, or its side, wins over.</param>
public sealed record NormFinding(
    Demand Demand,
    Force Force,
    Keeping Keeping,
    Sequence<string> Against,
    Principle? Principle,
    Sequence<string> Defeats
);

/// <summary>Where a norm in force and its chain of reparations stand (30 §5 item 4).</summary>
public enum ChainState
{
    /// <summary>What it demands first is kept, or not violated yet.</summary>
    Complies,

    /// <summary>Violated, and a reparation is in force or made.</summary>
    SubIdeal,

    /// <summary>Violated with all its reparations, or it has none.</summary>
    Terminal,
}

/// <summary>A norm that has a duty in force, and how far it is violated.</summary>
/// <param name="Norm">The norm.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Level">How many of its links are violated; the first stays recorded.</param>
public sealed record ChainFinding(string Norm, ChainState State, int Level);

/// <summary>A norm of which it is not known whether it applies.</summary>
/// <param name="Norm">The norm.</param>
/// <param name="Missing">The literals of its condition that are not known.</param>
public sealed record PendingNorm(string Norm, Sequence<string> Missing);

/// <summary>How one option stands, and why.</summary>
/// <param name="Option">The option.</param>
/// <param name="Status">Its status.</param>
/// <param name="Findings">Every demand that applies, by norm and level.</param>
/// <param name="Chains">Duties in force with their chains.</param>
/// <param name="Pending">Norms that may or may not apply.</param>
/// <param name="Unsettled">Norms that would apply but whose credence is too low to count and too high to ignore.</param>
/// <param name="Cost">Expected violation cost Σ credence · cost over demands in force or undecided that it violates.</param>
public sealed record OptionVerdict(
    string Option,
    OptionStatus Status,
    Sequence<NormFinding> Findings,
    Sequence<ChainFinding> Chains,
    Sequence<PendingNorm> Pending,
    Sequence<string> Unsettled,
    decimal Cost
);

/// <summary>How all options stand.</summary>
/// <param name="Options">In the order given.</param>
/// <param name="LeastCost">Where no option is free of violation and dilemma: those of least expected cost, unresolved; else empty.</param>
public sealed record Judgement(Sequence<OptionVerdict> Options, Sequence<string> LeastCost);
