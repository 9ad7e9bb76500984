using System.Globalization;

namespace Commonweal.Figures.Words;

/// <summary>Probabilities as people say them (visual.md, Voice): in words beside the number, never rounded up.</summary>
public static class Odds
{
    private static readonly (int Of, int In)[] Fractions =
    [
        (1, 2),
        (3, 5),
        (2, 3),
        (3, 4),
        (4, 5),
        (5, 6),
        (7, 8),
        (9, 10),
        (14, 15),
        (19, 20),
        (29, 30),
        (49, 50),
        (99, 100),
        (199, 200),
    ];

    /// <summary>
    /// "5 in 6": the largest simple share that is not above the probability, so that a sentence never claims more than
    /// the number. Below one half it counts what remains: "1 in 6".
    /// </summary>
    public static string Share(double probability)
    {
        if (double.IsNaN(probability))
        {
            return "unknown";
        }

        if (probability >= .995)
        {
            return "over 199 in 200";
        }

        var isLow = probability < .5;
        var p = (isLow ? 1 - probability : probability) + 1e-12;
        var (of, total) = Fractions.Last(f => (double)f.Of / f.In <= p || f == Fractions[0]);
        if (isLow && p >= .995)
        {
            return "under 1 in 200";
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(isLow ? total - of : of)} in {total}"
        );
    }

    /// <summary>"probably, 5 in 6".</summary>
    public static string InWords(double probability) =>
        $"{Adverb(probability)}, {Share(probability)}";

    /// <summary>"probably".</summary>
    public static string Adverb(double probability) =>
        probability switch
        {
            >= .995 => "almost certainly",
            >= .95 => "very probably",
            >= .8 => "probably",
            >= .65 => "perhaps",
            > .35 => "hard to say",
            > .2 => "perhaps not",
            > .05 => "probably not",
            _ => "very probably not",
        };

    /// <summary>Standard normal distribution function, to 1e-7 (Abramowitz and Stegun 1964, 7.1.26); for drawing only.</summary>
    public static double Normal(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        var t = 1 / (1 + (.3275911 * x));
        var tail =
            t
            * (
                .254829592
                + (
                    t
                    * (-.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429))))))
                )
            )
            * Math.Exp(-x * x);
        return z >= 0 ? 1 - (tail / 2) : tail / 2;
    }
}
