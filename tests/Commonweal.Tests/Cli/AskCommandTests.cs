using System.Text.Json;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class AskCommandTests
{
    [Theory]
    [InlineData("healthy-living.ask", 1, "biomarker")]
    [InlineData("consent.ask", 1, "consents")]
    [InlineData("rota.ask", 0, "")]
    public async Task A_leap_ends_with_one_and_names_its_question(
        string file,
        int code,
        string question
    )
    {
        var run = await CommandLine.Run(
            "ask",
            Repository.PathOf("examples", "questions", file),
            "--json"
        );
        run.Code.ShouldBe(code, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        string.Join(",", json.RootElement.GetProperty("questions").EnumerateArray())
            .ShouldBe(question);
    }

    [Fact]
    public async Task A_person_reads_the_question_in_the_words_given_to_it()
    {
        var run = await CommandLine.Run(
            "ask",
            Repository.PathOf("examples", "questions", "healthy-living.ask")
        );
        run.Output.ShouldContain(
            "Ask before acting: biomarker (\"the wish to follow biomarkers\")"
        );
        run.Output.ShouldContain("overlooked: biomarker.health.joy.~longevity.vitality");
    }

    [Fact]
    public async Task A_slip_is_shown_with_its_line_and_column()
    {
        using Folder folder = new();
        var run = await CommandLine.Run(
            "ask",
            folder.Write("slip.ask", "premise {a}\nconclude {b}\n")
        );
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("slip.ask:2:1");
        run.Error.ShouldContain("E-PARSE");
    }
}
