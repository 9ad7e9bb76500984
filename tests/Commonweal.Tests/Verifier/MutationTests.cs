using System.Globalization;
using System.Text;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Kernel.Language;
using Commonweal.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Verifier;

public sealed class MutationTests
{
    [Fact]
    public void Ten_thousand_random_justifications_hold()
    {
        // 20 §A7.3, proof obligation (i)
        for (ulong seed = 1; seed <= 10_000; seed++)
        {
            var verdict = FeedbackTrace.Check(RandomTrace.Of(seed));
            verdict.Holds.ShouldBeTrue(
                $"seed {seed}: {verdict.Problem} {verdict.Steps.FirstOrDefault(s => s.Fault is not null)}"
            );
        }
    }

    [Fact]
    public void Every_single_fault_is_found_at_its_step_with_its_code()
    {
        // 20 §A8, proof obligation (ii) of §A7.3
        HashSet<string> operators = [];
        for (ulong seed = 0; seed < 150; seed++)
        {
            foreach (
                var mutation in Mutations.Of(
                    seed == 0 ? FeedbackTrace.Written : RandomTrace.Of(seed)
                )
            )
            {
                var verdict = FeedbackTrace.Check(mutation.Mutant);
                var fault = verdict
                    .Steps.Where(s => s.State == StepState.Invalid)
                    .ShouldHaveSingleItem(
                        $"{mutation.Operator} at {mutation.Step}, seed {seed}: {verdict.Problem}"
                    );
                (fault.Number, fault.Fault!.Code).ShouldBe(
                    (mutation.Step, mutation.Code),
                    mutation.Operator
                );
                operators.Add(mutation.Operator);
            }
        }

        operators.Count.ShouldBe(14);
    }

    [Fact]
    public void No_flipped_byte_of_a_used_claim_premise_or_citation_passes_unseen()
    {
        var written = FeedbackTrace.Written;
        var bytes = Encoding.UTF8.GetBytes(written.ToText());
        var text = written.ToText();
        foreach (var (step, i) in written.Steps.Select((s, i) => (s, i)).Where(p => p.i != 15))
        {
            var json = CanonicalJson.Of(step.ToJson());
            var from =
                text.IndexOf(json, StringComparison.Ordinal)
                + (step.Certificate is null ? 0 : step.Certificate.Length + 16);
            var to = text.IndexOf(json, StringComparison.Ordinal) + json.Length;
            for (var at = from; at < to; at++)
            {
                foreach (var bit in at % 4 != 0 ? new byte[] { 1 } : [1, 0x20])
                {
                    bytes[at] ^= bit;
                    Proof
                        .Check(bytes)
                        .Holds.ShouldBeFalse($"step {i + 1}, byte {at - from} of {json}");
                    bytes[at] ^= bit;
                }
            }
        }
    }

    [Fact]
    public void No_bytes_whatever_make_the_verifier_or_the_reader_fail()
    {
        var seedling = Encoding.UTF8.GetBytes(FeedbackTrace.Written.ToText());
        var random = new SplitMix(7);
        for (var run = 0; run < 1_500; run++)
        {
            var bytes = run % 10 == 0 ? new byte[random.Below(200)] : (byte[])seedling.Clone();
            for (var change = 0; change < 1 + (run % 5); change++)
            {
                if (bytes.Length > 0)
                {
                    bytes[random.Below(bytes.Length)] = (byte)random.Below(256);
                }
            }

            Should.NotThrow(() => Proof.Check(bytes));
            Should.NotThrow(() => JustificationReader.Read(bytes));
        }
    }

    [Fact]
    public void Another_snapshot_than_the_one_decided_on_lets_nothing_stand()
    {
        var written = FeedbackTrace.Written;
        var verdict = FeedbackTrace.Check(
            written with
            {
                Header = written.Header with { Kernel = new string('0', 64) },
            }
        );
        verdict.Problem!.Code.ShouldBe("E06");
        verdict.Steps.ShouldAllBe(s => s.State == StepState.Tainted);
    }

    [Theory]
    [InlineData("m&c|k&d", "k", "d", "k")]
    [InlineData("health&vitality&joy|biomarker&longevity", "biomarker", "longevity", "biomarker")]
    [InlineData("adult&consents|minor&guardian", "consents", "adult", "consents")]
    public void A_leap_is_told_with_the_question_that_blocks_it(
        string first,
        string second,
        string claim,
        string question
    )
    {
        // O-A6b rows 1, 9, 10
        var fault = Inferred(claim, first, second).Steps[^1].Fault!;
        (fault.Code, fault.Question).ShouldBe(("E17", question));
    }

    [Theory]
    [InlineData("~k|d", "k", "d", "")]
    [InlineData("~k|d", "~d", "~k", "")]
    [InlineData("a|b", "~a", "b", "")]
    [InlineData("~c|h", "h", "c", "E18")]
    public void What_follows_by_propagation_holds_and_what_does_not_follow_is_told(
        string first,
        string second,
        string claim,
        string code
    ) =>
        // O-A6b rows 2, 3, 6 follow; row 4 does not and is no leap
        (Inferred(claim, first, second).Steps[^1].Fault?.Code ?? "").ShouldBe(code);

    private static Verdict Inferred(string claim, params string[] premises) =>
        FeedbackTrace.Check(
            FeedbackTrace.Over(
                [
                    .. premises.Select((p, i) => Steps.Fact(null, p, $"p{i}")),
                    Steps.Infer(claim, Enumerable.Range(1, premises.Length)),
                ],
                new(
                    premises
                        .Select(
                            (p, i) => new EvidenceItem($"p{i}", "fact", "person") { Literal = p }
                        )
                        .ToSequence()
                )
            )
        );
}

/// <summary>SplitMix64 (20 §0).</summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    public int Below(int bound)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)bound);
    }
}

/// <summary>Random kernels with a justification that holds: one option is better by a constant on every value, one breaks a norm.</summary>
internal static class RandomTrace
{
    public static Justification Of(ulong seed)
    {
        SplitMix random = new(seed);
        var values = Enumerable.Range(0, 2 + random.Below(2)).Select(i => $"v{i}").ToList();
        var options = Enumerable
            .Range(0, 2 + random.Below(2))
            .Select(i => $"o{i}")
            .Append("z")
            .ToList();
        var norm = new SnapshotNorm("n", "F", [], ["harm"], ["c"])
        {
            Unless =
            [
                ["rescue"],
            ],
        };
        Snapshot snapshot = new(
            [new("c", "all"), new("all")],
            [
                .. values.Select(v => new SnapshotValue(
                    v,
                    "value",
                    [random.Below(2) == 0 ? "c" : "all"],
                    [.. Enumerable.Range(0, 1 + random.Below(2)).Select(p => $"{v}-p{p}")]
                )),
                new("plan", "goal", ["c"], []),
            ],
            [norm],
            [
                .. values
                    .Skip(1)
                    .Select(v => new SnapshotWiser(values[0], v, "c", 8 + random.Below(3), 10)),
            ],
            []
        );
        var bases = snapshot
            .Values.SelectMany(v => v.Policies)
            .ToDictionary(p => p, _ => random.Below(40));
        List<EvidenceItem> evidence =
        [
            new("c", "ctx", "person") { Context = "c" },
            new("f", "fact", "third") { Option = "z", Literal = "harm" },
            .. from o in options.SkipLast(1).Select((o, i) => (Id: o, Offset: 50 - (10 * i)))
            from v in snapshot.Values
            from p in v.Policies
            select Level(o.Id, v.Id, p, bases[p] + o.Offset),
        ];
        return Justification.Over(
            new("solver", "a test", "c", options.ToSequence()),
            StepsOf(values, options, norm, evidence),
            snapshot,
            new(evidence.ToSequence())
        );
    }

    private static List<Step> StepsOf(
        List<string> values,
        List<string> options,
        SnapshotNorm norm,
        List<EvidenceItem> evidence
    )
    {
        List<Step> steps =
        [
            Steps.Context("c", "c"),
            Steps.Values(1, values),
            Steps.Norms(1, ["n"]),
            Steps.Fact("z", "harm", "f"),
            Steps.Detach(norm, [1, 3]),
            Steps.Exclude("z", [4, 5]),
        ];
        steps.AddRange(evidence.Skip(2).Select(e => Steps.Assess(2, e)));
        var assessed = Enumerable.Range(7, steps.Count - 6).ToList();
        steps.AddRange(values.Skip(1).Select(v => Steps.Wiser(1, "v0", v)));
        steps.Add(
            Steps.Weights(values, [2, .. Enumerable.Range(assessed[^1] + 1, values.Count - 1)])
        );
        var weights = steps.Count;
        Dictionary<string, string> top = new() { ["v0"] = "1" };
        steps.Add(
            Steps.Compare(
                new("o0", "o1", "better", new("1/10", [], top), new("0.1", [], top)),
                [.. assessed, weights]
            )
        );
        steps.Add(
            Steps.Admit(
                [new("o0", top)],
                options
                    .Skip(1)
                    .SkipLast(1)
                    .Select(
                        (o, i) =>
                            new Domination(
                                o,
                                new Dictionary<string, string> { ["o0"] = "1" },
                                $"{i + 1}/10",
                                []
                            )
                    ),
                [],
                [6, .. assessed, weights]
            )
        );
        steps.Add(Steps.Conclude("o0", steps.Count));
        return steps;
    }

    private static EvidenceItem Level(string option, string value, string policy, int hundredths)
    {
        var level = string.Create(CultureInfo.InvariantCulture, $"{hundredths}/100");
        return new($"{option}-{policy}", "assess", "person")
        {
            Option = option,
            Value = value,
            Policy = policy,
            Low = level,
            High = level,
        };
    }
}
