using Commonweal.Server.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Identity;

/// <summary>The account that a new server has, so that someone can get in.</summary>
internal sealed class FirstOrganiser(
    CommonwealDb db,
    UserManager<Organiser> organisers,
    SignInLinks links
)
{
    public const string Name = "organiser";

    /// <summary>The account; made when there is none yet.</summary>
    public async Task<Organiser> Ensure(CancellationToken cancel)
    {
        if (await organisers.FindByNameAsync(Name) is { } there)
        {
            return there;
        }

        try
        {
            Organiser made = new() { Id = Guid.CreateVersion7(), UserName = Name };
            var result = await organisers.CreateAsync(made);
            return result.Succeeded
                ? made
                : throw new InvalidOperationException(
                    string.Join(' ', result.Errors.Select(e => e.Description))
                );
        }
        catch (DbUpdateException)
        {
            // Another node that started at the same moment was first.
            db.ChangeTracker.Clear();
            return await organisers.Users.SingleAsync(o => o.UserName == Name, cancel);
        }
    }

    /// <summary>A fresh link for the account: when asked for, or when it has neither password nor passkey.</summary>
    public async Task<string?> Link(bool asked, CancellationToken cancel)
    {
        var first = await Ensure(cancel);
        return
            asked
            || (
                !await organisers.HasPasswordAsync(first)
                && (await organisers.GetPasskeysAsync(first)).Count == 0
            )
            ? await links.Make(first.Id, cancel)
            : null;
    }
}
