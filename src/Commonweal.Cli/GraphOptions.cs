using System.CommandLine;
using System.CommandLine.Parsing;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Cli;

/// <summary>Options that say which judgements to read; every command of the group has its own set of them.</summary>
internal sealed class GraphOptions
{
    public Option<string> Votes { get; } =
        new("--votes", "-v")
        {
            Description =
                "Judgements: a study's folder, its edge.json, or JSON Lines; - reads standard input.",
            HelpName = "path",
            Required = true,
        };

    public Option<string?> Cards { get; } =
        new("--cards", "-c")
        {
            Description =
                "Cards of the values: a .weal document, a study's cards, or JSON Lines. A study's folder brings its own.",
            HelpName = "path",
        };

    public Option<DateTimeOffset?> Until { get; } =
        new("--until")
        {
            Description =
                "Only judgements cast strictly before this date or moment, UTC, YYYY-MM-DD.",
            HelpName = "date",
            CustomParser = Date,
        };

    public Option<string?> Groups { get; } =
        new("--groups", "-g")
        {
            Description =
                "Where groups come from: a key of demographic.json, or the member of a JSON line (group, if not said).",
            HelpName = "key",
        };

    public Option<string?> Context { get; } =
        new("--context") { Description = "Only judgements in this context.", HelpName = "id" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Votes);
        command.Add(Cards);
        command.Add(Until);
        command.Add(Groups);
        command.Add(Context);
    }

    private static DateTimeOffset? Date(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        var date = VoteDate.Parse(text);
        if (date is null)
        {
            result.AddError(
                $"\"{text}\" is not a date of the form 2026-03-01 or 2026-03-01T17:45:00Z."
            );
        }

        return date;
    }
}
