using BenchmarkDotNet.Attributes;
using Commonweal.Numerics.Exact;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Benchmarks;

/// <summary>Exact linear programs, dense and random: min c·x, Ax ≥ b. Targets: 40 in 0.1 s, 200 in 0.5 s.</summary>
public class LinearProgramBenchmarks
{
    private LinearProgram _program = null!;

    [Params(40, 200)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup() => _program = Dense(Size, 7);

    [Benchmark]
    public LinearSolution Solve() => _program.Solve();

    /// <summary>A square program that has an optimum: all entries positive, whole numbers up to 20.</summary>
    internal static LinearProgram Dense(int size, ulong seed)
    {
        SplitMix64 draws = new(seed);
        Rational Whole() => (long)(draws.Next() % 20) + 1;
        Rational[] Row() => [.. Enumerable.Range(0, size).Select(_ => Whole())];
        return new(
            Row(),
            [
                .. Enumerable
                    .Range(0, size)
                    .Select(_ => new LinearRow(Row(), LinearRelation.AtLeast, Whole() * 100)),
            ]
        );
    }
}
