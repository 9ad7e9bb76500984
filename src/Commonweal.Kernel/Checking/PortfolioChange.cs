using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>What changed between two portfolios of one person (10 §11). Weights are taken as shares of their sum.</summary>
/// <param name="Dropped">Values that have no weight any more, by id.</param>
/// <param name="Weakened">Values whose share is less than half of what it was, by id.</param>
/// <param name="Added">Values that had no weight before, by id.</param>
/// <param name="NumberBefore">Effective number of values before, N₂ = 1/Σp².</param>
/// <param name="NumberAfter">Effective number after.</param>
/// <param name="SignalsBefore">Share of signals (goals and metrics lived for as ends) before.</param>
/// <param name="SignalsAfter">Share of signals after.</param>
public sealed record PortfolioChange(
    Sequence<string> Dropped,
    Sequence<string> Weakened,
    Sequence<string> Added,
    double NumberBefore,
    double NumberAfter,
    double SignalsBefore,
    double SignalsAfter
)
{
    private const double CollapseRatio = .7;
    private const double SignalRise = .2;

    /// <summary>Effective number after over before; 1 if there was none before.</summary>
    public double Ratio => NumberBefore > 0 ? NumberAfter / NumberBefore : 1;

    /// <summary>The effective number fell below .7 of what it was (V407).</summary>
    public bool Narrowed => Ratio < CollapseRatio;

    /// <summary>The share of signals rose by more than .2 (V407).</summary>
    public bool Captured => SignalsAfter - SignalsBefore > SignalRise;

    /// <summary>Compares two portfolios. O(n log n) in their entries; entries without weight count as absent.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    /// <param name="isSignal">Whether an id names a signal rather than a value.</param>
    public static PortfolioChange Between(
        Portfolio before,
        Portfolio after,
        Func<string, bool> isSignal
    )
    {
        ArgumentNullException.ThrowIfNull(isSignal);
        var (was, isNow) = (Shares(before), Shares(after));
        return new(
            Ids(was, id => !isSignal(id) && !isNow.ContainsKey(id)),
            Ids(
                was,
                id => !isSignal(id) && isNow.TryGetValue(id, out var now) && now < was[id] / 2
            ),
            Ids(isNow, id => !isSignal(id) && !was.ContainsKey(id)),
            EffectiveNumber(was.Values),
            EffectiveNumber(isNow.Values),
            SignalShare(was, isSignal),
            SignalShare(isNow, isSignal)
        );
    }

    /// <summary>N₂ = 1/Σp², p the weights over their sum; zero without weight.</summary>
    public static double EffectiveNumber(IEnumerable<double> weights)
    {
        double[] all = [.. weights.Where(w => w > 0)];
        var sum = all.Sum();
        return sum > 0 ? 1 / all.Sum(w => w / sum * (w / sum)) : 0;
    }

    private static Dictionary<string, double> Shares(Portfolio portfolio)
    {
        SortedDictionary<string, double> weights = new(StringComparer.Ordinal);
        foreach (var entry in portfolio.Weights)
        {
            if (entry.Weight > 0)
            {
                weights[entry.Id.Text] =
                    weights.GetValueOrDefault(entry.Id.Text) + (double)entry.Weight;
            }
        }

        var sum = weights.Values.Sum();
        return weights.ToDictionary(w => w.Key, w => w.Value / sum, StringComparer.Ordinal);
    }

    private static Sequence<string> Ids(
        Dictionary<string, double> shares,
        Func<string, bool> which
    ) => shares.Keys.Where(which).Order(StringComparer.Ordinal).ToSequence();

    private static double SignalShare(
        Dictionary<string, double> shares,
        Func<string, bool> isSignal
    ) => shares.Where(s => isSignal(s.Key)).Sum(s => s.Value);
}
