using Commonweal.Deliberation.MoralGraphs;

namespace Commonweal.Mcp.Tools;

/// <summary>What there is to ask about.</summary>
/// <param name="Deliberations">The deliberations.</param>
public sealed record DeliberationList(IReadOnlyList<DeliberationSummary> Deliberations);

/// <summary>Winners of a deliberation.</summary>
/// <param name="Deliberation">Its id.</param>
/// <param name="AsOf">The day as of which the results stand.</param>
/// <param name="RankingSupported">False when the judgements do not support a common scale of wisdom: then levels are null and only edges may be relied on.</param>
/// <param name="Contexts">Its contexts.</param>
public sealed record WinnerList(
    string Deliberation,
    DateOnly AsOf,
    bool RankingSupported,
    IReadOnlyList<ContextWinners> Contexts
);

/// <summary>Winners in one context.</summary>
/// <param name="Context">Its id.</param>
/// <param name="Label">What people call it.</param>
/// <param name="NotWhen">Situations in which its values were not meant to apply.</param>
/// <param name="Votes">Judgements made in it.</param>
/// <param name="Voters">People who judged in it.</param>
/// <param name="Winners">Winners, best first; empty is an answer: nothing is established.</param>
/// <param name="Says">The same in one sentence.</param>
public sealed record ContextWinners(
    string Context,
    string Label,
    IReadOnlyList<string> NotWhen,
    int Votes,
    int Voters,
    IReadOnlyList<WinningValue> Winners,
    string Says
);

/// <summary>A value that wins in a context: people established that it is wiser than some, and nothing that is wiser than it.</summary>
/// <param name="Value">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Policies">What it pays attention to.</param>
/// <param name="Level">Its level with uncertainty; null without a supported ranking.</param>
/// <param name="AttackBudget">Least number of invented voters that would unseat it by the numbers; null when above the search limit.</param>
/// <param name="WiserThan">What it is established to be wiser than.</param>
public sealed record WinningValue(
    string Value,
    string Title,
    IReadOnlyList<string> Policies,
    Level? Level,
    int? AttackBudget,
    IReadOnlyList<WiserThan> WiserThan
);

/// <summary>A number on the logit scale with its uncertainty: a value's level in a context, or the difference of two.</summary>
/// <param name="Mean">Posterior mean.</param>
/// <param name="StandardDeviation">Posterior standard deviation.</param>
/// <param name="LowerBound">5 % quantile; winners are ordered by it.</param>
public sealed record Level(double Mean, double StandardDeviation, double LowerBound);

/// <summary>An established judgement.</summary>
/// <param name="Value">The value left behind.</param>
/// <param name="Probability">Probability that the other one is wiser.</param>
/// <param name="Judgements">Answers to the pair, both ways round.</param>
public sealed record WiserThan(string Value, double Probability, int Judgements);

/// <summary>A page of edges.</summary>
/// <param name="Deliberation">Its id.</param>
/// <param name="AsOf">The day as of which the results stand.</param>
/// <param name="Total">Edges that fit the question.</param>
/// <param name="Next">Where the next page begins: give it as offset; null on the last page.</param>
/// <param name="Edges">The edges: contexts by id, in each the strongest first.</param>
public sealed record EdgePage(
    string Deliberation,
    DateOnly AsOf,
    int Total,
    int? Next,
    IReadOnlyList<Edge> Edges
);

/// <summary>What is known about “to is wiser than from” in one context.</summary>
/// <param name="Context">The context.</param>
/// <param name="From">Id of the value left behind.</param>
/// <param name="FromTitle">Its title.</param>
/// <param name="To">Id of the value that is probably wiser.</param>
/// <param name="ToTitle">Its title.</param>
/// <param name="Status">established, contested, on-a-par or open. Only established is a finding.</param>
/// <param name="Lacking">What it lacks to be established.</param>
/// <param name="Probability">Probability that “to” is wiser, from .5 to 1.</param>
/// <param name="Difference">By how much, on the logit scale; below zero at the lower bound means it may as well be the other way.</param>
/// <param name="ProbabilityOnAPar">Probability that neither is wiser by much.</param>
/// <param name="EffectiveVotes">Number of equally weighted judgements that would weigh as much.</param>
/// <param name="Forward">Answers when people were asked whether “to” is wiser.</param>
/// <param name="Reverse">Answers when people were asked whether “from” is wiser.</param>
/// <param name="Groups">Support by group; groups of fewer than five people are not shown.</param>
/// <param name="Coverage">Share of the groups that judged it; null if not told.</param>
/// <param name="BridgedSupport">Least support among groups that judged it; null if not told.</param>
/// <param name="VotesNeeded">Further judgements needed in each direction; null if not known.</param>
/// <param name="Robustness">People who would have to withdraw for the probability to fall below .9; null if it is below, cannot be brought there, or is not known.</param>
/// <param name="AttackBudget">Invented voters who would bring it to the threshold; 0 when it is there; null if not known.</param>
public sealed record Edge(
    string Context,
    string From,
    string FromTitle,
    string To,
    string ToTitle,
    EdgeStatus Status,
    IReadOnlyList<Lacking> Lacking,
    double Probability,
    Level Difference,
    double ProbabilityOnAPar,
    double EffectiveVotes,
    AnswerCounts Forward,
    AnswerCounts Reverse,
    IReadOnlyList<GroupSupport> Groups,
    double? Coverage,
    double? BridgedSupport,
    int? VotesNeeded,
    int? Robustness,
    int? AttackBudget
);
