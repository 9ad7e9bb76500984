using Commonweal.Deliberation.Elicitation;
using Commonweal.Kernel.Checking;
using Commonweal.Server.Features.Participation.Pages;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commonweal.Server.Features.Participation;

/// <summary>The interview as pages: one question at a time, everything typed is kept.</summary>
internal static class InterviewEndpoints
{
    public static void Map(RouteGroupBuilder mine)
    {
        mine.MapGet("interview", (HttpContext http, CancellationToken _) => Show(http, null));
        mine.MapGet("interview/{key}", (HttpContext http, string key) => Show(http, key));
        mine.MapPost("interview", Answer);
        mine.MapPost("interview/leave", Leave);
    }

    private static async Task<IResult> Show(HttpContext http, string? key)
    {
        var visit = http.Visit();
        var state = await StoreOf(http).State(visit.Deliberation, visit.Id, http.RequestAborted);
        var card = await CardOf(http, visit);
        if (key is null || card is not null)
        {
            return Page.Of<InterviewPage>(ModelOf(visit, state, state.Next, card));
        }

        return QuestionOf(state, key) is { } question
            ? Page.Of<InterviewPage>(ModelOf(visit, state, question, card))
            : visit.Refuse(Refusals.QuestionUnknown);
    }

    private static async Task<IResult> Answer(HttpContext http, TimeProvider clock)
    {
        var visit = http.Visit();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        _ = int.TryParse(form["number"], null, out var number);
        InterviewAnswer answer = new(
            number,
            form["question"].ToString(),
            FieldsOf(form),
            clock.GetUtcNow()
        );
        if (await CardOf(http, visit) is not null)
        {
            return TypedResults.LocalRedirect($"/d/{visit.Slug}/interview");
        }

        var outcome = await StoreOf(http)
            .Answer(visit.Deliberation, visit.Id, answer, http.RequestAborted);
        return outcome.Match<IResult>(
            reply =>
                reply.Findings.Count == 0 ? TypedResults.LocalRedirect($"/d/{visit.Slug}/interview")
                : reply.Findings.Any(f => f.Code == FieldCode.NumberTaken)
                && reply.State.Answers.FirstOrDefault(a => a.Number == number) is { } there
                    ? Elsewhere(visit, reply.State, there, answer)
                : Again(visit, reply.State, answer, reply.Findings),
            visit.Refuse
        );
    }

    /// <summary>On without a card: to choose and judge among what others wrote.</summary>
    private static async Task<RedirectHttpResult> Leave(HttpContext http, ProgressStore progress)
    {
        var visit = http.Visit();
        await progress.EndInterview(visit.Id, http.RequestAborted);
        return TypedResults.LocalRedirect($"/d/{visit.Slug}/next");
    }

    private static InterviewStore StoreOf(HttpContext http) =>
        http.RequestServices.GetRequiredService<InterviewStore>();

    private static Task<StoredCard?> CardOf(HttpContext http, Visit visit) =>
        http
            .RequestServices.GetRequiredService<ComparisonStore>()
            .Mine(visit.Id, http.RequestAborted);

    /// <summary>Shows the question again with what was typed and what is amiss.</summary>
    private static RazorComponentResult<InterviewPage> Again(
        Visit visit,
        InterviewState state,
        InterviewAnswer answer,
        IReadOnlyList<FieldFinding> findings
    )
    {
        var asked = QuestionOf(state, answer.Question);
        var model = ModelOf(visit, state, asked ?? state.Next, null);
        if (asked is null)
        {
            model = model with { Typed = WordsOf(answer) };
        }
        else
        {
            model = model with { Form = InterviewForms.Of(asked, answer, visit.Words) };
        }

        return Page.Of<InterviewPage>(
            model with
            {
                Amiss = InterviewForms.Sentences(findings, model.Form, visit.Words),
            },
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static RazorComponentResult<InterviewPage> Elsewhere(
        Visit visit,
        InterviewState state,
        InterviewAnswer there,
        InterviewAnswer answer
    )
    {
        var asked = QuestionOf(state, answer.Question);
        var model = ModelOf(visit, state, asked ?? state.Next, null);
        return Page.Of<InterviewPage>(
            model with
            {
                Form = asked is null ? model.Form : InterviewForms.Of(asked, answer, visit.Words),
                Typed = asked is null ? WordsOf(answer) : [],
                Stored = WordsOf(there),
                Amiss = [("", visit.Words["refusal.interview.taken"])],
            },
            StatusCodes.Status409Conflict
        );
    }

    private static InterviewModel ModelOf(
        Visit visit,
        InterviewState state,
        Question question,
        StoredCard? card
    )
    {
        var course = InterviewStore.Course(state);
        var at = course.ToList().FindIndex(q => q.Key == question.Key);
        var (done, of) = state.Progress;
        var isEarlier = question.Key != state.Next.Key;
        InterviewModel model = new(
            visit.FrameAt(isEarlier ? $"interview/{question.Key}" : "interview"),
            InterviewForms.Of(question, state.Before(question.Key), visit.Words),
            state.NextNumber
        )
        {
            Step = isEarlier ? at + 1 : done + 1,
            Of = Math.Max(of, done + 1),
            Back = at > 0 ? course[at - 1].Key : "",
            IsEarlier = isEarlier,
            CanGoBack = card is null,
        };
        return question is Question.Finished finished
            ? model with
            {
                Standing = StandingOf(visit, state, card),
                CardTitle = finished.Card.Title,
                Lines = [.. finished.Card.Lines.Select(l => l.Text)],
            }
            : model;
    }

    private static string StandingOf(Visit visit, InterviewState state, StoredCard? card)
    {
        var words = visit.Words;
        var said = card is null
            ? words.Say(
                "interview.finished.kept",
                ("why", words[$"interview.finished.{KeptBecause(state)}"])
            )
            : words[$"interview.finished.{card.Standing}"];
        return words.WordingIsRead ? said : $"{said} {words["interview.finished.wording"]}";
    }

    /// <summary>Why a card is kept from others: part of a key of words.</summary>
    private static string KeptBecause(InterviewState state)
    {
        var report = Interview.Report(state);
        var status = report.Statuses.Single(s => s.Id == state.Plan.Card);
        return string.Equals(status.Kind, "instrument", StringComparison.Ordinal) ? "keptmeans"
            : report.Diagnostics.Any(d =>
                d.Severity == Severity.Error && d.Code.StartsWith("V1", StringComparison.Ordinal)
            )
                ? "keptwording"
            : "keptother";
    }

    private static Question? QuestionOf(InterviewState state, string key) =>
        InterviewStore.Course(state).FirstOrDefault(q => q.Key == key);

    private static List<string> WordsOf(InterviewAnswer answer) =>
        [.. answer.Fields.SelectMany(f => f.Value).Where(v => !string.IsNullOrWhiteSpace(v))];

    private static Dictionary<string, IReadOnlyList<string>> FieldsOf(IFormCollection form) =>
        form.Where(f => f.Key is not ("number" or "question" or "__RequestVerificationToken"))
            .ToDictionary(
                f => f.Key,
                f => (IReadOnlyList<string>)[.. f.Value.Select(v => v ?? "")],
                StringComparer.Ordinal
            );
}
