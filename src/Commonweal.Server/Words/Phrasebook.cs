using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Commonweal.Server.Words;

/// <summary>
/// Everything a participant reads, in one language. Words stand in <c>Words/participant.LANGUAGE.json</c>, by nested keys;
/// <c>{name}</c> is a place for something else. A key that is not there is a bug, and says so.
/// </summary>
public sealed partial class Phrasebook
{
    /// <summary>Languages there are words for, the first being the one everything else falls back to.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "es"];

    private static readonly Lazy<FrozenDictionary<string, Phrasebook>> Books = new(() =>
        Languages
            .Select(language => new Phrasebook(language))
            .ToFrozenDictionary(b => b.Language, StringComparer.Ordinal)
    );

    private readonly FrozenDictionary<string, string> _words;

    private Phrasebook(string language)
    {
        Language = language;
        using var stream =
            typeof(Phrasebook).Assembly.GetManifestResourceStream($"words/participant.{language}")
            ?? throw new FileNotFoundException($"There are no words for {language}.");
        using var json = JsonDocument.Parse(stream);
        Dictionary<string, string> words = new(StringComparer.Ordinal);
        Flatten(json.RootElement, "", words);
        _words = words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The words of English.</summary>
    public static Phrasebook English => Of("en");

    /// <summary>The language's code, as pages and people's rows carry it.</summary>
    public string Language { get; }

    /// <summary>Whether the rules on wording can read what people write in it: their word lists are English.</summary>
    public bool WordingIsRead => string.Equals(Language, "en", StringComparison.Ordinal);

    /// <summary>All keys, in ordinal order.</summary>
    public IEnumerable<string> Keys => _words.Keys.Order(StringComparer.Ordinal);

    /// <summary>The words of a key.</summary>
    /// <exception cref="KeyNotFoundException">There are none.</exception>
    public string this[string key] =>
        _words.TryGetValue(key, out var words)
            ? words
            : throw new KeyNotFoundException($"There are no words for {key} in {Language}.");

    /// <summary>The words of a language; of English where there are none.</summary>
    public static Phrasebook Of(string language) =>
        Books.Value.GetValueOrDefault(language) ?? Books.Value[Languages[0]];

    /// <summary>Whether a key has words.</summary>
    public bool Has(string key) => _words.ContainsKey(key);

    /// <summary>The words of a key with something in its places. A place that is not given stays empty.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> with)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var (name, value) in with)
        {
            values[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }

        return Place()
            .Replace(this[key], m => values.GetValueOrDefault(m.Groups["name"].Value, ""));
    }

    /// <summary>Names of the places in some words, in ordinal order.</summary>
    public static IReadOnlyList<string> PlacesIn(string words) =>
        [
            .. Place()
                .Matches(words)
                .Select(m => m.Groups["name"].Value)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private static void Flatten(JsonElement at, string key, Dictionary<string, string> into)
    {
        foreach (var member in at.EnumerateObject())
        {
            var name = key.Length == 0 ? member.Name : $"{key}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(member.Value, name, into);
            }
            else
            {
                into.Add(name, member.Value.GetString()!);
            }
        }
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
