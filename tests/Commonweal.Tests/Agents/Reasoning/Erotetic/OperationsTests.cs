using Commonweal.Agents.Reasoning.Erotetic;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Erotetic;

/// <summary>The worked operations of 20 §A6, O-A6a.</summary>
public sealed class OperationsTests
{
    [Theory]
    [InlineData("{a.b, c.d}", "{a}", "{a.b}")]
    [InlineData("{a, b}", "{x}^{a}", "{a.x, b}")]
    public void To_update_answers_and_then_merges(string g, string d, string expected) =>
        Views.Of(g, d, Operations.Update).ShouldBe(expected); // O-A6a

    [Fact]
    public void To_inquire_raises_both_answers_where_neither_is_given() =>
        Views.Of("{k.l, p.s}", "{k}", Operations.Inquire).ShouldBe("{k.l, k.p.s, ~k.p.s}"); // O-A6a

    [Fact]
    public void To_negate_denies_one_literal_of_each_alternative_under_the_supposition() =>
        Views
            .Of("{p.q, r}^{s}", "{0}", (g, _) => Operations.Negate(g))
            .ShouldBe("{~p.~r.s, ~q.~r.s}"); // O-A6a

    [Fact]
    public void To_depose_makes_the_failing_supposition_an_alternative() =>
        Views.Of("{d}^{k}", "{0}", (g, _) => Operations.Depose(g)).ShouldBe("{d, ~k}"); // O-A6a

    [Fact]
    public void To_factor_takes_what_is_known_out_of_sight() =>
        Views.Of("{p.r, p.q}", "{p}", Operations.Factor).ShouldBe("{q, r}"); // O-A6a

    [Fact]
    public void To_query_shows_what_is_supported_and_that_some_case_supports_nothing() =>
        Views.Of("{p.r, p.q}", "{q}", Operations.Query).ShouldBe("{0, q}"); // O-A6a

    [Fact]
    public void To_suppose_narrows_the_stage_and_remembers_the_supposition() =>
        Views.Of("{a.w, b, m}", "{a}", Operations.Suppose).ShouldBe("{a.w}^{a}"); // O-A6a

    [Fact]
    public void A_product_leaves_alternatives_outside_the_supposition_alone() =>
        Views.Of("{a, b}", "{c, d}^{a}", Operations.Product).ShouldBe("{a.c, a.d, b}"); // O-A6a

    [Fact]
    public void Nothing_is_left_in_view_once_every_alternative_contradicts_itself() =>
        Views
            .Of("{a}", "{~a}", (g, d) => Operations.FactorFalsum(Operations.Update(g, d)))
            .ShouldBe("{}");
}
