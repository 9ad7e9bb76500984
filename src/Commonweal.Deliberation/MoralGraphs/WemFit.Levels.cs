namespace Commonweal.Deliberation.MoralGraphs;

public sealed partial class WemFit
{
    // The node that stands for a value in a context, and the prior variance of the part of θ that no vote touches.
    private ((int Component, int Node)? Place, double Extra) Place(string value, string context)
    {
        var (v, c) = (_index.Value(value), _index.Context(context));
        if (_model.Thetas.TryGetValue((v, c), out var theta))
        {
            return (theta, 0);
        }

        return _model.Levels.TryGetValue(v, out var level)
            ? (level, Square(Options.ContextSpread))
            : (null, Square(Options.ContextSpread) + Square(Options.LevelSpread));
    }

    // Mean and variance of θ_to − θ_from; values in different components are independent.
    private (double Mean, double Variance) Compare(string from, string to, string context)
    {
        var (minus, minusExtra) = Place(from, context);
        var (plus, plusExtra) = Place(to, context);
        var variance = minusExtra + plusExtra;
        var mean = 0.0;
        foreach (
            var end in new[] { minus, plus }
                .OfType<(int Component, int Node)>()
                .DistinctBy(p => p.Component)
        )
        {
            var optimum = _optima[end.Component];
            var form = new double[optimum.Component.Nodes];
            if (plus is { } p && p.Component == end.Component)
            {
                form[p.Node] += 1;
            }

            if (minus is { } m && m.Component == end.Component)
            {
                form[m.Node] -= 1;
            }

            var covariances = optimum.Covariances(form);
            for (var i = 0; i < form.Length; i++)
            {
                mean += form[i] * optimum.State.Nodes[i];
                variance += form[i] * covariances[i];
            }
        }

        return (mean, variance);
    }
}
