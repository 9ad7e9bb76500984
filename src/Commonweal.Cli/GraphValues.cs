using Commonweal.Deliberation.Cards;
using Spectre.Console;

namespace Commonweal.Cli;

/// <summary>
/// Names of values for tables: id and title where there is room, on a narrow terminal the id alone, with the titles in a list
/// below.
/// </summary>
internal sealed class GraphValues(IAnsiConsole console, IReadOnlyList<ValuesCard> cards)
{
    private const int RoomForTitles = 150;
    private const int LongestTitle = 34;

    private readonly Dictionary<string, ValuesCard> _cards = cards.ToDictionary(
        card => card.Id,
        StringComparer.Ordinal
    );
    private readonly SortedSet<string> _shown = new(StringComparer.Ordinal);

    /// <summary>Whether wide columns fit.</summary>
    public bool HasRoom => console.Profile.Width >= RoomForTitles;

    /// <summary>A value in a table.</summary>
    public string InTable(string id)
    {
        _shown.Add(id);
        return HasRoom && _cards.TryGetValue(id, out var card)
            ? $"{id} {Shortened(card.Title)}"
            : id;
    }

    /// <summary>A value in a sentence: its title, or its id without a card.</summary>
    public string Title(string id) => _cards.TryGetValue(id, out var card) ? card.Title : id;

    /// <summary>The titles that had no room in the tables above.</summary>
    public void Legend()
    {
        var known = _shown.Where(_cards.ContainsKey).ToList();
        if (HasRoom || known.Count == 0)
        {
            return;
        }

        console.WriteLine();
        var table = GraphText.Table(("value", false), ("title", false));
        foreach (var id in known)
        {
            table.Row(id, _cards[id].Title);
        }

        console.Write(table);
    }

    private static string Shortened(string title) =>
        title.Length <= LongestTitle ? title : title[..(LongestTitle - 1)].TrimEnd() + "…";
}
