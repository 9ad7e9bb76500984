using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Change;
using Commonweal.Agents.Reasoning.Erotetic;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Change;

/// <summary>What people write of commitments and of changes is read, or refused with its place and a way to mend it.</summary>
public sealed class ChangeTextTests
{
    [Theory]
    [InlineData("", "file", "E-PARSE")]
    [InlineData("sentence a", "file", "E-PARSE")]
    [InlineData("sentence A\ncommit a", "1:10", "E-PARSE")]
    [InlineData("sentence a\nsentence a\ncommit a", "2:11", "E-DUPLICATE")]
    [InlineData("sentence kind\ncommit kint", "2:8", "E-UNKNOWN")]
    [InlineData("sentence a\ncommit a,", "2:10", "E-PARSE")]
    [InlineData("sentence a\nargument a\ncommit a", "2:11", "E-PARSE")]
    [InlineData("sentence a\nargument a -> a, a\ncommit a", "2:16", "E-PARSE")]
    [InlineData("sentence a \"open\ncommit a", "1:12", "E-PARSE")]
    [InlineData("sentence a\ncomit a", "2:1", "E-PARSE")]
    [InlineData("sentence a\ncommit a b", "2:10", "E-PARSE")]
    public void Commitments_that_cannot_be_read_show_where(
        string text,
        string place,
        string code
    ) => Refused(EquilibriumText.Read(text), place, code);

    [Fact]
    public void Commitments_are_read_wherever_their_sentences_are_named()
    {
        EquilibriumText
            .Read(
                "commit ~b, a # a remark\nargument a->~b\nsentence a \"A # is no remark\"\nsentence b\nlocked ~b"
            )
            .TryGet(out var read, out var why)
            .ShouldBeTrue(why?.Message);
        read!.Sentences.ShouldBe(["a", "b"]);
        read.Words["a"].ShouldBe("A # is no remark");
        read.Initial.ShouldBe(new State(1, 2));
        read.Locked.ShouldBe(new State(0, 2));
        read.Structure.ShouldBe([new(new State(1, 0), new State(0, 2))]);
    }

    [Theory]
    [InlineData("", "file", "E-PARSE")]
    [InlineData("from a to b in c, by me", "file", "E-PARSE")]
    [InlineData("omission \"x\"", "file", "E-PARSE")]
    [InlineData("from a to b in c", "1:17", "E-PARSE")]
    [InlineData("from a to b in c, by me\nfrom a to b in c, by me", "2:5", "E-DUPLICATE")]
    [InlineData("omission \"x\"\nconfusion \"y\"", "2:10", "E-DUPLICATE")]
    [InlineData("ommission \"x\"", "1:1", "E-PARSE")]
    [InlineData("policy words", "1:8", "E-PARSE")]
    [InlineData("policy \"a\"", "1:11", "E-PARSE")]
    [InlineData("case x: before badly, after fine", "1:29", "E-PARSE")]
    [InlineData(
        "case x: before well, after well\ncase x: before well, after well",
        "2:7",
        "E-DUPLICATE"
    )]
    [InlineData("policy -> \"p\"\ncites x \"p\"", "2:7", "E-UNKNOWN")]
    [InlineData(
        "policy -> \"p\"\ncase x: before well, after well\ncites x \"q\"",
        "3:9",
        "E-UNKNOWN"
    )]
    [InlineData(
        "policy -> \"p\"\ncase x: before well, after well\nranks x \"p\": a over b",
        "3:9",
        "E-UNKNOWN"
    )]
    public void Transitions_that_cannot_be_read_show_where(
        string text,
        string place,
        string code
    ) => Refused(TransitionText.Read(text), place, code);

    [Fact]
    public void A_transition_is_read_with_everything_said_of_its_cases()
    {
        TransitionText
            .Read(
                """
                from a to b in home, by me
                contradiction "they clash"
                policy "p" -> "p"
                policy "q" ->
                policy -> "r"
                case one: before badly, after well
                case two in work: before well, after badly
                cites one "r"
                ranks one "p": stay over leave
                ranks one "q": leave over stay
                """
            )
            .TryGet(out var read, out var why)
            .ShouldBeTrue(why?.Message);
        read!.Policies.ShouldBe([new("p", "p"), new("q", null), new(null, "r")]);
        read.Cases.Select(c => c.Context.Text).ShouldBe(["home", "work"]);
        read.Cases[0].Cites.ShouldBe(["r"]);
        Transitions.Judge(read).TryGet(out var judged, out _).ShouldBeTrue();
        judged!.KindWitnessed.ShouldBeTrue();
        (judged.Gains, judged.Losses).ShouldBe((1, 1));
    }

    private static void Refused<T>(Answer<T> answer, string place, string code)
    {
        var why = answer.ShouldBeOfType<Answer<T>.Rejected>().Why;
        why.Code.ShouldBe(code, why.Message);
        why.Where.ShouldBe(place, why.Message);
        why.Message.ShouldNotBeEmpty();
    }
}
