using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>Weighted answers of one group of voters to one story.</summary>
/// <param name="Story">Index of the story within its edge.</param>
/// <param name="Group">Index of the group within its edge, or −1 for voters without group.</param>
/// <param name="Yes">Σw of "wiser".</param>
/// <param name="Unsure">Σw of "not sure" and "on a par".</param>
/// <param name="No">Σw of "not wiser".</param>
internal readonly record struct Cell(int Story, int Group, double Yes, double Unsure, double No)
{
    /// <summary>This cell with one more answer; "on a par" is scored as unsure (10 §7.5).</summary>
    public Cell With(Answer answer, double weight) =>
        answer switch
        {
            Answer.Yes => this with { Yes = Yes + weight },
            Answer.No => this with { No = No + weight },
            _ => this with { Unsure = Unsure + weight },
        };
}

/// <summary>All that was answered about one unordered pair in one context, as sufficient sums.</summary>
/// <param name="Low">Node of the lesser value, or −1 when levels are left out.</param>
/// <param name="High">Node of the greater value, or −1.</param>
/// <param name="Signs">For each story σ: +1 when it was told from the lesser to the greater id, else −1.</param>
/// <param name="Groups">Number of groups that answered.</param>
/// <param name="Cells">The sums, sorted by story.</param>
internal sealed record EdgeCells(int Low, int High, sbyte[] Signs, int Groups, Cell[] Cells);

/// <summary>The variables that belong to one edge alone: η, one s for each story, one γ for each group.</summary>
internal sealed class EdgeState(int stories, int groups)
{
    public double Pair { get; set; }

    public double[] Stories { get; } = new double[stories];

    public double[] Groups { get; } = new double[groups];

    /// <summary>This state moved by <paramref name="length"/> times a direction, written into <paramref name="target"/>.</summary>
    public void Move(EdgeState direction, double length, EdgeState target)
    {
        target.Pair = Pair + (length * direction.Pair);
        for (var t = 0; t < Stories.Length; t++)
        {
            target.Stories[t] = Stories[t] + (length * direction.Stories[t]);
        }

        for (var g = 0; g < Groups.Length; g++)
        {
            target.Groups[g] = Groups[g] + (length * direction.Groups[g]);
        }
    }
}

/// <summary>What the fit needs to know of <see cref="WemOptions"/>: answers and prior precisions 1/τ² (infinite where τ = 0).</summary>
internal sealed record Priors(
    OrdinalAnswer Answer,
    double Level,
    double Context,
    double Pair,
    double Story,
    double Group
)
{
    public static Priors Of(WemOptions options) =>
        new(
            new OrdinalAnswer(options.Acquiescence, options.UnsureHalfWidth),
            Precision(options.LevelSpread),
            Precision(options.ContextSpread),
            Precision(options.PairSpread),
            Precision(options.StorySpread),
            Precision(options.GroupSpread)
        );

    private static double Precision(double spread) => 1 / (spread * spread);
}
