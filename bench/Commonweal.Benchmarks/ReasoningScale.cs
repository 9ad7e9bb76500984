using System.Diagnostics;
using System.Globalization;
using Commonweal.Agents.Reasoning.Change;
using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Agents.Reasoning.Erotetic;
using Commonweal.Kernel;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Benchmarks;

/// <summary>Norms, questions and commitments against their size: <c>dotnet run -c Release -- reasoning</c>.</summary>
internal static class ReasoningScale
{
    private const int Runs = 3;

    public static int Run()
    {
        foreach (var norms in new[] { 50, 200, 400 })
        {
            Deontic(norms);
        }

        foreach (var atoms in new[] { 8, 12, 16 })
        {
            Erotetic(atoms);
        }

        foreach (var sentences in new[] { 8, 20, 32, 64 })
        {
            Equilibrium(sentences);
        }

        return 0;
    }

    private static void Deontic(int count)
    {
        SplitMix64 draws = new(1000);
        var atoms = count * 3 / 4;
        Norm[] norms = [.. Enumerable.Range(0, count).Select(i => Drawn(i, atoms))];
        Tell(
            $"deontic gate, {count} norms, {atoms} features",
            () =>
                StandardDeonticLogic
                    .Check([], NormReading.Statements(norms), Formula.True, CancellationToken.None)
                    .IsConsistent.ToString()!
        );
        Tell(
            $"deontic best and its duties, {count} norms, {atoms} features",
            () =>
            {
                using CancellationTokenSource budget = new(TimeSpan.FromSeconds(10));
                var ranking = ViolationRanking.Of(norms, [], [], budget.Token);
                if (
                    ranking.Best(Formula.True) is not { } best
                    || best.Duties(Formula.True, ranking.Atoms) is not { } duties
                )
                {
                    return "UNKNOWN after 10 s";
                }

                return $"cost [{string.Join(", ", best.Cost)}], {duties.Count} duties";
            }
        );
        Tell(
            $"deontic verdict on one option, {count} norms",
            () =>
                NormVerdicts
                    .Judge(norms, Situation.Of(), [new("it", [Literal(0)])])
                    .TryGet(out var judged, out _)
                    ? judged.Options[0].Status.ToString()
                    : ""
        );

        Literal Literal(int atom) =>
            new FeatureLiteral($"p{atom}", draws.Next() % 2 == 0, Span.None);

        Literal Any(int of) => Literal((int)(draws.Next() % (ulong)of));

        Norm Drawn(int i, int of) =>
            new($"n{i}", Span.None)
            {
                Deontic = Kernel.Norms.Deontic.Obliges,
                When = new(i % 3 == 0 ? [] : [Any(of)]),
                Content = new Goal(GoalMode.Achieve, new([Any(of)]), Span.None),
                Rank = i % 3,
            };
    }

    private static void Erotetic(int atoms)
    {
        SplitMix64 draws = new(1000);
        View Drawn(int states) =>
            View.Of(
                Enumerable
                    .Range(0, states)
                    .Select(_ =>
                        Enumerable
                            .Range(0, 3)
                            .Aggregate(
                                State.Empty,
                                (sum, _) =>
                                    sum.Union(
                                        State.Literal(
                                            (int)(draws.Next() % (ulong)atoms),
                                            negated: false
                                        )
                                    )
                            )
                    )
            );
        Problem problem = new(
            new(Enumerable.Range(0, atoms).Select(i => $"p{i:00}").ToSequence()),
            Enumerable.Range(0, 6).Select(_ => Drawn(2)).ToSequence(),
            Drawn(1)
        );
        Tell(
            $"erotetic examination, {atoms} atoms, 6 premises",
            () =>
                Questions.Examine(problem).TryGet(out var found, out var why)
                    ? found.Equilibrium.ToString()
                    : why.Code
        );
    }

    private static void Equilibrium(int sentences)
    {
        SplitMix64 draws = new(1000);
        State Drawn() =>
            State.Literal((int)(draws.Next() % (ulong)sentences), draws.Next() % 2 == 0);
        List<DialecticalArgument> structure =
        [
            .. Enumerable
                .Range(0, sentences * 3 / 2)
                .Select(_ => new DialecticalArgument(Drawn(), Drawn())),
        ];
        var initial = Enumerable
            .Range(0, sentences / 2)
            .Aggregate(State.Empty, (sum, i) => sum.Union(State.Literal(2 * i, false)));
        Tell(
            $"equilibrium, {sentences} sentences",
            () =>
                ReflectiveEquilibrium
                    .Find(sentences, structure, initial, State.Empty)
                    .TryGet(out var found, out var why)
                    ? $"achievement {found.Achievement.ToDouble():0.000}, {found.Trace.Count} rounds"
                    : why.Code
        );
    }

    private static void Tell(string what, Func<string> run)
    {
        var (best, answer) = (double.MaxValue, "");
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            answer = run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{what}: {best:0.0} ms ({answer})")
        );
    }
}
