using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Decisions;

/// <summary>Something that may be chosen.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Words">What it is, in words.</param>
public sealed record DecisionOption(string Id, string? Words = null)
{
    /// <summary>The words, or the identifier where there are none.</summary>
    public string Called => Words ?? Id;
}

/// <summary>What is to be decided (20 §A1). Ties are broken only where the evidence holds a commitment of the person.</summary>
/// <param name="Purpose">What for, in the asker's words.</param>
/// <param name="Context">The context; its values and norms and those of every wider context count.</param>
/// <param name="Options">What may be chosen, 1 to 64.</param>
public sealed record DecisionQuery(string Purpose, string Context, Sequence<DecisionOption> Options)
{
    /// <summary>Roles in which the asker acts; norms for other roles do not bind.</summary>
    public Sequence<string> Roles { get; init; } = [];

    /// <summary>Least share of agreement that makes one value wiser than another, an exact number from 1/2 to 1.</summary>
    public string Theta { get; init; } = "3/5";

    /// <summary>Least number of judgements behind such a relation.</summary>
    public int MinimumVotes { get; init; } = 5;
}

/// <summary>How a decision ends (20 §A1.6).</summary>
public enum DecisionKind
{
    /// <summary>One option is to be done.</summary>
    Act,

    /// <summary>Several options may be chosen and no permitted weighting rules them out: the person chooses.</summary>
    HardChoice,

    /// <summary>Every option breaks a norm that prevails: nothing is done unless the person approves a breach.</summary>
    RegretfulChoice,

    /// <summary>A question comes before the choice.</summary>
    Ask,
}

/// <summary>A question put instead of an act.</summary>
/// <param name="Reason">As the step rule ASK has it: <c>leap</c>, <c>norms</c>, <c>evidence</c> or <c>regret</c>.</param>
/// <param name="Text">The question; for a leap the atoms to ask about.</param>
/// <param name="Option">The option it is about, if one.</param>
/// <param name="Literal">For a leap: what would be taken for granted.</param>
public sealed record DecisionQuestion(
    string Reason,
    string Text,
    string? Option = null,
    string? Literal = null
);
