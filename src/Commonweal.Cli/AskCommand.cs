using System.CommandLine;
using Commonweal.Agents.Reasoning.Erotetic;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Kernel.Language;
using Spectre.Console;

namespace Commonweal.Cli;

/// <summary><c>weal ask</c>: is this conclusion a leap, and which question would stop it?</summary>
internal static class AskCommand
{
    private static readonly Argument<string> FileName = new("file")
    {
        Description = "Premises and a conclusion, one on a line; - reads standard input.",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print JSON instead of text.",
    };

    public static Command Create()
    {
        Command command = new(
            "ask",
            "Find out whether a conclusion leaps beyond what was said, and which question to ask before acting on it."
        )
        {
            FileName,
            Json,
        };
        command.SetAction(Run);
        return command.WithExamples(
            "weal ask examples/questions/healthy-living.ask",
            "weal ask examples/questions/consent.ask --json"
        );
    }

    private static int Run(System.CommandLine.ParseResult result)
    {
        var name = result.GetValue(FileName)!;
        var error = result.InvocationConfiguration.Error;
        var (bytes, unread) = WealInput.ReadBytes(name);
        if (bytes is null)
        {
            error.WriteLine(unread);
            return Weal.Unusable;
        }

        if (
            !ProblemText.Read(SourceText.FromUtf8(bytes).Text).TryGet(out var written, out var slip)
        )
        {
            error.WriteLine($"{name}:{slip.Where}: {slip.Message} ({slip.Code})");
            return Weal.Unusable;
        }

        if (!Questions.Examine(written.Problem).TryGet(out var found, out var refused))
        {
            error.WriteLine($"{name}: {refused.Message} ({refused.Code})");
            return Weal.Unusable;
        }

        var output = result.InvocationConfiguration.Output;
        if (result.GetValue(Json))
        {
            output.Write(GraphJson.Serialize(ForMachines(written, found)));
        }
        else
        {
            Write(Terminal.On(output), written, found);
        }

        return found.Equilibrium == Standing.Supported ? Weal.Fine : Weal.Findings;
    }

    private static object ForMachines(WrittenProblem written, Examination found)
    {
        var names = written.Problem.Vocabulary;
        return new
        {
            Format = "commonweal.ask/1",
            Premises = written.Problem.Premises.Select(names.Write).ToList(),
            Conclusion = names.Write(written.Problem.Conclusion),
            Default = found.Default is { } view ? names.Write(view) : "nothing",
            found.FollowsByDefault,
            found.Equilibrium,
            IsLeap = found.Leap is not null,
            Questions = found.Leap is { } leap ? leap.Questions.ToList() : [],
            AfterAsking = found.Leap is { } asked ? names.Write(asked.AfterAsking) : "",
            Counterexample = found.Counterexample is { } state ? names.Write(state) : "",
            Clash = found.Clash.ToList(),
        };
    }

    private static void Write(IAnsiConsole console, WrittenProblem written, Examination found)
    {
        var names = written.Problem.Vocabulary;
        for (var i = 0; i < written.Problem.Premises.Count; i++)
        {
            console.WriteLine($"  {i + 1, 2}  {names.Write(written.Problem.Premises[i])}");
        }

        console.WriteLine($"  so  {names.Write(written.Problem.Conclusion)}");
        console.WriteLine();
        console.WriteLine(
            found.Default is { } view
                ? $"Without a question, what is concluded is {Short(names, view)}."
                : "Without a question, nothing is concluded."
        );
        foreach (var line in Verdict(written, found))
        {
            console.WriteLine(line);
        }
    }

    private static IEnumerable<string> Verdict(WrittenProblem written, Examination found)
    {
        var names = written.Problem.Vocabulary;
        var conclusion = names.Write(written.Problem.Conclusion);
        switch (found.Equilibrium)
        {
            case Standing.Inconsistent:
                yield return found.Clash is [var only]
                    ? $"Premise {only} cannot be true. Nothing may rest on it."
                    : $"Premises {string.Join(", ", found.Clash)} cannot all be true. Nothing may rest on them; find out which to give up.";
                yield break;
            case Standing.Supported:
                yield return found.FollowsByDefault
                    ? $"{conclusion} follows, and still does with every question asked."
                    : $"{conclusion} does not come to mind, but it follows: with every question asked it stands.";
                yield break;
            default:
                break;
        }

        if (found.Leap is not { } leap)
        {
            yield return $"{conclusion} does not follow, and does not look as if it did.";
        }
        else
        {
            yield return $"{conclusion} looks as if it follows, but it is a leap: with every question asked it does not stand.";
            yield return "";
            yield return leap.Questions is [var question]
                ? $"Ask before acting: {Words(written, question)}: in which of the cases does it hold, and in which not?"
                : $"Ask before acting, each openly: {string.Join("; ", leap.Questions.Select(q => Words(written, q)))}.";
            yield return $"In view after asking: {Short(names, leap.AfterAsking)}";
        }

        if (found.Counterexample is { } state)
        {
            yield return $"What stays possible, and was overlooked: {names.Write(state)}";
        }
    }

    /// <summary>A view with its first alternatives; all of them are in the JSON.</summary>
    private static string Short(Vocabulary names, View view)
    {
        const int Most = 8;
        var more = view.Stage.Count - Most;
        return more <= 0
            ? names.Write(view)
            : $"{names.Write(View.Of(view.Stage.Take(Most), view.Supposition))} and {more} more alternatives";
    }

    private static string Words(WrittenProblem written, string atom) =>
        written.Words.TryGetValue(atom, out var words) ? $"{atom} (\"{words}\")" : atom;
}
