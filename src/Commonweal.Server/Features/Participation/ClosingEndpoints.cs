using System.Globalization;
using System.Text.Json;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Server.Features.Participation.Pages;
using Commonweal.Server.Features.Results;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Features.Participation;

/// <summary>The end of the path: survey, receipt, where one's value is, and leaving with everything.</summary>
internal static class ClosingEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
    };

    public static void Map(RouteGroupBuilder anyone, RouteGroupBuilder mine)
    {
        mine.MapGet("survey", (HttpContext http) => Survey(http.Visit(), Nothing, null));
        mine.MapPost("survey", Surveyed);
        mine.MapGet("receipt", Receipt);
        mine.MapGet("receipt.json", ReceiptFile);
        mine.MapGet("place", Place);
        mine.MapGet("withdraw", (HttpContext http) => Withdraw(http.Visit(), false, []));
        mine.MapPost("withdraw", Withdrawn);
        anyone.MapGet("gone", (HttpContext http) => Withdraw(http.Visit(), true, []));
    }

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    private static RazorComponentResult<SurveyPage> Survey(
        Visit visit,
        IReadOnlyDictionary<string, string> said,
        Refusal? refused
    ) =>
        Page.Of<SurveyPage>(
            new SurveyModel(
                visit.FrameAt("survey"),
                [
                    .. LegitimacySurvey.Items.Select(item => new SurveyQuestion(
                        item.Key,
                        visit.Words[$"survey.{item.Key}"],
                        [
                            .. item.Values.Select(value => new FormOption(
                                value,
                                visit.Words[$"survey.answer.{value}"]
                            )),
                        ]
                    )),
                ],
                said,
                ChoosingEndpoints.Amiss(visit, "", refused)
            ),
            ChoosingEndpoints.StatusOf(refused)
        );

    private static async Task<IResult> Surveyed(HttpContext http, ClosingStore store)
    {
        var visit = http.Visit();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var said = LegitimacySurvey
            .Items.Select(i => (i.Key, Value: form[i.Key].ToString()))
            .Where(i => i.Value.Length > 0)
            .ToDictionary(i => i.Key, i => i.Value, StringComparer.Ordinal);
        var outcome = await store.Survey(visit.Deliberation, visit.Id, said, http.RequestAborted);
        return outcome.Refusal is { } refused && refused != Refusals.Surveyed
            ? Survey(visit, said, refused)
            : TypedResults.LocalRedirect($"/d/{visit.Slug}/receipt");
    }

    private static async Task<IResult> Receipt(
        HttpContext http,
        ClosingStore store,
        CardShelf shelves
    )
    {
        var visit = http.Visit();
        var cancel = http.RequestAborted;
        var receipt = await store.Receipt(visit.Deliberation, visit.Id, cancel);
        var shelf = await shelves.Of(visit.Deliberation, cancel);
        return Page.Of<ReceiptPage>(
            new ReceiptModel(
                visit.FrameAt("receipt"),
                receipt.Pseudonym,
                receipt.Card ?? "",
                [
                    .. receipt.Judgements.Select(j => new ReceiptSeen(
                        $"{Title(j.From)} → {Title(j.To)}",
                        visit.Words[$"judge.{j.Answer}"],
                        j.Sha256
                    )),
                ]
            )
        );

        string Title(string id) => shelf.Cards.GetValueOrDefault(shelf.Class(id))?.Title ?? id;
    }

    private static async Task<IResult> ReceiptFile(HttpContext http, ClosingStore store)
    {
        var visit = http.Visit();
        var receipt = await store.Receipt(visit.Deliberation, visit.Id, http.RequestAborted);
        return TypedResults.File(
            JsonSerializer.SerializeToUtf8Bytes(receipt, Json),
            "application/json",
            $"receipt-{visit.Slug}.json"
        );
    }

    private static async Task<IResult> Place(
        HttpContext http,
        ComparisonStore cards,
        CardShelf shelves,
        GraphStore graphs
    )
    {
        var visit = http.Visit();
        var (words, cancel) = (visit.Words, http.RequestAborted);
        var card = await cards.Mine(visit.Id, cancel);
        if (card is null)
        {
            return Page.Of<PlacePage>(
                new PlaceModel(visit.FrameAt("place"), null, [words["place.nocard"]], [])
            );
        }

        var shelf = await shelves.Of(visit.Deliberation, cancel);
        var graph = await graphs.Newest(visit.Deliberation.Id, cancel);
        var mine = shelf.Class(card.ValueId);
        List<string> stands = [words[$"interview.finished.{card.Standing}"]];
        var alike = shelf.ClassOf.Count(c => c.Value == mine) - 1;
        if (alike > 0)
        {
            stands.Add(
                words.Say(
                    mine == card.ValueId ? "place.stands" : "place.stoodfor",
                    ("count", alike),
                    ("title", shelf.Cards.GetValueOrDefault(mine)?.Title ?? mine)
                )
            );
        }

        var edges =
            graph
                ?.Graph.Contexts.SelectMany(c => c.Edges)
                .Where(e => e.From == mine || e.To == mine)
                .OrderByDescending(e => e.Probability)
                .ToList()
            ?? [];
        stands.AddRange(Wins(visit, graph?.Graph, mine));
        if (edges.Count == 0)
        {
            stands.Add(words["place.unknown"]);
        }

        return Page.Of<PlacePage>(
            new PlaceModel(
                visit.FrameAt("place"),
                ChoosingEndpoints.Seen(card),
                stands,
                [.. edges.Select(e => SentenceOf(visit, e, mine, shelf))]
            )
        );
    }

    private static IEnumerable<string> Wins(Visit visit, MoralGraph? graph, string mine) =>
        graph
            ?.Contexts.Where(c => c.Winners.Any(w => w.Value == mine))
            .Select(c => visit.Words.Say("place.wins", ("context", LabelOf(visit, c.Context))))
        ?? [];

    /// <summary>One comparison in words: which way it leans, how surely, and how it stands.</summary>
    private static string SentenceOf(Visit visit, MoralEdge edge, string mine, Shelf shelf)
    {
        var other = edge.From == mine ? edge.To : edge.From;
        var words = visit.Words;
        var tenths = Math.Clamp((int)Math.Round(edge.Probability * 10), 5, 9);
        return words.Say(
            edge.Status == EdgeStatus.OnAPar ? "place.par"
                : tenths == 5 ? "place.even"
                : edge.To == mine ? "place.mine"
                : "place.theirs",
            ("title", shelf.Cards.GetValueOrDefault(other)?.Title ?? other),
            ("context", LabelOf(visit, edge.Context)),
            ("chance", tenths.ToString(CultureInfo.InvariantCulture)),
            ("count", edge.Forward.Total + edge.Reverse.Total),
            ("standing", words[$"place.standing.{edge.Status.ToString().ToLowerInvariant()}"])
        );
    }

    private static string LabelOf(Visit visit, string context) =>
        visit.Deliberation.Plan.Contexts.FirstOrDefault(c => c.Id == context)?.Label ?? context;

    private static RazorComponentResult<WithdrawPage> Withdraw(
        Visit visit,
        bool gone,
        IReadOnlyList<(string, string)> amiss
    ) =>
        Page.Of<WithdrawPage>(
            new WithdrawModel(visit.FrameAt(gone ? "gone" : "withdraw"), gone, amiss),
            amiss.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    private static async Task<IResult> Withdrawn(
        HttpContext http,
        [FromForm] string? sure,
        ClosingStore store
    )
    {
        var visit = http.Visit();
        if (sure is not "yes")
        {
            return Withdraw(visit, false, [("sure", visit.Words["withdraw.missing"])]);
        }

        await store.Withdraw(visit.Id, http.RequestAborted);
        ParticipantCookie.Remove(http, visit.Slug);
        return TypedResults.LocalRedirect($"/d/{visit.Slug}/gone");
    }
}
