using System.CommandLine;
using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;
using Spectre.Console;
using Option = Commonweal.Agents.Reasoning.Deontic.Option;
using Situation = Commonweal.Agents.Reasoning.Deontic.Situation;

namespace Commonweal.Cli;

/// <summary><c>weal deontic</c>: what norms forbid, demand and allow in a case, and what is least bad.</summary>
internal static class DeonticCommands
{
    private static readonly Option<string> NormsFile = new("--norms", "-n")
    {
        Description = "Document with the norms (.weal or its JSON form).",
        Required = true,
        HelpName = "file",
    };

    private static readonly Option<string> FactsFile = new("--facts", "-f")
    {
        Description =
            "The case: facts, options and what cannot occur together, one on a line, or as JSON.",
        Required = true,
        HelpName = "file",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print JSON instead of text.",
    };

    private static readonly Option<double> Seconds = Budget.Create();

    public static Command Create() =>
        new(
            "deontic",
            "See what norms forbid, demand and allow in a case, and which principle decides."
        )
        {
            With(
                "check",
                "Whether norms and facts go together, and for each option its status, the norms behind it and the principle that decides.",
                Check,
                "weal deontic check -n examples/deontic/fence.weal -f examples/deontic/seaside.case",
                "weal deontic check -n examples/deontic/park.weal -f examples/deontic/ambulance.case --json"
            ),
            With(
                "best",
                "The least bad worlds given the facts, and what ought to be done in them, also where duties are violated already.",
                DeonticBest.Tell,
                "weal deontic best -n examples/deontic/rescue.weal -f examples/deontic/drowning.case",
                "weal deontic best -n examples/deontic/fence.weal -f examples/deontic/painted.case --json"
            ),
        };

    private static Command With(
        string name,
        string description,
        Func<
            List<Norm>,
            WrittenCase,
            CancellationToken,
            Answer<(object Json, List<string> Text, int Code)>
        > run,
        params string[] examples
    )
    {
        Command command = new(name, description) { NormsFile, FactsFile, Seconds, Json };
        command.SetAction(
            (result, stop) =>
            {
                using var budget = Budget.Start(result, Seconds, stop);
                var error = result.InvocationConfiguration.Error;
                if (budget is null || Read(result, error) is not var (norms, written))
                {
                    return Task.FromResult(Weal.Unusable);
                }

                if (!run(norms, written, budget.Token).TryGet(out var told, out var why))
                {
                    error.WriteLine($"{why.Where}: {why.Message} ({why.Code})");
                    return Task.FromResult(Weal.Unusable);
                }

                stop.ThrowIfCancellationRequested();
                Print(result, told.Json, told.Text);
                return Task.FromResult(told.Code);
            }
        );
        return command.WithExamples(examples);
    }

    private static void Print(System.CommandLine.ParseResult result, object json, List<string> text)
    {
        if (result.GetValue(Json))
        {
            result.InvocationConfiguration.Output.Write(GraphJson.Serialize(json));
        }
        else
        {
            var console = Terminal.On(result.InvocationConfiguration.Output);
            text.ForEach(console.WriteLine);
        }
    }

    private static (List<Norm> Norms, WrittenCase Case)? Read(
        System.CommandLine.ParseResult result,
        TextWriter error
    )
    {
        var (document, problem) = WealInput.Read(result.GetValue(NormsFile)!);
        var name = result.GetValue(FactsFile)!;
        var (bytes, unread) = WealInput.ReadBytes(name);
        if (document is null || bytes is null)
        {
            error.WriteLine(problem ?? unread);
            return null;
        }

        Finding[] slips =
        [
            .. document.Parsed.Findings.Where(f => RulePage.Of(f.Code)?.Severity == Severity.Error),
        ];
        if (slips.Length > 0)
        {
            SyntaxErrors.Write(error, document, slips);
            return null;
        }

        if (!CaseText.Read(SourceText.FromUtf8(bytes).Text).TryGet(out var written, out var why))
        {
            error.WriteLine($"{name}:{why.Where}: {why.Message} ({why.Code})");
            return null;
        }

        var declarations = document.Parsed.Document.Declarations;
        var situation = written.Situation with
        {
            Groups = declarations
                .OfType<Agent>()
                .SelectMany(a => a.Groups.Select(g => (a.Id, g)))
                .ToSequence(),
            Never = written
                .Situation.Never.Concat(declarations.OfType<Disjointness>().SelectMany(Pairs))
                .ToSequence(),
        };
        return ([.. declarations.OfType<Norm>()], written with { Situation = situation });
    }

    private static IEnumerable<Condition> Pairs(Disjointness disjoint) =>
        from i in Enumerable.Range(0, disjoint.Features.Count)
        from j in Enumerable.Range(i + 1, disjoint.Features.Count - i - 1)
        select new Condition([
            new FeatureLiteral(disjoint.Features[i], false, disjoint.Span),
            new FeatureLiteral(disjoint.Features[j], false, disjoint.Span),
        ]);

    private static Answer<(object Json, List<string> Text, int Code)> Check(
        List<Norm> norms,
        WrittenCase written,
        CancellationToken budget
    )
    {
        var situation = written.Situation;
        IReadOnlyList<Option> options =
            written.Options.Count > 0 ? written.Options : [new("as-it-is", [])];
        if (!NormVerdicts.Judge(norms, situation, options).TryGet(out var judged, out var why))
        {
            return why;
        }

        var gate = Gate(norms, situation, budget);
        List<string> text = [InWords(gate)];
        foreach (var verdict in judged.Options)
        {
            text.Add("");
            text.AddRange(Lines(verdict));
        }

        if (judged.LeastCost.Count > 0 && written.Options.Count > 0)
        {
            text.Add("");
            text.Add(
                $"Nothing is free of violation. Of least expected cost, unresolved: {string.Join(", ", judged.LeastCost)}."
            );
        }

        return (
            Json: ForMachines(judged, gate),
            Text: text,
            Code: gate.IsConsistent is null ? Budget.Ended
            : judged.LeastCost.Count > 0 ? Weal.Findings
            : Weal.Fine
        );
    }

    private static Consistency Gate(
        List<Norm> norms,
        Situation situation,
        CancellationToken budget
    ) =>
        StandardDeonticLogic.Check(
            [
                .. situation.Facts.Select(f => new NamedFact(
                    LiteralText.Write(f),
                    NormReading.Of(f)
                )),
            ],
            NormReading.Statements(norms),
            ViolationRanking.Possible(
                norms
                    .SelectMany(NormReading.Literals)
                    .Concat(situation.Facts)
                    .Concat(situation.Never.SelectMany(n => n.Literals)),
                situation.Never
            ),
            budget
        );

    private static string InWords(Consistency gate) =>
        gate.IsConsistent switch
        {
            null =>
                "UNKNOWN whether norms and facts go together in standard deontic logic: the budget ended.",
            true => "Norms and facts go together in standard deontic logic.",
            _ =>
                $"Norms and facts as they stand do not go together in standard deontic logic: {string.Join("; ", gate.Core)}{(gate.IsMinimal ? "" : " (not all of these may be needed: the budget ended)")}.",
        };

    private static IEnumerable<string> Lines(OptionVerdict verdict)
    {
        yield return $"{verdict.Option}: {Words(verdict.Status)}";
        foreach (var finding in verdict.Findings)
        {
            var demand = finding.Demand;
            var level = demand.Level > 1 ? $" (else {demand.Level - 1})" : "";
            var what = string.Join(" & ", demand.What.Literals.Select(LiteralText.Write));
            var force = finding.Force switch
            {
                Force.Defeated => $"defeated by {string.Join(", ", finding.Against)}{By(finding)}",
                Force.Undecided =>
                    $"clashes with {string.Join(", ", finding.Against)}; no principle decides",
                _ when finding.Defeats.Count > 0 =>
                    $"in force over {string.Join(", ", finding.Defeats)}{By(finding)}",
                _ => "in force",
            };
            var keeping =
                finding.Force == Force.Defeated
                || finding.Keeping == Keeping.Open
                || demand.Does == Deontic.Permits
                    ? ""
                    : $", {finding.Keeping.ToString().ToLowerInvariant()}";
            yield return $"  {demand.Norm.Id.Text}{level} {demand.Does.ToString().ToLowerInvariant()} {what}: {force}{keeping}";
        }

        foreach (var chain in verdict.Chains.Where(c => c.Level > 0))
        {
            yield return chain.State == ChainState.Terminal
                ? $"  {chain.Norm}: terminal violation (level {chain.Level})"
                : $"  {chain.Norm}: sub-ideal (level {chain.Level})";
        }

        foreach (var pending in verdict.Pending)
        {
            yield return $"  {pending.Norm} would apply if {string.Join(" & ", pending.Missing)}: not known";
        }

        foreach (var norm in verdict.Unsettled)
        {
            yield return $"  {norm} is unsettled: too uncertain to count, too likely to ignore";
        }
    }

    private static string By(NormFinding finding) =>
        finding.Principle is { } principle ? $" by {principle.ToString().ToLowerInvariant()}" : "";

    private static string Words(OptionStatus status) =>
        status switch
        {
            OptionStatus.NoNorm => "no norm applies",
            OptionStatus.PermittedWeak => "permitted (no norm speaks against it)",
            OptionStatus.PermittedStrong => "permitted explicitly",
            OptionStatus.Obligatory => "obligatory",
            OptionStatus.Forbidden => "forbidden",
            _ => "dilemma",
        };

    private static object ForMachines(Judgement judged, Consistency gate) =>
        new
        {
            Format = "commonweal.deontic-check/1",
            Consistent = gate.IsConsistent switch
            {
                null => "unknown",
                true => "yes",
                _ => "no",
            },
            Core = gate.Core.ToList(),
            CoreIsMinimal = gate.IsMinimal,
            Options = judged
                .Options.Select(o => new
                {
                    o.Option,
                    o.Status,
                    Cost = o.Cost.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Norms = o
                        .Findings.Select(f => new
                        {
                            Norm = f.Demand.Norm.Id.Text,
                            f.Demand.Level,
                            f.Demand.Does,
                            What = f.Demand.What.Literals.Select(LiteralText.Write).ToList(),
                            f.Force,
                            f.Keeping,
                            Against = f.Against.ToList(),
                            Defeats = f.Defeats.ToList(),
                            Principle = f.Principle?.ToString().ToLowerInvariant() ?? "none",
                        })
                        .ToList(),
                    Chains = o.Chains.ToList(),
                    Pending = o
                        .Pending.Select(p => new { p.Norm, Missing = p.Missing.ToList() })
                        .ToList(),
                    Unsettled = o.Unsettled.ToList(),
                })
                .ToList(),
            LeastCost = judged.LeastCost.ToList(),
        };
}
