using System.Reflection;

namespace Commonweal.Figures;

/// <summary>A file that pages need beside them: the stylesheet, the typefaces with their licences, the mark.</summary>
/// <param name="Name">File name; pages refer to it as <c>assets/NAME</c>.</param>
/// <param name="ContentType">Media type.</param>
public sealed record Asset(string Name, string ContentType)
{
    private const string Prefix = "assets/";

    /// <summary>All of them, ordinal order of names.</summary>
    public static IReadOnlyList<Asset> All { get; } =
    [
        .. typeof(Asset)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..])
            .Order(StringComparer.Ordinal)
            .Select(n => new Asset(n, TypeOf(n))),
    ];

    /// <summary>Opens it for reading.</summary>
    public Stream Open() =>
        typeof(Asset).Assembly.GetManifestResourceStream(Prefix + Name)
        ?? throw new FileNotFoundException($"No asset is called {Name}.");

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".woff2" => "font/woff2",
            ".svg" => "image/svg+xml",
            _ => "text/plain; charset=utf-8",
        };
}
