using Commonweal.Server.Features.Deliberations;

namespace Commonweal.Server.Features.Participation;

/// <summary>Something cannot be done.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Sentence">Why, and the way on.</param>
public sealed record RefusedModel(Frame Frame, string Sentence);

/// <summary>The first page of a deliberation.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Plan">What is asked.</param>
/// <param name="IsOpen">Whether one can join now.</param>
/// <param name="AsksInvitation">Whether there is a field for an invitation.</param>
/// <param name="Invitation">What stands in it.</param>
/// <param name="Amiss">What is amiss, by field.</param>
public sealed record LandingModel(
    Frame Frame,
    DeliberationPlan Plan,
    bool IsOpen,
    bool AsksInvitation,
    string Invitation,
    IReadOnlyList<(string Field, string Sentence)> Amiss
);

/// <summary>A participant's code.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Code">The code.</param>
public sealed record CodeModel(Frame Frame, string Code);

/// <summary>Where one enters a code.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Code">What was typed.</param>
/// <param name="Amiss">What is amiss, by field.</param>
public sealed record ResumeModel(
    Frame Frame,
    string Code,
    IReadOnlyList<(string Field, string Sentence)> Amiss
);

/// <summary>Questions on oneself.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Groups">The questions.</param>
/// <param name="Said">Options chosen before, by question.</param>
/// <param name="Amiss">What is amiss, by field.</param>
public sealed record GroupsModel(
    Frame Frame,
    IReadOnlyList<GroupQuestion> Groups,
    IReadOnlyDictionary<string, string> Said,
    IReadOnlyList<(string Field, string Sentence)> Amiss
);
