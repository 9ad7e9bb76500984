using Commonweal.Numerics.LinearAlgebra;
using Commonweal.Numerics.LinearAlgebra.Inversion;
using Commonweal.Numerics.Randomness;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Numerics.LinearAlgebra;

public sealed class SelectedInverseTests
{
    private const double Exact = 1e-10;

    [Fact]
    public void A_matrix_is_inverted_where_it_has_entries_whatever_is_eliminated_first()
    {
        for (var seed = 0UL; seed < 60; seed++)
        {
            var matrix = Random(seed, 1 + (int)(seed % 40), 2);
            var expected = Gauss(matrix);
            foreach (var core in new[] { CoreMethod.Dense, CoreMethod.Columns })
            {
                for (var eliminated = 0; eliminated <= matrix.Size; eliminated += 5)
                {
                    var plan = EliminationPlan.Fixed(matrix, eliminated, core);
                    ShouldBe(
                        SelectedInverse.Of(matrix, plan),
                        matrix,
                        expected,
                        $"seed {seed}, {eliminated} eliminated, core {core}"
                    );
                }
            }

            ShouldBe(SelectedInverse.Of(matrix), matrix, expected, $"seed {seed}");
        }
    }

    [Fact]
    public void A_rough_inverse_by_columns_is_good_to_four_digits()
    {
        for (var seed = 0UL; seed < 20; seed++)
        {
            var matrix = Random(seed, 60, 4);
            var (exact, _) = Gauss(matrix);
            var plan = EliminationPlan.Fixed(matrix, 5, CoreMethod.Columns);
            var rough = SelectedInverse.Of(matrix, plan, 1e-4);
            var scale = Enumerable.Range(0, matrix.Size).Max(i => exact[i, i]);
            for (var i = 0; i < matrix.Size; i++)
            {
                rough.Diagonal[i].ShouldBe(exact[i, i], 1e-4 * scale);
            }

            rough.Diagonal.ShouldNotBe(SelectedInverse.Of(matrix, plan).Diagonal);
        }
    }

    [Fact]
    public void A_chain_is_eliminated_to_the_end_and_a_large_random_graph_is_not()
    {
        EliminationPlan.Cheapest(Chain(5000)).Eliminated.ShouldBeGreaterThan(4950);
        var plan = EliminationPlan.Cheapest(Random(1, 3000, 5));
        plan.Eliminated.ShouldBeLessThan(2000);
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_is_refused()
    {
        var matrix = new SparseSymmetric(2, [0], [1]);
        (matrix.Diagonal[0], matrix.Diagonal[1], matrix.Values[0]) = (1, 1, 2);
        foreach (var plan in new[] { (0, CoreMethod.Dense), (2, CoreMethod.Dense) })
        {
            Should.Throw<ArithmeticException>(() =>
                SelectedInverse.Of(matrix, EliminationPlan.Fixed(matrix, plan.Item1, plan.Item2))
            );
        }
    }

    [Fact]
    public void Nothing_has_an_empty_inverse()
    {
        var inverse = SelectedInverse.Of(new SparseSymmetric(0, [], []));
        inverse.LogDeterminant.ShouldBe(0);
        inverse.Entries.ShouldBeEmpty();
    }

    private static void ShouldBe(
        SelectedInverse inverse,
        SparseSymmetric matrix,
        (double[,] Inverse, double Logarithm) expected,
        string message
    )
    {
        inverse.LogDeterminant.ShouldBe(expected.Logarithm, Exact, message);
        for (var i = 0; i < matrix.Size; i++)
        {
            inverse.Diagonal[i].ShouldBe(expected.Inverse[i, i], Exact, message);
        }

        for (var e = 0; e < matrix.Rows.Length; e++)
        {
            inverse
                .Entries[e]
                .ShouldBe(
                    expected.Inverse[matrix.Rows[e], matrix.Columns[e]],
                    Exact,
                    $"{message}, entry {e}"
                );
        }
    }

    // Grounded springs between random nodes, some of them twice.
    private static SparseSymmetric Random(ulong seed, int size, int springsEach)
    {
        var draw = new Xoshiro256(seed);
        var springs = size < 2 ? 0 : size * springsEach;
        var (rows, columns) = (new int[springs], new int[springs]);
        for (var e = 0; e < springs; e++)
        {
            rows[e] = draw.NextBelow(size);
            columns[e] = (rows[e] + 1 + draw.NextBelow(size - 1)) % size;
        }

        return Filled(new SparseSymmetric(size, rows, columns), draw);
    }

    private static SparseSymmetric Chain(int size) =>
        Filled(
            new SparseSymmetric(
                size,
                [.. Enumerable.Range(0, size - 1)],
                [.. Enumerable.Range(1, size - 1)]
            ),
            new Xoshiro256(1)
        );

    private static SparseSymmetric Filled(SparseSymmetric matrix, Xoshiro256 draw)
    {
        for (var i = 0; i < matrix.Size; i++)
        {
            matrix.Diagonal[i] = .1 + draw.NextShare();
        }

        for (var e = 0; e < matrix.Values.Length; e++)
        {
            var stiffness = 5 * draw.NextShare();
            matrix.Values[e] = -stiffness;
            matrix.Diagonal[matrix.Rows[e]] += stiffness;
            matrix.Diagonal[matrix.Columns[e]] += stiffness;
        }

        return matrix;
    }

    // Gauss and Jordan: another way to the same numbers.
    private static (double[,] Inverse, double Logarithm) Gauss(SparseSymmetric matrix)
    {
        var n = matrix.Size;
        var (a, inverse, logarithm) = (new double[n, n], new double[n, n], 0.0);
        for (var i = 0; i < n; i++)
        {
            a[i, i] = matrix.Diagonal[i];
            inverse[i, i] = 1;
        }

        for (var e = 0; e < matrix.Rows.Length; e++)
        {
            a[matrix.Rows[e], matrix.Columns[e]] += matrix.Values[e];
            a[matrix.Columns[e], matrix.Rows[e]] += matrix.Values[e];
        }

        for (var i = 0; i < n; i++)
        {
            var pivot = a[i, i];
            logarithm += Math.Log(pivot);
            for (var k = 0; k < n; k++)
            {
                (a[i, k], inverse[i, k]) = (a[i, k] / pivot, inverse[i, k] / pivot);
            }

            for (var j = 0; j < n; j++)
            {
                var factor = j == i ? 0 : a[j, i];
                for (var k = 0; k < n && factor != 0; k++)
                {
                    a[j, k] -= factor * a[i, k];
                    inverse[j, k] -= factor * inverse[i, k];
                }
            }
        }

        return (inverse, logarithm);
    }
}
