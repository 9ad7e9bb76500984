using System.Numerics;

namespace Commonweal.Deliberation.Cards;

/// <summary>
/// Finds cards of like meaning by vectors that an embedding model gave: the same suggestions as <see cref="CardIndex"/> makes
/// from words. Vectors are scaled to unit length; one without length, or of another dimension than the first, is left out.
/// </summary>
public sealed class CardVectors
{
    private readonly List<(string Card, float[] Vector)> _cards = [];

    /// <summary>Keeps the vectors of cards. O(cards · dimension).</summary>
    public CardVectors(IEnumerable<(string Card, IReadOnlyList<float> Vector)> cards)
    {
        foreach (var (card, vector) in cards)
        {
            if (
                Unit(vector) is { } unit
                && (_cards.Count == 0 || unit.Length == _cards[0].Vector.Length)
            )
            {
                _cards.Add((card, unit));
            }
        }
    }

    /// <summary>
    /// The cards nearest to a vector, nearest first, equals in the order given; none if the vector has another dimension or no
    /// length. O(cards · dimension).
    /// </summary>
    public IReadOnlyList<NearCard> Nearest(IReadOnlyList<float> vector, int count, double least) =>
        _cards.Count == 0 || Unit(vector) is not { } unit || unit.Length != _cards[0].Vector.Length
            ? []
            :
            [
                .. _cards
                    .Select(card => new NearCard(card.Card, Dot(unit, card.Vector)))
                    .Where(near => near.Likeness >= least)
                    .OrderByDescending(near => near.Likeness)
                    .Take(count),
            ];

    private static float[]? Unit(IReadOnlyList<float> vector)
    {
        var length = Math.Sqrt(vector.Sum(x => (double)x * x));
        return length > 0 && double.IsFinite(length)
            ? [.. vector.Select(x => (float)(x / length))]
            : null;
    }

    private static double Dot(float[] a, float[] b)
    {
        // Four lanes on every machine, so that the sum is the same on every machine.
        var (sum, i) = (Vector4.Zero, 0);
        for (; i <= a.Length - 4; i += 4)
        {
            sum += new Vector4(a.AsSpan(i, 4)) * new Vector4(b.AsSpan(i, 4));
        }

        double rest = sum.X + sum.Y + sum.Z + sum.W;
        for (; i < a.Length; i++)
        {
            rest += a[i] * b[i];
        }

        return Math.Clamp(rest, -1, 1);
    }
}
