namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>
/// The mode of β, κ, a difference D for each pair and an s for each story, by Newton's method with step halving. Stories are
/// eliminated from their pair and differences from the whole, so a step is linear in the stories.
/// </summary>
/// <param name="pairs">The answers.</param>
/// <param name="difference">Prior precision of D.</param>
/// <param name="story">Prior precision of s; infinite for no story variables.</param>
internal sealed class AcquiescenceMode(ToldPair[] pairs, double difference, double story)
{
    private const double BetaPrecision = 1 / (2.0 * 2.0);
    private const double KappaMean = 0.7;
    private const double KappaPrecision = 1;
    private const int StepLimit = 200;

    /// <summary>β, κ and their variances before anything was answered.</summary>
    public static (double Beta, double Kappa, double BetaVariance, double KappaVariance) Prior =>
        (0, KappaMean, 1 / BetaPrecision, 1 / KappaPrecision);

    /// <summary>β, κ and their posterior variances (Laplace). Somebody must have been unsure.</summary>
    public (double Beta, double Kappa, double BetaVariance, double KappaVariance) Find()
    {
        var point = new Point(
            0,
            KappaMean,
            new double[pairs.Length],
            [.. pairs.Select(p => new double[p.Stories.Count])]
        );
        var view = Look(point);
        for (var step = 0; step < StepLimit; step++)
        {
            var determinant = (view.Sum.BB * view.Sum.KK) - (view.Sum.BK * view.Sum.BK);
            if (view.Largest < 1e-11)
            {
                var (bb, kk) = (view.Sum.KK / determinant, view.Sum.BB / determinant);
                return (point.Beta, point.Kappa, bb, kk);
            }

            (point, view) = Advance(point, view, determinant);
        }

        throw new InvalidOperationException(
            "The constants did not settle; the posterior is log-concave, so this is a fault of the program."
        );
    }

    private (Point, View) Advance(Point from, View view, double determinant)
    {
        var sum = view.Sum;
        var beta = ((sum.BK * sum.K) - (sum.KK * sum.B)) / determinant;
        var kappa = ((sum.BK * sum.B) - (sum.BB * sum.K)) / determinant;
        var noise = 1e-14 * (1 + Math.Abs(view.Value));
        for (var length = 1.0; length > 1e-12; length /= 2)
        {
            if (from.Kappa + (length * kappa) <= 0)
            {
                continue;
            }

            var point = Move(from, view, (beta, kappa), length);
            var next = Look(point);
            if (
                next.Value < view.Value - noise
                || (next.Value <= view.Value + noise && next.Largest < view.Largest)
            )
            {
                return (point, next);
            }
        }

        throw new InvalidOperationException(
            "No step raises the posterior of the constants; this is a fault of the program."
        );
    }

    private static Point Move(Point from, View view, (double Beta, double Kappa) by, double length)
    {
        var differences = new double[from.Differences.Length];
        var stories = new double[differences.Length][];
        for (var i = 0; i < differences.Length; i++)
        {
            var (pair, told) = (view.Pairs[i], view.Stories[i]);
            var d = -(pair.D + (pair.DB * by.Beta) + (pair.DK * by.Kappa)) / pair.DD;
            differences[i] = from.Differences[i] + (length * d);
            stories[i] =
            [
                .. told.Select(
                    (t, j) =>
                    {
                        var z = (t.Sign * d) + by.Beta;
                        var s = -(t.Gradient + (t.At.ZZ * z) + (t.At.ZK * by.Kappa)) / t.Pivot;
                        return from.Stories[i][j] + (length * s);
                    }
                ),
            ];
        }

        return new Point(
            from.Beta + (length * by.Beta),
            from.Kappa + (length * by.Kappa),
            differences,
            stories
        );
    }

    // Value and gradients at a point, and what elimination leaves of each pair and of the whole.
    private View Look(Point at)
    {
        var toMean = at.Kappa - KappaMean;
        var whole = new Sums(
            0,
            BetaPrecision * at.Beta,
            KappaPrecision * toMean,
            0,
            0,
            0,
            BetaPrecision,
            0,
            KappaPrecision
        );
        var value =
            0.5 * ((BetaPrecision * at.Beta * at.Beta) + (KappaPrecision * toMean * toMean));
        var (byBeta, byKappa, largest) = (whole.B, whole.K, 0.0);
        var (eliminated, told) = (new Sums[pairs.Length], new Told[pairs.Length][]);
        for (var i = 0; i < pairs.Length; i++)
        {
            var d = at.Differences[i];
            told[i] = [.. pairs[i].Stories.Select((t, j) => Tell(t, at.Stories[i][j], d, at))];
            var pair = default(Sums) with { D = Pull(d, difference), DD = difference };
            value += (0.5 * pair.D * d) + told[i].Sum(t => t.Value);
            byBeta += told[i].Sum(t => t.At.Z);
            byKappa += told[i].Sum(t => t.At.K);
            if (difference < double.PositiveInfinity)
            {
                var byDifference = pair.D + told[i].Sum(t => t.Sign * t.At.Z);
                largest = Math.Max(largest, Math.Abs(byDifference));
            }

            if (story < double.PositiveInfinity)
            {
                largest = Math.Max(largest, told[i].Max(t => Math.Abs(t.Gradient)));
            }

            eliminated[i] = told[i].Aggregate(pair, (sum, t) => sum.Plus(t));
            whole = whole.PlusWithoutDifference(eliminated[i]);
        }

        largest = Math.Max(largest, Math.Max(Math.Abs(byBeta), Math.Abs(byKappa)));
        return new View(value, largest, whole, eliminated, told);
    }

    private Told Tell((bool Forward, Cell Answers) told, double s, double d, Point at)
    {
        var sign = told.Forward ? 1 : -1;
        var slopes = AnswerSlopes.Of(told.Answers, (sign * d) + s + at.Beta, at.Kappa);
        var pull = Pull(s, story);
        return new Told(
            sign,
            slopes.Value + (0.5 * pull * s),
            slopes,
            slopes.Z + pull,
            slopes.ZZ + story
        );
    }

    private static double Pull(double value, double precision) =>
        value == 0 ? 0 : value * precision;

    private sealed record Point(
        double Beta,
        double Kappa,
        double[] Differences,
        double[][] Stories
    );

    private sealed record View(
        double Value,
        double Largest,
        Sums Sum,
        Sums[] Pairs,
        Told[][] Stories
    );

    /// <summary>A story's part: its slopes, and gradient and pivot of its s.</summary>
    private readonly record struct Told(
        int Sign,
        double Value,
        AnswerSlopes At,
        double Gradient,
        double Pivot
    );

    /// <summary>Gradient and second derivatives in D, β and κ after elimination.</summary>
    private readonly record struct Sums(
        double D,
        double B,
        double K,
        double DD,
        double DB,
        double DK,
        double BB,
        double BK,
        double KK
    )
    {
        public Sums Plus(Told told)
        {
            var at = told.At;
            var (byZ, byK) = (at.ZZ / told.Pivot, at.ZK / told.Pivot);
            var (z, k) = (at.Z - (byZ * told.Gradient), at.K - (byK * told.Gradient));
            var (zz, zk, kk) = (
                at.ZZ - (byZ * at.ZZ),
                at.ZK - (byZ * at.ZK),
                at.KK - (byK * at.ZK)
            );
            return new Sums(
                D + (told.Sign * z),
                B + z,
                K + k,
                DD + zz,
                DB + (told.Sign * zz),
                DK + (told.Sign * zk),
                BB + zz,
                BK + zk,
                KK + kk
            );
        }

        public Sums PlusWithoutDifference(Sums pair) =>
            this with
            {
                B = B + pair.B - (pair.DB * pair.D / pair.DD),
                K = K + pair.K - (pair.DK * pair.D / pair.DD),
                BB = BB + pair.BB - (pair.DB * pair.DB / pair.DD),
                BK = BK + pair.BK - (pair.DB * pair.DK / pair.DD),
                KK = KK + pair.KK - (pair.DK * pair.DK / pair.DD),
            };
    }
}
