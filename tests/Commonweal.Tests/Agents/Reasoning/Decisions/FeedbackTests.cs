using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Decisions;
using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Justifications;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;
using Commonweal.Tests.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Decisions;

/// <summary>The decision of O-A7a (20 §A7) from a document, and what stands in the way of taking a query.</summary>
public sealed class FeedbackTests
{
    private const string Written = """
        weal 1

        context feedback "When someone asks what you think"
        person p1 "Asks"
        model m1 "The assistant"

        value honesty "Honesty" by p1 { in feedback attend TRUTHS "someone asks for" }
        value respect "Respect" by p1 { in feedback attend CHOICES "that are theirs to make" }
        value tact "Tact" by p1 { in feedback attend WORDS "that can be heard" }
        value wit "Wit" by m1 { in feedback attend JOKES "that land" }
        instrument reputation "Being known as honest"

        norm mislead "Nobody is misled" {
          forbids any to mislead "say what leaves a false picture"
          unless surprise-party
          in feedback
        }

        upgrade honesty -> respect in feedback reason omission { asked yes 18 of 20 reverse 2 of 20 }
        upgrade tact -> respect in feedback reason omission { asked yes 17 of 20 reverse 1 of 20 }
        """;

    private static readonly EvidenceBook Evidence = new([
        new("c", "ctx", "person") { Context = "feedback" },
        new("f", "fact", "third") { Option = "evade", Literal = "mislead" },
        Level("e1", "blunt", "honesty", "0.9"),
        Level("e2", "blunt", "tact", "0.1"),
        Level("e3", "blunt", "respect", "0.3"),
        Level("e4", "kind", "honesty", "0.75"),
        Level("e5", "kind", "tact", "0.6") with
        {
            Provenance = "model",
        },
        Level("e6", "kind", "respect", "0.8"),
    ]);

    private static readonly DecisionQuery Query = new(
        "how to answer",
        "feedback",
        [new("blunt"), new("evade"), new("kind")]
    );

    [Fact]
    public void The_eighteen_steps_follow_from_a_document_with_their_score_and_return()
    {
        // O-A7a
        Decide.Of(Basis(), Query, Evidence).TryGet(out var decision, out _).ShouldBeTrue();
        (decision!.Kind, decision.Option).ShouldBe((DecisionKind.Act, "kind"));
        var steps = decision.Justification.Steps;
        steps.Select(s => s.Rule).ShouldBe(FeedbackTrace.Written.Steps.Select(s => s.Rule));
        steps.Select(s => s.Premises).ShouldBe(FeedbackTrace.Written.Steps.Select(s => s.Premises));
        steps[15].Claim.ShouldContain("\"hi\":\"0.5\",\"lo\":\"0.175\",\"relation\":\"better\"");
        var verdict = FeedbackTrace.Check(decision.Justification);
        verdict.Holds.ShouldBeTrue();
        verdict.Steps.Where(s => !s.Used).Select(s => s.Number).ShouldBe([16]);
        verdict.Score.ShouldBe(.973016, 1e-6);
        verdict.Return.ShouldBe(1.944444, 1e-6);
    }

    [Fact]
    public void A_model_s_value_and_a_refused_one_stand_in_the_snapshot_and_do_not_count()
    {
        var snapshot = Basis().Snapshot;
        snapshot.Values.Single(v => v.Id == "wit").Provenance.ShouldBe("model");
        snapshot.Values.Single(v => v.Id == "reputation").Kind.ShouldBe("instrumental");
        Basis(Standing.Candidate).SetAside.ShouldContain(s => s.Why.Contains("Honesty"));
    }

    [Theory]
    [InlineData("options 0", "E-EMPTY", "options")]
    [InlineData("options 65", "E-SIZE", "options")]
    [InlineData("context", "E-UNKNOWN", "context")]
    [InlineData("option", "E-UNKNOWN", "evidence e1")]
    [InlineData("policy", "E-UNKNOWN", "evidence e1")]
    [InlineData("level", "E-INTERVAL", "evidence e1")]
    [InlineData("twice", "E-DUPLICATE", "evidence e9")]
    [InlineData("id", "E-DUPLICATE", "evidence e1")]
    [InlineData("theta", "E-PARAMETERS", "parameters")]
    [InlineData("literal", "E-PARSE", "evidence f2")]
    [InlineData("source", "E-PROVENANCE", "evidence e1")]
    [InlineData("fact", "E-CONTRADICTION", "option evade")]
    [InlineData("values", "E-SIZE", "values")]
    [InlineData("nothing", "E-NO-VALUES", "context")]
    public void What_cannot_be_taken_is_said_with_its_place(string what, string code, string where)
    {
        var first = Evidence.Items[2];
        Sequence<EvidenceItem> Changed(EvidenceItem item) =>
            [.. Evidence.Items.Where(e => e != first), item];
        Sequence<EvidenceItem> And(EvidenceItem item) => [.. Evidence.Items, item];
        EvidenceItem Fact(string literal) =>
            new("f2", "fact", "third") { Option = "evade", Literal = literal };
        var query = what switch
        {
            "options 0" => Query with { Options = [] },
            "options 65" => Query with
            {
                Options = [.. Enumerable.Range(0, 65).Select(i => new DecisionOption($"o{i}"))],
            },
            "context" => Query with { Context = "elsewhere" },
            "theta" => Query with { Theta = "0.4" },
            _ => Query,
        };
        var items = what switch
        {
            "option" => Changed(first with { Option = "shout" }),
            "policy" => Changed(first with { Policy = "honesty.7" }),
            "level" => Changed(first with { High = "1.2" }),
            "twice" => And(first with { Id = "e9" }),
            "id" => And(first),
            "nothing" => [],
            "literal" => And(Fact("Mislead")),
            "source" => Changed(first with { Provenance = "rumour" }),
            "fact" => And(Fact("~mislead")),
            _ => Evidence.Items,
        };
        var basis = what switch
        {
            "nothing" => Basis(Standing.Candidate),
            "values" => new(
                Basis().Snapshot with
                {
                    Values =
                    [
                        .. Basis().Snapshot.Values,
                        .. Enumerable
                            .Range(0, 10)
                            .Select(i => new SnapshotValue(
                                $"v{i}",
                                "value",
                                ["feedback"],
                                [$"v{i}.1"]
                            )),
                    ],
                }
            ),
            _ => Basis(),
        };
        Decide.Of(basis, query, new(items)).TryGet(out _, out var why).ShouldBeFalse();
        (why!.Code, why.Where).ShouldBe((code, where));
        why.Message.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_conflict_that_letters_do_not_show_is_handed_back_with_a_way_on()
    {
        // age<16 is the narrower guard, but only numbers say so
        var norms = new[]
        {
            new SnapshotNorm("no", "F", ["age<18"], ["mislead"], ["feedback"]),
            new SnapshotNorm("may", "P", ["age<16"], ["mislead"], ["feedback"]),
        };
        DecisionBasis basis = new(Basis().Snapshot with { Norms = norms.ToSequence() });
        EvidenceItem age = new("age", "fact", "third") { Literal = "age=15" };
        Decide
            .Of(basis, Query, new([.. Evidence.Items, age]))
            .TryGet(out _, out var why)
            .ShouldBeFalse();
        (why!.Code, why.Where).ShouldBe(("E-NORMS", "norm no"));
    }

    [Fact]
    public void What_would_have_changed_it_is_found_by_deciding_again()
    {
        // O-A4e: without respect above honesty and tact, blunt and kind are on a par and both may be chosen
        Flips.Of(Basis(), Query, Evidence).TryGet(out var search, out _).ShouldBeTrue();
        search!.IsComplete.ShouldBeTrue();
        var found = search.Found.ToDictionary(f => f.Change, f => f.Outcome);
        found["Were “Respect” not found wiser than “Honesty”"]
            .ShouldBe("it would be a hard choice between “blunt”, “kind”");
        found["Without the norm “Nobody is misled”"].ShouldBe("more would have to be known first");
        found.ShouldNotContainKey("Were “Respect” not found wiser than “Tact”");
    }

    [Fact]
    public void A_level_is_moved_as_little_as_suffices()
    {
        // kind leads by .175 under half honesty, half respect; .35 less respect for kind, and both may be chosen
        Flips.Of(Basis(), Query, Evidence).TryGet(out var search, out _).ShouldBeTrue();
        search!.Found.ShouldContain(f =>
            f.Change
                == "Did “kind” meet “CHOICES that are theirs to make” (Respect) at 0.45 instead of 0.8"
            && f.Outcome == "it would be a hard choice between “blunt”, “kind”"
        );
        DecisionKind At(string level) =>
            Decide
                .Of(
                    Basis(),
                    Query,
                    new([
                        .. Evidence.Items.Select(e =>
                            e.Id == "e6" ? Level("e6", "kind", "respect", level) : e
                        ),
                    ])
                )
                .TryGet(out var decision, out _)
                ? decision.Kind
                : DecisionKind.Ask;
        (At("0.45"), At("0.46")).ShouldBe((DecisionKind.HardChoice, DecisionKind.Act));
    }

    private static DecisionBasis Basis(Standing standing = Standing.Accepted)
    {
        var document = WealParser.Parse(System.Text.Encoding.UTF8.GetBytes(Written)).Document;
        return DecisionBasis.Of(
            document,
            new(
                [
                    .. document
                        .Declarations.Where(d => d is Value or Norm)
                        .Select(d => new EntityStatus(d.DeclaredId!.Value.Text, standing, null)),
                ],
                []
            ),
            new(2026, 6, 1)
        );
    }

    private static EvidenceItem Level(string id, string option, string value, string level) =>
        new(id, "assess", "person")
        {
            Option = option,
            Value = value,
            Policy = $"{value}.1",
            Low = level,
            High = level,
        };
}
