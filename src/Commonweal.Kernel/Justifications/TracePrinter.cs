using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Justifications;

/// <summary>
/// Writes the line form of a justification (20 §A7.1), one step a line:
/// <c>S6: EXCLUDE option=evade &lt;- S4,S5  // free words</c>. <see cref="TraceParser"/> reads all of it back.
/// </summary>
public static class TracePrinter
{
    /// <summary>The whole file. Linear in its size.</summary>
    /// <param name="justification">What to write.</param>
    /// <param name="attachments">False to leave out snapshot and evidence; the header names them by hash.</param>
    public static string Print(Justification justification, bool attachments = true)
    {
        var header = justification.Header;
        StringBuilder output = new();
        output.Append(Justification.Format).Append('\n');
        foreach (
            var (key, value) in new[]
            {
                ("purpose", header.Purpose),
                ("author", header.Author),
                ("context", header.Context),
            }
        )
        {
            output.Append(key).Append('=').Append(TraceWords.Written(value)).Append('\n');
        }

        output
            .Append("options=")
            .Append(
                TraceWords.Written(
                    header
                        .Options.Distinct(StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal)
                        .ToList()
                )
            )
            .Append(
                CultureInfo.InvariantCulture,
                $"\ntheta={TraceWords.Written(header.Theta)} minimumVotes={header.MinimumVotes} registry={TraceWords.Written(header.Registry)}\n"
            )
            .Append(
                CultureInfo.InvariantCulture,
                $"kernel={TraceWords.Written(header.Kernel)}\nevidence={TraceWords.Written(header.Evidence)}\n\n"
            );
        for (var i = 0; i < justification.Steps.Count; i++)
        {
            output.Append(Line(justification.Steps[i], i + 1)).Append('\n');
        }

        if (attachments)
        {
            Attach(output, "snapshot", justification.Snapshot);
            Attach(output, "evidence", justification.Evidence);
        }

        return output.ToString();
    }

    /// <summary>One step as one line.</summary>
    /// <param name="step">The step.</param>
    /// <param name="number">Its number, from 1.</param>
    public static string Line(Step step, int number)
    {
        StringBuilder line = new();
        line.Append(
            CultureInfo.InvariantCulture,
            $"S{number}: {(TraceWords.IsRule(step.Rule) ? step.Rule : TraceWords.Quoted(step.Rule))}"
        );
        foreach (
            var (key, value) in JsonNode
                .Parse(step.Claim)!
                .AsObject()
                .OrderBy(m => m.Key, StringComparer.Ordinal)
        )
        {
            line.Append(' ')
                .Append(TraceWords.IsKey(key) ? key : TraceWords.Quoted(key))
                .Append(Claimed(key, value));
        }

        if (step.Cites.Count > 0)
        {
            line.Append(" cites=").Append(TraceWords.Written(step.Cites));
        }

        if (step.Certificate is not null)
        {
            line.Append(" certificate=").Append(step.Certificate);
        }

        var isComment = step.Text is not null && TraceWords.IsComment(step.Text);
        if (step.Text is not null && !isComment)
        {
            line.Append(" text=").Append(TraceWords.Quoted(step.Text));
        }

        if (step.Premises.Count > 0)
        {
            line.Append(" <- ")
                .AppendJoin(
                    ',',
                    step.Premises.Select(p => string.Create(CultureInfo.InvariantCulture, $"S{p}"))
                );
        }

        return isComment ? line.Append("  // ").Append(step.Text).ToString() : line.ToString();
    }

    private static void Attach(StringBuilder output, string name, string? canonical)
    {
        if (canonical is not null)
        {
            output.Append('\n').Append(name).Append(": ").Append(canonical).Append('\n');
        }
    }

    private static string Claimed(string key, JsonNode? value)
    {
        var kind = TraceWords.KindOf(key);
        return value switch
        {
            JsonArray items when kind == TraceKind.List && items.All(IsText) && items.Count > 0 =>
                "=" + TraceWords.Written(items.Select(i => i!.GetValue<string>()).ToList()),
            JsonArray or JsonObject => "=" + CanonicalJson.Of(value),
            JsonValue when kind == TraceKind.Text && IsText(value) => "="
                + TraceWords.Written(value.GetValue<string>()),
            JsonValue when kind == TraceKind.Number && IsText(value) => "="
                + TraceWords.Quoted(value.GetValue<string>()),
            JsonValue number
                when kind == TraceKind.Number
                    && number.GetValueKind() == JsonValueKind.Number
                    && number.TryGetValue<int>(out _) => "=" + CanonicalJson.Of(number),
            _ => ":=" + CanonicalJson.Of(value),
        };
    }

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;
}

/// <summary>What a key of a claim holds when its value is written without JSON.</summary>
internal enum TraceKind
{
    Text,
    List,
    Number,
}

/// <summary>The words of the line form: which need quotation marks, and what a key holds.</summary>
internal static class TraceWords
{
    private const string BareSigns = "-_.~&|<>=!/:+*@#%$^?;()'";

    public static TraceKind KindOf(string key) =>
        key switch
        {
            "values"
            or "norms"
            or "body"
            or "admitted"
            or "rejected"
            or "open"
            or "over"
            or "options" => TraceKind.List,
            "gains" or "losses" => TraceKind.Number,
            _ => TraceKind.Text,
        };

    /// <summary>True for a key of a claim that needs no quotation marks; those of the step itself do.</summary>
    public static bool IsKey(string key) =>
        key is not ("cites" or "certificate" or "text")
        && key.Length > 0
        && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static bool IsRule(string rule) =>
        rule.Length > 0
        && char.IsAsciiLetterUpper(rule[0])
        && rule.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>True for words that can stand at the end of a line after <c>//</c>.</summary>
    public static bool IsComment(string text) =>
        text.Length > 0 && text.Trim().Length == text.Length && !text.Any(char.IsControl);

    public static string Quoted(string text) => CanonicalJson.Of(JsonValue.Create(text));

    public static string Written(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || BareSigns.Contains(c))
            ? text
            : Quoted(text);

    public static string Written(IReadOnlyCollection<string> texts) =>
        texts.Count == 0 ? "[]" : string.Join(',', texts.Select(Written));
}
