using System.Text.Json;
using System.Text.Json.Nodes;
using Commonweal.Kernel.Checking;

namespace Commonweal.Cli.Output;

/// <summary>The check as SARIF 2.1.0 (OASIS 2020), which editors and code review understand.</summary>
internal static class Sarif
{
    /// <summary>Writes one run over all files.</summary>
    public static void Write(TextWriter output, IReadOnlyList<CheckedFile> files)
    {
        var pages = files
            .SelectMany(f => f.Report.Diagnostics)
            .Select(d => d.Code)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(code => RulePage.Of(code)!)
            .ToList();
        var index = pages
            .Select((page, i) => (page.Code, i))
            .ToDictionary(pair => pair.Code, pair => pair.i, StringComparer.Ordinal);
        JsonObject log = new()
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(
                new JsonObject
                {
                    ["tool"] = new JsonObject
                    {
                        ["driver"] = new JsonObject
                        {
                            ["name"] = "weal",
                            ["version"] = typeof(Sarif).Assembly.GetName().Version!.ToString(3),
                            ["rules"] = new JsonArray([.. pages.Select(Rule)]),
                        },
                    },
                    ["columnKind"] = "utf16CodeUnits",
                    ["results"] = new JsonArray([
                        .. files.SelectMany(f =>
                            f.Report.Diagnostics.Select(d => Result(f, d, index[d.Code]))
                        ),
                    ]),
                }
            ),
        };
        output.WriteLine(log.ToJsonString(CheckJson.Indented));
    }

    private static JsonObject Rule(RulePage page) =>
        new JsonObject
        {
            ["id"] = page.Code,
            ["name"] = page.Title,
            ["shortDescription"] = new JsonObject { ["text"] = page.Title },
            ["fullDescription"] = new JsonObject { ["text"] = page.Why },
            ["help"] = new JsonObject { ["text"] = page.Body, ["markdown"] = page.Body },
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(page.Severity) },
        };

    private static JsonObject Result(CheckedFile file, Diagnostic diagnostic, int rule)
    {
        JsonObject physical = new()
        {
            ["artifactLocation"] = new JsonObject
            {
                ["uri"] = Uri.EscapeDataString(file.Name)
                    .Replace("%2F", "/", StringComparison.Ordinal),
            },
        };
        if (!diagnostic.Span.IsNone)
        {
            var start = file.Source.PositionOf(diagnostic.Span.Start);
            var end = file.Source.PositionOf(diagnostic.Span.End);
            physical["region"] = new JsonObject
            {
                ["startLine"] = start.Line,
                ["startColumn"] = start.Column,
                ["endLine"] = end.Line,
                ["endColumn"] = end.Column,
            };
        }

        string[] sentences = [diagnostic.Message, diagnostic.Why, .. diagnostic.Mend];
        JsonObject location = new() { ["physicalLocation"] = physical };
        if (diagnostic.Entity.Length > 0)
        {
            location["logicalLocations"] = new JsonArray(
                new JsonObject { ["name"] = diagnostic.Entity }
            );
        }

        return new JsonObject
        {
            ["ruleId"] = diagnostic.Code,
            ["ruleIndex"] = rule,
            ["level"] = Level(diagnostic.Severity),
            ["message"] = new JsonObject { ["text"] = string.Join(' ', sentences) },
            ["locations"] = new JsonArray(location),
        };
    }

    private static string Level(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        };
}
