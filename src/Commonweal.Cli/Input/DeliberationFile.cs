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

    /// <summary>Reads it.</summary>
    public static DeliberationFile Read(Stream stream) =>
        JsonSerializer.Deserialize<DeliberationFile>(stream, JsonSerializerOptions.Web)
        ?? throw new JsonException($"{Name} is empty.");
}
