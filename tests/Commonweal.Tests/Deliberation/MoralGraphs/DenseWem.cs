using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Tests.Deliberation.MoralGraphs;

/// <summary>
/// The model fitted a second way: straight from the formulas of 10 §7.1 and §7.2, vote by vote, with every variable in one
/// dense Hessian. Slow and plain; shares no code with the product.
/// </summary>
internal sealed class DenseWem
{
    private readonly WemOptions _options;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<double> _precisions = [];
    private readonly List<(
        (int Place, double Factor)[] Form,
        Answer Answer,
        double Weight
    )> _rows = [];
    private readonly double[,] _covariances;

    public DenseWem(IReadOnlyList<Vote> votes, WemOptions options)
    {
        _options = options;
        foreach (var (vote, weight) in Weighed(votes))
        {
            var form = Difference(vote.From, vote.To, vote.Context);
            var (low, high, sign) = Sorted(vote.From, vote.To);
            if (vote.Group is { } group)
            {
                form[$"γ|{low}|{high}|{vote.Context}|{group}"] = sign;
            }

            form[$"s|{vote.From}|{vote.To}|{vote.Context}|{vote.Story}"] = 1;
            _rows.Add(([.. Known(form)], vote.Answer, weight));
        }

        X = new double[_places.Count];
        for (var step = 0; step < 50; step++)
        {
            var (gradient, hessian) = Slopes();
            if (gradient.Select(Math.Abs).DefaultIfEmpty(0).Max() < 1e-13 * (1 + votes.Count))
            {
                break;
            }

            Eliminate(hessian, gradient);
            for (var i = X.Length - 1; i >= 0; i--)
            {
                for (var k = i + 1; k < X.Length; k++)
                {
                    gradient[i] -= hessian[i, k] * gradient[k];
                }

                gradient[i] /= hessian[i, i];
                X[i] -= gradient[i];
            }
        }

        _covariances = Inverse(Slopes().Hessian);
        LogEvidence = -Objective() + (0.5 * (_precisions.Sum(Math.Log) - LogDeterminant()));
    }

    public double[] X { get; }

    public double LogEvidence { get; }

    public int Variables => _places.Count;

    public EdgeEstimate Edge(string from, string to, string context, string? group)
    {
        var form = Difference(from, to, context);
        if (group is not null)
        {
            var (low, high, sign) = Sorted(from, to);
            form[$"γ|{low}|{high}|{context}|{group}"] = sign;
        }

        return Estimate(form);
    }

    public EdgeEstimate Level(string value, string context) =>
        Estimate(new() { [$"μ|{value}"] = 1, [$"δ|{value}|{context}"] = 1 });

    public double Objective()
    {
        var sum = 0.0;
        foreach (var (form, answer, weight) in _rows)
        {
            var z = form.Sum(f => f.Factor * X[f.Place]) + _options.Acquiescence;
            var (p, q) = (L(z - _options.UnsureHalfWidth), L(-z - _options.UnsureHalfWidth));
            sum -=
                weight
                * Math.Log(
                    answer == Answer.Yes ? p
                    : answer == Answer.No ? q
                    : 1 - p - q
                );
        }

        return sum + X.Select((x, i) => 0.5 * _precisions[i] * x * x).Sum();
    }

    private static IEnumerable<(Vote Vote, double Weight)> Weighed(IReadOnlyList<Vote> votes)
    {
        var kept = votes
            .Where(v => v.From != v.To && v.Weight > 0 && v.Weight <= 1)
            .Select((v, i) => (Vote: v, Row: i))
            .GroupBy(v =>
                (
                    v.Vote.Voter,
                    Sorted(v.Vote.From, v.Vote.To).Low,
                    Sorted(v.Vote.From, v.Vote.To).High,
                    v.Vote.Context
                )
            )
            .Select(g =>
                g.OrderBy(v => v.Vote.At ?? DateTimeOffset.MinValue).ThenBy(v => v.Row).Last().Vote
            )
            .ToList();
        var counts = kept.CountBy(v => (v.Voter, v.Context)).ToDictionary();
        return kept.Select(v => (v, v.Weight * Math.Min(1, 12.0 / counts[(v.Voter, v.Context)])));
    }

    // σ D = θ_to − θ_from + σ η.
    private static Dictionary<string, double> Difference(string from, string to, string context)
    {
        var (low, high, sign) = Sorted(from, to);
        return new()
        {
            [$"μ|{to}"] = 1,
            [$"μ|{from}"] = -1,
            [$"δ|{to}|{context}"] = 1,
            [$"δ|{from}|{context}"] = -1,
            [$"η|{low}|{high}|{context}"] = sign,
        };
    }

    private EdgeEstimate Estimate(Dictionary<string, double> form)
    {
        var (mean, variance) = (0.0, 0.0);
        foreach (var (name, factor) in form)
        {
            var spread = Spread(name);
            if (!_places.TryGetValue(name, out var i))
            {
                variance += factor * factor * spread * spread;
                continue;
            }

            mean += factor * X[i];
            foreach (var (other, otherFactor) in form)
            {
                if (_places.TryGetValue(other, out var j))
                {
                    variance += factor * otherFactor * _covariances[i, j];
                }
            }
        }

        return new EdgeEstimate(mean, Math.Sqrt(variance));
    }

    private IEnumerable<(int, double)> Known(Dictionary<string, double> form)
    {
        foreach (var (name, factor) in form)
        {
            var spread = Spread(name);
            if (spread > 0)
            {
                if (_places.TryAdd(name, _precisions.Count))
                {
                    _precisions.Add(1 / (spread * spread));
                }

                yield return (_places[name], factor);
            }
        }
    }

    private double Spread(string name) =>
        name[0] switch
        {
            'μ' => _options.LevelSpread,
            'δ' => _options.ContextSpread,
            'η' => _options.PairSpread,
            's' => _options.StorySpread,
            _ => _options.GroupSpread,
        };

    private (double[] Gradient, double[,] Hessian) Slopes()
    {
        var n = X.Length;
        var (gradient, hessian) = (new double[n], new double[n, n]);
        for (var i = 0; i < n; i++)
        {
            gradient[i] = _precisions[i] * X[i];
            hessian[i, i] = _precisions[i];
        }

        foreach (var (form, answer, weight) in _rows)
        {
            var z = form.Sum(f => f.Factor * X[f.Place]) + _options.Acquiescence;
            var (p, q) = (L(z - _options.UnsureHalfWidth), L(-z - _options.UnsureHalfWidth));
            var (slope, bend) = answer switch
            {
                Answer.Yes => (-(1 - p), p * (1 - p)),
                Answer.No => (1 - q, q * (1 - q)),
                _ => (p - q, (p * (1 - p)) + (q * (1 - q))),
            };
            foreach (var (i, a) in form)
            {
                gradient[i] += weight * a * slope;
                foreach (var (j, b) in form)
                {
                    hessian[i, j] += weight * a * b * bend;
                }
            }
        }

        return (gradient, hessian);
    }

    private double LogDeterminant()
    {
        var (right, a) = Slopes();
        Eliminate(a, right);
        return Enumerable.Range(0, X.Length).Sum(i => Math.Log(a[i, i]));
    }

    // Makes a matrix upper triangular by rows, and the right-hand side with it.
    private static void Eliminate(double[,] a, double[] right)
    {
        for (var i = 0; i < right.Length; i++)
        {
            for (var j = i + 1; j < right.Length; j++)
            {
                var factor = a[j, i] / a[i, i];
                right[j] -= factor * right[i];
                for (var k = i; k < right.Length && factor != 0; k++)
                {
                    a[j, k] -= factor * a[i, k];
                }
            }
        }
    }

    private static double[,] Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var (a, inverse) = ((double[,])matrix.Clone(), new double[n, n]);
        for (var i = 0; i < n; i++)
        {
            inverse[i, i] = 1;
        }

        for (var i = 0; i < n; i++)
        {
            var pivot = a[i, i];
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

        return inverse;
    }

    private static (string Low, string High, int Sign) Sorted(string from, string to) =>
        string.CompareOrdinal(from, to) < 0 ? (from, to, 1) : (to, from, -1);

    private static double L(double x) => 1 / (1 + Math.Exp(-x));
}
