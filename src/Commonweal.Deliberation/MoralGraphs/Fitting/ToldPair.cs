using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>
/// A pair shown both ways, contexts pooled: answers to each of its stories, forward being from the lesser to the greater id.
/// </summary>
internal sealed record ToldPair(IReadOnlyList<(bool Forward, Cell Answers)> Stories)
{
    /// <summary>Sums the ballots of one pair.</summary>
    public static ToldPair Of(IEnumerable<Ballot> ballots) =>
        new([
            .. ballots
                .GroupBy(b => (b.Forward, b.Story))
                .OrderBy(story => story.Key)
                .Select(story =>
                    (
                        story.Key.Forward,
                        story.Aggregate(
                            default(Cell),
                            (sum, ballot) => sum.With(ballot.Answer, ballot.Weight)
                        )
                    )
                ),
        ]);
}

/// <summary>−log P of answers at z = σ D + s + β with half-width κ: its value and derivatives in z and κ.</summary>
internal readonly record struct AnswerSlopes(
    double Value,
    double Z,
    double K,
    double ZZ,
    double ZK,
    double KK
)
{
    /// <summary>
    /// Derivatives at a point; for "unsure" from P = sinh κ / (cosh z + cosh κ). Answers that nobody gave do not count.
    /// </summary>
    public static AnswerSlopes Of(Cell answers, double z, double kappa)
    {
        var answer = new OrdinalAnswer(0, kappa);
        var (value, slope, _) = answer.Loss(z, answers.Yes, answers.Unsure, answers.No);
        var (p, q) = answer.Probabilities(z);
        var (pp, qq) = (answers.Yes * p * (1 - p), answers.No * q * (1 - q));
        var sinh = Math.Sinh(kappa);
        var width = Math.Cosh(z) + Math.Cosh(kappa);
        var bend = (1 + (Math.Cosh(z) * Math.Cosh(kappa))) / (width * width);
        var byKappa = (sinh / width) - (1 / Math.Tanh(kappa));
        var mixed = -sinh * Math.Sinh(z) / (width * width);
        return new AnswerSlopes(
            value,
            slope,
            (answers.Yes * (1 - p)) + (answers.No * (1 - q)) + (answers.Unsure * byKappa),
            pp + qq + (answers.Unsure * bend),
            qq - pp + (answers.Unsure * mixed),
            pp + qq + (answers.Unsure * (bend + (1 / (sinh * sinh))))
        );
    }
}
