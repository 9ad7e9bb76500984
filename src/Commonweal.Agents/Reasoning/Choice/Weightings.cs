using System.Numerics;
using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Choice;

/// <summary>What one side can assure itself of against every permitted weighting, with the proof (20 A4.3).</summary>
/// <param name="Value">max over mixtures μ of min over w in W of w·Σ μ_b d_b.</param>
/// <param name="Mixture">μ, one share for each row d_b.</param>
/// <param name="Multipliers">y ≥ 0, one for each pair of the order: Σ μ_b d_b − value·1 − Σ y(e_hi − e_lo) ≥ 0.</param>
/// <param name="Weights">The weighting w in W at which no mixture does better.</param>
public sealed record Assurance(
    Rational Value,
    IReadOnlyList<Rational> Mixture,
    IReadOnlyList<Rational> Multipliers,
    IReadOnlyList<Rational> Weights
);

/// <summary>All weightings that an order of the criteria allows (20 A4.1).</summary>
public sealed class Weightings
{
    private readonly int _criteria;
    private readonly (int Hi, int Lo)[] _order;

    /// <summary>Weightings of a number of criteria.</summary>
    /// <param name="criteria">How many, at most 12.</param>
    /// <param name="order">Pairs of indices; the first weighs at least as much as the second.</param>
    public Weightings(int criteria, IEnumerable<(int Hi, int Lo)> order)
    {
        _criteria = criteria;
        _order = [.. order.Where(p => p.Hi != p.Lo).Distinct().Order()];
    }

    /// <summary>The pairs that <see cref="Assurance.Multipliers"/> belong to, each once, sorted.</summary>
    public IReadOnlyList<(int Hi, int Lo)> Order => _order;

    /// <summary>
    /// The vertices of W: equal weights on every non-empty connected up-set of the order. Every linear question has an
    /// answer at one of them. O(2^k·k) for k criteria.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Rational>> Vertices()
    {
        var (above, beside) = (new int[_criteria], new int[_criteria]);
        foreach (var (hi, lo) in _order)
        {
            above[lo] |= 1 << hi;
            beside[lo] |= 1 << hi;
            beside[hi] |= 1 << lo;
        }

        List<IReadOnlyList<Rational>> vertices = [];
        for (var set = 1; set < 1 << _criteria; set++)
        {
            if (IsClosed(set, above) && IsConnected(set, beside))
            {
                var share = Rational.Of(1, BitOperations.PopCount((uint)set));
                vertices.Add([
                    .. Enumerable
                        .Range(0, _criteria)
                        .Select(i => ((set >> i) & 1) == 1 ? share : Rational.Zero),
                ]);
            }
        }

        return vertices;
    }

    private static bool IsClosed(int set, int[] above)
    {
        for (var i = 0; i < above.Length; i++)
        {
            if (((set >> i) & 1) == 1 && (above[i] & ~set) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsConnected(int set, int[] beside)
    {
        var (reached, grown) = (0, set & -set);
        while (grown != reached)
        {
            reached = grown;
            for (var i = 0; i < beside.Length; i++)
            {
                grown |= ((reached >> i) & 1) == 1 ? beside[i] & set : 0;
            }
        }

        return reached == set;
    }

    /// <summary>
    /// The best mixture of rows against the worst permitted weighting, by one exact linear program with one row for
    /// each criterion; its dual is the weighting.
    /// </summary>
    /// <param name="rows">d_b, at least one; entries within [−1, 1].</param>
    public Assurance Assure(IReadOnlyList<IReadOnlyList<Rational>> rows)
    {
        // min −β, β = value + 1 ≥ 0: for each criterion i  −Σ μ_b (d_b,i + 1) + Σ y(e_hi − e_lo)_i + β ≤ 0;  Σ μ = 1.
        var width = rows.Count + _order.Length + 1;
        List<LinearRow> program = [];
        for (var i = 0; i < _criteria; i++)
        {
            var row = new Rational[width];
            for (var b = 0; b < rows.Count; b++)
            {
                row[b] = -(rows[b][i] + Rational.One);
            }

            for (var e = 0; e < _order.Length; e++)
            {
                row[rows.Count + e] =
                    _order[e].Hi == i ? Rational.One
                    : _order[e].Lo == i ? -Rational.One
                    : Rational.Zero;
            }

            row[^1] = Rational.One;
            program.Add(new(row, LinearRelation.AtMost, Rational.Zero));
        }

        var whole = new Rational[width];
        Array.Fill(whole, Rational.One, 0, rows.Count);
        program.Add(new(whole, LinearRelation.Equal, Rational.One));
        var costs = new Rational[width];
        costs[^1] = -Rational.One;

        var solution = new LinearProgram(costs, program).Solve();
        return new(
            solution.Point[^1] - Rational.One,
            [.. solution.Point.Take(rows.Count)],
            [.. solution.Point.Skip(rows.Count).Take(_order.Length)],
            [.. solution.Dual.Take(_criteria).Select(w => -w)]
        );
    }
}
