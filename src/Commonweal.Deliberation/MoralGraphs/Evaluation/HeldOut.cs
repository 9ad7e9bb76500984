using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Evaluation;

/// <summary>
/// How well answers are foretold that a model has not seen: mean of −log P(answer) in nats for each held-out vote, smaller is
/// better (10 §7.5). Every vote belongs to one part; each part is foretold from the others.
/// </summary>
/// <param name="votes">The judgements.</param>
/// <param name="part">For each vote the part it belongs to, 0 … <paramref name="parts"/> − 1.</param>
/// <param name="parts">Number of parts.</param>
public sealed class HeldOut(IReadOnlyList<Vote> votes, IReadOnlyList<int> part, int parts)
{
    /// <summary>The wiser-edge model with these constants, at its optimum. Costs one fit for each part.</summary>
    public double Model(WemOptions options) =>
        Mean(training =>
        {
            var fit = Wem.Fit(training, options);
            return fit.Predict;
        });

    /// <summary>Everybody answers everything alike: the shares of the three answers among the other parts.</summary>
    public double Rates() =>
        Mean(training =>
        {
            var shares = Shares(training);
            return _ => shares;
        });

    /// <summary>
    /// Every transition (from, to, context) by itself: its shares, drawn towards those of all by
    /// <paramref name="pseudoVotes"/> (a Dirichlet prior of that weight).
    /// </summary>
    public double Transitions(double pseudoVotes) =>
        Mean(training =>
        {
            var all = Shares(training);
            var own = training.ToLookup(v => (v.From, v.To, v.Context));
            return vote =>
            {
                var seen = own[(vote.From, vote.To, vote.Context)].ToList();
                var (mine, weight) = (Shares(seen), seen.Count + pseudoVotes);
                double Mix(double x, double y) => ((x * seen.Count) + (y * pseudoVotes)) / weight;
                return new AnswerProbabilities(
                    Mix(mine.Yes, all.Yes),
                    Mix(mine.Unsure, all.Unsure),
                    Mix(mine.No, all.No)
                );
            };
        });

    private double Mean(Func<List<Vote>, Func<Vote, AnswerProbabilities>> learn)
    {
        var sum = 0.0;
        for (var p = 0; p < parts; p++)
        {
            var foretell = learn([.. votes.Where((_, i) => part[i] != p)]);
            sum += votes.Where((_, i) => part[i] == p).Sum(v => Surprise(foretell(v), v.Answer));
        }

        return votes.Count == 0 ? 0 : sum / votes.Count;
    }

    private static double Surprise(AnswerProbabilities probabilities, Answer answer) =>
        -Math.Log(
            answer switch
            {
                Answer.Yes => probabilities.Yes,
                Answer.No => probabilities.No,
                _ => probabilities.Unsure,
            }
        );

    private static AnswerProbabilities Shares(List<Vote> votes)
    {
        var yes = votes.Count(v => v.Answer == Answer.Yes);
        var no = votes.Count(v => v.Answer == Answer.No);
        double Share(int count) => votes.Count == 0 ? 0 : (double)count / votes.Count;
        return new AnswerProbabilities(Share(yes), Share(votes.Count - yes - no), Share(no));
    }
}
