using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Shouldly;
using Xunit;
using S = Commonweal.Kernel.Justifications.Steps;

namespace Commonweal.Tests.Verifier;

/// <summary>Norms that clash over an option: rank, the narrower guard, the later date, with team defeat (30 §5.1, O-15 d–g).</summary>
public sealed class NormConflictTests
{
    private static readonly SnapshotNorm Forbid = new("f", "F", ["park"], ["enter"], ["k"]);
    private static readonly SnapshotNorm Permit = new("p", "P", ["park"], ["enter"], ["k"]);

    /// <summary>What the verifier says to an exclusion of <c>enter</c>, to leaving it in, to concluding it and to asking which norm holds.</summary>
    private const string Prevails = ", E16, -, -";
    private const string Yields = "E09, , , E15";
    private const string Undecided = "E09, , E15, ";

    [Fact]
    public void A_prohibition_that_nothing_clashes_with_excludes() =>
        Of([Forbid]).ShouldBe(Prevails);

    [Fact]
    public void The_narrower_permission_wins() =>
        // O-15 d
        Of([Forbid, Permit with { Guard = ["park", "ambulance"] }]).ShouldBe(Yields);

    [Fact]
    public void Rank_wins_over_a_later_date() =>
        // O-15 e
        Of([Forbid with { Rank = 5, Since = "2020-01-01" }, Permit with { Since = "2024-01-01" }])
            .ShouldBe(Prevails);

    [Fact]
    public void Between_equals_the_later_date_wins() =>
        // O-15 f
        Of([Forbid with { Since = "2020-01-01" }, Permit with { Since = "2024-01-01" }])
            .ShouldBe(Yields);

    [Fact]
    public void Between_equals_of_one_day_nothing_decides() =>
        // O-15 g
        Of([Forbid, Permit]).ShouldBe(Undecided);

    [Fact]
    public void A_norm_beaten_by_one_that_is_beaten_itself_stands_again() =>
        // team defeat: the order of higher rank speaks against the permission and with the prohibition
        Of([Forbid, Permit with { Rank = 1 }, new("o", "O", [], ["~enter"], ["k"]) { Rank = 2 }])
            .ShouldBe(Prevails);

    [Fact]
    public void Two_duties_that_cannot_both_be_done_leave_the_option_undecided() =>
        Of([new("o", "O", [], ["enter"], ["k"]), new("q", "O", [], ["~enter"], ["k"])])
            .ShouldBe(Undecided);

    [Fact]
    public void A_prohibition_of_what_is_owed_wins_by_rank_over_the_duty() =>
        Of([
                new("o", "O", [], ["~enter"], ["k"]),
                new("p", "F", [], ["~enter"], ["k"]) { Rank = 1 },
            ])
            .ShouldBe(Yields);

    private static string Of(Sequence<SnapshotNorm> norms)
    {
        var broken = norms[0].Modality == "O" && norms[0].Body[0] == "enter" ? norms[1] : norms[0];
        EvidenceItem Fact(string id, string? option, string literal) =>
            new(id, "fact", "third") { Option = option, Literal = literal };
        EvidenceItem[] said =
        [
            new("ctx", "ctx", "person") { Context = "k" },
            Fact("e1", "x", "enter"),
            Fact("e2", null, "park"),
            Fact("e3", null, "ambulance"),
            new("e4", "assess", "person")
            {
                Option = "x",
                Value = "v",
                Policy = "v1",
                Low = "1",
                High = "1",
            },
        ];
        Step[] steps =
        [
            S.Context("k", "ctx"),
            S.Values(1, ["v"]),
            S.Norms(1, norms.Select(n => n.Id)),
            S.Fact("x", "enter", "e1"),
            S.Fact(null, "park", "e2"),
            S.Assess(2, said[4]),
            S.Weights(["v"], [2]),
        ];
        string Code(params Step[] more)
        {
            var verdict = FeedbackTrace.Check(
                Justification.Over(
                    new("solver", "a test", "k", ["x"]),
                    [.. steps, .. more],
                    new([new("k")], [new("v", "value", ["k"], ["v1"])], norms, [], []),
                    new(said.ToSequence())
                )
            );
            return verdict.Steps[^1].State == Commonweal.Verifier.StepState.Tainted
                ? "-"
                : verdict.Steps[^1].Fault?.Code ?? "";
        }

        var admit = S.Admit(
            [new("x", new Dictionary<string, string> { ["v"] = "1" })],
            [],
            [],
            [6, 7]
        );
        return string.Join(
            ", ",
            Code(S.Detach(broken, [1, 3, 5]), S.Exclude("x", [4, 8])),
            Code(admit),
            Code(admit, S.Conclude("x", 8)),
            Code(admit, S.Ask("which norm?", "norms", [8]))
        );
    }
}
