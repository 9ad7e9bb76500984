using System.CommandLine;
using Commonweal.Cli;
using Commonweal.Cli.Output;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class HelpTests
{
    [Fact]
    public void Every_command_says_what_it_does_and_shows_examples_that_parse()
    {
        var root = Weal.Create();
        foreach (var command in Commands(root))
        {
            command.Description.ShouldNotBeNullOrWhiteSpace(command.Name);
            if (command.Subcommands.Count > 0 && command != root)
            {
                continue; // a group: its commands have the examples
            }

            HelpWithExamples.Of(command).ShouldNotBeEmpty(command.Name);
            foreach (var example in HelpWithExamples.Of(command))
            {
                var words = example.Split('#')[0].Split('>')[0].Split('|')[^1].Trim();
                words.ShouldStartWith("weal ");
                root.Parse(words["weal ".Length..])
                    .Errors.Select(e => $"{example}: {e.Message}")
                    .ShouldBeEmpty();
            }
        }
    }

    [Theory]
    [InlineData()]
    [InlineData("graph")]
    public async Task The_bare_name_shows_what_there_is(params string[] words)
    {
        var bare = await CommandLine.Run(words);
        bare.Code.ShouldBe(0);
        bare.Error.ShouldBeEmpty();
        bare.Output.ShouldBe((await CommandLine.Run([.. words, "--help"])).Output);
    }

    [Theory]
    [InlineData("./weal", "./weal")]
    [InlineData("/home/me/commonweal/weal", "/home/me/commonweal/weal")]
    [InlineData(null, "weal")]
    [InlineData("weal; rm", "weal")]
    [InlineData("/bin/sh", "weal")]
    public void Hints_name_the_command_as_it_was_typed(string? typed, string said) =>
        Invoked.Told(typed).ShouldBe(said);

    [Fact]
    public async Task Help_ends_with_the_examples()
    {
        var help = await CommandLine.Run("check", "--help");
        help.Code.ShouldBe(0);
        help.Output.ShouldContain("Examples:");
        help.Output.ShouldContain("weal check --format sarif");
    }

    [Theory]
    [InlineData("chekc")]
    [InlineData("check")]
    [InlineData("check --format yaml a.weal")]
    [InlineData("explain V104 V105")]
    public async Task A_call_that_cannot_be_understood_ends_with_two(string line)
    {
        var run = await CommandLine.Run(line.Split(' '));
        run.Code.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
    }

    private static IEnumerable<Command> Commands(Command command) =>
        command.Subcommands.SelectMany(Commands).Prepend(command);
}
