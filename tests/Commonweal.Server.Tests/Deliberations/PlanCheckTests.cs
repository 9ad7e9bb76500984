using System.Collections.Immutable;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Tests.Organising;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.Deliberations;

public sealed class PlanCheckTests
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_whole_plan_has_no_findings() => Fields(Organisers.Plan).ShouldBeEmpty();

    [Fact]
    public void Everything_that_is_amiss_is_told_at_once() =>
        Fields(
                Organisers.Plan with
                {
                    Title = " ",
                    Contexts = [new("noise", "When it is loud"), new("noise", "")],
                    OpensAt = Noon,
                    ClosesAt = Noon,
                    Judgements = 13,
                    Languages = ["tlh"],
                }
            )
            .ShouldBe([
                "closesAt",
                "contexts[1].id",
                "contexts[1].label",
                "judgements",
                "languages",
                "title",
            ]);

    [Theory]
    [InlineData("")]
    [InlineData("Noise")]
    [InlineData("1noise")]
    [InlineData("noise/night")]
    [InlineData("noise night")]
    [InlineData("nöise")]
    public void A_short_name_has_small_letters_digits_and_hyphens(string id) =>
        Fields(Organisers.Plan with { Contexts = [new(id, "When it is loud")] })
            .ShouldBe(["contexts[0].id"]);

    [Fact]
    public void A_deliberation_has_a_context() =>
        Fields(Organisers.Plan with { Contexts = [] }).ShouldBe(["contexts"]);

    [Theory]
    [InlineData(0.6, 0.4, null)]
    [InlineData(0.6, 0.41, "groups[0].options")]
    [InlineData(-0.1, 0.4, "groups[0].options[0].share")]
    [InlineData(1.5, -1.0, "groups[0].options[0].share")]
    public void Shares_are_parts_of_one_population(double first, double second, string? field) =>
        Fields(
                Organisers.Plan with
                {
                    Groups =
                    [
                        new(
                            "age",
                            "How old are you?",
                            [new("young", "Under 40", first), new("old", "40 or more", second)]
                        ),
                    ],
                }
            )
            .FirstOrDefault()
            .ShouldBe(field);

    [Fact]
    public void Options_are_told_apart_across_all_questions()
    {
        ImmutableArray<GroupOption> options = [new("yes", "Yes", null), new("no", "No", null)];
        Fields(
                Organisers.Plan with
                {
                    Groups =
                    [
                        new("near", "Do you live near?", options),
                        new("work", "Do you work near?", options),
                    ],
                }
            )
            .ShouldBe(["groups[1].options[0].id", "groups[1].options[1].id"]);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\uFFFDb")]
    [InlineData("a\uD800b")]
    public void Signs_that_cannot_be_kept_are_named(string title) =>
        Fields(PlanCheck.Tidy(Organisers.Plan with { Title = title })).ShouldBe(["title"]);

    [Theory]
    [InlineData("new")]
    [InlineData("account")]
    [InlineData("a")]
    [InlineData("../sign-in")]
    public void Some_places_in_addresses_cannot_be_had(string slug) =>
        PlanCheck.Slug(slug).ShouldNotBeNull();

    [Theory]
    [InlineData("The library by the river", "the-library-by-the-river")]
    [InlineData("¿Qué escuchamos en la plaza?", "que-escuchamos-en-la-plaza")]
    [InlineData("People's 2nd square!", "peoples-2nd-square")]
    [InlineData("図書館", "deliberation")]
    [InlineData("42", "deliberation")]
    public void A_place_is_proposed_from_the_title(string title, string slug) =>
        ProposedName.From(title, "deliberation", ImmutableHashSet<string>.Empty).ShouldBe(slug);

    [Fact]
    public void A_proposed_place_is_free() =>
        ProposedName
            .From(
                "Square",
                "deliberation",
                new HashSet<string>(StringComparer.Ordinal) { "square", "square-2" }
            )
            .ShouldBe("square-3");

    [Fact]
    public void What_changed_is_one_sentence_a_kind() =>
        PlanChanges
            .Summary(
                PlanChanges.Between(
                    Organisers.Plan,
                    Organisers.Plan with
                    {
                        Title = "The square",
                        Contexts = [new("noise", "When it is loud"), new("rain", "When it rains")],
                    }
                )
            )
            .ShouldBe(
                "Changed: title, order of contexts. Added: context rain. Took away: context rest."
            );

    private static string[] Fields(DeliberationPlan plan) =>
        [.. PlanCheck.Of(plan).Keys.Order(StringComparer.Ordinal)];
}
