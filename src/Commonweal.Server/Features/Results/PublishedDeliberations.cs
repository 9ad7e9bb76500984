using System.Security.Cryptography;
using System.Text;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Commonweal.Mcp;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Results;

/// <summary>What agents may ask about over HTTP: published deliberations, by their place in addresses.</summary>
internal sealed class PublishedDeliberations(
    CommonwealDb db,
    DeliberationStore deliberations,
    GraphStore graphs,
    Ledger ledger,
    DeliberationDocument documents,
    TimeProvider clock
) : IDeliberations
{
    public async Task<IReadOnlyList<DeliberationSummary>> List(CancellationToken cancel)
    {
        var slugs = await db
            .Deliberations.Where(d => d.PublishedAt != null)
            .OrderBy(d => d.Slug)
            .Select(d => d.Slug)
            .ToListAsync(cancel);
        List<DeliberationSummary> all = [];
        foreach (var slug in slugs)
        {
            if (await deliberations.Find(slug, cancel) is { } found)
            {
                all.Add(new(slug, found.Plan.Title, found.Plan.Question, Contexts(found)));
            }
        }

        return all;
    }

    public async Task<DeliberationView?> Find(string id, CancellationToken cancel)
    {
        if (await deliberations.Find(id, cancel) is not { Stored.PublishedAt: not null } found)
        {
            return null;
        }

        var newest = await graphs.Newest(found.Id, cancel);
        var (cards, _) = await ledger.Cards(found.Id, cancel);
        return new()
        {
            Id = id,
            Title = found.Plan.Title,
            Question = found.Plan.Question,
            Contexts = Contexts(found),
            Cards = [.. cards.Values.Select(Ledger.Shown)],
            Graph = newest?.Graph,
            Document = WithoutStories(await documents.Read(found, cancel)),
            Day = DateOnly.FromDateTime((newest?.At ?? clock.GetUtcNow()).UtcDateTime),
        };
    }

    /// <summary>
    /// The document without what people told of themselves: they were promised that their card is published and the story
    /// of how it came about is not. That they chose stays; the words go.
    /// </summary>
    private static Document WithoutStories(Document document) =>
        document with
        {
            Declarations =
            [
                .. document.Declarations.Select(declaration =>
                    declaration switch
                    {
                        Choice choice => choice with { Did = null, Over = [] },
                        Transcript { Text: not null } said => said with
                        {
                            Text = null,
                            Sha256 = Convert.ToHexStringLower(
                                SHA256.HashData(Encoding.UTF8.GetBytes(said.Text))
                            ),
                        },
                        _ => declaration,
                    }
                ),
            ],
        };

    private static IReadOnlyList<DeliberationContext> Contexts(DeliberationNow found) =>
        [.. found.Plan.Contexts.Select(c => new DeliberationContext(c.Id, c.Label, []))];
}
