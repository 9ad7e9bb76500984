using Commonweal.Kernel.Justifications;

namespace Commonweal.Proposers;

/// <summary>What a model is to reason about.</summary>
/// <param name="Header">The query and its parameters; author and hashes are set by the loop, whatever stands there.</param>
/// <param name="Snapshot">The values, norms and relations it may use.</param>
/// <param name="Evidence">The evidence it may cite. A model cannot add to it.</param>
public sealed record ProposalTask(Header Header, Snapshot Snapshot, EvidenceBook Evidence);

/// <summary>How far the loop goes before it leaves the decision to a person.</summary>
public sealed record ProposalLimits
{
    /// <summary>Most answers that are asked for, the first included.</summary>
    public int Rounds { get; init; } = 8;

    /// <summary>Most times one step, once at fault, is asked for again (20 §A7.4).</summary>
    public int RepairsOfStep { get; init; } = 3;

    /// <summary>Most tokens of all prompts and answers together.</summary>
    public int Tokens { get; init; } = 100_000;

    /// <summary>Most tokens of one answer.</summary>
    public int AnswerTokens { get; init; } = 8_000;

    /// <summary>How long one answer is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>Why something did not come about, and a way on.</summary>
/// <param name="Code">M01 to M09; <c>docs/guide/supervise-a-model.md</c> lists them.</param>
/// <param name="Message">What was seen.</param>
/// <param name="Mend">A way on.</param>
public sealed record ProposalProblem(string Code, string Message, string Mend);
