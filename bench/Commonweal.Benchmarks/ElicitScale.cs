using System.Diagnostics;
using System.Globalization;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Benchmarks;

/// <summary>
/// What a participant waits for: the nearest of 10 000 cards, the next pair among 10 000, an interview replayed:
/// <c>dotnet run -c Release -- elicit</c>. Targets 50 ms each.
/// </summary>
internal static class ElicitScale
{
    private const int Cards = 10_000;

    public static int Run()
    {
        Xoshiro256 draw = new(7);
        var cards = Enumerable.Range(0, Cards).Select(i => Card(i, draw)).ToList();
        CardIndex? index = null;
        Say("index 10 000 cards", 3, _ => index = new(cards));
        Say("nearest five of 10 000", 60, i => index!.Nearest(cards[i * 7].Policies, 5, .1));
        CardIndex? fewer = null;
        Say("index 2 000 cards", 3, _ => fewer = new(cards.Take(2000)));
        Say("groups of 2 000", 3, _ => fewer!.Groups(CardIndex.WorthALook));
        Pairs(draw);
        var answers = Answers();
        Say("replay an interview", 60, _ => Interview.Replay(Plan, answers));
        return 0;
    }

    private static void Pairs(Xoshiro256 draw)
    {
        PairingIndex? pairs = null;
        List<PairingCard> cards =
        [
            .. Enumerable
                .Range(0, Cards)
                .Select(i => new PairingCard($"v{i}", [$"c{i % 5}", $"c{(i + 1) % 5}"], i % 9)),
        ];
        List<PairStanding> standings =
        [
            .. Enumerable
                .Range(0, 50_000)
                .Select(_ => new PairStanding(
                    PairInContext.Of(
                        $"v{draw.NextBelow(Cards / 2)}",
                        $"v{(Cards / 2) + draw.NextBelow(Cards / 2)}",
                        $"c{draw.NextBelow(5)}"
                    ),
                    1 + draw.NextBelow(12),
                    1 + draw.NextBelow(9),
                    .8
                )),
        ];
        Say("pairs of 10 000 cards, index", 3, _ => pairs = new(cards, standings, new byte[16]));
        HashSet<PairInContext> seen = [];
        Dictionary<string, int> today = [];
        Say(
            "next pair, up to 200 seen",
            200,
            i =>
            {
                if (
                    pairs!.Next(new("p1", ["v7", "v11", "v23"], seen, today))
                    is PairingOutcome.Show(var trial)
                )
                {
                    seen.Add(PairInContext.Of(trial.From, trial.To, trial.Context));
                }
            }
        );
    }

    private static InterviewPlan Plan { get; } =
        new()
        {
            Prompt = "What should an assistant pay attention to?",
            Person = "p1",
            Card = "v1",
            Contexts = [new("mourning", "Mourning")],
            Seed = 1,
        };

    private static List<InterviewAnswer> Answers()
    {
        (string Question, (string Field, string[] Values)[] Fields)[] said =
        [
            ("opening", [("opening", ["glad"])]),
            (
                "telling",
                [
                    (
                        "text",
                        [
                            "I sat with her until she spoke, and put the chart away. Then we talked for an hour about her garden.",
                        ]
                    ),
                ]
            ),
            (
                "alternatives",
                [
                    ("did", ["sat with her"]),
                    ("option", ["left"]),
                    ("why", ["she would have been alone"]),
                ]
            ),
            (
                "attentions",
                [
                    ("head", ["MOMENTS", "SIGNS", "WORDS"]),
                    (
                        "phrase",
                        [
                            "when her face asks what she has not said",
                            "that she has heard enough for today",
                            "that she leaves out of the story",
                        ]
                    ),
                ]
            ),
        ];
        return
        [
            .. said.Select(
                (s, i) =>
                    new InterviewAnswer(
                        i + 1,
                        s.Question,
                        s.Fields.ToDictionary(
                            f => f.Field,
                            f => (IReadOnlyList<string>)f.Values,
                            StringComparer.Ordinal
                        ),
                        default
                    )
            ),
        ];
    }

    /// <summary>Four lines of nine words each, rare words rarer by Zipf's law.</summary>
    private static ValuesCard Card(int number, Xoshiro256 draw) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"v{number}"),
            "",
            null,
            [
                .. Enumerable
                    .Range(0, 4)
                    .Select(_ =>
                        string.Join(
                            ' ',
                            Enumerable
                                .Range(0, 9)
                                .Select(_ => $"w{(int)Math.Pow(6000, draw.NextShare())}")
                        )
                    ),
            ]
        );

    private static void Say(string what, int runs, Action<int> run)
    {
        List<double> times = [];
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            run(i);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: least {times[0]:0.00} ms, median {times[times.Count / 2]:0.00} ms, most {times[^1]:0.00} ms"
            )
        );
    }
}
