using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Cli;

/// <summary>
/// A moral graph for machines, <c>commonweal.moral-graph/1</c>; <c>docs/reference/graph-json.md</c> lists its members. What stands
/// under <c>graph</c> is what a report's data file has there too.
/// </summary>
internal static class GraphJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        // Not for embedding in HTML: letters stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The graph with what it was read from, as JSON that ends with a line end.</summary>
    public static string Write(MoralGraph graph, VoteSet votes, GraphInput input)
    {
        var used = graph
            .Contexts.SelectMany(c => c.Edges)
            .SelectMany(e => new[] { e.From, e.To })
            .ToHashSet(StringComparer.Ordinal);
        return Serialize(
            new
            {
                Format = "commonweal.moral-graph/1",
                Input = new
                {
                    votes.Totals.Rows,
                    votes.Totals.Accepted,
                    votes.Totals.AfterCut,
                    votes.Totals.OtherContexts,
                    Findings = input.Counts,
                    Refused = (input.Document?.RefusedValues() ?? []).Select(s => new
                    {
                        s.Id,
                        s.Kind,
                    }),
                },
                Graph = graph,
                Contexts = graph.Contexts.Select(c => new
                {
                    Id = c.Context,
                    Label = input.Contexts.GetValueOrDefault(c.Context, c.Context),
                }),
                Cards = input.Cards.Where(card => used.Contains(card.Id)),
            }
        );
    }

    /// <summary>Anything of the group's, in its one layout.</summary>
    public static string Serialize<T>(T what) => JsonSerializer.Serialize(what, Options) + "\n";
}
