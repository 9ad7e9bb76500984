using Commonweal.Deliberation.MoralGraphs.Fitting;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>
/// How many votes it would take: to reach the threshold, to bend an edge, to lose one (10 §7.5, §8). In components of up to
/// <see cref="LargestRefitted"/> pairs every figure is settled by refitting and holds exactly: one vote fewer would not do.
/// In larger ones a refit for every question would take hours, and the figure is that of <see cref="EdgeOutlook"/>, whose P
/// differs from a refit's by less than .004 in what was tried, so that the figure may be off by one.
/// </summary>
internal sealed class Budgets(
    WemFit fit,
    EvidenceRules rules,
    int largestRefitted = Budgets.LargestRefitted
)
{
    /// <summary>No more votes than this are tried.</summary>
    public const int SearchLimit = 1000;

    /// <summary>Pairs of the largest component whose figures are settled by refits.</summary>
    public const int LargestRefitted = 1000;

    // The work space of the component last asked about; not for several threads.
    private LocalRefit? _refit;

    /// <summary>
    /// Least number of extra voters who all say yes to one direction of a pair after which P of that direction reaches the
    /// threshold; zero when it is there already, null when the search limit does not suffice.
    /// </summary>
    public int? Attack(ModelEdge edge, bool upward) =>
        Least((n, of) => of(edge, upward, [new(-1, upward, Answer.Yes, n)]) >= rules.Probability);

    /// <summary>
    /// Least number of further judgements in each direction after which P and the count reach their thresholds if people go
    /// on answering at the rates that the present estimate predicts. What other rules ask is not counted in.
    /// </summary>
    public int? Needed(ModelEdge edge, bool upward, double effectiveVotes)
    {
        var optimum = fit.Optima[edge.Component];
        var mean = optimum.Mean(edge.Edge);
        return Least(
            (n, of) =>
                effectiveVotes + (2 * n) >= rules.EffectiveVotes
                && of(
                    edge,
                    upward,
                    n == 0 ? [] : [.. Expected(true, mean, n), .. Expected(false, -mean, n)]
                ) >= rules.Probability
        );

        IEnumerable<AnswerChange> Expected(bool up, double difference, int n)
        {
            var (yes, no) = optimum.Priors.Answer.Probabilities(difference);
            yield return new(-1, up, Answer.Yes, n * yes);
            yield return new(-1, up, Answer.Unsure, n * (1 - yes - no));
            yield return new(-1, up, Answer.No, n * no);
        }
    }

    /// <summary>
    /// Least number of people whose judgement of this pair would have to be withdrawn for P to fall below
    /// <see cref="EvidenceRules.Lost"/>, those first whose judgement pulls most; null when P is below it already.
    /// </summary>
    public int? Robustness(ModelEdge edge, bool upward)
    {
        if (Probability(edge, upward, []) < rules.Lost)
        {
            return null;
        }

        var supporters = Supporters(edge, upward);
        var least = Least(
            (n, of) =>
                n > supporters.Count
                || of(edge, upward, Removal(edge, supporters.Take(n))) < rules.Lost
        );
        return least > supporters.Count ? null : least;
    }

    private double Probability(ModelEdge edge, bool upward, AnswerChange[] changes)
    {
        if (fit.Optima[edge.Component].Component.Edges.Length > largestRefitted)
        {
            return Guess(edge, upward, changes);
        }

        if (_refit is null || _refit.Before != fit.Optima[edge.Component])
        {
            _refit = new(fit.Optima[edge.Component]);
        }

        var estimate = _refit.Of(edge.Edge, changes);
        return upward ? estimate.Probability : 1 - estimate.Probability;
    }

    private double Guess(ModelEdge edge, bool upward, AnswerChange[] changes)
    {
        var estimate = LocalRefit.Guess(fit.Optima[edge.Component], edge.Edge, changes);
        return upward ? estimate.Probability : 1 - estimate.Probability;
    }

    private List<Ballot> Supporters(ModelEdge edge, bool upward)
    {
        var optimum = fit.Optima[edge.Component];
        var state = optimum.State.Edges[edge.Edge];
        double Pull(Ballot ballot)
        {
            var sign = ballot.Forward ? 1 : -1;
            var story = Array.IndexOf(edge.Stories, (ballot.Forward, ballot.Story));
            var z = (sign * optimum.Mean(edge.Edge)) + state.Stories[story];
            var (yes, no) = optimum.Priors.Answer.Probabilities(z);
            var slope = ballot.Answer switch
            {
                Answer.Yes => 1 - yes,
                Answer.No => no - 1,
                _ => no - yes,
            };
            return ballot.Weight * slope * (ballot.Forward == upward ? 1 : -1);
        }

        return
        [
            .. Enumerable
                .Range(edge.First, edge.Ballots)
                .Select(b => fit.Table.Ballots[b])
                .Where(b => Pull(b) > 0)
                .OrderByDescending(Pull)
                .ThenBy(b => b.Voter),
        ];
    }

    private static AnswerChange[] Removal(ModelEdge edge, IEnumerable<Ballot> ballots) =>
        [
            .. ballots.Select(b => new AnswerChange(
                Array.IndexOf(edge.Stories, (b.Forward, b.Story)),
                b.Forward,
                b.Answer,
                -b.Weight
            )),
        ];

    // The least n for which a claim that stays true once it is true holds. Found by guessing, which is cheap, then settled by
    // refits around the guess: two of them where the guess is right.
    private int? Least(Func<int, Func<ModelEdge, bool, AnswerChange[], double>, bool> claim)
    {
        bool Holds(int n) => claim(n, Probability);
        var guess = Guessed(n => claim(n, Guess));
        var step = 1;
        if (Holds(guess))
        {
            var (below, least) = (guess - 1, guess);
            for (; below >= 0 && Holds(below); step *= 2)
            {
                (below, least) = (Math.Max(below - step, -1), below);
            }

            return Halve(Holds, below, least);
        }

        var (low, high) = (guess, guess + 1);
        for (; high <= SearchLimit && !Holds(high); step *= 2)
        {
            var next = high < SearchLimit ? Math.Min(high + step, SearchLimit) : SearchLimit + 1;
            (low, high) = (high, next);
        }

        return high > SearchLimit ? null : Halve(Holds, low, high);
    }

    // At most the search limit, whether or not the claim holds there.
    private static int Guessed(Func<int, bool> holds)
    {
        if (holds(0))
        {
            return 0;
        }

        var (low, high) = (0, 8);
        while (high < SearchLimit && !holds(high))
        {
            (low, high) = (high, Math.Min(2 * high, SearchLimit));
        }

        return Halve(holds, low, high);
    }

    // The least n above one for which a claim does not hold, up to one for which it does.
    private static int Halve(Func<int, bool> holds, int low, int high)
    {
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
