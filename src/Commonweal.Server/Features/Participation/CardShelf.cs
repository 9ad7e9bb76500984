using System.Collections.Concurrent;
using System.Text.Json;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Results;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Participation;

/// <summary>The cards people may be shown, one a class, with what finds pairs and like cards among them.</summary>
/// <param name="Cards">The card that stands for each class, by value id.</param>
/// <param name="ClassOf">For each value id the one that stands for it.</param>
/// <param name="Pairs">Finds the next pair.</param>
/// <param name="Likeness">Finds like cards.</param>
/// <param name="Candidates">What a selection is drawn from, by value id; likeness is filled in for each person.</param>
internal sealed record Shelf(
    IReadOnlyDictionary<string, StoredCard> Cards,
    IReadOnlyDictionary<string, string> ClassOf,
    PairingIndex Pairs,
    CardIndex Likeness,
    IReadOnlyDictionary<string, SelectionCandidate> Candidates
)
{
    /// <summary>The class of a card, itself when nothing else is known.</summary>
    public string Class(string value) => ClassOf.GetValueOrDefault(value, value);

    /// <summary>Contexts of a card.</summary>
    public static IReadOnlyList<string> ContextsOf(StoredCard card) =>
        JsonSerializer.Deserialize<string[]>(card.Contexts) ?? [];
}

/// <summary>
/// Keeps the shelf of each deliberation for a few seconds: a new card turns up a moment later, and a crowd that judges does
/// not make it anew for each pair.
/// </summary>
internal sealed class ShelfCache
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, (Shelf Shelf, DateTimeOffset At)> _shelves = new();
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _gates = new();

    /// <summary>The shelf, made by one caller at a time.</summary>
    public async Task<Shelf> Of(
        Guid deliberation,
        TimeProvider clock,
        Func<Task<Shelf>> make,
        CancellationToken cancel
    )
    {
        if (Known(deliberation, clock) is { } known)
        {
            return known;
        }

        var gate = _gates.GetOrAdd(deliberation, _ => new(1, 1));
        await gate.WaitAsync(cancel);
        try
        {
            if (Known(deliberation, clock) is { } meanwhile)
            {
                return meanwhile;
            }

            var made = await make();
            _shelves[deliberation] = (made, clock.GetUtcNow());
            return made;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Forgets a shelf: a card of the caller's own was added.</summary>
    public void Forget(Guid deliberation) => _shelves.TryRemove(deliberation, out _);

    private Shelf? Known(Guid deliberation, TimeProvider clock) =>
        _shelves.TryGetValue(deliberation, out var kept) && clock.GetUtcNow() - kept.At < Fresh
            ? kept.Shelf
            : null;
}

/// <summary>Puts the shelf of a deliberation together. O(cards + selections + pairs of the newest graph).</summary>
internal sealed class CardShelf(
    CommonwealDb db,
    Ledger ledger,
    GraphStore graphs,
    ShelfCache cache,
    TimeProvider clock
)
{
    public Task<Shelf> Of(DeliberationNow deliberation, CancellationToken cancel) =>
        cache.Of(deliberation.Id, clock, () => Make(deliberation, cancel), cancel);

    private async Task<Shelf> Make(DeliberationNow deliberation, CancellationToken cancel)
    {
        var (cards, classOf) = await ledger.Cards(deliberation.Id, cancel);
        var (shown, chosen) = await Selections(deliberation.Id, classOf, cancel);
        var graph = await graphs.Newest(deliberation.Id, cancel);
        var order = 0;
        return new(
            cards,
            classOf,
            new(
                [
                    .. cards.Values.Select(c => new PairingCard(
                        c.ValueId,
                        Shelf.ContextsOf(c),
                        chosen.GetValueOrDefault(c.ValueId)
                    )),
                ],
                graph is null ? [] : PairStanding.Of(graph.Graph),
                deliberation.Stored.Salt
            ),
            new(cards.Values.Select(Ledger.Shown)),
            cards.Values.ToDictionary(
                c => c.ValueId,
                c => new SelectionCandidate(
                    c.ValueId,
                    order++,
                    shown.GetValueOrDefault(c.ValueId),
                    chosen.GetValueOrDefault(c.ValueId),
                    0
                ),
                StringComparer.Ordinal
            )
        );
    }

    private async Task<(Dictionary<string, int> Shown, Dictionary<string, int> Chosen)> Selections(
        Guid deliberation,
        IReadOnlyDictionary<string, string> classOf,
        CancellationToken cancel
    )
    {
        var rows = await db
            .Selections.AsNoTracking()
            .Where(s => s.DeliberationId == deliberation)
            .Select(s => new { s.Shown, s.Chosen })
            .ToListAsync(cancel);
        return (Count(rows.Select(r => r.Shown)), Count(rows.Select(r => r.Chosen)));

        Dictionary<string, int> Count(IEnumerable<string?> lists) =>
            lists
                .OfType<string>()
                .SelectMany(list => JsonSerializer.Deserialize<string[]>(list) ?? [])
                .GroupBy(id => classOf.GetValueOrDefault(id, id), StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    }
}
