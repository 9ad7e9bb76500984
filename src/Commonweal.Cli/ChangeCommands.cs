using System.CommandLine;
using System.Globalization;
using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Change;
using Commonweal.Agents.Reasoning.Erotetic;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Kernel.Language;
using Commonweal.Numerics.Exact;

namespace Commonweal.Cli;

/// <summary><c>weal change</c>: principles behind a person's commitments, and changes from one value to another.</summary>
internal static class ChangeCommands
{
    private static readonly Argument<string> FileName = new("file")
    {
        Description = "One thing on a line; - reads standard input.",
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description =
            "Where the search begins with more than eight sentences; the same seed gives the same proposal.",
        HelpName = "number",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print JSON instead of text.",
    };

    public static Command Create()
    {
        Command equilibrium = new(
            "equilibrium",
            "Propose principles behind what someone is committed to, and name what they would give up for them (exit code 1 if anything)."
        )
        {
            FileName,
            Seed,
            Json,
        };
        equilibrium.SetAction(Equilibrium);
        Command transition = new(
            "transition",
            "Judge by someone's own cases whether a newer value corrects an older one (exit code 1 if that is not shown)."
        )
        {
            FileName,
            Json,
        };
        transition.SetAction(ChangeTransition.Run);
        return new(
            "change",
            "Put commitments in order, and judge changes from one value to another."
        )
        {
            equilibrium.WithExamples(
                "weal change equilibrium examples/change/promises.commitments",
                "weal change equilibrium examples/change/library.commitments --seed 7 --json"
            ),
            transition.WithExamples(
                "weal change transition examples/change/listening.transition",
                "weal change transition examples/change/listening.transition --json"
            ),
        };
    }

    /// <summary>Reads the file that was named; null where it cannot be used, which the user has then been told.</summary>
    internal static T? Read<T>(System.CommandLine.ParseResult result, Func<string, Answer<T>> read)
        where T : class
    {
        var name = result.GetValue(FileName)!;
        var error = result.InvocationConfiguration.Error;
        var (bytes, unread) = WealInput.ReadBytes(name);
        if (bytes is null)
        {
            error.WriteLine(unread);
            return null;
        }

        if (!read(SourceText.FromUtf8(bytes).Text).TryGet(out var written, out var slip))
        {
            error.WriteLine($"{name}:{slip.Where}: {slip.Message} ({slip.Code})");
            return null;
        }

        return written;
    }

    /// <summary>Prints JSON or lines, as was asked.</summary>
    internal static void Print(
        System.CommandLine.ParseResult result,
        object json,
        IEnumerable<string> lines
    )
    {
        var output = result.InvocationConfiguration.Output;
        if (result.GetValue(Json))
        {
            output.Write(GraphJson.Serialize(json));
            return;
        }

        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }

    private static int Equilibrium(System.CommandLine.ParseResult result)
    {
        if (Read(result, EquilibriumText.Read) is not { } written)
        {
            return Weal.Unusable;
        }

        var found = ReflectiveEquilibrium.Find(
            written.Sentences.Count,
            written.Structure,
            written.Initial,
            written.Locked,
            result.GetValue(Seed)
        );
        if (!found.TryGet(out var proposal, out var why))
        {
            result.InvocationConfiguration.Error.WriteLine(
                $"{result.GetValue(FileName)}: {why.Where}: {why.Message} ({why.Code})"
            );
            return Weal.Unusable;
        }

        Print(result, ForMachines(written, proposal), Lines(written, proposal));
        return proposal.Dropped.Count > 0 ? Weal.Findings : Weal.Fine;
    }

    private static object ForMachines(WrittenCommitments written, EquilibriumProposal proposal) =>
        new
        {
            Format = "commonweal.equilibrium/1",
            proposal.IsHeuristic,
            Theory = Names(written, proposal.Theory),
            Commitments = Names(written, proposal.Commitments),
            Dropped = Names(written, proposal.Dropped),
            TakenOn = Names(
                written,
                proposal.Commitments.Without(written.Initial.Union(written.Locked))
            ),
            Account = Exact(proposal.Account),
            Systematicity = Exact(proposal.Systematicity),
            Faithfulness = Exact(proposal.Faithfulness),
            Achievement = Exact(proposal.Achievement),
            Trace = proposal
                .Trace.Select(s => new
                {
                    Theory = Names(written, s.Theory),
                    Commitments = Names(written, s.Commitments),
                })
                .ToList(),
        };

    private static IEnumerable<string> Lines(
        WrittenCommitments written,
        EquilibriumProposal proposal
    )
    {
        yield return proposal.IsHeuristic
            ? "A proposal, found by a search that did not try every theory (heuristic): a better one may exist. It is for you to judge."
            : "A proposal, for which every theory was tried. It is for you to judge.";
        yield return "";
        yield return "Principles:";
        foreach (var line in Sentences(written, proposal.Theory))
        {
            yield return line;
        }

        yield return "You would give up:";
        foreach (var line in Sentences(written, proposal.Dropped))
        {
            yield return line;
        }

        yield return "You would take on:";
        foreach (
            var line in Sentences(
                written,
                proposal.Commitments.Without(written.Initial.Union(written.Locked))
            )
        )
        {
            yield return line;
        }

        yield return $"Account {Short(proposal.Account)}, systematicity {Short(proposal.Systematicity)}, faithfulness {Short(proposal.Faithfulness)}; together {Short(proposal.Achievement)} of 1.";
    }

    private static IEnumerable<string> Sentences(WrittenCommitments written, State state) =>
        state.Count == 0
            ? ["  nothing"]
            : Names(written, state)
                .Select(n =>
                    written.Words.TryGetValue(n.TrimStart('~'), out var words)
                        ? $"  {n}: {(n[0] == '~' ? "not " : "")}\"{words}\""
                        : $"  {n}"
                );

    private static List<string> Names(WrittenCommitments written, State state) =>
        [
            .. Enumerable
                .Range(0, written.Sentences.Count)
                .Where(i => (state.Atoms >> i & 1) != 0)
                .Select(i => ((state.Negative >> i & 1) != 0 ? "~" : "") + written.Sentences[i]),
        ];

    private static string Exact(Rational share) => share.ToString();

    private static string Short(Rational share) =>
        share.ToDouble().ToString("0.######", CultureInfo.InvariantCulture);
}
