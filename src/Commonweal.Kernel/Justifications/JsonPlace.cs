using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Justifications;

/// <summary>What keeps a JSON file from being read as what it should be.</summary>
/// <param name="Code">J01 to J07; <c>docs/reference/justifications.md</c> lists them.</param>
/// <param name="Where">JSON pointer (RFC 6901) of the place; a line when the file is no JSON.</param>
/// <param name="Message">What was seen there.</param>
/// <param name="Mend">A way on.</param>
public sealed record JsonSlip(string Code, string Where, string Message, string Mend)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Code} at {Where}: {Message} {Mend}";
}

/// <summary>Ends the reading of one file; never leaves the readers.</summary>
internal sealed class Misread(JsonSlip slip) : Exception(slip.Message)
{
    public JsonSlip Slip => slip;
}

/// <summary>A place in a JSON file, read strictly: what is missing, of another type or not asked for ends the reading.</summary>
internal readonly struct JsonPlace(JsonNode? node, string pointer)
{
    /// <summary>Most bytes of one file, as the verifier has it.</summary>
    public const int MostBytes = 4 << 20;

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = 32,
        AllowDuplicateProperties = false,
    };

    public JsonNode? Node => node;

    /// <summary>Reads a whole file with one of the readers; never throws on any bytes. Linear in its size.</summary>
    public static (T? Read, JsonSlip? Slip) Read<T>(
        ReadOnlySpan<byte> utf8,
        Func<JsonPlace, T> reader
    )
        where T : class
    {
        if (utf8.Length > MostBytes)
        {
            return (
                null,
                new(
                    "J07",
                    "/",
                    $"The file is larger than {MostBytes >> 20} MiB.",
                    "Split it into smaller ones."
                )
            );
        }

        try
        {
            var bytes = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
            return (reader(new(JsonNode.Parse(bytes, documentOptions: Strict), "")), null);
        }
        catch (Misread misread)
        {
            return (null, misread.Slip);
        }
        catch (JsonException unreadable)
        {
            return (
                null,
                new(
                    "J01",
                    $"line {unreadable.LineNumber + 1}",
                    $"This is not JSON: {unreadable.Message}",
                    "Mend the punctuation there; names stand once and nothing follows the last brace."
                )
            );
        }
        catch (Exception odd)
            when (odd is ArgumentException or InvalidOperationException or FormatException)
        {
            return (
                null,
                new(
                    "J05",
                    "/",
                    odd.Message,
                    "Write exact numbers as texts, \"0.175\" or \"7/40\", and texts in whole characters."
                )
            );
        }
    }

    public JsonPlace Only(params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in Members())
        {
            if (!names.Contains(name))
            {
                throw At(name)
                    .Slip(
                        "J04",
                        $"\"{name}\" has no meaning here.",
                        $"Leave it out; what may stand here is {string.Join(", ", names.ToArray())}."
                    );
            }
        }

        return this;
    }

    public void Format(string expected)
    {
        var format = Member("format");
        if (format.Text() != expected)
        {
            throw format.Slip(
                "J05",
                $"The format is {format.Text()}; {expected} was expected.",
                $"Give a file of the format {expected}."
            );
        }
    }

    public JsonPlace Member(string name) =>
        MemberOrNone(name)
        ?? throw At(name).Slip("J02", $"\"{name}\" is missing.", $"Add \"{name}\" to this object.");

    public JsonPlace? MemberOrNone(string name) =>
        Members().TryGetPropertyValue(name, out var member) ? At(name, member) : null;

    public string Text(string name) => Member(name).Text();

    public string? TextOrNone(string name) => MemberOrNone(name)?.Text();

    public string Text()
    {
        if (node?.GetValueKind() != JsonValueKind.String)
        {
            throw Expected("a text");
        }

        try
        {
            return node.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            throw Slip(
                "J05",
                "The text holds half a surrogate pair.",
                "Write whole characters; half a pair has no UTF-8 form."
            );
        }
    }

    /// <summary>A text that names something: at least one character, none of them a control character.</summary>
    public string Id()
    {
        var id = Text();
        return id.Length > 0 && !id.Any(char.IsControl)
            ? id
            : throw Slip("J05", "The id is empty or not plain text.", "Give it a name.");
    }

    public string OneOf(params ReadOnlySpan<string> words)
    {
        var text = Text();
        return words.Contains(text)
            ? text
            : throw Slip(
                "J05",
                $"\"{text}\" is none of {string.Join(", ", words.ToArray())}.",
                "Use one of these words."
            );
    }

    public int Whole(int least = int.MinValue) =>
        node is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number
        && value.TryGetValue<int>(out var whole)
        && whole >= least
            ? whole
            : throw Expected(
                least == int.MinValue ? "a whole number" : $"a whole number of {least} or more"
            );

    public bool Flag() =>
        node?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Expected("true or false"),
        };

    /// <summary>An exact number, <c>0.175</c> or <c>7/40</c>, as text or as a whole number.</summary>
    public string Exact()
    {
        var text =
            node?.GetValueKind() == JsonValueKind.Number
                ? Whole().ToString(CultureInfo.InvariantCulture)
                : Text();
        return ExactText.IsOne(text)
            ? text
            : throw Slip(
                "J05",
                $"\"{text}\" is no exact number.",
                "Write it as \"0.175\" or \"7/40\"."
            );
    }

    public List<JsonPlace> Items()
    {
        if (node is not JsonArray items)
        {
            throw Expected("a list");
        }

        var (at, places) = (pointer, new List<JsonPlace>(items.Count));
        for (var i = 0; i < items.Count; i++)
        {
            places.Add(new(items[i], $"{at}/{i}"));
        }

        return places;
    }

    public Sequence<string> Texts() => Items().Select(i => i.Text()).ToSequence();

    /// <summary>The items of a list whose ids differ.</summary>
    public Sequence<T> Distinct<T>(Func<JsonPlace, T> read, Func<T, string> id)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<T> all = [];
        foreach (var item in Items())
        {
            var one = read(item);
            if (!seen.Add(id(one)))
            {
                throw item.Slip(
                    "J06",
                    $"{id(one)} stands here twice.",
                    "Leave one of them out, or give it another id."
                );
            }

            all.Add(one);
        }

        return all.ToSequence();
    }

    /// <summary>The canonical JSON of an object.</summary>
    public string Canonical() =>
        node is JsonObject ? CanonicalJson.Of(node) : throw Expected("an object");

    public Misread Slip(string code, string message, string mend) =>
        new(new(code, pointer.Length == 0 ? "/" : pointer, message, mend));

    private JsonObject Members() => node as JsonObject ?? throw Expected("an object");

    private Misread Expected(string what) =>
        Slip("J03", $"{Shown()} stands where {what} was expected.", $"Write {what} here.");

    private string Shown() =>
        node?.GetValueKind() switch
        {
            null or JsonValueKind.Null => "null",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            _ => "true or false",
        };

    private JsonPlace At(string name, JsonNode? member = null) =>
        new(
            member,
            new StringBuilder(pointer)
                .Append('/')
                .Append(
                    name.Replace("~", "~0", StringComparison.Ordinal)
                        .Replace("/", "~1", StringComparison.Ordinal)
                )
                .ToString()
        );
}

/// <summary>The form of exact numbers in files: <c>-3</c>, <c>0.175</c>, <c>7/40</c>.</summary>
internal static class ExactText
{
    private const int Longest = 400;

    public static bool IsOne(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return false;
        }

        var digits = text.StartsWith('-') ? text[1..] : text;
        var at = digits.IndexOfAny('.', '/');
        if (at < 0)
        {
            return AreDigits(digits);
        }

        var after = digits[(at + 1)..];
        return AreDigits(digits[..at])
            && AreDigits(after)
            && (digits[at] == '.' || after.ContainsAnyExcept('0'));
    }

    private static bool AreDigits(ReadOnlySpan<char> text) =>
        text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');
}
