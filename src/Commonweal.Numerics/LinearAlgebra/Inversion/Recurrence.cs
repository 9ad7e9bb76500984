namespace Commonweal.Numerics.LinearAlgebra.Inversion;

/// <summary>
/// From the inverse on the core to the inverse at every place of the factor, last eliminated first:
/// Z_ij = −Σ_k Z_ik ℓ_kj, Z_jj = 1/d_j − Σ_k ℓ_kj Z_kj (Takahashi, Fagan, Chin 1973; Erisman, Tinney 1975). All Z_ik that a
/// column needs stand in later columns at places of the factor.
/// </summary>
internal sealed class Recurrence(PartialFactor factor)
{
    private readonly int[] _slots = new int[factor.Places.Length];
    private readonly int[] _stamps = [.. Enumerable.Repeat(-1, factor.Places.Length)];

    /// <summary>Overwrites D and L of the eliminated places with the inverse.</summary>
    public void Run(int eliminated)
    {
        for (var p = eliminated - 1; p >= 0; p--)
        {
            Column(p);
        }
    }

    private void Column(int p)
    {
        var (rows, lower) = (factor.Rows[p], factor.Values[p]);
        var inverse = new double[rows.Length];
        for (var a = 0; a < rows.Length; a++)
        {
            (_slots[rows[a]], _stamps[rows[a]]) = (a, p);
        }

        for (var a = 0; a < rows.Length; a++)
        {
            var k = rows[a];
            inverse[a] -= factor.Diagonal[k] * lower[a];
            var (below, values) = (factor.Rows[k], factor.Values[k]);
            for (var i = 0; i < below.Length; i++)
            {
                if (_stamps[below[i]] == p)
                {
                    var b = _slots[below[i]];
                    inverse[b] -= values[i] * lower[a];
                    inverse[a] -= values[i] * lower[b];
                }
            }
        }

        var diagonal = 1 / factor.Diagonal[p];
        for (var a = 0; a < rows.Length; a++)
        {
            diagonal -= lower[a] * inverse[a];
        }

        factor.Diagonal[p] = diagonal;
        factor.Values[p] = inverse;
    }
}
