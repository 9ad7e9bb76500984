using System.Collections.Immutable;

namespace Commonweal.Server.Features.Deliberations;

/// <summary>What a deliberation asks, of whom, and in which words: all that an organiser decides.</summary>
public sealed record DeliberationPlan
{
    /// <summary>Its title, up to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The question people are asked.</summary>
    public required string Question { get; init; }

    /// <summary>The contexts in which values are compared; at least one.</summary>
    public required ImmutableArray<PlannedContext> Contexts { get; init; }

    /// <summary>What people agree to when they take part, in the organiser's words; paragraphs parted by empty lines.</summary>
    public required string Consent { get; init; }

    /// <summary>What people may say of themselves, so that groups can be compared. Every answer is optional.</summary>
    public ImmutableArray<GroupQuestion> Groups { get; init; } = [];

    /// <summary>Languages of the interface, most preferred first.</summary>
    public ImmutableArray<string> Languages { get; init; } = ["en"];

    /// <summary>When people may begin; null: as soon as it is opened by hand.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>When taking part ends; null: when it is closed by hand.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>True when only people with an invitation are let in.</summary>
    public bool InvitedOnly { get; init; }

    /// <summary>How many pairs a person is asked to judge, 1 to 12 a day and context.</summary>
    public int Judgements { get; init; } = 8;
}

/// <summary>A context: where a value has its place.</summary>
/// <param name="Id">Its id in documents: <c>[a-z][a-z0-9-]*</c>.</param>
/// <param name="Label">What people read: "When the library closes and someone is still inside".</param>
public sealed record PlannedContext(string Id, string Label);

/// <summary>A question on oneself with its options.</summary>
/// <param name="Key">Its id: <c>[a-z][a-z0-9-]*</c>.</param>
/// <param name="Question">What people read.</param>
/// <param name="Options">Options by id.</param>
public sealed record GroupQuestion(
    string Key,
    string Question,
    ImmutableArray<GroupOption> Options
);

/// <summary>An option of a question on oneself.</summary>
/// <param name="Id">Its id, unique in the deliberation: groups of voters carry it.</param>
/// <param name="Label">What people read.</param>
/// <param name="Share">Its share of the population, 0 to 1, if known: judgements are then weighted to it.</param>
public sealed record GroupOption(string Id, string Label, double? Share);
