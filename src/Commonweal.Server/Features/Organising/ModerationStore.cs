using System.Text.Json;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Web;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Organising;

/// <summary>A decision to hide something or to show it again.</summary>
/// <param name="Kind"><c>card</c> or <c>story</c>.</param>
/// <param name="Subject">Id of the card or story.</param>
/// <param name="Hidden">True to hide it, false to show it again.</param>
/// <param name="Reason">Why; everyone can read it, its author first.</param>
public sealed record ModerationWanted(string Kind, Guid Subject, bool Hidden, string? Reason);

/// <summary>A card or story as moderation shows it.</summary>
/// <param name="Kind"><c>card</c> or <c>story</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">Title of the card, or the pair a story is about.</param>
/// <param name="Lines">What was written.</param>
/// <param name="Author">Pseudonym of its author.</param>
/// <param name="At">When it was written.</param>
/// <param name="Hidden">Whether it is hidden now.</param>
/// <param name="Reason">Reason of the newest decision, or null.</param>
public sealed record ModeratedItem(
    string Kind,
    Guid Id,
    string Title,
    IReadOnlyList<string> Lines,
    string Author,
    DateTimeOffset At,
    bool Hidden,
    string? Reason
);

/// <summary>Hides and shows cards and stories, each time with a public reason.</summary>
internal sealed class ModerationStore(CommonwealDb db, TimeProvider clock)
{
    public const int ReasonLength = 1000;

    /// <summary>
    /// Cards and stories that hold all words of a search, newest first. Reads all of one kind, O(cards + stories): texts are
    /// searched as people read them, not as they are stored.
    /// </summary>
    public async Task<IReadOnlyList<ModeratedItem>> Search(
        Guid deliberation,
        string? words,
        string? kind,
        CancellationToken cancel
    )
    {
        var decisions = await Newest(deliberation, cancel);
        var authors = await db
            .Participants.Where(p => p.DeliberationId == deliberation)
            .ToDictionaryAsync(p => p.Id, p => p.Pseudonym, cancel);
        List<ModeratedItem> found = [];
        if (kind is null or "card")
        {
            found.AddRange(await Cards(deliberation, decisions, authors, cancel));
        }

        if (kind is null or "story")
        {
            found.AddRange(await Stories(deliberation, decisions, authors, cancel));
        }

        var sought = (words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. found
                .Where(f => sought.All(w => Holds(f, w)))
                .OrderByDescending(f => f.At)
                .ThenBy(f => f.Id),
        ];
    }

    /// <summary>Hides or shows. Nothing is ever taken back: a later decision stands beside the earlier one.</summary>
    public async Task<Outcome<ModeratedItem>> Decide(
        Guid deliberation,
        ModerationWanted wanted,
        CancellationToken cancel
    )
    {
        if (wanted.Kind is not ("card" or "story"))
        {
            return Unusable("kind", "Say what it is about: card or story.");
        }

        var reason = wanted.Reason?.ReplaceLineEndings("\n").Trim() ?? "";
        if (reason.Length is 0 or > ReasonLength || reason.Any(c => char.IsControl(c) && c != '\n'))
        {
            return Unusable(
                "reason",
                $"Give a reason of up to {ReasonLength} characters. Everyone can read it, its author first."
            );
        }

        var item = (await Search(deliberation, null, wanted.Kind, cancel)).FirstOrDefault(i =>
            i.Id == wanted.Subject
        );
        if (item is null)
        {
            return Refusal.Missing(wanted.Kind);
        }

        if (item.Hidden == wanted.Hidden)
        {
            return new Refusal(
                RefusalKind.Conflict,
                "moderation.same",
                wanted.Hidden ? "It is hidden already." : "It is not hidden."
            );
        }

        var now = clock.GetUtcNow();
        db.Moderations.Add(
            new()
            {
                DeliberationId = deliberation,
                Id = Guid.CreateVersion7(now),
                Kind = wanted.Kind,
                Subject = wanted.Subject,
                Hidden = wanted.Hidden,
                Reason = reason,
                At = now,
            }
        );
        await db.SaveChangesAsync(cancel);
        return item with { Hidden = wanted.Hidden, Reason = reason };
    }

    private async Task<Dictionary<Guid, Moderation>> Newest(
        Guid deliberation,
        CancellationToken cancel
    ) =>
        (
            await db
                .Moderations.AsNoTracking()
                .Where(m => m.DeliberationId == deliberation)
                .OrderBy(m => m.At)
                .ToListAsync(cancel)
        )
            .GroupBy(m => m.Subject)
            .ToDictionary(g => g.Key, g => g.Last());

    private async Task<IEnumerable<ModeratedItem>> Cards(
        Guid deliberation,
        Dictionary<Guid, Moderation> decisions,
        Dictionary<Guid, string> authors,
        CancellationToken cancel
    ) =>
        (
            await db
                .Cards.AsNoTracking()
                .Where(c => c.DeliberationId == deliberation)
                .Select(c => new
                {
                    c.Id,
                    c.Title,
                    c.Policies,
                    c.ParticipantId,
                    c.At,
                })
                .ToListAsync(cancel)
        ).Select(c => new ModeratedItem(
            "card",
            c.Id,
            c.Title,
            JsonSerializer.Deserialize<string[]>(c.Policies) ?? [],
            authors.GetValueOrDefault(c.ParticipantId, ""),
            c.At,
            decisions.GetValueOrDefault(c.Id)?.Hidden == true,
            decisions.GetValueOrDefault(c.Id)?.Reason
        ));

    private async Task<IEnumerable<ModeratedItem>> Stories(
        Guid deliberation,
        Dictionary<Guid, Moderation> decisions,
        Dictionary<Guid, string> authors,
        CancellationToken cancel
    )
    {
        var titles = await db
            .Cards.Where(c => c.DeliberationId == deliberation)
            .ToDictionaryAsync(c => c.ValueId, c => c.Title, StringComparer.Ordinal, cancel);
        return (
            await db
                .Stories.AsNoTracking()
                .Where(s => s.DeliberationId == deliberation)
                .ToListAsync(cancel)
        ).Select(s => new ModeratedItem(
            "story",
            s.Id,
            $"From “{titles.GetValueOrDefault(s.From, s.From)}” to “{titles.GetValueOrDefault(s.To, s.To)}”",
            [s.Text],
            authors.GetValueOrDefault(s.ParticipantId, ""),
            s.At,
            decisions.GetValueOrDefault(s.Id)?.Hidden == true,
            decisions.GetValueOrDefault(s.Id)?.Reason
        ));
    }

    private static bool Holds(ModeratedItem item, string word) =>
        item.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
        || item.Author.Contains(word, StringComparison.OrdinalIgnoreCase)
        || item.Lines.Any(l => l.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static Refusal Unusable(string field, string finding) =>
        new(RefusalKind.Unusable, "moderation.unusable", "Nothing was changed yet.")
        {
            Fields = new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                [field] = [finding],
            },
        };
}
