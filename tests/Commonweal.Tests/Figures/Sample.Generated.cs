using System.Globalization;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Figures.Reports;

namespace Commonweal.Tests.Figures;

internal static partial class Sample
{
    /// <summary>A generated graph: contexts with so many pairs each, from a fixed seed.</summary>
    public static GraphReportInput Generated(int values, int[] pairs, int voters)
    {
        Lehmer random = new(20231018);
        var cards = Enumerable.Range(0, values).Select(i => Card(i, random)).ToArray();
        var contexts = pairs
            .Select((n, c) => (Pairs: n, Id: $"When {Situations[c % Situations.Length]}{Round(c)}"))
            .Select(c => Context(c.Id, PairsOf(cards, c.Pairs, c.Id, random)))
            .ToArray();
        return new()
        {
            Title = "What should an assistant attend to?",
            Question = "A generated graph of the size of a real study.",
            Graph = new(
                contexts.Sum(c => c.Votes),
                voters,
                [
                    new("day staff", 87),
                    new("night staff", 79),
                    new("no group given", 129),
                    new("other groups", 211),
                ],
                [.. contexts.OrderBy(c => c.Context, StringComparer.Ordinal)],
                new(-1278.0304, -1272.2157, -1271.556, -1283.5464),
                .07,
                [new(0, 34), new(.75, 14), new(1.1, 8), new(1.3, 4), new(1.5, 2)]
            ),
            Mai = Mai(contexts),
            Cards = cards.ToDictionary(c => c.Id, StringComparer.Ordinal),
            Date = Date,
            Source = "Generated from a fixed seed.",
        };
    }

    private static string Round(int context) =>
        context < Situations.Length
            ? ""
            : FormattableString.Invariant($" {(context / Situations.Length) + 1}");

    private static MoralEdge[] PairsOf(ValuesCard[] cards, int n, string context, Lehmer random)
    {
        Dictionary<(string, string), MoralEdge> edges = [];
        var hub = cards[random.Below(cards.Length)].Id;
        while (edges.Count < n)
        {
            var from = cards[random.Below(cards.Length)].Id;
            var to = random.Below(3) == 0 ? hub : cards[random.Below(cards.Length)].Id;
            if (from == to || edges.ContainsKey((from, to)) || edges.ContainsKey((to, from)))
            {
                continue;
            }

            var yes = 4 + random.Below(9);
            var mean = (.02 + random.Share()) * (random.Share() < .15 ? .55 : .4);
            string Group() =>
                FormattableString.Invariant($"{random.Below(6)}/{.4 + (.5 * random.Share()):0.00}");
            edges[(from, to)] = Edge(
                FormattableString.Invariant(
                    $"{from} {to} _ {mean} {.52 - (yes * .012)} {yes}/{random.Below(4)}/{random.Below(3)} 0/0/0 {Group()} {Group()} Open 0"
                )
            ) with
            {
                Context = context,
            };
        }

        return [.. edges.Values];
    }

    private static ValuesCard Card(int i, Lehmer random)
    {
        var title = $"{Ways[i / Goods.Length % Ways.Length]} {Goods[i % Goods.Length]}";
        return new(
            (160 + i).ToString(CultureInfo.InvariantCulture),
            title,
            null,
            [
                .. Enumerable
                    .Range(0, 2 + random.Below(4))
                    .Select(_ =>
                        $"{Kinds[random.Below(Kinds.Length)]} {Tails[random.Below(Tails.Length)]}"
                    ),
            ]
        );
    }


    private static readonly string[] Situations =
    [
        "making decisions",
        "seeking information",
        "parenting",
        "seeking support",
        "interacting",
        "being introspective",
        "seeking clarity",
        "seeking motivation",
        "in distress",
        "being religious",
        "in conflict",
    ];
    private static readonly string[] Ways =
    [
        "Gentle",
        "Patient",
        "Shared",
        "Honest",
        "Careful",
        "Open-hearted",
        "Steady",
        "Comprehensive and balanced",
        "Quiet",
    ];
    private static readonly string[] Goods =
    [
        "listening",
        "courage",
        "reflection and self-discovery",
        "guidance",
        "curiosity",
        "understanding across differences",
        "responsibility",
        "truth seeking",
        "autonomy",
        "care for the weakest",
        "discipline",
        "dialogue",
    ];
    private static readonly string[] Kinds =
    [
        "MOMENTS",
        "SIGNS",
        "WORDS",
        "QUESTIONS",
        "FEELINGS",
        "POSSIBILITIES",
        "CHANGES",
    ];
    private static readonly string[] Tails =
    [
        "when someone’s certainty gives way to a question",
        "that show what a person is carrying",
        "that open more than they close",
        "in which an old loyalty and a new insight meet",
        "of relief after something difficult has been said",
    ];

    /// <summary>A tiny seeded generator (Park and Miller 1988), so that the sample never changes.</summary>
    private sealed class Lehmer(long seed)
    {
        private long _state = seed;

        public int Below(int n) => (int)(Next() % n);

        public double Share() => Next() / 2147483647.0;

        private long Next() => _state = _state * 48271 % 2147483647;
    }
}
