using System.Text;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Verifier;
using S = Commonweal.Kernel.Justifications.Steps;

namespace Commonweal.Tests.Verifier;

/// <summary>The 18 steps of O-A7a (20 §A7).</summary>
internal static class FeedbackTrace
{
    public static readonly SnapshotNorm Mislead = new("n1", "F", [], ["mislead"], ["feedback"])
    {
        Unless =
        [
            ["surprise-party"],
        ],
    };

    public static readonly Snapshot Snapshot = new(
        [new("feedback")],
        [
            new("honesty", "value", ["feedback"], ["h"]),
            new("respect", "value", ["feedback"], ["r"]),
            new("tact", "value", ["feedback"], ["t"]),
            new("reputation", "instrumental", ["feedback"], ["p"]),
            new("wit", "value", ["feedback"], ["w"], "model"),
        ],
        [Mislead],
        [new("respect", "honesty", "feedback", 18, 20), new("respect", "tact", "feedback", 17, 20)],
        []
    );

    public static readonly EvidenceBook Evidence = new([
        new("c", "ctx", "person") { Context = "feedback" },
        new("f", "fact", "third") { Option = "evade", Literal = "mislead" },
        Level("e1", "blunt", "honesty", "h", ".9"),
        Level("e2", "blunt", "tact", "t", ".1"),
        Level("e3", "blunt", "respect", "r", ".3"),
        Level("e4", "kind", "honesty", "h", ".75"),
        Level("e5", "kind", "tact", "t", ".6") with
        {
            Provenance = "model",
        },
        Level("e6", "kind", "respect", "r", ".8"),
    ]);

    public static Justification Written => Over(Steps());

    public static Justification Over(IEnumerable<Step> steps, EvidenceBook? evidence = null) =>
        Justification.Over(
            new("solver", "how to answer", "feedback", ["blunt", "evade", "kind"]),
            steps,
            Snapshot,
            evidence ?? Evidence
        );

    public static Verdict Check(Justification written) =>
        Proof.Check(Encoding.UTF8.GetBytes(written.ToText()));

    public static List<Step> Steps()
    {
        (string, string, string)[] y = [("respect", "honesty", "0.325")];
        return
        [
            S.Context("feedback", "c"),
            S.Values(1, ["honesty", "respect", "tact"]),
            S.Norms(1, ["n1"]),
            S.Fact("evade", "mislead", "f"),
            S.Detach(Mislead, [1, 3]),
            S.Exclude("evade", [4, 5]),
            .. Enumerable.Range(2, 6).Select(i => S.Assess(2, Evidence.Items[i])),
            S.Wiser(1, "respect", "honesty"),
            S.Wiser(1, "respect", "tact"),
            S.Weights(["honesty", "respect", "tact"], [2, 13, 14]),
            S.Compare(
                new(
                    "kind",
                    "blunt",
                    "better",
                    new("0.175", y, Weights(("honesty", "1/2"), ("respect", "1/2"))),
                    new("1/2", [], Weights(("respect", "1")))
                ),
                [7, 8, 9, 10, 11, 12, 15]
            ),
            S.Admit(
                [new("kind", Weights(("respect", "1")))],
                [new("blunt", Weights(("kind", "1")), "0.175", y)],
                [],
                [6, 7, 8, 9, 10, 11, 12, 15]
            ),
            S.Conclude("kind", 17),
        ];
    }

    private static Dictionary<string, string> Weights(
        params ReadOnlySpan<(string Value, string Weight)> weights
    )
    {
        Dictionary<string, string> map = [];
        foreach (var (value, weight) in weights)
        {
            map[value] = weight;
        }

        return map;
    }

    private static EvidenceItem Level(
        string id,
        string option,
        string value,
        string policy,
        string level
    ) =>
        new(id, "assess", "person")
        {
            Option = option,
            Value = value,
            Policy = policy,
            Low = "0" + level,
            High = "0" + level,
        };
}
