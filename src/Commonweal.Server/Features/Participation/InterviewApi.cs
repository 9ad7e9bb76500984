using System.Text.Json;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Server.Web;

namespace Commonweal.Server.Features.Participation;

/// <summary>The interview for programs: questions and answers as data.</summary>
internal static class InterviewApi
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Map(RouteGroupBuilder me)
    {
        me.MapGet("/interview", Question)
            .WithName("readQuestion")
            .WithSummary("The question that is asked now")
            .Produces<QuestionReply>();
        me.MapPost("/interview", Answer)
            .WithName("answerQuestion")
            .WithSummary("Answer it")
            .WithDescription(
                "What an answer still needs comes back as 422 with a finding a field; the same answer sent again is harmless."
            )
            .Produces<QuestionReply>();
        me.MapDelete("/interview", EndInterview)
            .WithName("endInterview")
            .WithSummary("Go on without a card")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Question(
        HttpContext http,
        InterviewStore store,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            Asked(await store.State(http.Taking().Deliberation, http.Taking().Me, cancel))
        );

    private static async Task<IResult> Answer(
        HttpContext http,
        AnswerRequest request,
        InterviewStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var (deliberation, me) = http.Taking();
        InterviewAnswer answer = new(
            request.Number,
            request.Question,
            request.Fields,
            clock.GetUtcNow()
        );
        return (await store.Answer(deliberation, me, answer, cancel)).ToResult(reply =>
            reply.Findings.Count == 0
                ? TypedResults.Ok(Asked(reply.State))
                : new Refusal(
                    RefusalKind.Unusable,
                    "answer.needs",
                    "The answer still needs something."
                )
                {
                    Fields = reply
                        .Findings.GroupBy(f => f.Field, StringComparer.Ordinal)
                        .ToDictionary(
                            g => g.Key,
                            g =>
                                g.Select(f =>
                                        string.Join(
                                            ' ',
                                            f.Arguments.Select(a => $"{a.Name}={a.Text}")
                                                .Prepend(f.Code)
                                        )
                                    )
                                    .ToArray(),
                            StringComparer.Ordinal
                        ),
                }.ToResult()
        );
    }

    private static async Task<IResult> EndInterview(
        HttpContext http,
        ProgressStore store,
        CancellationToken cancel
    )
    {
        await store.EndInterview(http.Taking().Me, cancel);
        return TypedResults.NoContent();
    }

    private static QuestionReply Asked(InterviewState state)
    {
        var question = state.Next;
        return new(
            state.NextNumber,
            question.Key,
            JsonNamingPolicy.KebabCaseLower.ConvertName(question.GetType().Name),
            JsonSerializer.SerializeToNode(question, question.GetType(), Json)!.AsObject()
        );
    }
}
