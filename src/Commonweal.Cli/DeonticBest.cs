using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using Commonweal.Kernel.Norms;
using Option = Commonweal.Agents.Reasoning.Deontic.Option;

namespace Commonweal.Cli;

/// <summary>What <c>weal deontic best</c> tells: the least bad worlds, and what ought to be done in them.</summary>
internal static class DeonticBest
{
    public static Answer<(object Json, List<string> Text, int Code)> Tell(
        List<Norm> norms,
        WrittenCase written
    )
    {
        var situation = written.Situation;
        var said = situation.Facts.Concat(written.Options.SelectMany(o => o.Literals));
        if (!ViolationRanking.Of(norms, situation.Never, said).TryGet(out var ranking, out var why))
        {
            return why;
        }

        var settled = NormReading.Of(new Condition(situation.Facts));
        var best = ranking.Best(settled);
        if (best.Worlds.IsEmpty)
        {
            return new Rejection(
                "E-CONTRADICTION",
                "facts",
                "These facts cannot all be so. Take out what is not the case."
            );
        }

        return BestTold(ranking, best, settled, written.Options);
    }

    private static (object Json, List<string> Text, int Code) BestTold(
        ViolationRanking ranking,
        BestWorlds best,
        Formula settled,
        Sequence<Option> choices
    )
    {
        var duties = Duties(ranking, settled);
        var options = choices
            .Select(o =>
                (
                    o.Id,
                    Best: ranking.Best(
                        new Formula.All([settled, NormReading.Of(new Condition(o.Literals))])
                    )
                )
            )
            .ToList();
        var dilemma = ranking.IsDilemma(best);
        var world = best.Worlds.Assignments().First();
        List<string> text =
        [
            $"Least cost, by rank, highest first: [{string.Join(", ", best.Cost)}].",
            duties.Count > 0
                ? $"Ought to be, and is not settled: {string.Join(", ", duties)}."
                : "Nothing further ought to be.",
            .. best.Cost.Any(c => c > 0)
                ?
                [
                    dilemma
                        ? "Something must be violated, and it is open what: a dilemma."
                        : $"Violated in any case: {string.Join(", ", ranking.Violated(world))}.",
                ]
                : Array.Empty<string>(),
            .. options.Select(o =>
                o.Best.Worlds.IsEmpty
                    ? $"{o.Id}: cannot be here"
                    : $"{o.Id}: [{string.Join(", ", o.Best.Cost)}]"
            ),
        ];
        return (
            Json: new
            {
                Format = "commonweal.deontic-best/1",
                Cost = best.Cost.ToList(),
                Worlds = best.Worlds.Count,
                Ought = duties,
                Dilemma = dilemma,
                Options = options
                    .Select(o => new
                    {
                        Option = o.Id,
                        Possible = !o.Best.Worlds.IsEmpty,
                        Cost = o.Best.Cost.ToList(),
                    })
                    .ToList(),
            },
            Text: text,
            Code: dilemma ? Weal.Findings : Weal.Fine
        );
    }

    private static List<string> Duties(ViolationRanking ranking, Formula settled)
    {
        return ranking
            .Atoms.SelectMany(a =>
                new (string Text, Formula What)[]
                {
                    (a, new Formula.Atom(a)),
                    ($"~{a}", new Formula.Not(new Formula.Atom(a))),
                }
            )
            .Where(d => ranking.Actionable(d.What, settled, null))
            .Select(d => d.Text)
            .ToList();
    }
}
