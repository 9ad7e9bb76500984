using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Deliberation.Cards;

/// <summary>
/// Reads cards: a study's <c>canonicalValuesCard.json</c>, JSON Lines
/// (<c>{"id","title","summary","policies":[…]}</c>), or the values of a document. O(bytes).
/// </summary>
public static class CardImport
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The values of a document as cards, in the order declared.</summary>
    public static IReadOnlyList<ValuesCard> FromDocument(Document document) =>
        [
            .. document
                .Declarations.OfType<Value>()
                .Select(value => new ValuesCard(
                    value.Id.Text,
                    value.Title,
                    null,
                    [.. value.Policies.Select(policy => policy.Text)]
                )),
        ];

    /// <summary>Reads a study's folder or a file of cards.</summary>
    public static Imported<IReadOnlyList<ValuesCard>> Cards(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, StudyFolder.Cards) : path;
        try
        {
            using var stream = File.OpenRead(file);
            return Cards(stream, file);
        }
        catch (Exception failure)
            when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refuse(
                $"There is no file of cards {file}.",
                "Check the path; it is taken from the folder you are in."
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refuse(
                $"{file} could not be read: {failure.Message}",
                "See that it exists and may be read."
            );
        }
    }

    /// <summary>Reads a stream of cards.</summary>
    /// <param name="stream">What to read, to its end; it is not closed.</param>
    /// <param name="place">What to call it in messages.</param>
    public static Imported<IReadOnlyList<ValuesCard>> Cards(Stream stream, string place)
    {
        var log = new FindingLog();
        var input = new InputBuffer(stream, null);
        input.Need(3);
        if (input.Ahead is [0xEF, 0xBB, 0xBF, ..])
        {
            input.Advance(3);
            log.Add("V913", 0);
        }

        var rows = RowSplitter.For(input);
        var cards = new List<ValuesCard>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var kind = rows.Next(out var row); kind != RowKind.End; kind = rows.Next(out row))
        {
            if (kind == RowKind.Broken)
            {
                return Refuse(
                    $"{place} is a JSON list whose brackets or commas do not match from entry {Text(rows.Number + 1)} on.",
                    "Look there for a file that was cut short or a missing quotation mark."
                );
            }

            if (kind == RowKind.TooLong)
            {
                Report(log, rows.Number, new("V911", ("limit", "1 MiB")));
            }
            else if (One(row, out var problem) is not { } card)
            {
                Report(log, rows.Number, problem!);
            }
            else if (ids.Add(card.Id))
            {
                cards.Add(card);
            }
            else
            {
                Report(log, rows.Number, new("V918", ("id", card.Id)));
            }
        }

        return cards.Count == 0 && rows.Number > 0
            ? Refuse(
                $"{place} holds no cards: no entry has an id, a title and policies.",
                "Write one card per line: {\"id\":\"a\",\"title\":\"…\",\"policies\":[\"MOMENTS when …\"]}"
            )
            : new Imported<IReadOnlyList<ValuesCard>>.Read(cards, log.Findings, log.Counts);
    }

    private static ValuesCard? One(ReadOnlySpan<byte> row, out RowProblem? problem)
    {
        if (!Utf8.IsValid(row))
        {
            problem = new("V912");
            return null;
        }

        try
        {
            using var parsed = JsonDocument.Parse(row.ToArray(), Strict);
            return Card(parsed.RootElement, out problem);
        }
        catch (JsonException failure)
        {
            problem = new("V901", ("reason", RowReader.Reason(failure)));
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape: no text.
            problem = new("V912");
            return null;
        }
    }

    private static ValuesCard? Card(JsonElement row, out RowProblem? problem)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            problem = new(
                "V903",
                ("member", "the row"),
                ("seen", "something else"),
                ("wanted", "an object in braces")
            );
            return null;
        }

        var (id, title) = (JsonText.Of(row, "id"), JsonText.Of(row, "title"));
        var policies = Policies(row, out problem);
        var missing =
            string.IsNullOrEmpty(id) ? "id"
            : string.IsNullOrEmpty(title) ? "title"
            : policies.Count == 0 ? "policies"
            : null;
        if (problem is null && missing is not null)
        {
            problem = new("V902", ("member", missing));
        }

        return problem is not null
            ? null
            : new(
                id!,
                title!,
                JsonText.Of(row, "summary") ?? JsonText.Of(row, "instructionsShort"),
                policies
            )
            {
                Detail = JsonText.Of(row, "detail") ?? JsonText.Of(row, "instructionsDetailed"),
                CreatedAt = JsonText.Of(row, "createdAt"),
                UpdatedAt = JsonText.Of(row, "updatedAt"),
            };
    }

    private static List<string> Policies(JsonElement row, out RowProblem? problem)
    {
        problem = null;
        if (
            !(
                row.TryGetProperty("policies", out var lines)
                || row.TryGetProperty("evaluationCriteria", out lines)
            )
            || lines.ValueKind == JsonValueKind.Null
        )
        {
            return [];
        }

        if (
            lines.ValueKind != JsonValueKind.Array
            || lines.EnumerateArray().Any(l => l.ValueKind != JsonValueKind.String)
        )
        {
            problem = new(
                "V903",
                ("member", "\"policies\""),
                ("seen", "something else"),
                ("wanted", "a list of texts")
            );
            return [];
        }

        return [.. lines.EnumerateArray().Select(line => line.GetString()!)];
    }

    private static void Report(FindingLog log, long row, RowProblem problem) =>
        log.Add(problem.Code, row, [("row", Text(row)), .. problem.Words]);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Imported<IReadOnlyList<ValuesCard>>.Refused Refuse(
        string message,
        string mend
    ) => new(new Refusal(message, [mend]));
}
