using System.Globalization;
using Commonweal.Numerics.Exact;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Numerics.Exact;

public sealed class LinearProgramTests
{
    private static readonly Config Config = Config
        .QuickThrowOnFailure.WithMaxTest(400)
        .WithReplay(20260601, 13);

    /// <summary>Programs with all relations, free variables, fractions, and all three outcomes.</summary>
    private static Gen<LinearProgram> Programs(int largest) =>
        from variables in Gen.Choose(1, largest)
        from rows in Gen.Choose(0, largest)
        from costs in Gen.ArrayOf(Gen.Choose(-4, 9), variables)
        from entries in Gen.ArrayOf(Gen.Choose(-5, 7), variables * rows)
        from rights in Gen.ArrayOf(Gen.Choose(-6, 20), rows)
        from relations in Gen.ArrayOf(Gen.Choose(0, 5), rows)
        from free in Gen.ArrayOf(Gen.Choose(0, 9), variables)
        from below in Gen.Choose(1, 6)
        select new LinearProgram(
            [.. costs.Select(c => (Rational)c)],
            [
                .. Enumerable
                    .Range(0, rows)
                    .Select(i => new LinearRow(
                        [
                            .. entries[(i * variables)..((i + 1) * variables)]
                                .Select(e => Rational.Of(e, below)),
                        ],
                        relations[i] < 3 ? LinearRelation.AtMost
                            : relations[i] < 5 ? LinearRelation.AtLeast
                            : LinearRelation.Equal,
                        rights[i]
                    )),
            ],
            Enumerable.Range(0, variables).Where(j => free[j] == 0).ToHashSet()
        );

    private static Rational Dot(IReadOnlyList<Rational> a, IReadOnlyList<Rational> b) =>
        a.Zip(b, (x, y) => x * y).Aggregate(Rational.Zero, (sum, x) => sum + x);

    private static bool Keeps(LinearProgram program, IReadOnlyList<Rational> point, bool isRay) =>
        point.Select((x, j) => x.Sign >= 0 || program.Free.Contains(j)).All(ok => ok)
        && program.Rows.All(row =>
        {
            var left = Dot(row.Coefficients, point).CompareTo(isRay ? Rational.Zero : row.Right);
            return row.Relation switch
            {
                LinearRelation.AtMost => left <= 0,
                LinearRelation.AtLeast => left >= 0,
                _ => left == 0,
            };
        });

    private static bool HaveSigns(LinearProgram program, IReadOnlyList<Rational> dual) =>
        dual.Count == program.Rows.Count
        && program
            .Rows.Zip(dual)
            .All(p =>
                p.First.Relation switch
                {
                    LinearRelation.AtMost => p.Second.Sign <= 0,
                    LinearRelation.AtLeast => p.Second.Sign >= 0,
                    _ => true,
                }
            );

    /// <summary>costs − yA: ≥ 0, and 0 for free variables.</summary>
    private static bool ArePriced(
        LinearProgram program,
        IReadOnlyList<Rational> dual,
        IReadOnlyList<Rational> costs
    ) =>
        costs
            .Select(
                (cost, j) =>
                {
                    var reduced =
                        cost - Dot(dual, [.. program.Rows.Select(r => r.Coefficients[j])]);
                    return program.Free.Contains(j) ? reduced.IsZero : reduced.Sign >= 0;
                }
            )
            .All(ok => ok);

    /// <summary>Reads the proof of an outcome as 40 §2 item 3 states it; shares nothing with the solver.</summary>
    private static bool IsProved(LinearProgram program, LinearSolution solution)
    {
        var worth = Dot(solution.Dual, [.. program.Rows.Select(r => r.Right)]);
        return solution.Status switch
        {
            LinearStatus.Optimal => Keeps(program, solution.Point, isRay: false)
                && Dot(program.Costs, solution.Point) == solution.Objective
                && HaveSigns(program, solution.Dual)
                && ArePriced(program, solution.Dual, program.Costs)
                && worth == solution.Objective,
            LinearStatus.Infeasible => HaveSigns(program, solution.Dual)
                && ArePriced(program, solution.Dual, new Rational[program.Costs.Count])
                && worth.Sign > 0,
            _ => Keeps(program, solution.Point, isRay: false)
                && Keeps(program, solution.Ray, isRay: true)
                && Dot(program.Costs, solution.Ray).Sign < 0,
        };
    }

    [Fact]
    public void Every_outcome_carries_its_proof() =>
        Prop.ForAll(Programs(7).ToArbitrary(), p => IsProved(p, p.Solve())).Check(Config);

    [Fact]
    public void Larger_programs_are_proved_by_the_basis_that_doubles_found() =>
        Prop.ForAll(Programs(45).ToArbitrary(), p => IsProved(p, p.Solve()))
            .Check(Config.WithMaxTest(40));

    [Fact]
    public void All_three_outcomes_occur()
    {
        HashSet<LinearStatus> seen = [];
        Prop.ForAll(
                Programs(7).ToArbitrary(),
                p =>
                {
                    seen.Add(p.Solve().Status);
                    return true;
                }
            )
            .Check(Config);
        seen.Count.ShouldBe(3);
    }

    /// <summary>Beale's program (1955), on which Dantzig's rule alone goes round for ever: optimum −1/20.</summary>
    [Fact]
    public void A_program_that_makes_simplex_cycle_is_solved()
    {
        LinearProgram beale = new(
            [Rational.Of(-3, 4), 150, Rational.Of(-1, 50), 6],
            [
                new([Rational.Of(1, 4), -60, Rational.Of(-1, 25), 9], LinearRelation.AtMost, 0),
                new([Rational.Of(1, 2), -90, Rational.Of(-1, 50), 3], LinearRelation.AtMost, 0),
                new([0, 0, 1, 0], LinearRelation.AtMost, 1),
            ]
        );

        beale.Solve().Objective.ShouldBe(Rational.Of(-1, 20));
    }

    [Fact]
    public void Numbers_that_doubles_cannot_tell_apart_are_told_apart()
    {
        // x ≥ 1 + 10⁻³⁰ and x ≤ 1: no such x, though in doubles x = 1 keeps both.
        Rational.TryParse("1.000000000000000000000000000001", out var more).ShouldBeTrue();
        var rows = new List<LinearRow>
        {
            new([1, .. new Rational[29]], LinearRelation.AtLeast, more),
            new([1, .. new Rational[29]], LinearRelation.AtMost, 1),
        };
        rows.AddRange(
            Enumerable
                .Range(1, 20)
                .Select(j => new LinearRow(
                    [.. Enumerable.Range(0, 30).Select(k => (Rational)(k == j ? 1 : 0))],
                    LinearRelation.AtMost,
                    5
                ))
        );
        LinearProgram program = new(new Rational[30], rows);

        var solution = program.Solve();

        solution.Status.ShouldBe(LinearStatus.Infeasible);
        IsProved(program, solution).ShouldBeTrue();
    }

    /// <summary>Chicken's least correlated equilibrium: p(DD)=1/5, p(DC)=p(CD)=2/5, sum 36/5 (40 §4).</summary>
    [Fact]
    public void The_least_correlated_equilibrium_of_chicken_is_the_one_of_the_specification()
    {
        // Columns DD, DC, CD, CC; each row: no gain from the other action.
        LinearProgram chicken = new(
            [0, 9, 9, 12],
            [
                new([1, 1, 1, 1], LinearRelation.Equal, 1),
                new([2, -1, 0, 0], LinearRelation.AtMost, 0),
                new([0, 0, -2, 1], LinearRelation.AtMost, 0),
                new([2, 0, -1, 0], LinearRelation.AtMost, 0),
                new([0, -2, 0, 1], LinearRelation.AtMost, 0),
            ]
        );

        var solution = chicken.Solve();

        solution.Objective.ShouldBe(Rational.Of(36, 5));
        solution.Point.ShouldBe([
            Rational.Of(1, 5),
            Rational.Of(2, 5),
            Rational.Of(2, 5),
            Rational.Zero,
        ]);
    }

    [Fact]
    public void Another_exact_solver_agrees()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/glpsol"), "glpsol (glpk-utils) is not installed.");
        Prop.ForAll(
                Programs(12).Where(p => p.Free.Count == 0).ToArbitrary(),
                p => Agrees(p.Solve(), Glpk.Solve(p))
            )
            .Check(Config.WithMaxTest(15));
    }

    private static bool Agrees(LinearSolution solution, string report)
    {
        if (solution.Status != LinearStatus.Optimal)
        {
            return report.Contains(
                solution.Status == LinearStatus.Infeasible
                    ? "NO FEASIBLE SOLUTION"
                    : "UNBOUNDED SOLUTION",
                StringComparison.Ordinal
            );
        }

        var line = report
            .Split('\n')
            .First(l => l.StartsWith("Objective:", StringComparison.Ordinal));
        var number = line.Split('=')[1].Split('(')[0].Trim();
        var expected = solution.Objective.ToDouble();
        return report.Contains("OPTIMAL SOLUTION FOUND", StringComparison.Ordinal)
            && Math.Abs(double.Parse(number, CultureInfo.InvariantCulture) - expected)
                <= 1e-6 * (1 + Math.Abs(expected));
    }
}
