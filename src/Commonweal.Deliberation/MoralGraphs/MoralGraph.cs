namespace Commonweal.Deliberation.MoralGraphs;

/// <summary>How the judgement "b is wiser than a in c" stands (10 §7.5).</summary>
public enum EdgeStatus
{
    /// <summary>Wiser, with enough evidence, in both directions of asking and across groups.</summary>
    Established,

    /// <summary>Groups disagree, or it lies on a cycle of established edges.</summary>
    Contested,

    /// <summary>Probably neither is wiser.</summary>
    OnAPar,

    /// <summary>Not enough is known.</summary>
    Open,
}

/// <summary>What an edge still lacks to be established; several may hold.</summary>
[Flags]
public enum Lacking
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>P is below the threshold.</summary>
    Probability = 1,

    /// <summary>Too few effective votes.</summary>
    Votes = 2,

    /// <summary>One of the two directions was shown too rarely.</summary>
    BothDirections = 4,

    /// <summary>Fewer than two groups with enough votes, or too few votes in all to say so without giving a small group away.</summary>
    Groups = 8,

    /// <summary>Some group with enough votes does not support it.</summary>
    GroupSupport = 16,

    /// <summary>The upgrade's record carries an error.</summary>
    Record = 32,

    /// <summary>It lies on a cycle of established edges (V404).</summary>
    Acyclic = 64,
}

/// <summary>How often each answer was given to one direction of a pair.</summary>
/// <param name="Yes">Wiser.</param>
/// <param name="Unsure">Not sure, on a par included.</param>
/// <param name="No">Not wiser.</param>
/// <param name="OnAPar">Of the unsure: how many said "on a par".</param>
public sealed record AnswerCounts(int Yes, int Unsure, int No, int OnAPar)
{
    /// <summary>All answers.</summary>
    public int Total => Yes + Unsure + No;
}

/// <summary>What one group thinks of an edge.</summary>
/// <param name="Group">The group.</param>
/// <param name="Votes">Its votes on the pair in this context, both directions.</param>
/// <param name="Probability">P_g(a→b) from the fit with groups.</param>
public sealed record GroupSupport(string Group, int Votes, double Probability);

/// <summary>
/// One pair of values in one context, directed so that <see cref="Probability"/> is at least one half: what is known
/// about "<see cref="To"/> is wiser than <see cref="From"/>".
/// </summary>
public sealed record MoralEdge
{
    /// <summary>The value left behind.</summary>
    public required string From { get; init; }

    /// <summary>The value that is probably wiser.</summary>
    public required string To { get; init; }

    /// <summary>The context.</summary>
    public required string Context { get; init; }

    /// <summary>Answers when shown From → To.</summary>
    public required AnswerCounts Forward { get; init; }

    /// <summary>Answers when shown To → From.</summary>
    public required AnswerCounts Reverse { get; init; }

    /// <summary>Posterior mean of D, on the logit scale.</summary>
    public required double Mean { get; init; }

    /// <summary>Posterior standard deviation of D.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>P(a→b) = Φ(m/sd), from the fit without groups.</summary>
    public required double Probability { get; init; }

    /// <summary>P(|D| &lt; .5).</summary>
    public required double ProbabilityOnAPar { get; init; }

    /// <summary>n_eff = (Σw)²/Σw².</summary>
    public required double EffectiveVotes { get; init; }

    /// <summary>
    /// Support by group, groups in ordinal order; empty without groups. Cells of fewer than five people are withheld, and
    /// with them further groups from the smallest up, until those withheld cannot be told by subtraction (10 §8).
    /// </summary>
    public required IReadOnlyList<GroupSupport> Groups { get; init; }

    /// <summary>
    /// Share of the population's groups that gave at least three votes (10 §8): the graph's groups, together with those that
    /// <see cref="WemOptions.PopulationShares"/> names. Null without groups,
    /// and where so few votes stand behind the groups not shown that it would give one of them away.
    /// </summary>
    public double? Coverage { get; init; }

    /// <summary>How it stands.</summary>
    public required EdgeStatus Status { get; init; }

    /// <summary>What it lacks to be established.</summary>
    public required Lacking Lacking { get; init; }

    /// <summary>
    /// The "n still needed" of 10 §7.5: least number of further judgements in each direction after which P and the count
    /// reach their thresholds, if people go on answering as they have so far. Zero when established; null when the search
    /// limit does not suffice or the graph is too large for the pair to be looked at in detail.
    /// </summary>
    public required int? VotesNeeded { get; init; }

    /// <summary>
    /// How many people would have to withdraw their judgement of this pair for P to fall below .9, those first whose
    /// judgement pulls most. What the same people said of other pairs stays. This is the count that 10 §8 prints numbers
    /// for ("removing yes votes of that edge one by one"); taking people out with everything they said, as its definition
    /// has it, can take fewer. Null when P is below .9 already; when it would stay at .9 even with every judgement in its
    /// favour withdrawn, because other pairs carry it; or when not looked at in detail, which
    /// <see cref="AttackBudget"/> null with P at the threshold tells apart.
    /// </summary>
    public required int? Robustness { get; init; }

    /// <summary>
    /// Least number of extra all-yes voters that would take P to the threshold (10 §8); zero when it is there, null above the
    /// search limit or when not looked at in detail.
    /// </summary>
    public required int? AttackBudget { get; init; }

    /// <summary>
    /// Least support among groups with at least three votes (10 §8). Null without such groups, and where one of them is
    /// withheld from <see cref="Groups"/>, whose support it might give away.
    /// </summary>
    public required double? BridgedSupport { get; init; }
}

/// <summary>A value that wins in a context: at least one established edge into it and none out of it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Mean">θ in this context.</param>
/// <param name="StandardDeviation">Its posterior standard deviation.</param>
/// <param name="LowerBound">The 5 % quantile, m − 1.645 sd, by which winners are ordered.</param>
/// <param name="AttackBudget">
/// Least number of extra voters, all saying yes, that takes P of some pair it is in, directed away from it, to the
/// threshold, so that it would no longer win by the numbers; the rules on directions and groups stand in their way besides.
/// Only pairs that people have judged are counted: others cannot be voted on (10 §8). Null above the search limit.
/// </param>
public sealed record Winner(
    string Value,
    double Mean,
    double StandardDeviation,
    double LowerBound,
    int? AttackBudget
);

/// <summary>A value's level in a context, with its uncertainty.</summary>
/// <param name="Value">The value.</param>
/// <param name="Mean">θ = μ + δ.</param>
/// <param name="StandardDeviation">Its posterior standard deviation.</param>
public sealed record ValueLevel(string Value, double Mean, double StandardDeviation);

/// <summary>Everything the graph knows about one context.</summary>
/// <param name="Context">Its id.</param>
/// <param name="Votes">Judgements in it.</param>
/// <param name="Voters">People who judged in it.</param>
/// <param name="Edges">Pairs, strongest first: established, then by probability, then by ids.</param>
/// <param name="Winners">Winners, best lower bound first; empty is a legal answer.</param>
/// <param name="Levels">Values that occur in it, ordinal order of ids.</param>
public sealed record ContextGraph(
    string Context,
    int Votes,
    int Voters,
    IReadOnlyList<MoralEdge> Edges,
    IReadOnlyList<Winner> Winners,
    IReadOnlyList<ValueLevel> Levels
)
{
    /// <summary>
    /// Circles in which steps ran that met every other rule (V404): of each set of values that lead round to themselves the
    /// shortest one, in the order of the steps, its least id first. Empty when there are none, as there should be.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Cycles { get; init; } = [];
}

/// <summary>How strongly the data support a global ranking at all (10 §7.5).</summary>
/// <param name="WithLevels">Log evidence of the model.</param>
/// <param name="WithoutLevels">Log evidence of the model with τ_μ = τ_δ = 0.</param>
/// <param name="StoryEffectsOnly">Log evidence with τ_s = .5 and the rest 0.</param>
/// <param name="Null">Log evidence without any variable.</param>
public sealed record RankSupport(
    double WithLevels,
    double WithoutLevels,
    double StoryEffectsOnly,
    double Null
)
{
    /// <summary>False when the model without value levels is better by more than 2: then only edges are shown, no ranking.</summary>
    public bool IsSupported => WithoutLevels - WithLevels <= 2;
}

/// <summary>One row of the table of sensitivity to acquiescence β, printed for data that were not counterbalanced.</summary>
/// <param name="Acquiescence">β.</param>
/// <param name="ProbableEdges">Pairs with P ≥ .95.</param>
public sealed record AcquiescenceRow(double Acquiescence, int ProbableEdges);

/// <summary>A moral graph: what a population's judgements establish, context by context (WEM, 10 §7).</summary>
/// <param name="Votes">Judgements used.</param>
/// <param name="Voters">People who judged.</param>
/// <param name="Groups">Groups of voters, ordinal order, with the number of their voters. Groups of fewer than five people are folded into "other groups"; if that too has fewer than five, they count as people without group.</param>
/// <param name="Contexts">Contexts, ordinal order of ids.</param>
/// <param name="RankSupport">Whether a ranking may be shown.</param>
/// <param name="CounterbalancedShare">Share of pairs shown in both directions, each with at least 20 % of the votes.</param>
/// <param name="AcquiescenceTable">Sensitivity to β; empty when the data were counterbalanced.</param>
public sealed record MoralGraph(
    int Votes,
    int Voters,
    IReadOnlyList<GroupSize> Groups,
    IReadOnlyList<ContextGraph> Contexts,
    RankSupport RankSupport,
    double CounterbalancedShare,
    IReadOnlyList<AcquiescenceRow> AcquiescenceTable
)
{
    /// <summary>Judgements left out or merged before the fit, with the reason.</summary>
    public IReadOnlyList<Votes.RowFinding> Findings { get; init; } = [];
}

/// <summary>A group of voters and its size.</summary>
/// <param name="Group">The group.</param>
/// <param name="Voters">People in it.</param>
public sealed record GroupSize(string Group, int Voters);
