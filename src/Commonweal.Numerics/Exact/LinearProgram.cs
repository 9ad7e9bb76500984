namespace Commonweal.Numerics.Exact;

/// <summary>How a row's left side stands to its right side.</summary>
public enum LinearRelation
{
    /// <summary>≤</summary>
    AtMost,

    /// <summary>=</summary>
    Equal,

    /// <summary>≥</summary>
    AtLeast,
}

/// <summary>What became of a linear program.</summary>
public enum LinearStatus
{
    /// <summary>There is a best point.</summary>
    Optimal,

    /// <summary>No point keeps all rows.</summary>
    Infeasible,

    /// <summary>The objective falls without end.</summary>
    Unbounded,
}

/// <summary>One row: coefficients · x, relation, right.</summary>
/// <param name="Coefficients">One for each variable.</param>
/// <param name="Relation">≤, = or ≥.</param>
/// <param name="Right">The right side.</param>
public sealed record LinearRow(
    IReadOnlyList<Rational> Coefficients,
    LinearRelation Relation,
    Rational Right
);

/// <summary>An outcome with its proof; every number is exact. What does not apply is empty.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Objective">c·x at the optimum.</param>
/// <param name="Point">x at the optimum; for an unbounded program a feasible point.</param>
/// <param name="Dual">
/// Optimal: y with y·b = c·x, c − yA ≥ 0 (= 0 for free variables), y ≥ 0 on ≥ rows and ≤ 0 on ≤ rows.
/// Infeasible: Farkas multipliers with the same signs, yA ≤ 0 (= 0 for free variables) and y·b &gt; 0.
/// </param>
/// <param name="Ray">Unbounded: r ≥ 0 (free variables any sign), each row's relation with 0 on the right, c·r &lt; 0.</param>
public sealed record LinearSolution(
    LinearStatus Status,
    Rational Objective,
    IReadOnlyList<Rational> Point,
    IReadOnlyList<Rational> Dual,
    IReadOnlyList<Rational> Ray
);

/// <summary>
/// A linear program min c·x over rows with x ≥ 0, free variables excepted, solved exactly (40 §2): simplex in doubles
/// finds a basis, exact solves with that basis prove or refute it, and exact simplex starts anew where rounding misled.
/// Small programs are solved exactly from the start. Simplex takes O((m+n)·m·n) operations in practice; the exact
/// solves O(m³) machine operations and O(m²) for each 31 bits of the answer.
/// </summary>
/// <param name="Costs">c, one for each variable.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Free">Indices of the variables that may be negative.</param>
public sealed record LinearProgram(
    IReadOnlyList<Rational> Costs,
    IReadOnlyList<LinearRow> Rows,
    IReadOnlySet<int> Free
)
{
    private const int Small = 400;

    /// <summary>A program whose variables are all at least 0.</summary>
    public LinearProgram(IReadOnlyList<Rational> costs, IReadOnlyList<LinearRow> rows)
        : this(costs, rows, new HashSet<int>()) { }

    /// <summary>Solves it.</summary>
    /// <exception cref="InvalidOperationException">A row has not as many coefficients as there are variables.</exception>
    public LinearSolution Solve()
    {
        if (Rows.Any(row => row.Coefficients.Count != Costs.Count))
        {
            throw new InvalidOperationException(
                "Every row needs one coefficient for each variable."
            );
        }

        StandardForm form = new(this);
        if (form.Rows * form.Columns > Small)
        {
            Tableau<double, RoundedArithmetic> guess = new(form);
            if (
                guess.Solve() is { } status
                && new BasisProof(form, guess.Basis).Prove(status, guess.Ray) is { } proved
            )
            {
                return Restore(form, proved);
            }
        }

        Tableau<Rational, ExactArithmetic> exact = new(form);
        var outcome = exact.Solve()!.Value;
        return Restore(form, new BasisProof(form, exact.Basis).Prove(outcome, exact.Ray)!);
    }

    private LinearSolution Restore(StandardForm form, LinearSolution solution)
    {
        var point = solution.Point.Count == 0 ? [] : form.Variables(solution.Point);
        var objective = Rational.Zero;
        for (var j = 0; j < point.Length; j++)
        {
            objective += Costs[j] * point[j];
        }

        return new(
            solution.Status,
            objective,
            point,
            form.Multipliers(solution.Dual),
            solution.Ray.Count == 0 ? [] : form.Variables(solution.Ray)
        );
    }
}
