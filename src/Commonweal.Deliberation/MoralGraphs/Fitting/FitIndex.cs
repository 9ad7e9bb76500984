namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>Finds ids of a table and pairs of a model by name.</summary>
internal sealed class FitIndex(VoteTable table, Model model)
{
    private readonly Dictionary<(int Low, int High, int Context), ModelEdge> _edges =
        model.Edges.ToDictionary(e => (e.Low, e.High, e.Context));

    public int Value(string id) => Find(table.Values, id);

    public int Context(string id) => Find(table.Contexts, id);

    public int Group(string id) => Find(table.Groups, id);

    public int Story(string? id) => Find(table.Stories, id ?? VoteTable.TheOneStory);

    /// <summary>The pair in that context, in whichever direction; null if nobody judged it.</summary>
    public ModelEdge? Edge(string from, string to, string context)
    {
        var (a, b) = (Value(from), Value(to));
        return _edges.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b), Context(context)));
    }

    // Ids stand in ordinal order. Absent ids get −1, which no vote has.
    private static int Find(string[] names, string id) =>
        Math.Max(-1, Array.BinarySearch(names, id, StringComparer.Ordinal));
}
