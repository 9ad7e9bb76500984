using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Tests.Verifier;

namespace Commonweal.Tests.Figures;

/// <summary>Decisions that the page of a decision is shown on.</summary>
internal static class SampleDecisions
{
    private const string Hostile = "<img src=x onerror=alert(1)>\u202e&\"'";

    public static (string Name, Justification Whole)[] All { get; } =
    [
        ("decision-holds.html", FeedbackTrace.Written),
        ("decision-faulty.html", Faulty()),
        ("decision-hostile.html", Odd()),
        ("decision-unbound.html", FeedbackTrace.Written with { Snapshot = null, Evidence = null }),
    ];

    private static Justification Faulty()
    {
        var steps = FeedbackTrace.Steps();
        steps[7] = steps[7] with
        {
            Cites = ["no-such-evidence"],
            Text = "The moment was badly chosen.",
        };
        return FeedbackTrace.Over(steps);
    }

    private static Justification Odd() =>
        Justification.Over(
            new("model", Hostile, Hostile, [Hostile, "b"]),
            [
                Steps.Context(Hostile, "e"),
                new(Hostile, "{}", [1, 9, -1], [Hostile], "{\"x\":\"</style>\"}", Hostile),
                new(
                    "ADMIT",
                    "{\"admitted\":1,\"rejected\":[null,{}]}",
                    [],
                    [],
                    "{\"rejected\":[]}"
                ),
                Steps.Conclude("b", 3),
            ],
            new([new(Hostile)], [], [], [], []),
            new([new("e", "ctx", "person") { Context = Hostile, Revoked = true }])
        );
}
