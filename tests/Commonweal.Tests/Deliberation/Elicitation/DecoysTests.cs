using Commonweal.Deliberation.Elicitation;
using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>The bank of catch trials, 10 §9.1 S8.</summary>
public sealed class DecoysTests
{
    [Fact]
    public void There_are_sixty_from_twelve_walks_of_life()
    {
        Decoys.All.Count.ShouldBe(60);
        Decoys
            .All.CountBy(d => d.Id.Split('-')[0])
            .Select(a => a.Value)
            .ShouldBe(Enumerable.Repeat(5, 12));
    }

    public static TheoryData<string> Ids => [.. Decoys.All.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_could_stand_on_a_card(string id)
    {
        var decoy = Decoys.All.Single(d => d.Id == id);

        PhraseChecker
            .Check(
                new AttentionalPolicy(decoy.Head, decoy.Phrase, null, [], Span.None, Span.None),
                ""
            )
            .Findings.Select(f => f.Code)
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_two_shown_come_from_different_walks_of_life()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            Shown(Worked.Plan with { Seed = seed })
                .Select(d => d.Id.Split('-')[0])
                .Distinct()
                .Count()
                .ShouldBe(2);
        }
    }

    [Fact]
    public void None_comes_from_what_the_deliberation_is_about()
    {
        var plan = Worked.Plan with
        {
            Prompt = "How should a garden be tended: soil, leaves, seeds?",
        };
        for (var seed = 0UL; seed < 50; seed++)
        {
            Shown(plan with { Seed = seed })
                .ShouldAllBe(d => !d.Id.StartsWith("garden", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Different_people_are_shown_different_ones() =>
        Enumerable
            .Range(0, 40)
            .Select(seed => Shown(Worked.Plan with { Seed = (ulong)seed })[0].Id)
            .Distinct()
            .Count()
            .ShouldBeGreaterThan(10);

    private static List<Decoy> Shown(InterviewPlan plan)
    {
        List<Decoy> shown = [];
        Worked.Through(
            plan,
            question =>
            {
                if (question is Question.CatchTrial trial)
                {
                    shown.Add(trial.Decoy);
                }

                return Worked.Earnest(question);
            }
        );
        return shown;
    }
}
