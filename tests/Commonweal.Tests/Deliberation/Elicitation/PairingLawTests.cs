using Commonweal.Deliberation.Elicitation;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>What holds of the pairs shown, whatever cards, judgements and people there are (10 §8).</summary>
public sealed class PairingLawTests
{
    private static readonly Config Config = Config
        .QuickThrowOnFailure.WithMaxTest(60)
        .WithReplay(20261124, 9);

    private sealed record Setting(
        List<PairingCard> Cards,
        List<PairStanding> Standings,
        List<string> Mine
    );

    private static Gen<Setting> Settings =>
        from count in Gen.Choose(0, 9)
        from contexts in Gen.ListOf(Gen.SubListOf("a", "b", "c"), count)
        from chosen in Gen.ListOf(Gen.Choose(0, 5), count)
        from pairs in Gen.ListOf(
            from one in Gen.Choose(0, 9)
            from other in Gen.Choose(0, 9)
            from context in Gen.Elements("a", "b", "c", "gone")
            from votes in Gen.Choose(0, 20)
            from needed in Gen.Choose(-1, 6)
            where one != other
            select new PairStanding(
                PairInContext.Of($"v{one}", $"v{other}", context),
                votes,
                needed < 0 ? null : needed,
                needed < 0 ? null : .7
            )
        )
        from mine in Gen.SubListOf("v0", "v1", "v2", "absent")
        select new Setting(
            [
                .. contexts
                    .Zip(chosen)
                    .Select((c, i) => new PairingCard($"v{i}", [.. c.First], c.Second)),
            ],
            [.. pairs],
            [.. mine]
        );

    [Fact]
    public void Every_pair_that_shares_a_context_is_shown_once_and_no_other() =>
        Prop.ForAll(
                Settings.ToArbitrary(),
                setting =>
                {
                    PairingIndex index = new(setting.Cards, setting.Standings, "salt"u8);
                    HashSet<PairInContext> seen = [];
                    while (
                        index.Next(new("p1", setting.Mine, seen, new Dictionary<string, int>()))
                            is PairingOutcome.Show(var trial)
                    )
                    {
                        seen.Add(PairInContext.Of(trial.From, trial.To, trial.Context))
                            .ShouldBeTrue();
                    }

                    var possible = (
                        from one in setting.Cards
                        from other in setting.Cards
                        where string.CompareOrdinal(one.Id, other.Id) < 0
                        from context in one.Contexts.Intersect(other.Contexts)
                        select PairInContext.Of(one.Id, other.Id, context)
                    ).ToHashSet();
                    seen.SetEquals(possible).ShouldBeTrue();
                }
            )
            .Check(Config);

    [Fact]
    public void No_context_goes_over_its_budget() =>
        Prop.ForAll(
                Settings.ToArbitrary(),
                Gen.Choose(0, 12).ToArbitrary(),
                (setting, used) =>
                {
                    PairingIndex index = new(setting.Cards, setting.Standings, "salt"u8);
                    Dictionary<string, int> today = new(StringComparer.Ordinal) { ["a"] = used };
                    HashSet<PairInContext> seen = [];
                    while (
                        index.Next(new("p1", setting.Mine, seen, today))
                            is PairingOutcome.Show(var trial)
                    )
                    {
                        seen.Add(PairInContext.Of(trial.From, trial.To, trial.Context));
                        today[trial.Context] = today.GetValueOrDefault(trial.Context) + 1;
                    }

                    today.Values.ShouldAllBe(shown => shown <= PairingRules.PerContextAndDay);
                }
            )
            .Check(Config);

    [Fact]
    public void The_direction_shown_is_the_one_that_is_the_persons() =>
        Prop.ForAll(
                Settings.ToArbitrary(),
                setting =>
                {
                    PairingIndex index = new(setting.Cards, setting.Standings, "salt"u8);
                    var outcome = index.Next(
                        new(
                            "p1",
                            setting.Mine,
                            new HashSet<PairInContext>(),
                            new Dictionary<string, int>()
                        )
                    );
                    if (outcome is PairingOutcome.Show(var trial))
                    {
                        PairingRules
                            .Direct(
                                "p1",
                                PairInContext.Of(trial.To, trial.From, trial.Context),
                                "salt"u8
                            )
                            .ShouldBe(trial);
                    }
                }
            )
            .Check(Config);
}
