using Commonweal.Deliberation.Elicitation;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>What counts as telling of a choice, 10 §9.1 S2.</summary>
public sealed class TellingTests
{
    [Theory]
    [InlineData(
        "When my sister called from the hospital I was about to go on stage. I told the others to start without me and drove there. She did not want to talk, so we watched the snow."
    )]
    [InlineData(
        "A few years ago I was asked to let a colleague go who drank. I wanted to help him, but I had to think of the team too. In the end I asked him to walk with me and said what I had seen."
    )]
    [InlineData(
        "My daughter came home with a bad grade and would not look at me. I should have been angry. I made tea instead and asked what the day had been like."
    )]
    [InlineData(
        "I was offered a promotion last spring. It would have meant moving to another city. I said no because my father had just started to forget names."
    )]
    [InlineData(
        "We had to decide whether to close the library on Saturdays. I kept looking at who comes then: the boys who have nowhere else, the man who reads three papers."
    )]
    [InlineData(
        "I felt ashamed when I saw that I had cut him off again. The meeting went on, and I stopped listening to the numbers and looked at his hands."
    )]
    [InlineData(
        "I love the mornings when my students arrive. One of them always waits until the others are gone. Last week I put my papers down and she told me about her brother."
    )]
    [InlineData(
        "People in our village needed the road, and people needed the trees. I walked it with both sides and asked each to show me the tree they would miss."
    )]
    [InlineData(
        "I want to be there for my kids. Yesterday I closed the laptop at five although the report was late, and we built a dam in the creek."
    )]
    [InlineData(
        "She asked me if she looked ill. I could have said no. I took her hand and said that she looked tired and that I was glad to see her."
    )]
    public void A_story_is_a_telling_though_wishes_duties_and_feelings_occur_in_it(string story) =>
        NextAfter(story, "en").ShouldBeOfType<Question.Alternatives>();

    [Fact]
    public void A_story_in_another_language_asks_no_zoom_for_its_wording() =>
        NextAfter(
                "El invierno pasado me senté con una mujer en la planta y esperé a que me mirara.",
                "es"
            )
            .ShouldBeOfType<Question.Alternatives>();

    [Fact]
    public void Lines_in_another_language_are_not_held_against_English_word_lists()
    {
        var state = Worked.Say(
            Spanish(),
            "attentions",
            ("own-head", ["momentos", "señales", "silencios"]),
            (
                "phrase",
                [
                    "en que su cara pregunta lo que no se atreve a decir",
                    "de que ya ha oído bastante por hoy",
                    "antes de la siguiente pregunta",
                ]
            )
        );

        state.Next.ShouldBeOfType<Question.Probes>();
        state.Lines[1].Head.ShouldBe("SEÑALES");
    }

    [Fact]
    public void Personal_data_are_found_in_every_language()
    {
        var state = Worked.Say(
            Spanish(),
            "attentions",
            ("own-head", ["momentos", "señales", "silencios"]),
            (
                "phrase",
                [
                    "en que llama al 600 123 456 sin decir nada",
                    "de que ya ha oído bastante por hoy",
                    "antes de la siguiente pregunta",
                ]
            )
        );

        state
            .Next.ShouldBeOfType<Question.Repair>()
            .Findings.Select(f => f.Finding.Code)
            .ShouldContain("V118");
    }

    private static InterviewState Spanish()
    {
        var state = After(
            "El invierno pasado me senté con una mujer en la planta y esperé a que me mirara.",
            "es"
        );
        return Worked.Say(
            state,
            "alternatives",
            ("did", ["esperé"]),
            ("option", ["irme"]),
            ("why", ["se habría quedado sola"])
        );
    }

    private static Question NextAfter(string story, string language) => After(story, language).Next;

    private static InterviewState After(string story, string language) =>
        Worked.Say(
            Worked.Say(
                Interview.Replay(Worked.Plan with { Language = language }, []),
                "opening",
                ("opening", ["glad"])
            ),
            "telling",
            ("text", [story]),
            ("context", ["mourning"])
        );
}
