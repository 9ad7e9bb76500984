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
)
{
    /// <summary>A longer description, if the source has one.</summary>
    public string? Detail { get; init; }

    /// <summary>When it was written, as the source says it, or null.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>When it was last changed, as the source says it, or null.</summary>
    public string? UpdatedAt { get; init; }
}
