using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Kernel.Checking;

namespace Commonweal.Cli.Output;

/// <summary>The check as JSON for machines; the shape is described in <c>docs/reference/check-json.md</c>.</summary>
internal static class CheckJson
{
    /// <summary>How every JSON output of the command line is written.</summary>
    public static JsonSerializerOptions Indented { get; } =
        new(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

    /// <summary>The same on one line, for JSON Lines.</summary>
    public static JsonSerializerOptions Line { get; } = new(Indented) { WriteIndented = false };

    /// <summary>Writes all files as one object.</summary>
    public static void Write(TextWriter output, IReadOnlyList<CheckedFile> files, int exitCode) =>
        output.WriteLine(
            JsonSerializer.Serialize(
                new { exitCode, files = files.Select(Describe).ToList() },
                Indented
            )
        );

    private static object Describe(CheckedFile file) =>
        new
        {
            file = file.Name,
            statuses = file.Report.Statuses.Select(s => new
            {
                id = s.Id,
                standing = Word(s.Standing),
                kind = s.Kind,
            }),
            diagnostics = file.Report.Diagnostics.Select(d => Describe(file, d)),
        };

    private static object Describe(CheckedFile file, Diagnostic diagnostic)
    {
        var start = file.Source.PositionOf(diagnostic.Span.Start);
        var end = file.Source.PositionOf(diagnostic.Span.End);
        var placed = !diagnostic.Span.IsNone;
        return new
        {
            code = diagnostic.Code,
            severity = Word(diagnostic.Severity),
            entity = diagnostic.Entity,
            line = placed ? start.Line : (int?)null,
            column = placed ? start.Column : (int?)null,
            endLine = placed ? end.Line : (int?)null,
            endColumn = placed ? end.Column : (int?)null,
            message = diagnostic.Message,
            why = diagnostic.Why,
            mend = diagnostic.Mend,
        };
    }

    /// <summary>An enumeration's name as it stands in JSON.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
