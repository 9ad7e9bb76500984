using System.Security.Cryptography;
using System.Text;
using Commonweal.Figures.Decisions.Pages;
using Commonweal.Kernel.Justifications;
using Commonweal.Verifier;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Commonweal.Figures.Decisions;

/// <summary>
/// Writes a justification and its verdict as one page that needs no other file: no script, no network, stylesheet and
/// typefaces inside. The same input gives the same bytes on every machine.
/// </summary>
public static class DecisionPage
{
    private static readonly Lazy<string> Sheet = new(Style);

    /// <summary>The page. Linear in the steps and the evidence.</summary>
    /// <param name="whole">The justification; with its snapshot and evidence attached it says more.</param>
    /// <param name="verdict">What the verifier said of it; it has a verdict for each step.</param>
    public static async Task<string> Render(Justification whole, Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(verdict);
        var style = Sheet.Value;
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<Decision>(
                ParameterView.FromDictionary(
                    new Dictionary<string, object?>(StringComparer.Ordinal)
                    {
                        ["Model"] = new DecisionModel(whole, verdict),
                        ["Style"] = style,
                        ["StyleHash"] = Convert.ToBase64String(
                            SHA256.HashData(Encoding.UTF8.GetBytes(style))
                        ),
                        ["Icon"] = Data("mark.svg"),
                    }
                )
            );
            return root.ToHtmlString();
        });
        return $"<!DOCTYPE html>\n{html}\n";
    }

    private static string Style()
    {
        var sheet = Encoding.UTF8.GetString(Bytes("commonweal.css")).ReplaceLineEndings("\n");
        foreach (
            var face in Asset.All.Where(a => a.Name.EndsWith(".woff2", StringComparison.Ordinal))
        )
        {
            sheet = sheet.Replace(
                $"url(\"{face.Name}\")",
                $"url(\"{Data(face.Name)}\")",
                StringComparison.Ordinal
            );
        }

        return sheet;
    }

    private static string Data(string name) =>
        $"data:{Asset.All.Single(a => a.Name == name).ContentType};base64,{Convert.ToBase64String(Bytes(name))}";

    private static byte[] Bytes(string name)
    {
        using var source = Asset.All.Single(a => a.Name == name).Open();
        using MemoryStream bytes = new();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }
}
