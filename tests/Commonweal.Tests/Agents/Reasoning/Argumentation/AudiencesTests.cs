using Commonweal.Agents.Reasoning.Argumentation;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Numerics.Randomness;
using Shouldly;
using Xunit;
using static Commonweal.Tests.Agents.Reasoning.Argumentation.Lettered;

namespace Commonweal.Tests.Agents.Reasoning.Argumentation;

public sealed class AudiencesTests
{
    private const string Insulin = "DC CB BA ED FA GF";
    private const string InsulinValues = "A life B property C property D life";
    private const string Facts = $"{InsulinValues} E property F life G fact";
    private const string Moderation = "AB BA CA DC";
    private const string Offices = "A safety B belonging C belonging D safety";

    // 20 §A3.3, O-A3d, O-A3e, O-A3f, O-A3g: attacks, values, audience, its preferred sets.
    [Theory]
    [InlineData("DC CB BA", InsulinValues, "life property", "ABD")]
    [InlineData("DC CB BA", InsulinValues, "property life", "ACD")]
    [InlineData(Insulin, Facts, "fact life property", "ABDEG")]
    [InlineData(Insulin, Facts, "fact property life", "ACEG")]
    [InlineData("ab bc ca", "a r b r c s", "r s", "ac")]
    [InlineData("ab bc ca", "a r b r c s", "s r", "bc")]
    [InlineData("ab bc cd da", "a r b r c s d s", "r s", "ac")]
    [InlineData("ab bc cd da", "a r b r c s d s", "s r", "ac")]
    [InlineData(Moderation, Offices, "belonging safety", "BCD")]
    [InlineData(Moderation, Offices, "safety belonging", "AD")]
    public void Each_audience_has_the_preferred_sets_of_the_table(
        string attacks,
        string values,
        string audience,
        string preferred
    )
    {
        Valued(attacks, values)
            .For(audience.Split(' '))
            .TryGet(out var reduced, out _)
            .ShouldBeTrue();

        Shown(reduced.Defeats, Semantics.Preferred).ShouldBe(preferred);
    }

    // 20 §A3.3, O-A3d to O-A3g over all audiences: objective, then what else is subjective.
    [Theory]
    [InlineData("DC CB BA", InsulinValues, "AD", "BC")]
    [InlineData(Insulin, Facts, "AEG", "BCD")]
    [InlineData("ab bc ca", "a r b r c s", "c", "ab")]
    [InlineData("ab bc cd da", "a r b r c s d s", "ac", "")]
    [InlineData(Moderation, Offices, "D", "ABC")]
    public void Over_all_audiences_arguments_stand_as_in_the_table(
        string attacks,
        string values,
        string objective,
        string subjective
    )
    {
        var valued = Valued(attacks, values);
        var report = Judged(valued, []);

        report.Audiences.ShouldBe(2);
        report.Sampled.ShouldBeFalse();
        Having(valued, report, Standing.Objective).ShouldBe(objective);
        Having(valued, report, Standing.Subjective).ShouldBe(subjective);
        report
            .Arguments.Where(a => a.Standing == Standing.Subjective)
            .ShouldAllBe(a => a.Convinced == 1);
    }

    // 20 §A3.3, O-A3d: values change the verdict on A for every audience.
    [Fact]
    public void Without_values_the_chain_rejects_what_every_audience_accepts() =>
        Shown(Letters("DC CB BA"), Semantics.Grounded).ShouldBe("BD");

    // 20 §A3.1, O-A3k, second part.
    [Fact]
    public void The_insulin_story_is_numbered_for_the_audience_that_puts_life_first()
    {
        Valued(Insulin, Facts)
            .For(["fact", "life", "property"])
            .TryGet(out var reduced, out _)
            .ShouldBeTrue();
        var labelling = GroundedLabelling.Of(reduced.Defeats);

        // A B C D E F G
        labelling.Numbers.ShouldBe([3, 3, 2, 1, 1, 2, 1]);
        labelling.Extension.Select(reduced.Defeats.NameOf).ShouldBe(["A", "B", "D", "E", "G"]);
    }

    // 20 §A3.3, O-A3h.
    [Theory]
    [InlineData(21UL, new[] { 1, 4, 6 }, new[] { 1, 2, 3, 4, 6, 7, 8 })]
    [InlineData(22UL, new int[0], new[] { 1, 2, 3, 4, 5, 6, 7, 8 })]
    [InlineData(23UL, new[] { 1, 5, 6 }, new[] { 1, 2, 3, 4, 5, 6 })]
    public void Random_valued_frameworks_stand_as_in_the_table(
        ulong seed,
        int[] objective,
        int[] subjective
    )
    {
        var report = Judged(Random(seed), []);

        report.Audiences.ShouldBe(6);
        Where(report, s => s == Standing.Objective).ShouldBe(objective);
        Where(report, s => s != Standing.Indefensible).ShouldBe(subjective);
    }

    [Fact]
    public void A_partial_order_allows_exactly_its_linear_extensions()
    {
        var valued = Valued("ab bc cd da", "a r b s c t d u");

        Judged(valued, []).Audiences.ShouldBe(24);
        Judged(valued, [("r", "s")]).Audiences.ShouldBe(12);
        Judged(valued, [("r", "s"), ("t", "u")]).Audiences.ShouldBe(6);
        Judged(valued, [("r", "x"), ("x", "s"), ("s", "t"), ("t", "u")]).Audiences.ShouldBe(1);
    }

    [Fact]
    public void Audiences_named_one_by_one_agree_with_all_of_them_together()
    {
        for (var seed = 31UL; seed <= 60; seed++)
        {
            var valued = Random(seed);
            var report = Judged(valued, []);
            var (all, some) = (new int[8], new bool[8]);
            foreach (var audience in Orders([.. valued.Values]))
            {
                valued.For(audience).TryGet(out var reduced, out _).ShouldBeTrue();
                var sets = new BruteForce(reduced.Defeats).Sets(Semantics.Preferred);
                for (var a = 0; a < 8; a++)
                {
                    all[a] += sets.TrueForAll(s => (s >> a & 1) == 1) ? 1 : 0;
                    some[a] |= sets.Exists(s => (s >> a & 1) == 1);
                }
            }

            report.Arguments.Select(a => a.Convinced).ShouldBe(all);
            report.Arguments.Select(a => a.Standing != Standing.Indefensible).ShouldBe(some);
        }
    }

    // 20 §A3.3: at most seven unordered values, else E_TOO_MANY_AUDIENCES unless sampling is asked for and labelled.
    [Fact]
    public void Eight_unordered_values_are_refused_unless_audiences_may_be_drawn()
    {
        var valued = Chain(8);

        Audiences.Of(valued, []).TryGet(out _, out var why).ShouldBeFalse();
        why.Code.ShouldBe("E_TOO_MANY_AUDIENCES");
        Audiences.Of(valued, [], new(0, 1)).TryGet(out _, out why).ShouldBeFalse();
        why.Code.ShouldBe("E_TOO_MANY_AUDIENCES");
        Audiences.Of(valued, [], new(500, 1)).TryGet(out var drawn, out _).ShouldBeTrue();
        var report = drawn.Judge(CancellationToken.None)!;
        (report.Audiences, report.Sampled).ShouldBe((500, true));
        Judged(Chain(7), []).Audiences.ShouldBe(5040);
    }

    [Fact]
    public void Audiences_are_drawn_evenly()
    {
        // w0→w1→…: w1 is accepted by exactly the half of all audiences that rank it above w0.
        Audiences.Of(Chain(8), [], new(4000, 7)).TryGet(out var drawn, out _).ShouldBeTrue();

        var share = drawn.Judge(CancellationToken.None)!.Arguments[1].Convinced / 4000.0;

        share.ShouldBe(.5, .03);
    }

    [Fact]
    public void An_order_that_cannot_be_is_refused()
    {
        var valued = Valued("ab", "a r b s");

        Audiences.Of(valued, [("r", "s"), ("s", "r")]).TryGet(out _, out var why).ShouldBeFalse();
        why.Code.ShouldBe("E_CYCLE");
        Audiences.Of(valued, [("r", "fact")]).TryGet(out _, out why).ShouldBeFalse();
        why.Code.ShouldBe("E_FACT");
        valued.For(["r"]).TryGet(out _, out why).ShouldBeFalse();
        why.Code.ShouldBe("E_UNDECLARED");
        ValuedFramework.Of(Letters("ab"), ["r", null]).TryGet(out _, out why).ShouldBeFalse();
        (why.Code, why.Where).ShouldBe(("E_UNVALUED", "b"));
    }

    [Fact]
    public void The_established_edges_of_a_moral_graph_are_an_order_of_values()
    {
        ContextGraph graph = new(
            "wards",
            0,
            0,
            [Edge("r", "s", EdgeStatus.Established), Edge("s", "r", EdgeStatus.Open)],
            [],
            []
        );

        Audiences.OrderOf(graph).ShouldBe([("s", "r")]);
    }

    private static MoralEdge Edge(string from, string to, EdgeStatus status) =>
        new()
        {
            From = from,
            To = to,
            Context = "wards",
            Forward = new(0, 0, 0, 0),
            Reverse = new(0, 0, 0, 0),
            Mean = 0,
            StandardDeviation = 1,
            Probability = .5,
            ProbabilityOnAPar = 0,
            EffectiveVotes = 0,
            Groups = [],
            Status = status,
            Lacking = Lacking.None,
            VotesNeeded = null,
            Robustness = null,
            AttackBudget = null,
            BridgedSupport = null,
        };

    private static ValuedFramework Chain(int count)
    {
        ArgumentFramework framework = new(
            Enumerable.Range(0, count).Select(i => $"w{i}"),
            Enumerable.Range(1, count - 1).Select(i => (i - 1, i))
        );
        return Values(framework, [.. Enumerable.Range(0, count).Select(i => $"v{i}")]);
    }

    private static ValuedFramework Random(ulong seed)
    {
        SplitMix64 draws = new(seed);
        List<(int, int)> attacks = [];
        for (var i = 0; i < 8; i++)
        {
            for (var j = 0; j < 8; j++)
            {
                if (draws.NextShare() < .2 && i != j)
                {
                    attacks.Add((i, j));
                }
            }
        }

        var values = Enumerable
            .Range(0, 8)
            .Select(_ => $"v{1 + (int)(3 * draws.NextShare())}")
            .ToArray();
        return Values(new(Enumerable.Range(1, 8).Select(i => $"{i}"), attacks), values);
    }

    private static ValuedFramework Valued(string attacks, string values)
    {
        var framework = Letters(attacks);
        var words = values.Split(' ');
        return Values(
            framework,
            [.. framework.Names.Select(n => words[Array.IndexOf(words, n) + 1])]
        );
    }

    private static ValuedFramework Values(ArgumentFramework framework, string[] values)
    {
        ValuedFramework.Of(framework, values).TryGet(out var valued, out _).ShouldBeTrue();
        return valued;
    }

    private static AudienceReport Judged(
        ValuedFramework valued,
        IReadOnlyList<(string, string)> above
    )
    {
        Audiences.Of(valued, above).TryGet(out var audiences, out _).ShouldBeTrue();
        return audiences.Judge(CancellationToken.None)!;
    }

    private static string Having(
        ValuedFramework valued,
        AudienceReport report,
        Standing standing
    ) =>
        string.Concat(
            Where(report, s => s == standing).Select(n => valued.Framework.NameOf(n - 1))
        );

    private static IEnumerable<int> Where(AudienceReport report, Func<Standing, bool> wanted) =>
        Enumerable
            .Range(1, report.Arguments.Count)
            .Where(n => wanted(report.Arguments[n - 1].Standing));

    private static IEnumerable<string[]> Orders(string[] values) =>
        values.Length == 0
            ?
            [
                [],
            ]
            : values.SelectMany(v =>
                Orders([.. values.Where(w => w != v)]).Select(rest => (string[])[v, .. rest])
            );
}
