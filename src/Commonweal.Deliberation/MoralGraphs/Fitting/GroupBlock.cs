namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>The dense block of one edge's group deviations γ, factored by Cholesky. G is small: only groups that answered.</summary>
internal sealed class GroupBlock(int size)
{
    private readonly double[] _factor = new double[size * size];
    private readonly double[] _work = new double[size];

    public void Clear() => Array.Clear(_factor);

    public void Add(int row, int column, double value) => _factor[(row * size) + column] += value;

    /// <summary>
    /// Eliminates γ: stiffness −= cᵀM⁻¹c, gradient −= cᵀM⁻¹g, with coupling c and gradient g. Returns log|M| relative to the
    /// prior precision of each γ.
    /// </summary>
    public double Eliminate(
        double[] coupling,
        double[] gradient,
        double prior,
        ref double stiffness,
        ref double reduced
    )
    {
        if (size == 0)
        {
            return 0;
        }

        Factor();
        coupling.CopyTo(_work, 0);
        Solve(_work);
        var logarithm = 0.0;
        for (var g = 0; g < size; g++)
        {
            stiffness -= _work[g] * coupling[g];
            reduced -= _work[g] * gradient[g];
            var pivot = _factor[(g * size) + g];
            logarithm += Math.Log(pivot * pivot / prior);
        }

        return logarithm;
    }

    /// <summary>Δγ = −M⁻¹(g + c ΔD).</summary>
    public void Step(double[] coupling, double[] gradient, double total, double[] direction)
    {
        for (var g = 0; g < size; g++)
        {
            direction[g] = -(gradient[g] + (coupling[g] * total));
        }

        Solve(direction);
    }

    /// <summary>Var(D + γ_g) = [M⁻¹]_gg + (1 − [M⁻¹c]_g)² Var(D).</summary>
    public double Variance(double[] coupling, int group, double direct)
    {
        var column = new double[size];
        column[group] = 1;
        Solve(column);
        var shift = 1.0;
        for (var g = 0; g < size; g++)
        {
            shift -= column[g] * coupling[g];
        }

        return column[group] + (shift * shift * direct);
    }

    private void Factor()
    {
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = _factor[(i * size) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= _factor[(i * size) + k] * _factor[(j * size) + k];
                }

                _factor[(i * size) + j] = i == j ? Math.Sqrt(sum) : sum / _factor[(j * size) + j];
            }
        }
    }

    private void Solve(double[] x)
    {
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= _factor[(i * size) + k] * x[k];
            }

            x[i] /= _factor[(i * size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                x[i] -= _factor[(k * size) + i] * x[k];
            }

            x[i] /= _factor[(i * size) + i];
        }
    }
}
