using System.Text.Json.Nodes;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Identity;

namespace Commonweal.Server.Features.Participation;

/// <summary>Joining. <paramref name="Agrees"/> says that the consent text was read and agreed to.</summary>
internal sealed record JoinRequest(bool Agrees, string? Invitation, string? Language);

/// <summary>The new participant and the code, which is shown this once; as a bearer token it is <c>cwp_CODE</c>.</summary>
internal sealed record JoinReply(string Pseudonym, string Code);

/// <summary>Where somebody stands.</summary>
internal sealed record MeReply(string Pseudonym, string Next, Progress Progress);

/// <summary>An answer of the interview.</summary>
internal sealed record AnswerRequest(
    int Number,
    string Question,
    Dictionary<string, IReadOnlyList<string>> Fields
);

/// <summary>What is asked now, and the number that the answer is to have.</summary>
internal sealed record QuestionReply(int Number, string Key, string Kind, JsonObject About);

/// <summary>A card, as one who may see it sees it.</summary>
internal sealed record CardReply(
    string Id,
    string Title,
    IReadOnlyList<string> Policies,
    double? Likeness
);

/// <summary>A verdict on a card beside one's own.</summary>
internal sealed record SamenessRequest(string Other, string Verdict);

/// <summary>The six to choose among, and what was chosen.</summary>
internal sealed record SelectionReply(
    string Context,
    IReadOnlyList<CardReply> Shown,
    IReadOnlyList<string>? Chosen
);

/// <summary>Which of the six are wise to consider.</summary>
internal sealed record ChoiceRequest(IReadOnlyList<string> Chosen);

/// <summary>A pair to judge.</summary>
internal sealed record TrialReply(
    Guid Id,
    string Context,
    CardReply From,
    CardReply To,
    string? Story
);

/// <summary>A judgement: <c>yes</c>, <c>no</c>, <c>unsure</c> or <c>par</c>.</summary>
internal sealed record VoteRequest(string Answer, string? Comment);

/// <summary>A judgement as it was kept.</summary>
internal sealed record VoteReply(Guid Trial, string Answer, DateTimeOffset At);

/// <summary>One's own account of the change in a trial that one judged.</summary>
internal sealed record StoryRequest(Guid Trial, string Text);

/// <summary>Who takes part in what, for one request.</summary>
internal sealed record Taking(DeliberationNow Deliberation, ParticipantId Me);

internal static class Takings
{
    public static Taking Taking(this HttpContext http) => http.Features.Get<Taking>()!;
}
