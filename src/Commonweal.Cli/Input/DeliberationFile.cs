using System.Text.Json;

namespace Commonweal.Cli.Input;

/// <summary><c>deliberation.json</c>: what a deliberation is called, what was asked, and which files hold it.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Question">What people were asked.</param>
/// <param name="AsOf">The day as of which it is checked.</param>
/// <param name="Submissions">The documents with what people submitted.</param>
/// <param name="Votes">The judgements.</param>
internal sealed record DeliberationFile(
    string Title,
    string? Question,
    DateOnly AsOf,
    IReadOnlyList<string> Submissions,
    string Votes
)
{
    /// <summary>Name of the file in its folder.</summary>
    public const string Name = "deliberation.json";

    /// <summary>
    /// The one beside a file of judgements that names it, or in their folder; null where there is none, or where it cannot be
    /// read: nothing but words and a date is taken from it.
    /// </summary>
    /// <param name="votes">The judgements' file or folder.</param>
    public static DeliberationFile? Beside(string votes)
    {
        var isFolder = Directory.Exists(votes);
        var path = Path.Combine(isFolder ? votes : Path.GetDirectoryName(votes) ?? "", Name);
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            using var file = File.OpenRead(path);
            var found = Read(file);
            return isFolder || found.Votes == Path.GetFileName(votes) ? found : null;
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads it.</summary>
    public static DeliberationFile Read(Stream stream) =>
        JsonSerializer.Deserialize<DeliberationFile>(stream, JsonSerializerOptions.Web)
        ?? throw new JsonException($"{Name} is empty.");
}
