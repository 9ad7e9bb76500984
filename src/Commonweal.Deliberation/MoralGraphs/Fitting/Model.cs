using Commonweal.Numerics.Graphs;

namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>Where one pair in one context is in the model, and the names of its stories and groups.</summary>
/// <param name="Low">Lesser value.</param>
/// <param name="High">Greater value.</param>
/// <param name="Context">Context.</param>
/// <param name="Component">Its component.</param>
/// <param name="Edge">Its position there.</param>
/// <param name="Stories">For each story of the edge whether it was told forward, and its id.</param>
/// <param name="Groups">Ids of the groups that answered.</param>
/// <param name="First">First of its ballots in the table.</param>
/// <param name="Ballots">Number of its ballots.</param>
internal sealed record ModelEdge(
    int Low,
    int High,
    int Context,
    int Component,
    int Edge,
    (bool Forward, int Story)[] Stories,
    int[] Groups,
    int First,
    int Ballots
);

/// <summary>The variables that occur, cut into components, and where each is.</summary>
/// <param name="Components">The parts that share no variable.</param>
/// <param name="Edges">Pairs, in order of (lesser, greater, context).</param>
/// <param name="Levels">Component and node of μ_k.</param>
/// <param name="Thetas">Component and node of θ_kc.</param>
/// <param name="EdgesOf">For each component the places of its edges in <paramref name="Edges"/>.</param>
internal sealed record Model(
    Component[] Components,
    ModelEdge[] Edges,
    Dictionary<int, (int Component, int Node)> Levels,
    Dictionary<(int Value, int Context), (int Component, int Node)> Thetas,
    int[][] EdgesOf
)
{
    /// <summary>Number of variables: μ, δ, η, s and γ that occur and whose spread is not zero.</summary>
    public int Variables(WemOptions options)
    {
        var sum = Levels.Count + Thetas.Count;
        sum += options.PairSpread > 0 ? Edges.Length : 0;
        sum += options.StorySpread > 0 ? Edges.Sum(e => e.Stories.Length) : 0;
        return sum + Edges.Sum(e => e.Groups.Length);
    }
}

/// <summary>Cuts a table of votes into the components of a model, in time linear in the votes.</summary>
internal sealed class ModelBuilder
{
    private readonly VoteTable _table;
    private readonly WemOptions _options;
    private readonly Priors _priors;
    private readonly List<(int First, int Count)> _runs = [];
    private readonly Dictionary<int, (int Component, int Node)> _levels = [];
    private readonly Dictionary<(int, int), (int Component, int Node)> _thetas = [];

    private ModelBuilder(VoteTable table, WemOptions options)
    {
        (_table, _options, _priors) = (table, options, Priors.Of(options));
        for (var i = 0; i < table.Ballots.Length; i++)
        {
            if (i == 0 || !SamePair(table.Ballots[i - 1], table.Ballots[i]))
            {
                _runs.Add((i, 0));
            }

            _runs[^1] = (_runs[^1].First, _runs[^1].Count + 1);
        }
    }

    private bool HasLevels => _options.LevelSpread > 0;

    private bool HasContexts => _options.ContextSpread > 0;

    public static Model Build(VoteTable table, WemOptions options) =>
        new ModelBuilder(table, options).Build();

    private Model Build()
    {
        var members = Cut();
        var edges = new ModelEdge[_runs.Count];
        var components = new Component[members.Length];
        for (var c = 0; c < members.Length; c++)
        {
            components[c] = BuildComponent(c, members[c], edges);
        }

        return new Model(components, edges, _levels, _thetas, members);
    }

    // Edges hang together through the μ of a shared value or, without μ, through a θ; without either no edges do. They are
    // then kept in one component, since nothing but the nodes is solved jointly.
    private int[][] Cut()
    {
        if (_runs.Count == 0)
        {
            return [];
        }

        if (!HasLevels && !HasContexts)
        {
            return
            [
                [.. Enumerable.Range(0, _runs.Count)],
            ];
        }

        var points = new Dictionary<(int Value, int Context), int>();
        int Point(int value, int context)
        {
            var key = (value, HasLevels ? -1 : context);
            if (!points.TryGetValue(key, out var point))
            {
                points[key] = point = points.Count;
            }

            return point;
        }

        var ends = _runs
            .Select(run => _table.Ballots[run.First])
            .Select(b => (Low: Point(b.Low, b.Context), High: Point(b.High, b.Context)))
            .ToArray();
        var sets = new DisjointSets(points.Count);
        foreach (var (low, high) in ends)
        {
            sets.Union(low, high);
        }

        return
        [
            .. Enumerable
                .Range(0, ends.Length)
                .GroupBy(e => sets.Find(ends[e].Low))
                .Select(group => group.ToArray()),
        ];
    }

    private Component BuildComponent(int index, int[] members, ModelEdge[] edges)
    {
        var ground = new List<double>();
        var springs = new List<(int Theta, int Mu)>();
        int Level(int value)
        {
            if (!_levels.TryGetValue(value, out var place))
            {
                _levels[value] = place = (index, ground.Count);
                ground.Add(_priors.Level);
            }

            return place.Node;
        }

        int Node(int value, int context)
        {
            if (!HasContexts)
            {
                return HasLevels ? Level(value) : -1;
            }

            if (!_thetas.TryGetValue((value, context), out var place))
            {
                _thetas[(value, context)] = place = (index, ground.Count);
                ground.Add(HasLevels ? 0 : _priors.Context);
                if (HasLevels)
                {
                    springs.Add((place.Node, Level(value)));
                }
            }

            return place.Node;
        }

        var cells = new EdgeCells[members.Length];
        for (var e = 0; e < members.Length; e++)
        {
            var (first, count) = _runs[members[e]];
            var ballot = _table.Ballots[first];
            var (low, high) = (Node(ballot.Low, ballot.Context), Node(ballot.High, ballot.Context));
            var (stories, groups, sums) = Sum(first, count);
            sbyte[] signs = [.. stories.Select(s => (sbyte)(s.Forward ? 1 : -1))];
            cells[e] = new EdgeCells(low, high, signs, groups.Length, sums);
            edges[members[e]] = new ModelEdge(
                ballot.Low,
                ballot.High,
                ballot.Context,
                index,
                e,
                stories,
                groups,
                first,
                count
            );
        }

        return new Component([.. ground], [.. springs], _priors.Context, cells);
    }

    // Ballots of a pair are sorted by direction, story, group and answer, so each cell is a run of them.
    private ((bool Forward, int Story)[] Stories, int[] Groups, Cell[] Cells) Sum(
        int first,
        int count
    )
    {
        var ballots = _table.Ballots.AsSpan(first, count);
        var stories = new List<(bool, int)>();
        var groups = new List<int>();
        var cells = new List<Cell>();
        foreach (var ballot in ballots)
        {
            if (_options.GroupSpread > 0 && ballot.Group >= 0 && !groups.Contains(ballot.Group))
            {
                groups.Add(ballot.Group);
            }
        }

        groups.Sort();
        foreach (var ballot in ballots)
        {
            var story = (ballot.Forward, ballot.Story);
            if (stories.Count == 0 || stories[^1] != story)
            {
                stories.Add(story);
            }

            var cell = new Cell(stories.Count - 1, groups.BinarySearch(ballot.Group), 0, 0, 0);
            cell = cell with { Group = Math.Max(-1, cell.Group) };
            if (cells.Count == 0 || cells[^1].Story != cell.Story || cells[^1].Group != cell.Group)
            {
                cells.Add(cell);
            }

            cells[^1] = cells[^1].With(ballot.Answer, ballot.Weight);
        }

        return ([.. stories], [.. groups], [.. cells]);
    }

    private static bool SamePair(Ballot x, Ballot y) =>
        x.Low == y.Low && x.High == y.High && x.Context == y.Context;
}
