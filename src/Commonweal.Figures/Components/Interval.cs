using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Figures.Reports;
using Commonweal.Figures.Words;

namespace Commonweal.Figures.Components;

/// <summary>One row of an interval plot, all bounds as shares between 0 and 1.</summary>
/// <param name="Key">Id unique within the plot.</param>
/// <param name="Title">First line of the label.</param>
/// <param name="Under">Second line of the label.</param>
/// <param name="Mid">The estimate.</param>
/// <param name="Half">Bounds that hold it with probability one half.</param>
/// <param name="Most">Bounds that hold it with probability 95 %.</param>
/// <param name="Status">Sign of the dot.</param>
/// <param name="Value">What stands at the right end.</param>
public sealed record Interval(
    string Key,
    string Title,
    string Under,
    double Mid,
    (double Low, double High) Half,
    (double Low, double High) Most,
    EdgeStatus Status,
    string Value
)
{
    private const double HalfZ = .6744897501960817;
    private const double MostZ = 1.959963984540054;

    /// <summary>The share of yes answers to expect for a pair, with its uncertainty (10 §7.1, §7.2).</summary>
    public static Interval Of(
        MoralEdge edge,
        EvidenceRules rules,
        Func<string, string> titleOf,
        string key
    )
    {
        ArgumentNullException.ThrowIfNull(edge);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(titleOf);
        double At(double z) => rules.YesShare(edge.Mean + (z * edge.StandardDeviation));
        return new(
            key,
            titleOf(edge.To),
            $"rather than {titleOf(edge.From)}",
            At(0),
            (At(-HalfZ), At(HalfZ)),
            (At(-MostZ), At(MostZ)),
            edge.Status,
            Odds.Share(edge.Probability)
        );
    }

    /// <summary>The row in words.</summary>
    public string Sentence =>
        $"{Title}, {Under}: {Text.Percent(Mid)}; half the time between {Text.Percent(Half.Low)} and {Text.Percent(Half.High)}, nearly always between {Text.Percent(Most.Low)} and {Text.Percent(Most.High)}.";
}
