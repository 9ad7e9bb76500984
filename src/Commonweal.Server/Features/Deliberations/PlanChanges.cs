using System.Globalization;

namespace Commonweal.Server.Features.Deliberations;

/// <summary>A part of a plan that differs between two of its revisions.</summary>
/// <param name="Part">What it is called: "title", "context closing".</param>
/// <param name="Before">How it was; null when it was not there.</param>
/// <param name="After">How it is; null when it is gone.</param>
public sealed record PlanChange(string Part, string? Before, string? After);

/// <summary>What differs between two plans, part by part.</summary>
internal static class PlanChanges
{
    private const int SummaryLength = 500;

    /// <summary>The differences, in the order of the plan.</summary>
    public static IReadOnlyList<PlanChange> Between(DeliberationPlan before, DeliberationPlan after)
    {
        var old = Parts(before).ToList();
        var now = Parts(after).ToList();
        var were = old.ToDictionary(StringComparer.Ordinal);
        var are = now.ToDictionary(StringComparer.Ordinal);
        return
        [
            .. now.Select(p => p.Key)
                .Concat(old.Select(p => p.Key).Where(k => !are.ContainsKey(k)))
                .Select(k => new PlanChange(k, were.GetValueOrDefault(k), are.GetValueOrDefault(k)))
                .Where(c => c.Before != c.After),
        ];
    }

    /// <summary>The differences in a sentence or two, for the public history.</summary>
    public static string Summary(IReadOnlyList<PlanChange> changes)
    {
        var text = string.Join(
            ' ',
            new[]
            {
                Sentence("Changed", changes.Where(c => c is { Before: not null, After: not null })),
                Sentence("Added", changes.Where(c => c.Before is null)),
                Sentence("Took away", changes.Where(c => c.After is null)),
            }.Where(s => s.Length > 0)
        );
        return text.Length <= SummaryLength ? text : $"{text[..(SummaryLength - 1)]}…";
    }

    private static string Sentence(string verb, IEnumerable<PlanChange> changes)
    {
        var parts = string.Join(", ", changes.Select(c => c.Part));
        return parts.Length == 0 ? "" : $"{verb}: {parts}.";
    }

    private static IEnumerable<KeyValuePair<string, string>> Parts(DeliberationPlan plan)
    {
        yield return new("title", plan.Title);
        yield return new("question", plan.Question);
        foreach (var context in plan.Contexts)
        {
            yield return new($"context {context.Id}", context.Label);
        }

        if (plan.Contexts.Length > 1)
        {
            yield return new(
                "order of contexts",
                string.Join(", ", plan.Contexts.Select(c => c.Id))
            );
        }

        yield return new("consent", plan.Consent);
        foreach (var group in plan.Groups)
        {
            yield return new($"question {group.Key}", group.Question);
            foreach (var option in group.Options)
            {
                yield return new(
                    $"option {option.Id}",
                    option.Share is { } share
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"{option.Label} ({share * 100:0.##} %)"
                        )
                        : option.Label
                );
            }
        }

        yield return new("languages", string.Join(", ", plan.Languages));
        yield return new("time of opening", Moment(plan.OpensAt));
        yield return new("time of closing", Moment(plan.ClosesAt));
        yield return new(
            "who may take part",
            plan.InvitedOnly ? "people with an invitation" : "everyone"
        );
        yield return new(
            "judgements a person",
            plan.Judgements.ToString(CultureInfo.InvariantCulture)
        );
    }

    private static string Moment(DateTimeOffset? at) =>
        at is { } set
            ? set.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
            : "by hand";
}
