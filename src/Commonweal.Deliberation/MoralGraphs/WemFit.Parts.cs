using Commonweal.Deliberation.MoralGraphs.Fitting;

namespace Commonweal.Deliberation.MoralGraphs;

public sealed partial class WemFit
{
    /// <summary>The judgements in numbers.</summary>
    internal VoteTable Table => _table;

    /// <summary>Where each pair is.</summary>
    internal Model Model => _model;

    /// <summary>Each component at its optimum.</summary>
    internal IReadOnlyList<Optimum> Optima => _optima;

    /// <summary>D of a pair, directed from the lesser to the greater id.</summary>
    internal EdgeEstimate Estimate(ModelEdge edge)
    {
        var optimum = _optima[edge.Component];
        return new(optimum.Mean(edge.Edge), Math.Sqrt(optimum.Variance(edge.Edge)));
    }
}
