using System.Text.Json.Nodes;
using Commonweal.Proposers;
using Commonweal.Verifier;

namespace Commonweal.Cli;

/// <summary>A proposal and its rounds in words and for machines.</summary>
internal static class ProposalText
{
    public static void Write(TextWriter output, ProposalRound round)
    {
        var cut = round.WasCut ? " (cut off at its limit)" : "";
        if (round.Verdict is not { } verdict)
        {
            output.WriteLine($"round {round.Number}: could not be read{cut}");
            foreach (var slip in round.Slips)
            {
                output.WriteLine($"  {slip}");
            }

            return;
        }

        var faults = verdict.Steps.Where(s => s.Fault is not null).ToList();
        output.WriteLine(
            verdict.Problem is { } problem
                ? $"round {round.Number}: cannot stand, {problem.Code}: {problem.Message}"
            : faults.Count == 0 && !verdict.Ends
                ? $"round {round.Number}: {verdict.Steps.Count} steps hold, and no end{cut}"
            : faults.Count == 0 ? $"round {round.Number}: all {verdict.Steps.Count} steps hold"
            : $"round {round.Number}: {faults.Count} of {verdict.Steps.Count} steps do not hold{cut}"
        );
        foreach (var step in faults)
        {
            output.WriteLine(
                $"  step {step.Number} {step.Rule}: {step.Fault!.Code} {step.Fault.Message}"
            );
        }
    }

    public static void Write(TextWriter output, Proposal proposal, string? written)
    {
        output.WriteLine();
        if (proposal is Proposal.LeftToPerson { Problem: var problem })
        {
            output.WriteLine($"Left to you: {problem.Message} ({problem.Code})");
            output.WriteLine($"  try: {problem.Mend}");
            return;
        }

        var verified = (Proposal.Verified)proposal;
        VerdictText.Write(output, "the proposal", verified.Verdict);
        output.WriteLine();
        output.WriteLine(Verdict.Soundness);
        output.WriteLine(
            written is null
                ? "Add --out FILE to keep it."
                : $"The justification is written; author: model. Go on with weal verify {written}"
        );
    }

    public static object ForMachines(Proposal proposal)
    {
        var verified = proposal as Proposal.Verified;
        return new
        {
            Format = "commonweal.proposal/1",
            Outcome = verified is null ? "left-to-person" : "verified",
            (proposal as Proposal.LeftToPerson)?.Problem,
            proposal.Tokens,
            Rounds = proposal.Rounds.Select(r => new
            {
                r.Number,
                r.Tokens,
                r.WasCut,
                r.Slips,
                r.Answer,
                Verdict = r.Verdict is null
                    ? null
                    : VerdictText.ForMachines($"round {r.Number}", r.Verdict),
            }),
            Justification = verified is null
                ? null
                : JsonNode.Parse(verified.Justification.ToText()),
            Verdict.Soundness,
        };
    }
}
