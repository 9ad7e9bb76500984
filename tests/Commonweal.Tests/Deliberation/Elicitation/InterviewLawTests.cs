using Commonweal.Deliberation.Elicitation;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>What holds of every interview, whatever is sent.</summary>
public sealed class InterviewLawTests
{
    private static readonly Config Config = Config
        .QuickThrowOnFailure.WithMaxTest(50)
        .WithReplay(20261124, 7);

    private static readonly string[] Questions =
    [
        "opening",
        "telling",
        "zoom-1",
        "zoom-4",
        "stop",
        "alternatives",
        "precedent",
        "attentions",
        "repair-1",
        "repair-3",
        "probes",
        "limits",
        "second-context",
        "trial-1",
        "trial-2",
        "teach-back",
        "review",
        "finished",
        "stopped",
        "",
        "zoom-9",
        "nonsense",
    ];

    private static readonly string[] Fields =
    [
        "opening",
        "text",
        "context",
        "feeling",
        "go-on",
        "did",
        "option",
        "why",
        "happened",
        "head",
        "own-head",
        "phrase",
        "keep",
        "reason",
        "out-of-place",
        "decoy",
        "belongs",
        "title",
        "still-attend",
        "automate-why",
        "",
    ];

    private static Gen<string> Texts =>
        Gen.Frequency(
            (
                3,
                Gen.Elements("yes", "no", "glad", "ahead", "mourning", "MOMENTS", "fear", "unsure")
            ),
            (
                2,
                Gen.Elements(
                    "",
                    " ",
                    "\0",
                    "\ud800",
                    "\udc00x",
                    "p7: I said so",
                    "İı",
                    "e\u0301",
                    "\u202e",
                    "# ]"
                )
            ),
            (2, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")),
            (1, Gen.Choose(0, 5000).Select(n => new string('w', n))),
            (1, Gen.Constant("I want to win. Defund the police! People should always be nice."))
        );

    private static Gen<InterviewAnswer> Garbage =>
        from number in Gen.Frequency(
            (8, Gen.Choose(-1, 12)),
            (1, Gen.Elements(int.MaxValue, int.MinValue, int.MaxValue - 1))
        )
        from question in Gen.Elements(Questions)
        from names in Gen.SubListOf(Fields)
        from values in Gen.ListOf(Gen.ListOf(Texts), names.Count)
        select Worked.Answer(
            number,
            question,
            [.. names.Zip(values).Select(f => (f.First, f.Second.Take(40).ToArray()))]
        );

    /// <summary>Earnest answers with garbage among them, so that late questions are reached too.</summary>
    private static Gen<List<InterviewAnswer>> Sessions =>
        from openings in Gen.Elements(Openings.All.ToArray())
        from cut in Gen.Choose(0, 14)
        from garbage in Gen.ListOf(Garbage)
        select Worked
            .Through(
                Worked.Plan,
                Worked.But(
                    Worked.But("telling", [.. Worked.Nursing, ("feeling", ["joy"])]),
                    "opening",
                    ("opening", [openings])
                )
            )
            .Stored.Take(cut)
            .Concat(garbage.Select(g => g with { Number = g.Number + cut }))
            .ToList();

    [Fact]
    public void Whatever_was_stored_can_be_replayed_from_every_prefix() =>
        Prop.ForAll(
                Sessions.ToArbitrary(),
                answers =>
                {
                    for (var count = 0; count <= answers.Count; count++)
                    {
                        var state = Interview.Replay(Worked.Plan, answers.Take(count));
                        Interview.Report(state).ShouldNotBeNull();
                        Interview.PersonShare(state);
                        state.Progress.Done.ShouldBeLessThanOrEqualTo(state.Progress.Of);
                    }
                }
            )
            .Check(Config);

    [Fact]
    public void Whatever_is_sent_is_taken_or_told_what_it_needs() =>
        Prop.ForAll(
                Sessions.ToArbitrary(),
                Garbage.ToArbitrary(),
                (answers, answer) =>
                {
                    var state = Interview.Replay(Worked.Plan, answers);
                    foreach (var number in new[] { answer.Number, state.NextNumber })
                    {
                        var sent = answer with { Number = number };
                        if (Interview.Accept(state, sent) is Acceptance.NotYet(var findings))
                        {
                            findings.ShouldNotBeEmpty();
                        }
                    }
                }
            )
            .Check(Config);

    [Fact]
    public void A_null_list_reads_as_a_field_that_was_not_filled_in() =>
        Worked
            .Refused(Worked.Until("opening"), "opening", ("opening", null!))
            .ShouldBe([new("opening", 0, FieldCode.Missing, [])]);

    [Fact]
    public void Taking_an_answer_twice_is_taking_it_once() =>
        Prop.ForAll(
                Sessions.ToArbitrary(),
                Garbage.ToArbitrary(),
                (answers, answer) =>
                {
                    var state = Interview.Replay(Worked.Plan, answers);
                    var sent = answer with { Number = state.NextNumber };
                    if (Interview.Accept(state, sent) is Acceptance.Accepted(var once, _))
                    {
                        Interview
                            .Accept(once, sent)
                            .ShouldBeOfType<Acceptance.Accepted>()
                            .State.ShouldBeSameAs(once);
                    }
                }
            )
            .Check(Config);

    [Fact]
    public void Accepting_one_by_one_and_replaying_all_come_to_the_same() =>
        Prop.ForAll(
                Sessions.ToArbitrary(),
                answers =>
                {
                    var state = Interview.Replay(Worked.Plan, []);
                    foreach (var answer in answers)
                    {
                        state = Interview.Accept(state, answer with { Number = state.NextNumber })
                            is Acceptance.Accepted(var next, _)
                            ? next
                            : state;
                    }

                    Interview.Replay(Worked.Plan, state.Stored).Next.ShouldBe(state.Next);
                }
            )
            .Check(Config);

    [Fact]
    public void Every_document_reads_back_and_cites_what_was_said() =>
        Prop.ForAll(
                Sessions.ToArbitrary(),
                answers =>
                {
                    var document = Interview.Document(Interview.Replay(Worked.Plan, answers));
                    var parsed = WealParser.Parse(WealPrinter.Print(document));

                    parsed.Findings.ShouldBeEmpty();
                    parsed.Document.ShouldBe(document);
                    Checker
                        .Check(document, new(new(2027, 1, 1), Publish: true))
                        .Diagnostics.Select(d => d.Code)
                        .ShouldAllBe(code => code != "P606" && code != "P601" && code[0] != 'S');
                }
            )
            .Check(Config);

    [Fact]
    public void A_line_is_only_ever_accepted_with_a_choice_behind_it() =>
        Prop.ForAll(
                Sessions.ToArbitrary(),
                answers =>
                {
                    var state = Interview.Replay(Worked.Plan, answers);
                    foreach (var status in Interview.Report(state).Statuses)
                    {
                        if (status.Standing == Standing.Accepted)
                        {
                            state
                                .Answers.Select(a => a.Question)
                                .ShouldBeSubsetOf(state.Stored.Select(a => a.Question));
                            state.Answers.ShouldContain(a => a.Question == "alternatives");
                            state.Answers.ShouldContain(a => a.Question == "probes");
                        }
                    }
                }
            )
            .Check(Config);
}
