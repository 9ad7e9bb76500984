using Commonweal.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Deliberations;

/// <summary>Gives an empty database the example deliberation, so that there is something to look at and to take part in.</summary>
internal sealed class Demo(CommonwealDb db, DeliberationStore deliberations, TimeProvider clock)
{
    /// <summary>Seeds it unless there is any deliberation.</summary>
    public async Task Seed(Guid organiser, CancellationToken cancel)
    {
        if (await db.Deliberations.AnyAsync(cancel))
        {
            return;
        }

        var made = await deliberations.Create(
            "river-library",
            new()
            {
                Title = "The library by the river",
                Question =
                    "What is it wise to pay attention to when our library closes for the night, when its readers seek different things of one room, and when a book does not come back?",
                Contexts =
                [
                    new("closing", "When the library closes and someone is still inside"),
                    new("reading-room", "When people seek different things in the reading room"),
                    new("late-books", "When a book comes back late, damaged or not at all"),
                ],
                Consent =
                    "This is an example. What you write is kept on this machine under a random name, and you can take it back at any time.",
            },
            organiser,
            cancel
        );
        made.Stored.OpenedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
    }
}
