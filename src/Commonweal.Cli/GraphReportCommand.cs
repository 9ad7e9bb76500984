using System.CommandLine;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.Votes;
using Commonweal.Figures.Reports;
using Spectre.Console;
using Words = Commonweal.Figures.Words;

namespace Commonweal.Cli;

/// <summary><c>weal graph report</c>: a folder of pages that shows a moral graph to people.</summary>
internal static class GraphReportCommand
{
    private static readonly GraphOptions Options = new();

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "The folder to write; an earlier report there is replaced.",
        HelpName = "folder",
        Required = true,
    };

    private static readonly Option<string?> Title = new("--title")
    {
        Description =
            "What the deliberation is called; without it, what deliberation.json beside the judgements calls it.",
    };

    private static readonly Option<string?> Question = new("--question")
    {
        Description = "The question people were asked.",
    };

    private static readonly Option<bool> Legacy = new("--legacy")
    {
        Description =
            "Waive the rule that each pair be shown in both directions, for data collected without it.",
    };

    private static readonly Option<DateOnly?> Today = new("--today")
    {
        Description = "The day the report is made for, YYYY-MM-DD; without it, today.",
        HelpName = "date",
    };

    public static Command Create()
    {
        Command command = new(
            "report",
            "Write a moral graph as pages that open from disk: no server, no script, no network."
        );
        Options.AddTo(command);
        foreach (var option in new Option[] { Out, Title, Question, Legacy, Today })
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command.WithExamples(
            "weal graph report --votes examples/river-library/votes.jsonl --cards examples/river-library/submissions.weal --out report",
            "weal graph report --votes study/ --groups usPoliticalAffiliation --until 2023-10-18 --legacy --out report"
        );
    }

    private static async Task<int> Run(
        System.CommandLine.ParseResult result,
        CancellationToken cancel
    )
    {
        GraphInput input = new(result, Options);
        var votes = input.Votes(cancel);
        if (votes is null)
        {
            return Weal.Unusable;
        }

        var place = result.GetValue(Options.Votes)!;
        var date =
            result.GetValue(Today)
            ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var document = result.GetValue(Today) is null
            ? input.Document
            : Document(result.GetValue(Options.Cards), date);
        ReportRequest request = new()
        {
            Title =
                result.GetValue(Title)
                ?? input.Deliberation?.Title
                ?? $"What {Words.Text.Count(votes.Accepted.Select(v => v.Voter).Distinct(StringComparer.Ordinal).Count(), "person", "people")} judged wiser",
            Question = result.GetValue(Question) ?? input.Deliberation?.Question,
            Votes = votes.Accepted,
            Cards = input.Cards,
            Document = document,
            Legacy = result.GetValue(Legacy),
            Date = date,
            InputFindings = input.Counts,
            Source = Source(place, votes, result.GetValue(Options.Until)),
        };
        var outcome = await GraphReport.Write(
            ReportPipeline.Build(request, cancel),
            result.GetValue(Out)!,
            cancel
        );
        return Tell(outcome, result, input.Code);
    }

    private static int Tell(ReportOutcome outcome, System.CommandLine.ParseResult result, int code)
    {
        switch (outcome)
        {
            case ReportOutcome.Written written:
                result.InvocationConfiguration.Output.WriteLine(
                    $"The report is written: {Words.Text.Count(written.Files, "file")}, {written.Bytes / 1024} KiB. Open {written.Index}"
                );
                return code;
            case ReportOutcome.Refused refused:
                Refuse(result.InvocationConfiguration.Error, refused);
                return Weal.Unusable;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Says why a report was not written.</summary>
    public static void Refuse(TextWriter error, ReportOutcome.Refused refused) =>
        GraphText.Refuse(
            error,
            new($"{refused.Code}: {refused.Message} ({refused.Where})", [refused.Mend])
        );

    private static CheckedDocument? Document(string? cards, DateOnly date) =>
        cards is not null
        && !Directory.Exists(cards)
        && Path.GetExtension(cards) == ".weal"
        && WealInput.Read(cards).Input is { } input
            ? CheckedDocument.Of(input, date)
            : null;

    private static string Source(string place, VoteSet votes, DateTimeOffset? until)
    {
        var people = votes.Accepted.Select(v => v.Voter).Distinct(StringComparer.Ordinal).Count();
        var cut = until is { } moment ? $", cast before {moment:yyyy-MM-dd}" : "";
        var name =
            place == WealInput.StandardInput
                ? "standard input"
                : Path.GetFileName(Path.TrimEndingDirectorySeparator(place));
        return $"{Words.Text.Count(votes.Accepted.Count, "judgement")} by {Words.Text.Count(people, "voter")}, read from {name}{cut}.";
    }
}
