using Commonweal.Deliberation.MoralGraphs.Fitting;
using Commonweal.Deliberation.Votes;
using Commonweal.Numerics.Statistics;

namespace Commonweal.Deliberation.MoralGraphs;

/// <summary>What the model says about "b is wiser than a": D on the logit scale, and P(D &gt; 0).</summary>
/// <param name="Mean">Posterior mean m of D.</param>
/// <param name="StandardDeviation">Its posterior standard deviation.</param>
public readonly record struct EdgeEstimate(double Mean, double StandardDeviation)
{
    /// <summary>P(a→b) = Φ(m/sd).</summary>
    public double Probability => Normal.AboveZero(Mean, StandardDeviation);

    /// <summary>P(|D| &lt; .5) = Φ((.5 − m)/sd) − Φ((−.5 − m)/sd).</summary>
    public double ProbabilityOnAPar => Normal.Between(Mean, StandardDeviation, -0.5, 0.5);
}

/// <summary>Probabilities of the three answers to one question.</summary>
/// <param name="Yes">Wiser.</param>
/// <param name="Unsure">Not sure.</param>
/// <param name="No">Not wiser.</param>
public readonly record struct AnswerProbabilities(double Yes, double Unsure, double No);

/// <summary>The wiser-edge model fitted to judgements (10 §7).</summary>
public sealed partial class WemFit
{
    private readonly IReadOnlyList<Vote> _votes;
    private readonly VoteTable _table;
    private readonly Model _model;
    private readonly Optimum[] _optima;
    private readonly FitIndex _index;

    private WemFit(
        IReadOnlyList<Vote> votes,
        WemOptions options,
        VoteTable table,
        Model model,
        Optimum[] optima
    )
    {
        (_votes, Options, _table, _model, _optima) = (votes, options, table, model, optima);
        _index = new FitIndex(table, model);
    }

    /// <summary>The constants it was fitted with.</summary>
    public WemOptions Options { get; }

    /// <summary>Judgements that count.</summary>
    public int Votes => _table.Ballots.Length;

    /// <summary>Rows left out, with the reason; rows are one-based positions in the list of votes.</summary>
    public IReadOnlyList<RowFinding> Findings => _table.Findings;

    /// <summary>Values that were judged.</summary>
    public int Values => _table.Values.Length;

    /// <summary>Pairs that were judged, each counted once in every context in which it was.</summary>
    public int Pairs => _model.Edges.Length;

    /// <summary>Pairs in the largest component: that many hang together in the fit, all others are independent of them.</summary>
    public int LargestComponent => _model.EdgesOf.Max(e => (int?)e.Length) ?? 0;

    /// <summary>Number of variables that occur.</summary>
    public int Variables => _model.Variables(Options);

    /// <summary>F at the optimum.</summary>
    public double Objective => _optima.Sum(o => o.Value);

    /// <summary>Log evidence −F + ½Σ log(1/τ²) − ½ log|H| (Laplace), for comparing models on the same votes.</summary>
    public double LogEvidence => -Objective - (0.5 * _optima.Sum(o => o.LogDeterminant));

    /// <summary>
    /// What is known about "<paramref name="to"/> is wiser than <paramref name="from"/>" in a context; variables that no vote
    /// touches stand at zero with their prior variance.
    /// </summary>
    public EdgeEstimate Edge(string from, string to, string context)
    {
        if (string.Equals(from, to, StringComparison.Ordinal))
        {
            return default;
        }

        var sign = string.CompareOrdinal(from, to) < 0 ? 1 : -1;
        var place = _index.Edge(from, to, context);
        if (place is not null)
        {
            var optimum = _optima[place.Component];
            return new EdgeEstimate(
                sign * optimum.Mean(place.Edge),
                Math.Sqrt(optimum.Variance(place.Edge))
            );
        }

        var (mean, variance) = Compare(from, to, context);
        return new EdgeEstimate(mean, Math.Sqrt(variance + Square(Options.PairSpread)));
    }

    /// <summary>The same in the eyes of one group: D + γ_g.</summary>
    public EdgeEstimate Edge(string from, string to, string context, string group)
    {
        if (string.Equals(from, to, StringComparison.Ordinal))
        {
            return default;
        }

        var sign = string.CompareOrdinal(from, to) < 0 ? 1 : -1;
        var place = _index.Edge(from, to, context);
        var known = place is null ? -1 : Array.IndexOf(place.Groups, _index.Group(group));
        if (place is null || known < 0)
        {
            var overall = Edge(from, to, context);
            var variance = Square(overall.StandardDeviation) + Square(Options.GroupSpread);
            return new EdgeEstimate(overall.Mean, Math.Sqrt(variance));
        }

        var optimum = _optima[place.Component];
        var lean = optimum.State.Edges[place.Edge].Groups[known];
        return new EdgeEstimate(
            sign * (optimum.Mean(place.Edge) + lean),
            Math.Sqrt(optimum.GroupVariance(place.Edge, known))
        );
    }

    /// <summary>The level θ = μ + δ of a value in a context, with its uncertainty.</summary>
    public ValueLevel Level(string value, string context)
    {
        var (place, extra) = Place(value, context);
        if (place is not { } at)
        {
            return new ValueLevel(value, 0, Math.Sqrt(extra));
        }

        var optimum = _optima[at.Component];
        return new ValueLevel(
            value,
            optimum.State.Nodes[at.Node],
            Math.Sqrt(optimum.NodeVariance(at.Node) + extra)
        );
    }

    /// <summary>s: how persuasive one story is in its direction; zero for a story nobody saw.</summary>
    /// <param name="from">The value left behind.</param>
    /// <param name="to">The value said to be wiser.</param>
    /// <param name="context">The context.</param>
    /// <param name="story">The story, null for the one story of (from, to, context).</param>
    public double Story(string from, string to, string context, string? story)
    {
        var place = _index.Edge(from, to, context);
        var forward = string.CompareOrdinal(from, to) < 0;
        var known = place is null
            ? -1
            : Array.IndexOf(place.Stories, (forward, _index.Story(story)));
        return known < 0 ? 0 : _optima[place!.Component].State.Edges[place.Edge].Stories[known];
    }

    /// <summary>η: what is particular to a pair in a context, in the direction asked for; zero for a pair nobody judged.</summary>
    public double PairDeviation(string from, string to, string context)
    {
        var place = _index.Edge(from, to, context);
        var sign = string.CompareOrdinal(from, to) < 0 ? 1 : -1;
        return place is null ? 0 : sign * _optima[place.Component].State.Edges[place.Edge].Pair;
    }

    /// <summary>Probabilities of the answers to a question at the optimum; the vote's own answer is not used.</summary>
    public AnswerProbabilities Predict(Vote vote)
    {
        var mean = vote.Group is null
            ? Edge(vote.From, vote.To, vote.Context).Mean
            : Edge(vote.From, vote.To, vote.Context, vote.Group).Mean;
        var z = mean + Story(vote.From, vote.To, vote.Context, vote.Story);
        var (yes, no) = new OrdinalAnswer(
            Options.Acquiescence,
            Options.UnsureHalfWidth
        ).Probabilities(z);
        return new AnswerProbabilities(yes, 1 - yes - no, no);
    }

    private static double Square(double x) => x * x;
}
