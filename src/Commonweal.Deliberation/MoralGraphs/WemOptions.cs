namespace Commonweal.Deliberation.MoralGraphs;

/// <summary>
/// Constants of the wiser-edge model (10 §7.1). The spreads τ are prior standard deviations on the logit scale; a spread of
/// zero removes that kind of variable. β and κ are constants of a release, never refitted with each vote: so one more vote
/// moves the graph only where it was cast (10 §7.3).
/// </summary>
public sealed record WemOptions
{
    /// <summary>The defaults.</summary>
    public static WemOptions Default { get; } = new();

    /// <summary>Without value levels: τ_μ = τ_δ = 0.</summary>
    public static WemOptions WithoutLevels { get; } = new() { LevelSpread = 0, ContextSpread = 0 };

    /// <summary>No variables at all: every vote comes from acquiescence alone.</summary>
    public static WemOptions Nothing { get; } =
        new()
        {
            LevelSpread = 0,
            ContextSpread = 0,
            PairSpread = 0,
            StorySpread = 0,
            GroupSpread = 0,
        };

    /// <summary>Only what a story persuades: τ_s = .5, the other spreads 0.</summary>
    public static WemOptions StoryEffectsOnly { get; } = Nothing with { StorySpread = 0.5 };

    /// <summary>τ_μ of a value's level μ_k.</summary>
    public double LevelSpread { get; init; } = 0.35;

    /// <summary>τ_δ of a value's deviation in one context, δ_kc.</summary>
    public double ContextSpread { get; init; } = 0.20;

    /// <summary>τ_η of what is particular to one pair in one context, η_e.</summary>
    public double PairSpread { get; init; } = 0.35;

    /// <summary>τ_s of the persuasiveness of one story in one direction, s_h.</summary>
    public double StorySpread { get; init; } = 0.35;

    /// <summary>τ_g of a group's deviation on one pair in one context, γ_eg.</summary>
    public double GroupSpread { get; init; } = 0.35;

    /// <summary>β, the lean towards yes whichever way one asks. At β = 1.4 "no difference" looks like two thirds yes.</summary>
    public double Acquiescence { get; init; } = 1.4;

    /// <summary>κ, half the width of "unsure"; above zero.</summary>
    public double UnsureHalfWidth { get; init; } = 0.7;

    /// <summary>A voter's votes in one context together weigh at most this much: w = trust · min(1, limit/n).</summary>
    public int VotesPerContext { get; init; } = 12;

    /// <summary>
    /// Share of each group in the population, to weigh the sample towards it: population share / sample share, clipped to
    /// [1/3, 3], then scaled so that the largest factor is 1. Groups not named here, and voters without group, count as if
    /// their share were that of the sample. Null for no raking.
    /// </summary>
    public IReadOnlyDictionary<string, double>? PopulationShares { get; init; }
}
