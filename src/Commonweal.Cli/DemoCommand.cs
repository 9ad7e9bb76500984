using System.CommandLine;
using System.Reflection;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.Votes;
using Commonweal.Figures.Reports;
using Commonweal.Kernel.Checking;
using Spectre.Console;

namespace Commonweal.Cli;

/// <summary><c>weal demo</c>: a small deliberation from drafts to a published graph, with files to go on with.</summary>
internal static class DemoCommand
{
    private const string Prefix = "demo/";

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "The folder for the deliberation's files and the report.",
        HelpName = "folder",
        DefaultValueFactory = _ => "weal-demo",
    };

    public static Command Create()
    {
        Command command = new(
            "demo",
            "Take a small deliberation from people's drafts to a published graph: check, refuse, build, report."
        )
        {
            Out,
        };
        command.SetAction(Run);
        return command.WithExamples("weal demo", "weal demo --out elsewhere");
    }

    private static async Task<int> Run(
        System.CommandLine.ParseResult result,
        CancellationToken cancel
    )
    {
        var folder = result.GetValue(Out)!;
        var error = result.InvocationConfiguration.Error;
        if (Unpack(folder) is { } problem)
        {
            error.WriteLine(problem);
            return Weal.Unusable;
        }

        DeliberationFile deliberation;
        await using (var file = File.OpenRead(Path.Combine(folder, DeliberationFile.Name)))
        {
            deliberation = DeliberationFile.Read(file);
        }

        var submissions = Path.Combine(folder, deliberation.Submissions[0]);
        var document = CheckedDocument.Of(WealInput.Read(submissions).Input!, deliberation.AsOf);
        var votes = Path.Combine(folder, deliberation.Votes);
        var read = (Imported<VoteSet>.Read)
            VoteImport.Votes(votes, ImportOptions.Everything, cancel);
        var input = ReportPipeline.Build(
            new()
            {
                Title = deliberation.Title,
                Question = deliberation.Question,
                Votes = read.What.Accepted,
                Cards = ReportPipeline.Cards(document),
                Document = document,
                Date = deliberation.AsOf,
                Source =
                    "An example: the drafts were written by hand and the judgements simulated; no person in it is real.",
            },
            cancel
        );
        var outcome = await GraphReport.Write(input, Path.Combine(folder, "report"), cancel);
        if (outcome is ReportOutcome.Refused refused)
        {
            GraphReportCommand.Refuse(error, refused);
            return Weal.Unusable;
        }

        var console = Terminal.On(result.InvocationConfiguration.Output);
        DemoText.Write(
            console,
            input,
            ((ReportOutcome.Written)outcome).Index,
            (submissions, votes)
        );
        return Weal.Fine;
    }

    /// <summary>Writes the embedded example's files; returns why it could not, or null.</summary>
    private static string? Unpack(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"{folder} could not be made: {fault.Message}";
        }

        var assembly = Assembly.GetExecutingAssembly();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
        )
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            if (
                AtomicFile.Write(Path.Combine(folder, name[Prefix.Length..]), reader.ReadToEnd()) is
                { } problem
            )
            {
                return problem;
            }
        }

        return null;
    }
}
