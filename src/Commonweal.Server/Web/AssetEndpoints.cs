using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Commonweal.Figures;

namespace Commonweal.Server.Web;

/// <summary>
/// The stylesheet, typefaces, mark and bundled scripts, from inside the assemblies. Addresses carry a hash of the content,
/// so browsers keep them for ever; compressed once, at the first start.
/// </summary>
internal static class AssetEndpoints
{
    private static readonly Lazy<FrozenDictionary<string, Served>> Everything = new(Load);

    /// <summary>Address of an asset, with the hash of its content.</summary>
    public static string Href(string name) =>
        Everything.Value.TryGetValue(name, out var asset)
            ? $"/assets/{name}?v={asset.Version}"
            : throw new FileNotFoundException($"No asset is called {name}.");

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/assets/{**name}", (string name, HttpContext http) => Serve(name, http))
            .ExcludeFromDescription();

    private static IResult Serve(string name, HttpContext http)
    {
        if (!Everything.Value.TryGetValue(name, out var asset))
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v")
            ? "public, max-age=31536000, immutable"
            : "public, max-age=300";
        http.Response.Headers.Vary = "Accept-Encoding";
        var small =
            asset.Compressed is not null
            && http.Request.Headers.AcceptEncoding.ToString()
                .Contains("br", StringComparison.Ordinal);
        if (small)
        {
            http.Response.Headers.ContentEncoding = "br";
        }

        return TypedResults.Bytes(
            small ? asset.Compressed! : asset.Content,
            asset.Type,
            entityTag: new($"\"{asset.Version}{(small ? "-br" : "")}\"")
        );
    }

    private static FrozenDictionary<string, Served> Load()
    {
        Dictionary<string, Served> all = new(StringComparer.Ordinal);
        foreach (var asset in Asset.All)
        {
            using var stream = asset.Open();
            all[asset.Name] = Served.Of(stream, asset.ContentType);
        }

        var assembly = typeof(AssetEndpoints).Assembly;
        const string prefix = "web/";
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
        )
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            all[name[prefix.Length..]] = Served.Of(
                stream,
                name.EndsWith(".css", StringComparison.Ordinal)
                    ? "text/css; charset=utf-8"
                    : "text/javascript; charset=utf-8"
            );
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private sealed record Served(byte[] Content, byte[]? Compressed, string Type, string Version)
    {
        public static Served Of(Stream stream, string type)
        {
            using MemoryStream copy = new();
            stream.CopyTo(copy);
            var content = copy.ToArray();
            var version = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
            return new(
                content,
                type.StartsWith("text/", StringComparison.Ordinal) || type == "image/svg+xml"
                    ? Compress(content)
                    : null,
                type,
                version
            );
        }

        private static byte[] Compress(byte[] content)
        {
            using MemoryStream small = new();
            using (BrotliStream brotli = new(small, CompressionLevel.Optimal))
            {
                brotli.Write(content);
            }

            return small.ToArray();
        }
    }
}
