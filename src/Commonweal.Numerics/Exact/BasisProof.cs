namespace Commonweal.Numerics.Exact;

/// <summary>Proves, in exact arithmetic, what a basis is said to show; or finds that it does not.</summary>
internal sealed class BasisProof(StandardForm form, int[] basis)
{
    /// <summary>The proof in terms of the standard form; null where the basis does not show it.</summary>
    public LinearSolution? Prove(LinearStatus status, int ray)
    {
        if (status == LinearStatus.Infeasible)
        {
            return Farkas();
        }

        if (Columns(i => form.Right[i]) is not { } point)
        {
            return null;
        }

        if (point.Any(x => x.Sign < 0) || HoldsArtificial(point))
        {
            return null;
        }

        return status == LinearStatus.Unbounded ? Endless(point, ray) : Optimum(point);
    }

    private LinearSolution? Optimum(Rational[] point)
    {
        if (
            Multipliers(column => column < form.Columns ? form.Costs[column] : Rational.Zero)
                is not { } dual
            || Enumerable.Range(0, form.Columns).Any(j => (form.Costs[j] - Times(dual, j)).Sign < 0)
        )
        {
            return null;
        }

        return new(LinearStatus.Optimal, default, Spread(point), dual, []);
    }

    private LinearSolution? Farkas()
    {
        if (
            Multipliers(column => column < form.Columns ? Rational.Zero : Rational.One)
                is not { } dual
            || Enumerable.Range(0, form.Columns).Any(j => Times(dual, j).Sign > 0)
        )
        {
            return null;
        }

        var surplus = Rational.Zero;
        for (var i = 0; i < form.Rows; i++)
        {
            surplus += dual[i] * form.Right[i];
        }

        return surplus.Sign > 0 ? new(LinearStatus.Infeasible, default, [], dual, []) : null;
    }

    private LinearSolution? Endless(Rational[] point, int ray)
    {
        if (Columns(i => -form.Matrix[i][ray]) is not { } direction)
        {
            return null;
        }

        if (direction.Any(x => x.Sign < 0) || HoldsArtificial(direction))
        {
            return null;
        }

        var whole = Spread(direction);
        whole[ray] += Rational.One;
        var slope = Rational.Zero;
        for (var j = 0; j < form.Columns; j++)
        {
            slope += whole[j] * form.Costs[j];
        }

        return slope.Sign < 0
            ? new(LinearStatus.Unbounded, default, Spread(point), [], whole)
            : null;
    }

    private bool HoldsArtificial(Rational[] values) =>
        values.Where((value, k) => basis[k] >= form.Columns && !value.IsZero).Any();

    private Rational[] Spread(Rational[] basic)
    {
        var values = new Rational[form.Columns];
        for (var k = 0; k < basis.Length; k++)
        {
            if (basis[k] < form.Columns)
            {
                values[basis[k]] = basic[k];
            }
        }

        return values;
    }

    private Rational Times(Rational[] dual, int column)
    {
        var sum = Rational.Zero;
        for (var i = 0; i < dual.Length; i++)
        {
            var entry = form.Matrix[i][column];
            if (!entry.IsZero && !dual[i].IsZero)
            {
                sum += dual[i] * entry;
            }
        }

        return sum;
    }

    private Rational[]? Columns(Func<int, Rational> right) =>
        LinearSystem.Solve(
            basis.Length,
            (i, k) => form.Entry(i, basis[k]),
            [.. Enumerable.Range(0, basis.Length).Select(right)]
        );

    private Rational[]? Multipliers(Func<int, Rational> cost) =>
        LinearSystem.Solve(
            basis.Length,
            (k, i) => form.Entry(i, basis[k]),
            [.. basis.Select(cost)]
        );
}
