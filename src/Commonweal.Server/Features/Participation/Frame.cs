using Commonweal.Server.Words;

namespace Commonweal.Server.Features.Participation;

/// <summary>What surrounds every page of a participant.</summary>
/// <param name="Slug">Place of the deliberation in addresses.</param>
/// <param name="Title">Its title; empty where there is no deliberation.</param>
/// <param name="Words">The words of the page.</param>
/// <param name="Path">Address at which the page can be opened again, for the links to other languages.</param>
/// <param name="Languages">Languages one can choose.</param>
/// <param name="TakesPart">Whether the reader takes part, so that links of their own are shown.</param>
public sealed record Frame(
    string Slug,
    string Title,
    Phrasebook Words,
    string Path,
    IReadOnlyList<string> Languages,
    bool TakesPart
)
{
    /// <summary>Address of a page of the deliberation.</summary>
    public string To(string page) => page.Length == 0 ? $"/d/{Slug}" : $"/d/{Slug}/{page}";
}
