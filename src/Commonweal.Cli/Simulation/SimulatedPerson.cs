using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Cli.Simulation;

/// <summary>What the server said to a simulated person that the person did not expect.</summary>
internal sealed class UnexpectedReply(HttpStatusCode status, string body)
    : Exception(FormattableString.Invariant($"The server answered {(int)status}: {body}"))
{
    public HttpStatusCode Status => status;
}

/// <summary>
/// A made-up participant who goes the whole path over the HTTP API: joins, is interviewed, writes a card from a bank of
/// lines, chooses, judges by latent levels, answers the survey. Deterministic in the seed but for the times.
/// </summary>
internal sealed class SimulatedPerson(HttpClient http, string slug, ulong seed, Latent latent)
{
    private readonly Xoshiro256 _draw = new(seed);
    private AuthenticationHeaderValue? _token;

    /// <summary>How long each judgement took to be acknowledged.</summary>
    public List<TimeSpan> VoteTimes { get; } = [];

    /// <summary>Trials whose judgement the server acknowledged, with the answer.</summary>
    public List<(Guid Trial, string Answer)> Acknowledged { get; } = [];

    /// <summary>The code by which the person would come back.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Joins.</summary>
    public async Task Join(CancellationToken cancel)
    {
        var reply = await Send(HttpMethod.Post, "participants", new { agrees = true }, cancel);
        Code = reply!["code"]!.GetValue<string>();
        _token = new("Bearer", $"cwp_{Code}");
    }

    /// <summary>Says which group the person belongs to.</summary>
    public Task Say(string question, string option, CancellationToken cancel) =>
        Send(
            HttpMethod.Put,
            "me/groups",
            new Dictionary<string, string>(StringComparer.Ordinal) { [question] = option },
            cancel
        );

    /// <summary>Goes through the interview to a card.</summary>
    public async Task BeInterviewed(CancellationToken cancel)
    {
        var lines = Lines();
        var asked = await Send(HttpMethod.Get, "me/interview", null, cancel);
        for (var number = 0; number < InterviewLimits.Answers; number++)
        {
            var kind = asked!["kind"]!.GetValue<string>();
            if (kind is "finished" or "stopped")
            {
                return;
            }

            asked = await Send(
                HttpMethod.Post,
                "me/interview",
                new
                {
                    number = asked["number"]!.GetValue<int>(),
                    question = asked["key"]!.GetValue<string>(),
                    fields = Fields(kind, asked["about"]!.AsObject(), lines)
                        .ToDictionary(f => f.Name, f => f.Values, StringComparer.Ordinal),
                },
                cancel
            );
        }
    }

    /// <summary>Looks at like cards, says of each that it differs, and chooses the two wisest of the six.</summary>
    public async Task Choose(CancellationToken cancel)
    {
        foreach (var card in (await Send(HttpMethod.Get, "me/like", null, cancel))!.AsArray())
        {
            await Send(
                HttpMethod.Put,
                "me/samenesses",
                new { other = card!["id"]!.GetValue<string>(), verdict = "different" },
                cancel
            );
        }

        var offered = await Send(HttpMethod.Get, "me/selection", null, cancel);
        var best = offered!["shown"]!
            .AsArray()
            .Select(c => c!["id"]!.GetValue<string>())
            .OrderByDescending(latent.Of)
            .Take(2)
            .ToArray();
        if (best.Length > 0)
        {
            await Send(HttpMethod.Put, "me/selection", new { chosen = best }, cancel);
        }
    }

    /// <summary>Judges the next pair; false when none is left for today.</summary>
    public async Task<bool> Judge(CancellationToken cancel)
    {
        JsonNode trial;
        try
        {
            trial = (await Send(HttpMethod.Post, "me/trials", null, cancel))!;
        }
        catch (UnexpectedReply none)
            when (none.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.NotFound)
        {
            return false;
        }

        var id = trial["id"]!.GetValue<Guid>();
        var answer = latent.Answer(
            trial["from"]!["id"]!.GetValue<string>(),
            trial["to"]!["id"]!.GetValue<string>(),
            _draw
        );
        var start = Stopwatch.GetTimestamp();
        await Send(HttpMethod.Put, $"me/trials/{id}/vote", new { answer }, cancel);
        VoteTimes.Add(Stopwatch.GetElapsedTime(start));
        Acknowledged.Add((id, answer));
        return true;
    }

    /// <summary>Answers the survey, content more often than not.</summary>
    public Task AnswerSurvey(CancellationToken cancel) =>
        Send(
            HttpMethod.Put,
            "me/survey",
            LegitimacySurvey.Items.ToDictionary(
                i => i.Key,
                i =>
                    _draw.NextShare() < .8
                        ? i.Favourable[_draw.NextBelow(i.Favourable.Count)]
                        : i.Values[_draw.NextBelow(i.Values.Count)],
                StringComparer.Ordinal
            ),
            cancel
        );

    /// <summary>Asks the API; what is not a success is an <see cref="UnexpectedReply"/>.</summary>
    public async Task<JsonNode?> Send(
        HttpMethod method,
        string path,
        object? body,
        CancellationToken cancel
    )
    {
        using HttpRequestMessage request = new(method, $"api/v1/deliberations/{slug}/{path}");
        request.Headers.Authorization = _token;
        request.Content = body is null ? null : JsonContent.Create(body);
        using var reply = await http.SendAsync(request, cancel);
        var text = await reply.Content.ReadAsStringAsync(cancel);
        return !reply.IsSuccessStatusCode ? throw new UnexpectedReply(reply.StatusCode, text)
            : text.Length == 0 ? null
            : JsonNode.Parse(text);
    }

    /// <summary>Four lines of the bank, so that most cards of a crowd differ and some resemble each other.</summary>
    private Decoy[] Lines() =>
        [
            .. Enumerable
                .Range(0, int.MaxValue)
                .Select(_ => Decoys.All[_draw.NextBelow(Decoys.All.Count)])
                .DistinctBy(d => d.Id, StringComparer.Ordinal)
                .Take(4),
        ];

    private (string Name, string[] Values)[] Fields(string kind, JsonObject about, Decoy[] lines)
    {
        const string told =
            "Last week I had to choose how to go about it. I stayed, looked closely at what was in front of me and acted on what I saw.";
        return kind switch
        {
            "opening" => [("opening", ["glad"])],
            "telling" => [("text", [told]), ("context", [Any(about["contexts"]!.AsArray())])],
            "zoom" or "teach-back" => [("text", [told])],
            "offer-to-stop" => [("go-on", ["yes"])],
            "alternatives" => Chose(),
            "precedent" => [.. Chose(), ("happened", ["yes"])],
            "attentions" => Written(lines),
            "repair" =>
            [
                .. Written(lines),
                ("keep", [.. lines.Select(_ => "These are the words I use for it.")]),
            ],
            "review" => [.. Written(lines), ("title", [Title(lines)])],
            "probes" => Probed(),
            "limits" =>
            [
                ("out-of-place", ["when somebody is in danger and has to be told at once"]),
            ],
            "second-context" => [("context", [Any(about["others"]!.AsArray())])],
            "catch-trial" =>
            [
                ("decoy", [about["decoy"]!["id"]!.GetValue<string>()]),
                ("belongs", [_draw.NextShare() < .1 ? "yes" : "no"]),
            ],
            _ => [],
        };
    }

    private string Any(JsonArray contexts) =>
        contexts.Count == 0
            ? ""
            : contexts[_draw.NextBelow(contexts.Count)]!["id"]!.GetValue<string>();

    private static string Title(Decoy[] lines) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{lines[0].Head[..1]}{lines[0].Head[1..].ToLowerInvariant()} and {lines[1].Head.ToLowerInvariant()}"
        );

    private static (string Name, string[] Values)[] Chose() =>
        [
            ("did", ["stayed and looked closely"]),
            ("option", ["go on as before", "leave it to somebody else"]),
            ("why", ["I would not have seen it", "it was mine to do"]),
        ];

    private static (string Name, string[] Values)[] Written(Decoy[] lines) =>
        [
            ("head", [.. lines.Select(_ => "")]),
            ("own-head", [.. lines.Select(l => l.Head)]),
            ("phrase", [.. lines.Select(l => l.Phrase)]),
        ];

    private static (string Name, string[] Values)[] Probed() =>
        [
            ("still-attend", ["yes"]),
            ("still-attend-why", ["I would look for it even if all went well."]),
            ("automate", ["no"]),
            ("automate-why", ["Nobody else could look for me."]),
            ("diminished", ["yes"]),
            ("diminished-why", ["It would all be emptier without it."]),
            ("whole-attention", ["yes"]),
            ("whole-attention-why", ["It does not go with anything else at the same time."]),
            (
                "reason",
                ["nobody is left alone", "I learn what is needed", "the next step is clearer"]
            ),
        ];
}
