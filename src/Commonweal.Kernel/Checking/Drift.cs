using Commonweal.Kernel.Checking.Rules.Improvement;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>What a change in what someone attends to amounts to (10 §11).</summary>
public enum ChangeKind
{
    /// <summary>The later value takes up the earlier one, and the person stands by it looking both ways.</summary>
    Growth,

    /// <summary>Neither shown to be growth nor to be drift.</summary>
    Undetermined,

    /// <summary>The earlier value was lost on the way, or the change serves someone else.</summary>
    Drift,
}

/// <summary>What is known of a change from one value to another besides the upgrade itself.</summary>
/// <param name="WiserAfter">The person's answer to "wiser after?"; null if not asked.</param>
/// <param name="BackWiser">Their answer, asked in reversed order, to "would going back be wiser?"; null if not asked.</param>
/// <param name="DaysBetween">Days from the first question to the second.</param>
/// <param name="StakeShare">Share of the suggestions and exposures for the later value that came from parties with a declared stake.</param>
/// <param name="PersonShare">PS of the later value (10 §10).</param>
public sealed record ChangeEvidence(
    bool? WiserAfter,
    bool? BackWiser,
    int DaysBetween,
    double StakeShare,
    double PersonShare
)
{
    /// <summary>Days that must lie between the two questions.</summary>
    private const int Pause = 7;

    /// <summary>Wiser after, and going back would not be wiser, asked a week apart or more.</summary>
    public bool Endorsed => WiserAfter == true && BackWiser == false && DaysBetween >= Pause;

    /// <summary>Not wiser after, or going back would be wiser.</summary>
    public bool Refused => WiserAfter == false || BackWiser == true;
}

/// <summary>What became of one value that lost weight.</summary>
/// <param name="From">The value.</param>
/// <param name="To">What it changed into, if an upgrade says so.</param>
/// <param name="Kind">Growth, drift or undetermined.</param>
/// <param name="Cover">Share of its policies that the upgrade accounts for; 0 without an upgrade.</param>
public sealed record ValueChange(string From, string? To, ChangeKind Kind, double Cover);

/// <summary>Tells growth from drift between two portfolios (10 §11). Collapse is told apart, by <see cref="PortfolioChange"/>.</summary>
public static class Drift
{
    private const double CoverOfGrowth = .8;
    private const double CoverOfDrift = .5;
    private const double MostStake = .5;
    private const double LeastPersonShare = .6;

    /// <summary>
    /// Growth iff cover ≥ .8, a reason is given, the person stands by it both ways, and stake ≤ .5 or PS ≥ .6. Drift iff
    /// cover &lt; .5, or the person does not stand by it, or stake &gt; .5 and PS &lt; .6. Otherwise undetermined.
    /// </summary>
    /// <param name="cover">Share of the earlier value's policies that the upgrade accounts for.</param>
    /// <param name="hasReason">Whether the upgrade gives a reason.</param>
    /// <param name="evidence">The rest.</param>
    public static ChangeKind Judge(double cover, bool hasReason, ChangeEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var bought = evidence.StakeShare > MostStake && evidence.PersonShare < LeastPersonShare;
        if (cover < CoverOfDrift || evidence.Refused || bought)
        {
            return ChangeKind.Drift;
        }

        return cover >= CoverOfGrowth && hasReason && evidence.Endorsed
            ? ChangeKind.Growth
            : ChangeKind.Undetermined;
    }

    /// <summary>
    /// For each value that was dropped or weakened, what became of it: the upgrade away from it that covers most of it
    /// is judged. Ordered by id.
    /// </summary>
    /// <param name="change">What changed.</param>
    /// <param name="upgrades">The upgrades the person or the community has declared.</param>
    /// <param name="valueOf">The card of a value, or null if it is not at hand.</param>
    /// <param name="evidenceOf">What else is known of a change from one value to another.</param>
    public static Sequence<ValueChange> Compare(
        PortfolioChange change,
        IEnumerable<Upgrade> upgrades,
        Func<string, Value?> valueOf,
        Func<string, string, ChangeEvidence> evidenceOf
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(valueOf);
        ArgumentNullException.ThrowIfNull(evidenceOf);
        var from = upgrades.ToLookup(u => u.From.Text, StringComparer.Ordinal);
        return change
            .Dropped.Concat(change.Weakened)
            .Order(StringComparer.Ordinal)
            .Select(id =>
            {
                var best = from[id]
                    .Select(u => (Upgrade: u, Cover: CoverOf(u, valueOf(id))))
                    .OrderByDescending(u => u.Cover)
                    .ThenBy(u => u.Upgrade.To.Text, StringComparer.Ordinal)
                    .FirstOrDefault();
                return best.Upgrade is { } upgrade
                    ? new ValueChange(
                        id,
                        upgrade.To.Text,
                        Judge(
                            best.Cover,
                            upgrade.Reasons.Count > 0,
                            evidenceOf(id, upgrade.To.Text)
                        ),
                        best.Cover
                    )
                    : new ValueChange(id, null, ChangeKind.Drift, 0);
            })
            .ToSequence();
    }

    /// <summary>Of a value whose card is not at hand, three policies carried over count as all (V402).</summary>
    private static double CoverOf(Upgrade upgrade, Value? earlier) =>
        earlier is not null ? Unexplained.Cover(upgrade, earlier)
        : upgrade.Maps.Select(m => m.From).Distinct().Count() >= 3 ? 1
        : 0;
}
