namespace Commonweal.Deliberation.Cards;

/// <summary>A values card as a graph shows it.</summary>
/// <param name="Id">The value's id, as votes name it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">One sentence, or null.</param>
/// <param name="Policies">What it pays attention to, one line each.</param>
public sealed record ValuesCard(
    string Id,
    string Title,
    string? Summary,
    IReadOnlyList<string> Policies
);
