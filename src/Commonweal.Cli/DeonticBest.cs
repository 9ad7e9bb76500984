using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Cli.Input;
using Commonweal.Kernel;
using Commonweal.Kernel.Norms;

namespace Commonweal.Cli;

/// <summary>What <c>weal deontic best</c> tells: the least bad worlds, and what ought to be done in them.</summary>
internal static class DeonticBest
{
    public static Answer<(object Json, List<string> Text, int Code)> Tell(
        List<Norm> norms,
        WrittenCase written,
        CancellationToken budget
    )
    {
        var situation = written.Situation;
        var said = situation.Facts.Concat(written.Options.SelectMany(o => o.Literals));
        var ranking = ViolationRanking.Of(norms, situation.Never, said, budget);
        var settled = NormReading.Of(new Condition(situation.Facts));
        var best = ranking.Best(settled);
        if (best is { ArePossible: false })
        {
            return new Rejection(
                "E-CONTRADICTION",
                "facts",
                "These facts cannot all be so. Take out what is not the case."
            );
        }

        var options = written
            .Options.Select(o =>
                (
                    o.Id,
                    Best: best is null
                        ? null
                        : ranking.Best(
                            new Formula.All([settled, NormReading.Of(new Condition(o.Literals))])
                        )
                )
            )
            .ToList();
        Told told = new(
            best?.Cost,
            best?.Duties(settled, ranking.Atoms)
                ?.Select(d => NormReading.Write(d.Atom, !d.Holds))
                .ToList(),
            best?.Violated(),
            options
        );
        return (told.ForMachines(), told.Lines(), told.Code());
    }

    /// <summary>What was found; null where the budget ended first.</summary>
    private sealed record Told(
        Sequence<int>? Cost,
        List<string>? Ought,
        Violations? Violated,
        List<(string Id, BestWorlds? Best)> Options
    )
    {
        private const string Unknown = "UNKNOWN, the budget ended";

        public int Code() =>
            Violated is null || Ought is null || Options.Exists(o => o.Best is null) ? Budget.Ended
            : Violated.Open.Count > 0 ? Weal.Findings
            : Weal.Fine;

        public List<string> Lines() =>
            [
                $"Least cost, by rank, highest first: {Written(Cost)}.",
                Ought switch
                {
                    null => $"What ought to be: {Unknown}.",
                    [] => "Nothing further ought to be.",
                    _ => $"Ought to be, and is not settled: {string.Join(", ", Ought)}.",
                },
                .. InWords(Violated),
                .. Options.Select(o =>
                    o.Best is { ArePossible: false }
                        ? $"{o.Id}: cannot be here"
                        : $"{o.Id}: {Written(o.Best?.Cost)}"
                ),
            ];

        public object ForMachines() =>
            new
            {
                Format = "commonweal.deontic-best/1",
                Answered = Code() != Budget.Ended,
                Cost = Cost?.ToList() ?? [],
                Ought = Ought ?? [],
                Dilemma = Violated is { Open.Count: > 0 },
                ViolatedInAnyCase = Violated?.Always.ToList() ?? [],
                OpenWhichIsViolated = Violated?.Open.ToList() ?? [],
                Options = Options
                    .Select(o => new
                    {
                        Option = o.Id,
                        Possible = o.Best is not { ArePossible: false },
                        Cost = o.Best?.Cost.ToList() ?? [],
                    })
                    .ToList(),
            };

        private static IEnumerable<string> InWords(Violations? violated)
        {
            if (violated is null)
            {
                yield return $"What is violated: {Unknown}.";
                yield break;
            }

            if (violated.Always.Count > 0)
            {
                yield return $"Violated in any case: {string.Join(", ", violated.Always)}.";
            }

            if (violated.Open.Count > 0)
            {
                yield return $"Something must be violated, and it is open what, a dilemma: {string.Join(", ", violated.Open)}.";
            }
        }

        private static string Written(Sequence<int>? cost) =>
            cost is null ? Unknown : $"[{string.Join(", ", cost)}]";
    }
}
