using System.Globalization;
using Commonweal.Kernel.Checking;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Examples;

/// <summary>How the submissions of the example stand, and why those that are not accepted are not.</summary>
public class RiverLibraryCheckTests
{
    private static readonly Lazy<Report> Checked = new(() =>
        Checker.Check(
            RiverLibrary.Parsed,
            new(
                DateOnly.ParseExact(
                    RiverLibrary.Deliberation().GetProperty("asOf").GetString()!,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture
                ),
                Publish: true
            )
        )
    );

    [Fact]
    public void Seventeen_values_are_accepted_and_nothing_at_all_is_found_in_them()
    {
        string[] accepted =
        [
            "last-light",
            "keeper",
            "even-hand",
            "unhurried-ending",
            "expected",
            "next-door",
            "shared-silence",
            "low-murmur",
            "rest",
            "company",
            "wonder",
            "asking-first",
            "book-story",
            "next-reader",
            "way-back",
            "mending",
            "trust-lent",
        ];

        Statuses(17).ShouldBe(accepted.Select(id => $"{id}: accepted"));
        accepted.SelectMany(Codes).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("small-lamp", "V204")] // had to catch the ferry before the probes
    [InlineData("open-all-night", "V201 V207")] // has only imagined it
    [InlineData("soft-voices", "P602 P604")] // took suggestions without a second look
    [InlineData("river-window", "V202 V203")] // passed nothing over, and two lines were not at work
    [InlineData("put-back", "S505 V205")] // probes undecided; a number was given as the reason
    public void Five_drafts_wait_for_what_is_missing(string id, string codes)
    {
        Standing(id).ShouldBe("candidate");
        Codes(id).Except(["V301"], StringComparer.Ordinal).ShouldBe(codes.Split(' '));
    }

    [Theory]
    [InlineData("hands-off", "rejected(slogan)", "V109")]
    [InlineData("evening-visits", "rejected(metric)", "V107")]
    [InlineData("best-in-county", "rejected(goal)", "V106")]
    [InlineData("my-armchair", "rejected(taste)", "V105")]
    [InlineData("on-the-dot", "rejected(norm)", "V104")]
    [InlineData("less-screens", "rejected(vision)", "V110")]
    [InlineData("other-parents", "rejected(expectation)", "V111")]
    [InlineData("furious", "rejected(feeling)", "V121")]
    [InlineData("move-them-on", "rejected(instrument)", "V205")]
    [InlineData("respect", "rejected(virtue-word)", "V115")]
    [InlineData("since-the-flood", "rejected(fact)", "V101")]
    [InlineData("orderly-return", "rejected", "P606")]
    public void Twelve_drafts_are_something_else(string id, string standing, string code)
    {
        Standing(id).ShouldBe(standing);
        Codes(id).ShouldContain(code);
    }

    [Theory]
    [InlineData("lights-low", "accepted", "")]
    [InlineData("calls-outside", "accepted", "")]
    [InlineData("coat-on-chair", "accepted", "")]
    [InlineData("hear-first", "accepted", "")]
    [InlineData("own-chair", "custom", "N203 N204")]
    [InlineData("whisper-only", "rejected", "N201 N204")]
    [InlineData("wake-sleepers", "accepted", "")]
    [InlineData("let-sleepers-be", "accepted", "S504")]
    public void Norms_stand_by_what_people_do_and_expect(string id, string standing, string codes)
    {
        Standing(id).ShouldBe(standing);
        string.Join(' ', Codes(id)).ShouldBe(codes);
    }

    [Fact]
    public void A_means_to_a_number_is_an_orphan() => Codes("turnstile").ShouldBe(["S503"]);

    [Fact]
    public void Everybody_agreed_to_be_published() =>
        Checked.Value.Diagnostics.ShouldAllBe(d => d.Code != "P608");

    [Fact]
    public void Errors_end_the_check_with_exit_code_1() => Checked.Value.ExitCode.ShouldBe(1);

    private static IEnumerable<string> Statuses(int count) =>
        Checked.Value.Statuses.Take(count).Select(s => $"{s.Id}: {s}");

    private static string Standing(string id) =>
        Checked.Value.Statuses.Single(s => s.Id == id).ToString();

    private static IReadOnlyList<string> Codes(string id) =>
        [
            .. Checked
                .Value.Diagnostics.Where(d => d.Entity == id)
                .Select(d => d.Code)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}
