using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Commonweal.Cli.Output;
using Commonweal.Cli.Simulation;

namespace Commonweal.Cli;

/// <summary><c>weal simulate deliberation</c>: a made-up crowd takes part in a running server, over its HTTP interface.</summary>
internal static class SimulateCommand
{
    private static readonly Option<string> Server = new("--server")
    {
        Description = "Address of the server.",
        HelpName = "url",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };

    private static readonly Option<string> Slug = new("--deliberation")
    {
        Description = "Its place in addresses: the SLUG of /d/SLUG.",
        HelpName = "slug",
        DefaultValueFactory = _ => "river-library",
    };

    private static readonly Option<int> Participants = new("--participants")
    {
        Description = "How many people take part.",
        HelpName = "n",
        DefaultValueFactory = _ => 20,
    };

    private static readonly Option<int> Judgements = new("--judgements")
    {
        Description = "How many pairs each judges.",
        HelpName = "n",
        DefaultValueFactory = _ => 8,
    };

    private static readonly Option<int> AtOnce = new("--at-once")
    {
        Description = "How many take part at the same time.",
        HelpName = "n",
        DefaultValueFactory = _ => 8,
    };

    private static readonly Option<long> Seed = new("--seed")
    {
        Description = "The same seed makes the same people.",
        HelpName = "number",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Group = new("--group")
    {
        Description = "A group question and its options, of which each person names one.",
        HelpName = "key=option,option",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "The figures as JSON.",
    };

    public static Command Create()
    {
        Command crowd = new(
            "deliberation",
            "Send a made-up crowd through a deliberation on a running server: for trying it out and for measuring it. Never point it at real people's."
        )
        {
            Server,
            Slug,
            Participants,
            Judgements,
            AtOnce,
            Seed,
            Group,
            Json,
        };
        crowd.SetAction(Run);
        return new Command("simulate", "Made-up people, for trying things out.")
        {
            crowd.WithExamples(
                "weal simulate deliberation --participants 20",
                "weal simulate deliberation --participants 200 --at-once 16 --group company=alone,together --json"
            ),
        };
    }

    private static async Task<int> Run(
        System.CommandLine.ParseResult result,
        CancellationToken cancel
    )
    {
        var output = result.InvocationConfiguration.Output;
        var error = result.InvocationConfiguration.Error;
        if (Amiss(result) is { } amiss)
        {
            await error.WriteLineAsync(amiss);
            return Weal.Unusable;
        }

        Crowd crowd = new(
            new(result.GetValue(Server)!),
            result.GetValue(Slug)!,
            (ulong)result.GetValue(Seed)
        )
        {
            Judgements = result.GetValue(Judgements),
            Group = result.GetValue(Group) is { } group ? Crowd.ReadGroup(group) : null,
        };
        try
        {
            var figures = await crowd.TakePart(
                result.GetValue(Participants),
                result.GetValue(AtOnce),
                cancel
            );
            await output.WriteLineAsync(
                result.GetValue(Json)
                    ? JsonSerializer.Serialize(figures, JsonSerializerOptions.Web)
                    : Said(figures)
            );
            return Weal.Fine;
        }
        catch (UnexpectedReply reply)
        {
            await error.WriteLineAsync(reply.Message);
            return Weal.Unusable;
        }
        catch (HttpRequestException unreachable)
        {
            await error.WriteLineAsync(
                $"The server at {result.GetValue(Server)} cannot be reached: {unreachable.Message}"
            );
            return Weal.Unusable;
        }
    }

    private static string? Amiss(System.CommandLine.ParseResult result) =>
        !Uri.TryCreate(result.GetValue(Server), UriKind.Absolute, out var server)
        || server.Scheme is not ("http" or "https")
            ? $"--server reads an address such as http://127.0.0.1:5080, not \"{result.GetValue(Server)}\"."
        : new[] { Participants, Judgements, AtOnce }.FirstOrDefault(o => result.GetValue(o) < 1)
            is { } few
            ? $"{few.Name} has to be 1 or more."
        : result.GetValue(Group) is { } group && Crowd.ReadGroup(group) is null
            ? "--group reads key=option,option: for example company=alone,together."
        : null;

    private static string Said(CrowdFigures figures) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {figures.People} people took part in {figures.Seconds:0.0} s: {figures.Cards} cards, {figures.Votes} judgements.
            Judging: {figures.VotesPerSecond:0} a second; half were acknowledged within {figures.MedianMilliseconds:0.0} ms, 99 of 100 within {figures.NinetyNinthMilliseconds:0.0} ms.
            """
        );
}
