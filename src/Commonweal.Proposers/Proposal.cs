using System.Text;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Verifier;

namespace Commonweal.Proposers;

/// <summary>One answer of the model and what became of it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Answer">What the model said, word for word.</param>
/// <param name="WasCut">True when the answer ended at its limit of tokens.</param>
/// <param name="Tokens">Tokens of prompt and answer, as the endpoint counts them, else a quarter of the characters.</param>
/// <param name="Slips">What kept the answer from being read; empty when it was.</param>
/// <param name="Verdict">What the verifier said of its steps; null when they could not be read.</param>
public sealed record ProposalRound(
    int Number,
    string Answer,
    bool WasCut,
    long Tokens,
    Sequence<string> Slips,
    Verdict? Verdict
);

/// <summary>How the loop of proposing, checking and repairing ended.</summary>
public abstract record Proposal
{
    private Proposal(Sequence<ProposalRound> rounds) => Rounds = rounds;

    /// <summary>Every round, in order.</summary>
    public Sequence<ProposalRound> Rounds { get; }

    /// <summary>Tokens of all rounds together.</summary>
    public long Tokens => Rounds.Sum(r => r.Tokens);

    /// <summary>A justification by a model, every step of which the verifier found valid. There is no other way to one.</summary>
    public sealed record Verified : Proposal
    {
        private Verified(Justification whole, Verdict verdict, Sequence<ProposalRound> rounds)
            : base(rounds) => (Justification, Verdict) = (whole, verdict);

        /// <summary>The justification; its author is <c>model</c>, snapshot and evidence are attached.</summary>
        public Justification Justification { get; }

        /// <summary>The verdict on it.</summary>
        public Verdict Verdict { get; }

        /// <summary>Checks the bytes that will be handed on; null unless all steps hold and the last one ends the reasoning.</summary>
        internal static Verified? Of(Justification whole, Sequence<ProposalRound> rounds) =>
            Proof.Check(Encoding.UTF8.GetBytes(whole.ToText()))
                is { Holds: true, Ends: true } verdict
                ? new(whole, verdict, rounds)
                : null;
    }

    /// <summary>Nothing that holds came about within the limits: the decision is left to the person.</summary>
    public sealed record LeftToPerson : Proposal
    {
        internal LeftToPerson(ProposalProblem problem, Sequence<ProposalRound> rounds)
            : base(rounds) => Problem = problem;

        /// <summary>Why.</summary>
        public ProposalProblem Problem { get; }
    }
}
