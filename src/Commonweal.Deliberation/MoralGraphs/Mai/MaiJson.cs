using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Commonweal.Deliberation.Cards;

namespace Commonweal.Deliberation.MoralGraphs.Mai;

/// <summary>
/// The published files' schema: <c>values</c> with the fields of their cards, <c>edges</c> with counts and summary (10 §6.1), and, on
/// request, <c>pageRank</c>. Ids that are whole numbers are written as numbers, as the study does.
/// </summary>
public static class MaiJson
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A graph as JSON, ending with a line end.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="cards">Cards; those of end points of edges are written, in this order. An end point without a card is written as its id alone.</param>
    /// <param name="withPageRank">Whether to add the scores, best first.</param>
    public static string Write(MaiGraph graph, IReadOnlyList<ValuesCard> cards, bool withPageRank)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Layout))
        {
            json.WriteStartObject();
            Values(json, graph, cards);
            Edges(json, graph);
            if (withPageRank)
            {
                Scores(json, graph);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Values(Utf8JsonWriter json, MaiGraph graph, IReadOnlyList<ValuesCard> cards)
    {
        var ends = new HashSet<string>(
            graph.Edges.SelectMany(e => new[] { e.From, e.To }),
            StringComparer.Ordinal
        );
        json.WriteStartArray("values");
        foreach (var card in cards.Where(card => ends.Remove(card.Id)))
        {
            Card(json, card);
        }

        foreach (var id in ends.Order(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            Id(json, "id", id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Card(Utf8JsonWriter json, ValuesCard card)
    {
        json.WriteStartObject();
        Id(json, "id", card.Id);
        json.WriteString("title", card.Title);
        Optional(json, "instructionsShort", card.Summary);
        Optional(json, "instructionsDetailed", card.Detail);
        json.WriteStartArray("evaluationCriteria");
        foreach (var policy in card.Policies)
        {
            json.WriteStringValue(policy);
        }

        json.WriteEndArray();
        Optional(json, "createdAt", card.CreatedAt);
        Optional(json, "updatedAt", card.UpdatedAt);
        json.WriteEndObject();
    }

    private static void Edges(Utf8JsonWriter json, MaiGraph graph)
    {
        json.WriteStartArray("edges");
        foreach (var edge in graph.Edges)
        {
            json.WriteStartObject();
            Id(json, "sourceValueId", edge.From);
            Id(json, "wiserValueId", edge.To);
            json.WriteStartArray("contexts");
            foreach (var context in edge.Contexts)
            {
                json.WriteStringValue(context);
            }

            json.WriteEndArray();
            json.WriteStartObject("counts");
            json.WriteNumber("markedWiser", edge.Counts.MarkedWiser);
            json.WriteNumber("markedNotWiser", edge.Counts.MarkedNotWiser);
            json.WriteNumber("markedLessWise", edge.Counts.MarkedLessWise);
            json.WriteNumber("markedUnsure", edge.Counts.MarkedUnsure);
            json.WriteNumber("impressions", edge.Counts.Impressions);
            json.WriteEndObject();
            json.WriteStartObject("summary");
            json.WriteNumber("wiserLikelihood", edge.WiserLikelihood);
            json.WriteNumber("entropy", edge.Entropy);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Scores(Utf8JsonWriter json, MaiGraph graph)
    {
        json.WriteStartArray("pageRank");
        foreach (var (value, score) in graph.PageRank)
        {
            json.WriteStartObject();
            Id(json, "valueId", value);
            json.WriteNumber("score", score);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    /// <summary>An id, as a number when it is one written in the only way that reads back to the same text.</summary>
    private static void Id(Utf8JsonWriter json, string name, string id)
    {
        if (
            long.TryParse(
                id,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
            && Math.Abs(number) < 1L << 53
            && number.ToString(CultureInfo.InvariantCulture) == id
        )
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteString(name, id);
        }
    }
}
