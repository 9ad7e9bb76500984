using System.Globalization;
using Commonweal.Server.Features.Deliberations;

namespace Commonweal.Server.Features.Organising;

/// <summary>How times and states are said.</summary>
internal static class Phrases
{
    /// <summary>24 Nov 2026, 21:41 UTC.</summary>
    public static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Where a deliberation stands.</summary>
    public static string State(DeliberationNow there, DateTimeOffset now) =>
        there.PhaseAt(now) switch
        {
            Phase.Preparing => "Being prepared: nobody but its organisers sees it",
            Phase.Waiting => $"Opened; people can begin on {Moment(there.Plan.OpensAt!.Value)}",
            Phase.Open when there.Plan.ClosesAt is { } closes => $"Open until {Moment(closes)}",
            Phase.Open when there.Stored.PublishedAt is not null =>
                "Open, and everyone can read the results so far",
            Phase.Open => "Open",
            Phase.Closed =>
                $"Closed since {Moment(there.Stored.ClosedAt ?? there.Plan.ClosesAt!.Value)}",
            _ => $"Results published on {Moment(there.Stored.PublishedAt!.Value)}",
        };

    /// <summary>The word of a state in JSON.</summary>
    public static string Word(Phase phase) =>
        phase switch
        {
            Phase.Preparing => "preparing",
            Phase.Waiting => "waiting",
            Phase.Open => "open",
            Phase.Closed => "closed",
            _ => "published",
        };

    /// <summary>Head of a deliberation's pages.</summary>
    public static Heading Heading(DeliberationNow there, DateTimeOffset now) =>
        new(
            there.Slug,
            there.Plan.Title,
            State(there, now),
            there.PhaseAt(now) switch
            {
                Phase.Preparing => ["open"],
                Phase.Waiting or Phase.Open => ["close"],
                Phase.Closed when there.Plan.ClosesAt <= now => ["publish"],
                Phase.Closed => ["publish", "open"],
                _ => [],
            }
        );
}
