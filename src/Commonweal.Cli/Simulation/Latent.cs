using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Cli.Simulation;

/// <summary>
/// How wise each value of a simulated crowd is, and what a person answers who sees that through noise: the answers of the
/// wiser-edge model itself, so that what a graph finds can be held against what is so. Deterministic in the seed.
/// </summary>
internal sealed class Latent(ulong seed)
{
    /// <summary>Standard deviation of the levels, on the logit scale.</summary>
    private const double Spread = 1;

    /// <summary>The level of a value.</summary>
    public double Of(string value)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(value));
        return Spread
            * new Xoshiro256(seed ^ BinaryPrimitives.ReadUInt64BigEndian(hash)).NextNormal();
    }

    /// <summary>What somebody answers to "is the second wiser?": acquiescence and uncertainty are those of the model.</summary>
    public string Answer(string from, string to, Xoshiro256 draw)
    {
        var z = Of(to) - Of(from) + WemOptions.Default.Acquiescence;
        var width = WemOptions.Default.UnsureHalfWidth;
        var lot = draw.NextShare();
        return lot < Logistic(z - width) ? "yes"
            : lot > 1 - Logistic(-z - width) ? "no"
            : "unsure";
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
