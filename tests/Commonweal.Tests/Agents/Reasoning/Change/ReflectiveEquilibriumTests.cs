using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Change;
using Commonweal.Agents.Reasoning.Erotetic;
using Commonweal.Numerics.Exact;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Change;

/// <summary>The worked equilibria of 20 §A5.2, O-A5b.</summary>
public sealed class ReflectiveEquilibriumTests
{
    private static readonly DialecticalArgument[] Structure =
    [
        .. new[] { (1, 3), (1, 4), (1, 5), (1, -6), (2, -4), (2, 5), (2, 6), (2, 7) }.Select(
            a => new DialecticalArgument(Of(a.Item1), Of(a.Item2))
        ),
    ];

    [Fact]
    public void Commitments_that_one_principle_explains_are_kept_whole()
    {
        var found = Find(Of(3, 4, 5));
        found.Theory.ShouldBe(Of(1));
        found.Commitments.ShouldBe(Of(1, -2, 3, 4, 5, -6));
        new[]
        {
            found.Account,
            found.Systematicity,
            found.Faithfulness,
            found.Achievement,
        }.ShouldAllBe(x => x == Rational.One);
    }

    [Fact]
    public void What_the_principle_cannot_keep_is_listed_for_the_person()
    {
        var found = Find(Of(2, 3, 4, 5, 6));
        found.Theory.ShouldBe(Of(2));
        found.Commitments.ShouldBe(Of(-1, 2, -4, 5, 6, 7));
        found.Dropped.ShouldBe(Of(3, 4));
        found.Faithfulness.ToDouble().ShouldBe(0.918367, 1e-6);
        found.Achievement.ToDouble().ShouldBe(0.991837, 1e-6);
    }

    [Fact]
    public void The_way_may_lead_through_a_richer_theory()
    {
        var found = Find(Of(3, 4, 5, -6, 7));
        found.Trace[0].Theory.ShouldBe(Of(1, 7));
        found.Theory.ShouldBe(Of(1));
        found.Commitments.ShouldBe(Of(1, -2, 3, 4, 5, -6));
        found.Faithfulness.ToDouble().ShouldBe(0.979592, 1e-6);
        found.Achievement.ToDouble().ShouldBe(0.997959, 1e-6);
    }

    [Fact]
    public void What_is_locked_stays()
    {
        ReflectiveEquilibrium
            .Find(7, Structure, Of(3, 4, 5), Of(7))
            .TryGet(out var found, out _)
            .ShouldBeTrue();
        found!.Trace.ShouldAllBe(s => s.Commitments.Contains(Of(7)));
    }

    [Theory]
    [InlineData(65, 1, 0, "E-LIMIT")]
    [InlineData(0, 1, 0, "E-LIMIT")]
    [InlineData(2, 1, 0, "E-UNKNOWN")]
    [InlineData(7, 1, -1, "E-CONTRADICTION")]
    public void What_cannot_be_examined_is_refused(
        int sentences,
        int initial,
        int locked,
        string code
    ) =>
        ReflectiveEquilibrium
            .Find(sentences, Structure, Of(initial), locked == 0 ? State.Empty : Of(locked))
            .ShouldBeOfType<Answer<EquilibriumProposal>.Rejected>()
            .Why.Code.ShouldBe(code);

    private static EquilibriumProposal Find(State initial)
    {
        ReflectiveEquilibrium
            .Find(7, Structure, initial, State.Empty)
            .TryGet(out var found, out _)
            .ShouldBeTrue();
        return found!;
    }

    private static State Of(params int[] sentences) =>
        sentences.Aggregate(
            State.Empty,
            (sum, s) => sum.Union(State.Literal(Math.Abs(s) - 1, s < 0))
        );
}
