namespace Commonweal.Numerics.LinearAlgebra;

/// <summary>
/// Solves A x = b for a symmetric positive definite A by conjugate gradients (Hestenes, Stiefel 1952), preconditioned by
/// the diagonal. One solver per thread; it keeps its work space between calls.
/// </summary>
/// <param name="matrix">A; its values may change between calls.</param>
public sealed class ConjugateGradients(SparseSymmetric matrix)
{
    private readonly double[] _residual = new double[matrix.Size];
    private readonly double[] _scaled = new double[matrix.Size];
    private readonly double[] _direction = new double[matrix.Size];
    private readonly double[] _image = new double[matrix.Size];

    /// <summary>
    /// Writes A⁻¹ b into <paramref name="x"/>. Stops when the residual, in the norm of the preconditioner, has fallen to
    /// <paramref name="tolerance"/> times that of b. Costs one product with A for each of about
    /// √(condition number) · ln(1/tolerance) steps.
    /// </summary>
    /// <param name="b">n numbers.</param>
    /// <param name="x">Receives n numbers.</param>
    /// <param name="tolerance">Relative size of the residual that is small enough, above 1e-16.</param>
    public void Solve(ReadOnlySpan<double> b, Span<double> x, double tolerance)
    {
        x.Clear();
        b.CopyTo(_residual);
        var energy = Precondition();
        var target = energy * tolerance * tolerance;
        _scaled.CopyTo(_direction, 0);
        var limit = (10 * matrix.Size) + 100;
        for (var step = 0; step < limit && energy > target; step++)
        {
            matrix.Multiply(_direction, _image);
            var length = energy / Dot(_direction, _image);
            for (var i = 0; i < x.Length; i++)
            {
                x[i] += length * _direction[i];
                _residual[i] -= length * _image[i];
            }

            var next = Precondition();
            var turn = next / energy;
            for (var i = 0; i < x.Length; i++)
            {
                _direction[i] = _scaled[i] + (turn * _direction[i]);
            }

            energy = next;
        }
    }

    private double Precondition()
    {
        var energy = 0.0;
        var diagonal = matrix.Diagonal;
        for (var i = 0; i < diagonal.Length; i++)
        {
            _scaled[i] = _residual[i] / diagonal[i];
            energy += _residual[i] * _scaled[i];
        }

        return energy;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
