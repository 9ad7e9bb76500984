using System.Globalization;
using Commonweal.Agents.Reasoning.Decisions;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Tests.Verifier;

namespace Commonweal.Tests.Agents.Reasoning.Decisions;

/// <summary>Small random snapshots, queries and evidence, in which everything the pipeline knows occurs.</summary>
internal sealed class RandomDecision
{
    private static readonly string[] Words = ["a", "b", "c", "d"];
    private readonly SplitMix _random;

    private RandomDecision(ulong seed)
    {
        _random = new(seed);
        Sequence<SnapshotValue> values =
        [
            .. Enumerable.Range(0, 1 + Below(3)).Select(Value),
            new("plan", "goal", ["c"], []),
            new("borrowed", "value", ["c"], ["borrowed.1"], "model"),
        ];
        Basis = new(
            new(
                [new("c", "around"), new("around"), new("apart")],
                values,
                [.. Enumerable.Range(0, Below(4)).Select(Norm)],
                [
                    .. from hi in values
                    from lo in values
                    where hi != lo && Below(string.CompareOrdinal(hi.Id, lo.Id) < 0 ? 3 : 12) == 0
                    select new SnapshotWiser(hi.Id, lo.Id, "c", 2 + Below(9), 10),
                ],
                []
            )
        );
        Query = new(
            "a test",
            "c",
            [.. Enumerable.Range(0, 1 + Below(3)).Select(i => new DecisionOption($"o{i}"))]
        );
        Evidence = new(
            Facts()
                .Concat(Levels(values))
                .Concat(Commitments())
                .Select(
                    (item, i) =>
                        item with
                        {
                            Id = string.Create(CultureInfo.InvariantCulture, $"e{i}"),
                            Revoked = Below(12) == 0,
                        }
                )
                .ToSequence()
        );
    }

    public DecisionBasis Basis { get; }

    public DecisionQuery Query { get; }

    public EvidenceBook Evidence { get; }

    public static RandomDecision Of(ulong seed) => new(seed);

    private int Below(int bound) => _random.Below(bound);

    private string Literal() =>
        Below(6) == 0 ? $"n<{3 + Below(3)}"
        : Below(4) == 0 ? $"~{Words[Below(4)]}"
        : Words[Below(4)];

    private SnapshotValue Value(int i) =>
        new(
            $"v{i}",
            "value",
            [
                i > 0 && Below(5) == 0 ? "apart"
                : Below(2) == 0 ? "c"
                : "around",
            ],
            [.. Enumerable.Range(1, 1 + Below(2)).Select(p => $"v{i}.{p}")]
        );

    private SnapshotNorm Norm(int i)
    {
        Sequence<string> body = Below(4) == 0 ? ["a", "b"] : [Words[Below(2)]];
        return new(
            $"n{i}",
            "FFOP"[Below(4)].ToString(),
            Below(2) == 0 ? [] : [Literal()],
            Below(4) == 0 ? [$"~{body[0]}"] : body,
            [Below(5) == 0 ? "apart" : "c"]
        )
        {
            Unless =
                Below(2) == 0
                    ?
                    [
                        [Literal()],
                    ]
                    : [],
            Rank = Below(4) / 3,
            Since = Below(2) == 0 ? null : $"202{Below(4)}-01-01",
            Chain =
                Below(5) == 0
                    ?
                    [
                        [Words[2]],
                    ]
                    : [],
        };
    }

    private IEnumerable<EvidenceItem> Facts()
    {
        EvidenceItem Fact(string? option, string literal) =>
            new("", "fact", Below(5) == 0 ? "model" : "third")
            {
                Option = option,
                Literal = literal,
            };
        foreach (var option in Query.Options)
        {
            var at = Below(4);
            for (var i = 0; i < at; i++)
            {
                yield return Fact(
                    option.Id,
                    Below(3) > 0 ? $"{(Below(3) == 0 ? "~" : "")}{Words[Below(4)]}" : Literal()
                );
            }
        }

        if (Below(2) == 0)
        {
            yield return Fact(null, $"n={Below(6)}");
        }

        if (Below(4) == 0)
        {
            yield return Fact(null, Below(2) == 0 ? "a&c|b&d" : "c|~d");
        }
    }

    private IEnumerable<EvidenceItem> Levels(Sequence<SnapshotValue> values)
    {
        var known = Below(3) == 0 ? 3 : 20;
        foreach (var option in Query.Options)
        {
            foreach (var value in values)
            {
                foreach (var policy in value.Policies)
                {
                    if (Below(known) == 0)
                    {
                        continue;
                    }

                    var low = Below(10);
                    var high = Below(3) == 0 ? low + Below(11 - low) : low;
                    yield return new("", "assess", Below(5) == 0 ? "model" : "person")
                    {
                        Option = option.Id,
                        Value = value.Id,
                        Policy = policy,
                        Low = Tenths(low),
                        High = Tenths(high),
                    };
                }
            }
        }
    }

    private static string Tenths(int n) =>
        n == 10 ? "1" : string.Create(CultureInfo.InvariantCulture, $"0.{n}");

    private IEnumerable<EvidenceItem> Commitments()
    {
        if (Below(5) == 0)
        {
            yield return new("", "commit", "person")
            {
                Option = Query.Options[Below(Query.Options.Count)].Id,
            };
        }

        if (Below(8) == 0)
        {
            yield return new("", "commit", Below(3) == 0 ? "model" : "person")
            {
                Literal = "security",
            };
        }
    }
}
