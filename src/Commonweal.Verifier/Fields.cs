using System.Text.Json;

namespace Commonweal.Verifier;

/// <summary>Members of a JSON object, read strictly: what is missing, of another type or not asked for is a fault.</summary>
internal readonly struct Fields(JsonElement element, string code)
{
    public JsonElement Element => element;

    public Fields Only(params ReadOnlySpan<string> names)
    {
        Faults.Unless(element.ValueKind == JsonValueKind.Object, code, "An object was expected.");
        foreach (var member in element.EnumerateObject())
        {
            Faults.Unless(
                names.Contains(member.Name),
                code,
                $"\"{member.Name}\" has no meaning here."
            );
        }

        return this;
    }

    public Fields Object(string name) => new(Member(name, JsonValueKind.Object), code);

    public string Text(string name) => Member(name, JsonValueKind.String).GetString()!;

    public string? TextOrNone(string name) =>
        element.TryGetProperty(name, out _) ? Text(name) : null;

    public int Whole(string name) => Int(Member(name, JsonValueKind.Number), code);

    public Exact Exact(string name) => Number(Member(name), code);

    public JsonElement.ArrayEnumerator Items(string name) =>
        Member(name, JsonValueKind.Array).EnumerateArray();

    public JsonElement.ArrayEnumerator ItemsOrNone(string name) =>
        element.TryGetProperty(name, out _) ? Items(name) : default;

    /// <summary>A list of different texts.</summary>
    public List<string> Set(string name)
    {
        List<string> texts = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var item in Items(name))
        {
            Faults.Unless(
                item.ValueKind == JsonValueKind.String,
                code,
                $"\"{name}\" holds something that is not text."
            );
            var text = item.GetString()!;
            Faults.Unless(seen.Add(text), code, $"\"{name}\" holds {text} twice.");
            texts.Add(text);
        }

        return texts;
    }

    public Dictionary<string, Exact> Numbers(string name)
    {
        Dictionary<string, Exact> numbers = new(StringComparer.Ordinal);
        foreach (var member in Member(name, JsonValueKind.Object).EnumerateObject())
        {
            numbers[member.Name] = Number(member.Value, code);
        }

        return numbers;
    }

    public static int Int(JsonElement element, string code) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var whole)
            ? whole
            : throw Faults.Is(code, "A whole number was expected.");

    private static Exact Number(JsonElement element, string code) =>
        element.ValueKind == JsonValueKind.String
        && Verifier.Exact.TryParse(element.GetString(), out var number)
            ? number
        : element.ValueKind == JsonValueKind.Number ? Int(element, code)
        : throw Faults.Is(code, "An exact number was expected, such as \"0.175\" or \"7/40\".");

    private JsonElement Member(string name, JsonValueKind? kind = null) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var member)
        && (kind is null || member.ValueKind == kind)
            ? member
            : throw Faults.Is(code, $"\"{name}\" is missing or of another type.");
}
