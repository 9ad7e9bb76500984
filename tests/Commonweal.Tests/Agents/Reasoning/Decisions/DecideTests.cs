using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Decisions;
using Commonweal.Kernel.Justifications;
using Commonweal.Tests.Verifier;
using Commonweal.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Decisions;

public sealed class DecideTests
{
    [Fact]
    public void Every_decision_the_solver_makes_verifies()
    {
        // 20 §A7.3, proof obligation (i): 10,000 random snapshots, queries and evidence
        SortedDictionary<string, int> seen = new(StringComparer.Ordinal);
        for (ulong seed = 1; seed <= 10_000; seed++)
        {
            var random = RandomDecision.Of(seed);
            if (
                !Decide
                    .Of(random.Basis, random.Query, random.Evidence)
                    .TryGet(out var decision, out var why)
            )
            {
                Count(why.Code);
                continue;
            }

            var verdict = FeedbackTrace.Check(decision.Justification);
            (verdict.Holds && verdict.Ends).ShouldBeTrue(
                $"seed {seed}: {decision.Kind} {decision.Question} {verdict.Problem} {verdict.Steps.FirstOrDefault(s => s.Fault is not null)}"
            );
            Count($"{decision.Kind} {decision.Question?.Reason}".Trim());
            foreach (
                var rule in decision
                    .Justification.Steps.Select(s => s.Rule)
                    .Distinct(StringComparer.Ordinal)
            )
            {
                Count(rule);
            }

            if (decision.Justification.Steps is [.., { Rule: "CONCLUDE", Cites.Count: > 0 }])
            {
                Count("by commitment");
            }
        }

        void Count(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;
        string[] all =
        [
            "Act",
            "Ask evidence",
            "Ask leap",
            "Ask norms",
            "HardChoice",
            "RegretfulChoice regret",
            "by commitment",
            "E-CONTRADICTION",
            "STATUS",
            "INFER",
            "EXCLUDE",
            "COMPARE",
            "WISER",
        ];
        all.Where(what => seen.GetValueOrDefault(what) < 20)
            .ShouldBeEmpty(string.Join(", ", seen.Select(s => $"{s.Key} {s.Value}")));
    }

    [Fact]
    public void Every_single_fault_in_a_decision_is_found_at_its_step_with_its_code()
    {
        // 20 §A8, proof obligation (ii) of §A7.3
        HashSet<string> operators = [];
        for (ulong seed = 1; seed <= 150; seed++)
        {
            var random = RandomDecision.Of(seed);
            if (
                !Decide
                    .Of(random.Basis, random.Query, random.Evidence)
                    .TryGet(out var decision, out _)
            )
            {
                continue;
            }

            foreach (var mutation in Mutations.Of(decision.Justification))
            {
                var verdict = FeedbackTrace.Check(mutation.Mutant);
                var fault = verdict
                    .Steps.Where(s => s.State == StepState.Invalid)
                    .ShouldHaveSingleItem(
                        $"{mutation.Operator} at {mutation.Step}, seed {seed}: {verdict.Problem}"
                    );
                (fault.Number, fault.Fault!.Code).ShouldBe(
                    (mutation.Step, mutation.Code),
                    $"{mutation.Operator}, seed {seed}"
                );
                operators.Add(mutation.Operator);
            }
        }

        operators.Count.ShouldBe(14, string.Join(' ', operators.Order(StringComparer.Ordinal)));
    }
}
