using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Agents.Reasoning.Decisions;
using Commonweal.Verifier;

namespace Commonweal.Mcp.Tools;

/// <summary>A query in the form of <c>commonweal.query/1</c> (<see cref="QueryText"/>).</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Context">The context.</param>
/// <param name="Options">What may be chosen.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DecisionDraft(
    [property: Description("What the decision is for, in a sentence.")] string Purpose,
    [property: Description(
        "Id of the context; its values and norms and those of wider contexts count."
    )]
        string Context,
    [property: Description(
        "What may be chosen: a short id for each option, and the option in words. 1 to 64."
    )]
        IReadOnlyDictionary<string, string> Options
)
{
    /// <summary>The format's name.</summary>
    [Description("commonweal.query/1; may be left out.")]
    public string Format { get; init; } = "commonweal.query/1";

    /// <summary>Roles.</summary>
    [Description("Ids of the roles in which the person acts; norms for other roles do not bind.")]
    public IReadOnlyList<string>? As { get; init; }

    /// <summary>The day.</summary>
    [Description("Day of the decision, YYYY-MM-DD; the day of the results when left out.")]
    public string? Day { get; init; }

    /// <summary>Thresholds.</summary>
    [Description("Thresholds for wiser-than relations; defaults when left out.")]
    public DraftParameters? Parameters { get; init; }

    /// <summary>Facts.</summary>
    [Description("What holds of an option, or of the situation.")]
    public IReadOnlyList<DraftFact>? Facts { get; init; }

    /// <summary>Levels.</summary>
    [Description("How well options do by the policies of values.")]
    public IReadOnlyList<DraftLevels>? Levels { get; init; }

    /// <summary>Commitments.</summary>
    [Description("What the person has committed to; never supply one yourself.")]
    public IReadOnlyList<DraftCommitment>? Commitments { get; init; }
}

/// <summary>Thresholds of a query.</summary>
/// <param name="Theta">Least share of agreement.</param>
/// <param name="MinimumVotes">Least number of judgements.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DraftParameters(
    [property: Description("Least share of agreement, from 1/2 to 1, such as 3/5.")]
        string? Theta = null,
    [property: Description("Least number of judgements behind a relation.")]
        int? MinimumVotes = null
);

/// <summary>A fact.</summary>
/// <param name="Says">The literal.</param>
/// <param name="By">Who says so.</param>
/// <param name="Option">Of which option.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DraftFact(
    [property: Description(
        "A literal of the norms, such as dim-lights or ~dim-lights (not), without spaces."
    )]
        string Says,
    [property: Description("Who says so: person, third, model (you) or tool.")] string By,
    [property: Description("Id of the option it holds of; of the situation when left out.")]
        string? Option = null
);

/// <summary>Levels of an option by one value.</summary>
/// <param name="Option">The option.</param>
/// <param name="Value">The value.</param>
/// <param name="By">Who assessed.</param>
/// <param name="Policies">Levels.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DraftLevels(
    [property: Description("Id of the option.")] string Option,
    [property: Description("Id of the value.")] string Value,
    [property: Description("Who assessed it: person, third, model (you) or tool.")] string By,
    [property: Description(
        "One level for each policy of the value, in its order: 0.7, 0.6..0.8 or ? for not known."
    )]
        IReadOnlyList<string> Policies
);

/// <summary>A commitment of the person.</summary>
/// <param name="Option">To an option.</param>
/// <param name="Security">To the option whose worst side is best.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DraftCommitment(
    [property: Description("Id of the option the person committed to.")] string? Option = null,
    [property: Description("True: the person wants the option whose worst side is best.")]
        bool? Security = null
);

/// <summary>A decision.</summary>
/// <param name="Kind">act: do the option; hard-choice: the person chooses; regretful-choice: every option breaks a norm, the person must approve; ask: put the question first.</param>
/// <param name="Option">What is to be done; null unless kind is act.</param>
/// <param name="Remaining">Options that may be chosen.</param>
/// <param name="Question">What to ask first; null when nothing is asked.</param>
/// <param name="Claim">What comes out, in a sentence.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Evidence">What it rests on, and who supplied it.</param>
/// <param name="Dissent">Who judged otherwise, what was overruled.</param>
/// <param name="SetAside">What was not counted, and why.</param>
/// <param name="Justification">The proof, commonweal.justification/1, for verify_justification.</param>
public sealed record DecisionAnswer(
    DecisionKind Kind,
    string? Option,
    IReadOnlyList<string> Remaining,
    DecisionQuestion? Question,
    string Claim,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Evidence,
    IReadOnlyList<string> Dissent,
    IReadOnlyList<string> SetAside,
    JsonElement Justification
)
{
    internal static DecisionAnswer Of(Decision decision)
    {
        using var proof = JsonDocument.Parse(decision.Justification.ToText());
        var account = decision.Account;
        return new(
            decision.Kind,
            decision.Option,
            [.. decision.Remaining],
            decision.Question,
            account.Claim,
            [.. account.Reasons],
            [.. account.Evidence],
            [.. account.Dissent],
            [.. account.SetAside],
            proof.RootElement.Clone()
        );
    }
}

/// <summary>The verdict on a justification.</summary>
/// <param name="Holds">True when every step is valid.</param>
/// <param name="Ends">True when the last step is valid and ends the reasoning.</param>
/// <param name="ContentId">SHA-256 of format, header and steps; empty when it cannot be used.</param>
/// <param name="Problem">Why nothing in it can stand; null when it could be checked.</param>
/// <param name="Steps">How many steps it has.</param>
/// <param name="Faulty">The steps with a fault of their own, at most 100.</param>
/// <param name="Tainted">How many more do not hold because they rest on one of these.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Soundness">What a valid conclusion means and what it does not.</param>
public sealed record VerdictAnswer(
    bool Holds,
    bool Ends,
    string ContentId,
    Fault? Problem,
    int Steps,
    IReadOnlyList<StepVerdict> Faulty,
    int Tainted,
    double Score,
    string Soundness
)
{
    private const int MostFaulty = 100;

    internal static VerdictAnswer Of(Verdict verdict) =>
        new(
            verdict.Holds,
            verdict.Ends,
            verdict.ContentId,
            verdict.Problem,
            verdict.Steps.Count,
            [.. verdict.Steps.Where(s => s.State == StepState.Invalid).Take(MostFaulty)],
            verdict.Steps.Count(s => s.State == StepState.Tainted),
            verdict.Score,
            Verdict.Soundness
        );
}
