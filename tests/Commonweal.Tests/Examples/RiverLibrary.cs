using System.Text.Json;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;

namespace Commonweal.Tests.Examples;

/// <summary>The example deliberation, read once.</summary>
internal static class RiverLibrary
{
    private static readonly Lazy<ParseResult> ParsedSubmissions = new(() =>
        WealParser.Parse(File.ReadAllBytes(PathOf("submissions.weal")))
    );

    public static ParseResult Parsed => ParsedSubmissions.Value;

    public static string PathOf(string file) =>
        Repository.PathOf("examples", "river-library", file);

    public static IReadOnlyList<T> All<T>()
        where T : Declaration => [.. Parsed.Document.Declarations.OfType<T>()];

    /// <summary>The members of deliberation.json.</summary>
    public static JsonElement Deliberation()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(PathOf("deliberation.json")));
        return json.RootElement.Clone();
    }
}
