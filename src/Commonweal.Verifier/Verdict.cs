namespace Commonweal.Verifier;

/// <summary>What was found of one step.</summary>
public enum StepState
{
    /// <summary>The claim follows, by this verifier's own reckoning.</summary>
    Valid,

    /// <summary>It rests on a step that does not hold; it was not looked at itself.</summary>
    Tainted,

    /// <summary>The step itself has a fault.</summary>
    Invalid,
}

/// <summary>What keeps a step or a file from holding.</summary>
/// <param name="Code">E01 to E20.</param>
/// <param name="Message">What was seen and why it matters.</param>
/// <param name="Mend">A way on.</param>
/// <param name="Question">For E17: the question that blocks the leap.</param>
public sealed record Fault(string Code, string Message, string Mend, string? Question = null);

/// <summary>The verdict on one step.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Rule">Its rule as written.</param>
/// <param name="State">Whether it holds.</param>
/// <param name="Used">False when the last step does not rest on it.</param>
/// <param name="Reward">+1/N when valid and used, −1/N when it has a fault, else 0 (20 §A7.4).</param>
/// <param name="Fault">The fault, when it has one.</param>
public sealed record StepVerdict(
    int Number,
    string Rule,
    StepState State,
    bool Used,
    double Reward,
    Fault? Fault
);

/// <summary>The parts of the score, each from 0 to 1 (20 §A7.4).</summary>
/// <param name="Valid">V: share of steps that are valid.</param>
/// <param name="Retrieved">C: share of the applicable values and norms that valid steps name.</param>
/// <param name="Assessed">O: share of (option left, value) cells that valid steps assess.</param>
/// <param name="Grounded">Gd: share of FACT and ASSESS steps whose evidence no model supplied.</param>
/// <param name="Relevant">R: share of valid steps that are used.</param>
public sealed record ScoreParts(
    double Valid,
    double Retrieved,
    double Assessed,
    double Grounded,
    double Relevant
)
{
    /// <summary>The weights, printed with every score.</summary>
    public const string Weights = ".35 V + .25 C + .15 O + .15 Gd + .10 R";

    /// <summary>The weighted sum.</summary>
    public double Sum =>
        (.35 * Valid) + (.25 * Retrieved) + (.15 * Assessed) + (.15 * Grounded) + (.10 * Relevant);
}

/// <summary>The verdict on a justification.</summary>
/// <param name="ContentId">SHA-256 of format, header and steps; empty when the file cannot be used.</param>
/// <param name="Problem">Why nothing in the file can stand: it cannot be read, is too large, or rests on another snapshot or other evidence.</param>
/// <param name="IsReadable">False when the file could not be read as a justification at all.</param>
/// <param name="Steps">The verdict on every step.</param>
/// <param name="Parts">The parts of the score.</param>
public sealed record Verdict(
    string ContentId,
    Fault? Problem,
    bool IsReadable,
    IReadOnlyList<StepVerdict> Steps,
    ScoreParts Parts
)
{
    /// <summary>What a valid conclusion means and what it does not; to be shown wherever a verdict is shown (20 §A7.3).</summary>
    public const string Soundness =
        "A valid conclusion says, relative to this snapshot and this evidence: all values and norms of the context were considered; "
        + "the option breaks no prohibition in force on the recorded facts; under some permitted weighting it is at least as good as every "
        + "option left, and no other option is, or the person had committed to it. It does not say that the evidence is true, that the scores are right, "
        + "or that the snapshot is complete.";

    /// <summary>True when every step is valid.</summary>
    public bool Holds =>
        Problem is null && Steps.Count > 0 && Steps.All(s => s.State == StepState.Valid);

    /// <summary>True when the last step is valid and ends the reasoning: CONCLUDE, DEFER or ASK.</summary>
    public bool Ends =>
        Problem is null
        && Steps is [.., { State: StepState.Valid, Rule: "CONCLUDE" or "ASK" or "DEFER" }];

    /// <summary>The score: the weighted parts when the reasoning ends in a valid step, else 0.</summary>
    public double Score => Ends ? Parts.Sum : 0;

    /// <summary>What the end of the reasoning earns: +1 for a valid CONCLUDE, +½ for a valid DEFER or ASK, −1 for a CONCLUDE that does not hold.</summary>
    public double Terminal =>
        Steps is not [.., var last] ? 0
        : last.Rule == "CONCLUDE" ? (last.State == StepState.Valid ? 1 : -1)
        : Ends ? .5
        : 0;

    /// <summary>Step rewards and the terminal reward together.</summary>
    public double Return => Steps.Sum(s => s.Reward) + Terminal;
}
