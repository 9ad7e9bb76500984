using System.Text;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Figures.Words;

namespace Commonweal.Figures.Reports;

/// <summary>The input with what the pages look up again and again, worked out once: O(V + E log E).</summary>
public sealed class ReportModel
{
    private readonly IReadOnlyDictionary<string, string> _cardSlugs;
    private readonly IReadOnlyDictionary<string, string> _contextSlugs;
    private readonly Dictionary<string, string> _titles;
    private readonly Dictionary<string, int> _cardPage = new(StringComparer.Ordinal);

    /// <summary>Works everything out.</summary>
    public ReportModel(GraphReportInput input, ReportLimits limits)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(limits);
        Input = input;
        Limits = limits;
        Values =
        [
            .. input
                .Graph.Contexts.SelectMany(c => c.Edges.SelectMany(e => new[] { e.From, e.To }))
                .Concat(input.Graph.Contexts.SelectMany(c => c.Levels.Select(l => l.Value)))
                .Concat(input.Mai?.Edges.SelectMany(e => new[] { e.From, e.To }) ?? [])
                .Concat(input.Cards.Keys)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        Contexts = [.. input.Graph.Contexts.Take(limits.Contexts)];
        _contextSlugs = Slugs.Of(Contexts.Select(c => c.Context));
        _cardSlugs = Slugs.Of(Values);
        _titles = Titles(Values, input.Cards);
        Edges = input
            .Graph.Contexts.SelectMany(c => c.Edges)
            .SelectMany(e => new[] { (Value: e.From, Edge: e), (Value: e.To, Edge: e) })
            .ToLookup(p => p.Value, p => p.Edge, StringComparer.Ordinal);
        WinsIn = input
            .Graph.Contexts.SelectMany(c => c.Winners.Select(w => (w.Value, c.Context)))
            .ToLookup(w => w.Value, w => w.Context, StringComparer.Ordinal);
        Groups = [.. input.Graph.Groups.Select(g => g.Group)];
        CardPages = Paginate();
    }

    /// <summary>What is reported.</summary>
    public GraphReportInput Input { get; }

    /// <summary>How much a page holds.</summary>
    public ReportLimits Limits { get; }

    /// <summary>The graph.</summary>
    public MoralGraph Graph => Input.Graph;

    /// <summary>Every value that occurs anywhere, ordinal order.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The contexts that get a page.</summary>
    public IReadOnlyList<ContextGraph> Contexts { get; }

    /// <summary>Edges by each of their ends.</summary>
    public ILookup<string, MoralEdge> Edges { get; }

    /// <summary>Contexts in which a value wins.</summary>
    public ILookup<string, string> WinsIn { get; }

    /// <summary>Names of the groups in the graph's order, which gives each its letter.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Values on each page of cards.</summary>
    public IReadOnlyList<IReadOnlyList<string>> CardPages { get; }

    /// <summary>Whether there is a page of submissions.</summary>
    public bool HasSubmissions => Input.Submissions.Count > 0;

    /// <summary>Title of a value, shortened for lines and labels; told apart by its id where two share a title.</summary>
    public string TitleOf(string value) =>
        _titles.TryGetValue(value, out var title) ? title : Text.Cut(value, Limits.TitleLength);

    /// <summary>Label of a context, shortened.</summary>
    public string LabelOf(string context) =>
        Text.Cut(
            Input.ContextLabels.TryGetValue(context, out var label) && label.Trim().Length > 0
                ? label
                : context,
            Limits.TitleLength
        );

    /// <summary>How many more judgements in each direction a pair needs; see <see cref="Needs"/>.</summary>
    public int? Needed(MoralEdge edge) => Needs.Of(edge, Input.Rules);

    /// <summary>File of a context's page; it must have one.</summary>
    public string FileOf(string context) => $"context-{_contextSlugs[context]}.html";

    /// <summary>Whether a context has a page.</summary>
    public bool HasPage(string context) => _contextSlugs.ContainsKey(context);

    /// <summary>Anchor of a value's card.</summary>
    public string AnchorOf(string value) => $"card-{_cardSlugs[value]}";

    /// <summary>Link to a value's card, or null if it has none.</summary>
    public string? HrefOf(string value) =>
        _cardPage.TryGetValue(value, out var page) ? $"{CardFile(page)}#{AnchorOf(value)}" : null;

    /// <summary>File of a page of cards.</summary>
    public static string CardFile(int page) =>
        page == 0
            ? "cards.html"
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"cards-{page + 1}.html"
            );

    /// <summary>The card of a value; one without lines if none was given.</summary>
    public ValuesCard CardOf(string value) =>
        Input.Cards.TryGetValue(value, out var card) ? card : new(value, value, null, []);

    private Dictionary<string, string> Titles(
        IReadOnlyList<string> values,
        IReadOnlyDictionary<string, ValuesCard> cards
    )
    {
        var plain = values
            .Select(v => (Id: v, Title: cards.TryGetValue(v, out var c) ? c.Title.Trim() : v))
            .Select(v =>
                (v.Id, Title: Text.Cut(v.Title.Length == 0 ? v.Id : v.Title, Limits.TitleLength))
            )
            .ToArray();
        var shared = plain
            .GroupBy(v => v.Title, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Skip(1).Any())
            .Select(g => g.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return plain.ToDictionary(
            v => v.Id,
            v => shared.Contains(v.Title) ? $"{v.Title} ({Text.Cut(v.Id, 24)})" : v.Title,
            StringComparer.Ordinal
        );
    }

    /// <summary>Characters on the page: what is not ASCII is written as a character reference.</summary>
    private static long Weight(string text) =>
        Math.Min(text.Length, 1000) * (Ascii.IsValid(text) ? 1L : 8L);

    private List<IReadOnlyList<string>> Paginate()
    {
        List<IReadOnlyList<string>> pages = [];
        List<string> page = [];
        var weight = 0L;
        foreach (
            var value in Values
                .OrderBy(TitleOf, StringComparer.OrdinalIgnoreCase)
                .ThenBy(v => v, StringComparer.Ordinal)
        )
        {
            var card = CardOf(value);
            var own =
                1500L
                + Weight(card.Title)
                + Weight(card.Summary ?? "")
                + card.Policies.Sum(p => 40 + Weight(p));
            if (page.Count > 0 && weight + own > Limits.CardPageWeight)
            {
                pages.Add(page);
                (page, weight) = ([], 0);
            }

            _cardPage[value] = pages.Count;
            page.Add(value);
            weight += own;
        }

        if (page.Count > 0 || pages.Count == 0)
        {
            pages.Add(page);
        }

        return pages;
    }
}

/// <summary>How much a page holds at most; what is left out is said on the page and stands in the data files.</summary>
/// <param name="Contexts">Contexts with a page of their own.</param>
/// <param name="Pairs">Rows of a table of pairs.</param>
/// <param name="Intervals">Rows of an interval plot.</param>
/// <param name="Transitions">Transitions drawn large.</param>
/// <param name="MapNodes">Values on a map.</param>
/// <param name="Thumbnails">Contexts drawn in the overview.</param>
/// <param name="Submissions">Submissions shown.</param>
/// <param name="CardPageWeight">Approximate characters on a page of cards.</param>
/// <param name="TitleLength">Characters of a title outside its own card.</param>
public sealed record ReportLimits(
    int Contexts,
    int Pairs,
    int Intervals,
    int Transitions,
    int MapNodes,
    int Thumbnails,
    int Submissions,
    int CardPageWeight,
    int TitleLength
)
{
    /// <summary>Pages of at most about 2 MB.</summary>
    public static ReportLimits Default { get; } = new(500, 400, 40, 12, 80, 48, 400, 500_000, 90);
}
