using System.Globalization;
using System.Text.Json;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;

namespace Commonweal.Agents.Reasoning.Decisions;

/// <summary>A query as it was written, with the evidence that stands in it.</summary>
/// <param name="Query">The query.</param>
/// <param name="Evidence">Its facts, levels and commitments.</param>
/// <param name="Day">The day it is decided; null if not said.</param>
public sealed record WrittenQuery(DecisionQuery Query, EvidenceBook Evidence, DateOnly? Day);

/// <summary>
/// The text form of a query, <c>commonweal.query/1</c>: JSON with <c>purpose</c>, <c>context</c>, <c>options</c> (name to
/// words), and where wanted <c>as</c> (roles), <c>day</c>, <c>parameters</c>, <c>facts</c> ({option?, says, by}), <c>levels</c>
/// ({option, value, by, policies}: one level for each policy of the value in its order, <c>"0.7"</c>, <c>"0.6..0.8"</c> or
/// <c>"?"</c>) and <c>commitments</c> ({option} or {security: true}, always the person's own).
/// </summary>
public static class QueryText
{
    private const string Format = "commonweal.query/1";
    private static readonly string[] Grounds = ["facts", "levels", "commitments"];

    private static readonly string[] Members =
    [
        "format",
        "purpose",
        "context",
        "options",
        "as",
        "day",
        "parameters",
        .. Grounds,
    ];

    /// <summary>Reads a query.</summary>
    /// <returns>The query; <c>E-PARSE</c> with the place.</returns>
    public static Answer<WrittenQuery> Read(ReadOnlySpan<byte> utf8) =>
        Reading(
            utf8,
            root =>
            {
                Only(root, "", Members);
                if (Text(root, "", "format") != Format)
                {
                    throw new Slip(
                        "format",
                        $"“{Format}” stands here, so that later forms can be told apart."
                    );
                }

                DecisionQuery query = new(
                    Text(root, "", "purpose"),
                    Text(root, "", "context"),
                    [
                        .. Member(root, "", "options", JsonValueKind.Object)
                            .EnumerateObject()
                            .Select(o => new DecisionOption(
                                o.Name,
                                Word(o.Value, $"options.{o.Name}")
                            )),
                    ]
                )
                {
                    Roles = root.TryGetProperty("as", out _)
                        ? [.. Items(root, "as").Select((r, i) => Word(r, $"as[{i}]"))]
                        : [],
                };
                if (root.TryGetProperty("parameters", out var parameters))
                {
                    Only(parameters, "parameters.", ["theta", "minimumVotes"]);
                    query = query with
                    {
                        Theta = TextOrNone(parameters, "parameters.", "theta") ?? query.Theta,
                        MinimumVotes = parameters.TryGetProperty("minimumVotes", out var votes)
                            ? votes.TryGetInt32(out var count)
                                ? count
                                : throw new Slip(
                                    "parameters.minimumVotes",
                                    "A whole number stands here."
                                )
                            : query.MinimumVotes,
                    };
                }

                return new WrittenQuery(query, new(EvidenceOf(root, 0)), Day(root));
            }
        );

    /// <summary>Reads more evidence: a file with <c>facts</c>, <c>levels</c> and <c>commitments</c>, or <c>commonweal.evidence/1</c>.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="written">The query it belongs to.</param>
    public static Answer<WrittenQuery> Add(ReadOnlySpan<byte> utf8, WrittenQuery written)
    {
        if (EvidenceReader.Read(utf8).Evidence is { } book)
        {
            return written with { Evidence = new([.. written.Evidence.Items, .. book.Items]) };
        }

        return Reading(
            utf8,
            root =>
            {
                Only(root, "", Grounds);
                return written with
                {
                    Evidence = new([
                        .. written.Evidence.Items,
                        .. EvidenceOf(root, written.Evidence.Items.Count),
                    ]),
                };
            }
        );
    }

    private static Answer<WrittenQuery> Reading(
        ReadOnlySpan<byte> utf8,
        Func<JsonElement, WrittenQuery> read
    )
    {
        try
        {
            using var file = JsonDocument.Parse(
                utf8.TrimStart("\uFEFF"u8).ToArray(),
                new() { AllowDuplicateProperties = false }
            );
            return read(file.RootElement);
        }
        catch (Slip slip)
        {
            return new Rejection("E-PARSE", slip.Where, slip.Message);
        }
        catch (JsonException fault)
        {
            return new Rejection(
                "E-PARSE",
                $"{fault.LineNumber + 1}:{fault.BytePositionInLine + 1}",
                "This is not JSON as RFC 8259 writes it, or names something twice."
            );
        }
        catch (InvalidOperationException)
        {
            return new Rejection(
                "E-PARSE",
                "file",
                "A text here has half of a character, written as a lone \\ud800 to \\udfff. Write both halves, or the character itself."
            );
        }
    }

    private static Sequence<EvidenceItem> EvidenceOf(JsonElement root, int already)
    {
        List<EvidenceItem> items = [];
        string Id(string kind) =>
            string.Create(CultureInfo.InvariantCulture, $"{kind}-{already + items.Count + 1}");
        foreach (var (fact, at) in Listed(root, "facts"))
        {
            Only(fact, at, ["option", "says", "by"]);
            items.Add(
                new(Id("fact"), "fact", Text(fact, at, "by"))
                {
                    Option = TextOrNone(fact, at, "option"),
                    Literal = Text(fact, at, "says"),
                }
            );
        }

        items.AddRange(Listed(root, "levels").SelectMany(l => LevelsOf(l.Item, l.At)));
        foreach (var (commitment, at) in Listed(root, "commitments"))
        {
            Only(commitment, at, ["option", "security"]);
            items.Add(
                new(Id("commitment"), "commit", "person")
                {
                    Option = TextOrNone(commitment, at, "option"),
                    Literal =
                        commitment.TryGetProperty("security", out var wanted)
                        && wanted.ValueKind == JsonValueKind.True
                            ? "security"
                            : null,
                }
            );
        }

        return items.ToSequence();
    }

    private static IEnumerable<EvidenceItem> LevelsOf(JsonElement row, string at)
    {
        Only(row, at, ["option", "value", "by", "policies"]);
        var (option, value) = (Text(row, at, "option"), Text(row, at, "value"));
        var levels = Member(row, at, "policies", JsonValueKind.Array);
        for (var i = 0; i < levels.GetArrayLength(); i++)
        {
            var said = Word(
                levels[i],
                string.Create(CultureInfo.InvariantCulture, $"{at}policies[{i}]")
            );
            if (said == "?")
            {
                continue;
            }

            var ends = said.Split("..");
            var policy = string.Create(CultureInfo.InvariantCulture, $"{value}.{i + 1}");
            yield return new($"{option}.{policy}", "assess", Text(row, at, "by"))
            {
                Option = option,
                Value = value,
                Policy = policy,
                Low = ends[0],
                High = ends[^1],
            };
        }
    }

    private static DateOnly? Day(JsonElement root) =>
        TextOrNone(root, "", "day") is not { } day ? null
        : DateOnly.TryParseExact(
            day,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var read
        )
            ? read
        : throw new Slip("day", $"“{day}” is no day; write one such as 2026-06-01.");

    private static IEnumerable<(JsonElement Item, string At)> Listed(
        JsonElement root,
        string name
    ) =>
        root.TryGetProperty(name, out _)
            ? Items(root, name)
                .Select(
                    (item, i) =>
                        (item, string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]."))
                )
            : [];

    private static JsonElement.ArrayEnumerator Items(JsonElement of, string name) =>
        Member(of, "", name, JsonValueKind.Array).EnumerateArray();

    private static string? TextOrNone(JsonElement of, string at, string name) =>
        of.TryGetProperty(name, out _) ? Text(of, at, name) : null;

    private static string Text(JsonElement of, string at, string name) =>
        Member(of, at, name, JsonValueKind.String).GetString()!;

    private static string Word(JsonElement text, string at) =>
        text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw new Slip(at, "A text stands here.");

    private static JsonElement Member(JsonElement of, string at, string name, JsonValueKind kind) =>
        of.ValueKind == JsonValueKind.Object
        && of.TryGetProperty(name, out var member)
        && member.ValueKind == kind
            ? member
            : throw new Slip(
                $"{at}{name}",
                $"{kind switch { JsonValueKind.String => "A text", JsonValueKind.Array => "A list", _ => "An object" }} belongs here."
            );

    private static void Only(JsonElement of, string at, string[] names)
    {
        if (of.ValueKind != JsonValueKind.Object)
        {
            throw new Slip(at.Length == 0 ? "file" : at.TrimEnd('.'), "An object belongs here.");
        }

        foreach (var member in of.EnumerateObject())
        {
            if (!names.Contains(member.Name, StringComparer.Ordinal))
            {
                throw new Slip(
                    $"{at}{member.Name}",
                    $"This has no meaning here; {string.Join(", ", names)} have."
                );
            }
        }
    }

    /// <summary>Ends the reading of one file; never leaves this type.</summary>
    private sealed class Slip(string where, string message) : Exception(message)
    {
        public string Where => where;
    }
}
