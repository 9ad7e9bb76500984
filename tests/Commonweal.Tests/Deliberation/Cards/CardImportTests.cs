using System.Text;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Cards;

public sealed class CardImportTests
{
    [Fact]
    public void The_study_has_115_cards_and_every_end_point_has_one()
    {
        var cards = Read(CardImport.Cards(Repository.RealData("dft"))).What;

        cards.Count.ShouldBe(115);
        var card = cards.Single(c => c.Id == "332");
        card.Title.ShouldBe("Engaging Education");
        card.Policies.Count.ShouldBe(2);
        card.Summary.ShouldNotBeNull().ShouldStartWith("ChatGPT should focus on");
        card.Detail.ShouldNotBeNull();
        card.CreatedAt.ShouldBe("2023-09-30T06:00:09.346Z");
    }

    [Fact]
    public void Cards_can_be_written_one_per_line()
    {
        var read = Read(
            Import(
                """
                {"id":"near","title":"Staying near","summary":"Company without words.","policies":["MOMENTS when nothing needs saying","SIGNS that a hand is welcome"]}
                {"id":7,"title":"Listening","policies":["WORDS that come slowly"],"colour":"blue"}
                """
            )
        );

        read.Findings.ShouldBeEmpty();
        read.What.Select(c => (c.Id, c.Title, c.Summary))
            .ShouldBe([
                ("near", "Staying near", "Company without words."),
                ("7", "Listening", null),
            ]);
        read.What[0]
            .Policies.ShouldBe([
                "MOMENTS when nothing needs saying",
                "SIGNS that a hand is welcome",
            ]);
    }

    [Fact]
    public void Values_of_a_document_are_cards()
    {
        var policy = new AttentionalPolicy(
            "SOUNDS",
            "of the blade",
            null,
            [],
            Span.None,
            Span.None
        );
        var value = new Value(
            "grain",
            "Listening to the grain",
            "p7",
            ["bench"],
            [policy],
            ConstitutiveTests.None,
            [],
            Span.None
        );

        var card = CardImport.FromDocument(new(1, [value])).ShouldHaveSingleItem();

        (card.Id, card.Title, card.Summary).ShouldBe(("grain", "Listening to the grain", null));
        card.Policies.ShouldBe(["SOUNDS of the blade"]);
    }

    [Theory]
    [InlineData("""{"title":"t","policies":["P"]}""", "V902")]
    [InlineData("""{"id":"a","policies":["P"]}""", "V902")]
    [InlineData("""{"id":"a","title":"t"}""", "V902")]
    [InlineData("""{"id":"a","title":"t","policies":[]}""", "V902")]
    [InlineData("""{"id":"a","title":"t","policies":"P"}""", "V903")]
    [InlineData("""{"id":"a","title":"t","policies":[1]}""", "V903")]
    [InlineData("""[1]""", "V903")]
    [InlineData("""{"id":"a","id":"b","title":"t","policies":["P"]}""", "V901")]
    [InlineData("""{"id":"a","title":"t\ud800","policies":["P"]}""", "V912")]
    [InlineData("""{"id":""", "V901")]
    public void A_card_that_lacks_something_is_left_out_and_reported(string row, string code)
    {
        var read = Read(Import("""{"id":"ok","title":"t","policies":["P"]}""" + "\n" + row));

        read.What.ShouldHaveSingleItem().Id.ShouldBe("ok");
        read.Findings.Select(f => (f.Code, f.Row)).ShouldBe([(code, 2L)]);
    }

    [Theory]
    [InlineData("id,title\na,b")]
    [InlineData("[{\"id\":\"a\"")]
    [InlineData("{\"voter\":\"v\"}")]
    public void Something_else_than_cards_is_refused(string text) =>
        Import(text).ShouldBeOfType<Imported<IReadOnlyList<ValuesCard>>.Refused>();

    [Fact]
    public void What_is_not_there_is_refused() =>
        CardImport
            .Cards(Repository.PathOf("no", "cards.json"))
            .ShouldBeOfType<Imported<IReadOnlyList<ValuesCard>>.Refused>()
            .Why.Message.ShouldContain("There is no file of cards");

    private static Imported<IReadOnlyList<ValuesCard>> Import(string text) =>
        CardImport.Cards(new MemoryStream(Encoding.UTF8.GetBytes(text)), "cards.jsonl");

    private static Imported<IReadOnlyList<ValuesCard>>.Read Read(
        Imported<IReadOnlyList<ValuesCard>> import
    ) => import.ShouldBeOfType<Imported<IReadOnlyList<ValuesCard>>.Read>();
}
