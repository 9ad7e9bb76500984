using Commonweal.Numerics.Randomness;
using Commonweal.Numerics.Satisfiability;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Numerics.Satisfiability;

public sealed class ClauseSolverTests
{
    [Fact]
    public void Random_clauses_of_three_are_decided_as_trying_all_assignments_decides_them()
    {
        SplitMix64 draws = new(7);
        var satisfiable = 0;
        for (var round = 0; round < 600; round++)
        {
            var clauses = Draw(draws, variables: 10, count: 35 + (round % 20));
            var solver = Solver(clauses, 10);
            var some = Enumerable.Range(0, 1 << 10).Any(w => clauses.All(c => Holds(c, w)));
            satisfiable += some ? 1 : 0;

            solver
                .Solve([], CancellationToken.None)
                .ShouldBe(some ? SolverAnswer.Satisfiable : SolverAnswer.Unsatisfiable);
            if (some)
            {
                clauses.ShouldAllBe(c => c.Any(l => solver.IsTrue(l)));
            }
        }

        satisfiable.ShouldBeInRange(100, 500);
    }

    [Fact]
    public void Assumptions_hold_for_one_call_and_leave_no_trace()
    {
        SplitMix64 draws = new(8);
        for (var round = 0; round < 100; round++)
        {
            var clauses = Draw(draws, variables: 10, count: 38);
            var solver = Solver(clauses, 10);
            for (var call = 0; call < 10; call++)
            {
                int[] assumed = [Literal(draws, 10), Literal(draws, 10), Literal(draws, 10)];
                var some = Enumerable
                    .Range(0, 1 << 10)
                    .Any(w => clauses.All(c => Holds(c, w)) && assumed.All(l => IsTrue(l, w)));

                solver
                    .Solve(assumed, CancellationToken.None)
                    .ShouldBe(some ? SolverAnswer.Satisfiable : SolverAnswer.Unsatisfiable);
            }
        }
    }

    [Fact]
    public void Seven_pigeons_do_not_fit_into_six_holes()
    {
        ClauseSolver solver = new();
        int At(int pigeon, int hole) => 2 * ((pigeon * 6) + hole);
        for (var i = 0; i < 42; i++)
        {
            solver.AddVariable();
        }

        for (var p = 0; p < 7; p++)
        {
            solver.AddClause([.. Enumerable.Range(0, 6).Select(h => At(p, h))]);
            for (var q = 0; q < p; q++)
            {
                for (var h = 0; h < 6; h++)
                {
                    solver.AddClause(At(p, h) ^ 1, At(q, h) ^ 1);
                }
            }
        }

        solver.Solve([], CancellationToken.None).ShouldBe(SolverAnswer.Unsatisfiable);
    }

    [Fact]
    public void A_budget_that_is_spent_answers_unknown()
    {
        var solver = Solver(
            [
                [0, 2],
            ],
            2
        );

        solver.Solve([], new CancellationToken(true)).ShouldBe(SolverAnswer.Unknown);
    }

    [Fact]
    public void Variables_decided_first_as_true_give_exactly_the_largest_models()
    {
        SplitMix64 draws = new(9);
        for (var round = 0; round < 200; round++)
        {
            var clauses = Draw(draws, variables: 10, count: 15 + (round % 20));
            var solver = Solver(clauses, 10, Decided.FirstAsTrue);
            var models = Models(clauses);
            List<int> found = [];

            var answer = solver.Each(
                [],
                () =>
                {
                    found.Add(World(solver));
                    return
                    [
                        .. Enumerable.Range(0, 10).Select(v => 2 * v).Where(l => !solver.IsTrue(l)),
                    ];
                },
                CancellationToken.None
            );

            answer.ShouldBe(SolverAnswer.Unsatisfiable);
            found
                .Order()
                .ShouldBe(models.Where(w => !models.Exists(x => x != w && (x & w) == w)).Order());
        }
    }

    [Fact]
    public void One_search_shows_every_model_under_assumptions_once()
    {
        SplitMix64 draws = new(10);
        for (var round = 0; round < 200; round++)
        {
            var clauses = Draw(draws, variables: 10, count: 15 + (round % 20));
            var solver = Solver(clauses, 10);
            int[] assumed = [Literal(draws, 10)];
            List<int> found = [];

            _ = solver.Each(
                assumed,
                () =>
                {
                    found.Add(World(solver));
                    return solver.Undecided(1);
                },
                CancellationToken.None
            );

            found.Order().ShouldBe(Models(clauses).Where(w => IsTrue(assumed[0], w)));
        }
    }

    private static List<int> Models(List<int[]> clauses) =>
        [.. Enumerable.Range(0, 1 << 10).Where(w => clauses.TrueForAll(c => Holds(c, w)))];

    private static int World(ClauseSolver solver) =>
        Enumerable.Range(0, 10).Sum(v => solver.IsTrue(2 * v) ? 1 << v : 0);

    private static ClauseSolver Solver(
        List<int[]> clauses,
        int variables,
        Decided decided = Decided.Freely
    )
    {
        ClauseSolver solver = new();
        for (var i = 0; i < variables; i++)
        {
            solver.AddVariable(decided);
        }

        clauses.ForEach(c => solver.AddClause(c));
        return solver;
    }

    private static List<int[]> Draw(SplitMix64 draws, int variables, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                    new[]
                    {
                        Literal(draws, variables),
                        Literal(draws, variables),
                        Literal(draws, variables),
                    }
                ),
        ];

    private static int Literal(SplitMix64 draws, int variables) =>
        (int)(draws.NextShare() * 2 * variables);

    private static bool Holds(int[] clause, int world) => clause.Any(l => IsTrue(l, world));

    private static bool IsTrue(int literal, int world) =>
        ((world >> (literal >> 1)) & 1) == 1 - (literal & 1);
}
