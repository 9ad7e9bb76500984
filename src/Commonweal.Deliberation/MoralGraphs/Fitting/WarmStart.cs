namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>A table of votes, the model cut from it and the optimum of each component.</summary>
internal sealed record FittedModel(VoteTable Table, Model Model, Optimum[] Optima);

/// <summary>
/// Carries optima over to a model of almost the same votes under the same options. Since ids stand in ordinal order in both,
/// edges, stories and groups keep their order, and a component in which nobody's votes changed is the same number for number.
/// </summary>
internal sealed class WarmStart
{
    private readonly FittedModel _old;
    private readonly Dictionary<(int Low, int High, int Context), ModelEdge> _edges;
    private readonly int[] _values;
    private readonly int[] _contexts;
    private readonly int[] _stories;
    private readonly int[] _groups;

    public WarmStart(FittedModel old, VoteTable table)
    {
        _old = old;
        _edges = old.Model.Edges.ToDictionary(e => (e.Low, e.High, e.Context));
        _values = Renumber(old.Table.Values, table.Values);
        _contexts = Renumber(old.Table.Contexts, table.Contexts);
        _stories = Renumber(old.Table.Stories, table.Stories);
        _groups = Renumber(old.Table.Groups, table.Groups);
    }

    /// <summary>The old optimum of a component that has the same pairs, stories, groups and sums as before; else null.</summary>
    public Optimum? Unchanged(Model model, int component)
    {
        var places = model.EdgesOf[component];
        if (Old(model.Edges[places[0]]) is not { } first)
        {
            return null;
        }

        var before = _old.Model.EdgesOf[first.Component];
        if (before.Length != places.Length)
        {
            return null;
        }

        for (var e = 0; e < places.Length; e++)
        {
            if (!Same(_old.Model.Edges[before[e]], model.Edges[places[e]], model))
            {
                return null;
            }
        }

        return _old.Optima[first.Component];
    }

    /// <summary>Old values of the variables that were there before, zero for the others.</summary>
    public ComponentState Start(Model model, int component)
    {
        var state = new ComponentState(model.Components[component]);
        foreach (var place in model.EdgesOf[component])
        {
            var edge = model.Edges[place];
            StartNodes(model, edge.Low, edge.Context, state);
            StartNodes(model, edge.High, edge.Context, state);
            if (Old(edge) is { } old)
            {
                StartEdge(edge, old, state.Edges[edge.Edge]);
            }
        }

        return state;
    }

    private void StartNodes(Model model, int value, int context, ComponentState state)
    {
        var (v, c) = (_values[value], _contexts[context]);
        if (
            model.Thetas.TryGetValue((value, context), out var theta)
            && _old.Model.Thetas.TryGetValue((v, c), out var oldTheta)
        )
        {
            state.Nodes[theta.Node] = Node(oldTheta);
        }

        if (
            model.Levels.TryGetValue(value, out var level)
            && _old.Model.Levels.TryGetValue(v, out var oldLevel)
        )
        {
            state.Nodes[level.Node] = Node(oldLevel);
        }
    }

    private void StartEdge(ModelEdge edge, ModelEdge old, EdgeState state)
    {
        var before = _old.Optima[old.Component].State.Edges[old.Edge];
        state.Pair = before.Pair;
        for (var t = 0; t < edge.Stories.Length; t++)
        {
            var (forward, story) = edge.Stories[t];
            var known = Array.IndexOf(old.Stories, (forward, _stories[story]));
            state.Stories[t] = known < 0 ? 0 : before.Stories[known];
        }

        for (var g = 0; g < edge.Groups.Length; g++)
        {
            var known = Array.IndexOf(old.Groups, _groups[edge.Groups[g]]);
            state.Groups[g] = known < 0 ? 0 : before.Groups[known];
        }
    }

    private bool Same(ModelEdge old, ModelEdge edge, Model model)
    {
        var same =
            old.Low == _values[edge.Low]
            && old.High == _values[edge.High]
            && old.Context == _contexts[edge.Context]
            && old.Stories.Length == edge.Stories.Length
            && old.Groups.Length == edge.Groups.Length;
        for (var t = 0; same && t < edge.Stories.Length; t++)
        {
            var (forward, story) = edge.Stories[t];
            same = old.Stories[t] == (forward, _stories[story]);
        }

        for (var g = 0; same && g < edge.Groups.Length; g++)
        {
            same = old.Groups[g] == _groups[edge.Groups[g]];
        }

        return same
            && _old.Model.Components[old.Component]
                .Edges[old.Edge]
                .Cells.AsSpan()
                .SequenceEqual(model.Components[edge.Component].Edges[edge.Edge].Cells);
    }

    private double Node((int Component, int Node) place) =>
        _old.Optima[place.Component].State.Nodes[place.Node];

    private ModelEdge? Old(ModelEdge edge) =>
        _edges.GetValueOrDefault((_values[edge.Low], _values[edge.High], _contexts[edge.Context]));

    // For each new id the old one, or −1. Both lists are in ordinal order, so one pass over them is enough.
    private static int[] Renumber(string[] old, string[] names)
    {
        var result = new int[names.Length];
        var next = 0;
        for (var i = 0; i < names.Length; i++)
        {
            while (next < old.Length && string.CompareOrdinal(old[next], names[i]) < 0)
            {
                next++;
            }

            var same =
                next < old.Length && string.Equals(old[next], names[i], StringComparison.Ordinal);
            result[i] = same ? next : -1;
        }

        return result;
    }
}
