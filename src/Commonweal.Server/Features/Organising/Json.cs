using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Web;
using Microsoft.Net.Http.Headers;

namespace Commonweal.Server.Features.Organising;

/// <summary>A deliberation to be made.</summary>
public sealed record NewDeliberation
{
    /// <summary>Its place in addresses; left out: made from the title.</summary>
    public string? Slug { get; init; }

    /// <summary>What it asks.</summary>
    public required DeliberationPlan Plan { get; init; }
}

/// <summary>A deliberation as its organisers see it.</summary>
public sealed record DeliberationView
{
    /// <summary>Its place in addresses: <c>/d/SLUG</c>.</summary>
    public required string Slug { get; init; }

    /// <summary><c>preparing</c>, <c>waiting</c>, <c>open</c>, <c>closed</c> or <c>published</c>.</summary>
    public required string State { get; init; }

    /// <summary>Number of the revision; also the entity tag.</summary>
    public required int Revision { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was first opened.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When its results were published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What it asks.</summary>
    public required DeliberationPlan Plan { get; init; }

    internal static DeliberationView Of(DeliberationNow there, DateTimeOffset now) =>
        new()
        {
            Slug = there.Slug,
            State = Phrases.Word(there.PhaseAt(now)),
            Revision = there.Stored.Revision,
            CreatedAt = there.Stored.CreatedAt,
            OpenedAt = there.Stored.OpenedAt,
            ClosedAt = there.Stored.ClosedAt,
            PublishedAt = there.Stored.PublishedAt,
            Plan = there.Plan,
        };
}

/// <summary>A part of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Items">The part.</param>
/// <param name="Next">What to pass as <c>after</c> to go on; null at the end.</param>
public sealed record Listed<T>(ImmutableArray<T> Items, string? Next);

/// <summary>
/// How bodies of requests are read: what is missing or of the wrong kind is said, not guessed. By reflection, because
/// generated readers drop what a property is when it is left out.
/// </summary>
internal static class BodyJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static JsonTypeInfo<NewDeliberation> NewDeliberation => Of<NewDeliberation>();

    public static JsonTypeInfo<DeliberationPlan> DeliberationPlan => Of<DeliberationPlan>();

    public static JsonTypeInfo<InvitationWanted> InvitationWanted => Of<InvitationWanted>();

    public static JsonTypeInfo<ModerationWanted> ModerationWanted => Of<ModerationWanted>();

    private static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}

/// <summary>Reads what JSON requests carry.</summary>
internal static class Body
{
    /// <summary>The body, or why it cannot be read, with the place in it.</summary>
    public static async Task<Outcome<T>> Read<T>(HttpRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return new Refusal(
                RefusalKind.Unusable,
                "body.type",
                "Send JSON, with the header Content-Type: application/json."
            );
        }

        try
        {
            return
                await JsonSerializer.DeserializeAsync(
                    request.Body,
                    type,
                    request.HttpContext.RequestAborted
                )
                    is { } read
                ? read
                : Unread("$", "There is nothing here; an object is needed.");
        }
        catch (JsonException fault)
        {
            // The framework's sentence names types of this program; what is of use to the caller is the place.
            return Unread(
                fault.Path ?? "$",
                $"The JSON cannot be read here (line {(fault.LineNumber ?? 0) + 1}): a part is missing, unknown or of another kind than the description of the API says."
            );
        }
    }

    /// <summary>The revision of an <c>If-Match</c> header; null without one, 0 for a tag that never was.</summary>
    public static int? Seen(HttpRequest request) =>
        request.Headers.IfMatch.Count == 0
        || request.Headers.IfMatch == EntityTagHeaderValue.Any.ToString()
            ? null
        : int.TryParse(
            request.Headers.IfMatch.ToString().Trim('"'),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var n
        )
            ? n
        : 0;

    private static Refusal Unread(string place, string message) =>
        new(
            RefusalKind.Unusable,
            "body.unreadable",
            "What was sent cannot be read. Nothing was changed."
        )
        {
            Fields = new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                [place.StartsWith("$.", StringComparison.Ordinal) ? place[2..] : place] = [message],
            },
        };
}
