using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Commonweal.Server.Features.Organising;
using Commonweal.Server.Identity;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.Organising;

public sealed class InvitationTests(PostgresServer postgres)
{
    private const string Pages = "/organise/river-library/invitations";
    private const string Api = "/api/v1/deliberations/river-library/invitations";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task Codes_are_shown_once_and_kept_as_hashes(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var browser = await server.SignedIn();
        var answer = await browser.Send(
            await browser.Page(Pages),
            "main form",
            ("kind", "codes"),
            ("count", "3")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var shown = (await answer.Read())
            .QuerySelectorAll(".codes td:first-child")
            .Select(c => c.TextContent)
            .ToList();
        shown.Count.ShouldBe(3);
        var kept = await server.Look(db =>
            db.Invitations.Where(i => i.Uses == 0 && i.MostUses == 1)
                .Select(i => i.Hash)
                .ToListAsync(Cancel)
        );
        kept.Select(Convert.ToHexString)
            .Order()
            .ShouldBe(shown.Select(c => Convert.ToHexString(Secret.Hash(c))).Order());
        (await browser.GetStringAsync(new Uri(Pages, UriKind.Relative), Cancel)).ShouldNotContain(
            shown[0]
        );
    }

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task A_list_of_codes_is_revoked_as_one_and_nothing_else_with_it(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var program = await server.Program("organise");
        await program.Post(Api, new { kind = "open" });
        await program.Post(
            Api,
            new
            {
                kind = "codes",
                count = 5,
                label = "Hall",
            }
        );
        var list = await program.GetFromJsonAsync<JsonElement>(
            new Uri(Api, UriKind.Relative),
            Cancel
        );
        var hall = list.GetProperty("items")
            .EnumerateArray()
            .Single(i => i.GetProperty("label").GetString() == "Hall");
        hall.GetProperty("most").GetInt32().ShouldBe(5);
        (
            await program.DeleteAsync(
                new Uri($"{Api}/{hall.GetProperty("id").GetString()}", UriKind.Relative),
                Cancel
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (
            await server.Look(db => db.Invitations.CountAsync(i => i.RevokedAt != null, Cancel))
        ).ShouldBe(5);
        (
            await server.Look(db => db.Invitations.CountAsync(i => i.RevokedAt == null, Cancel))
        ).ShouldBe(1);
    }

    [Theory]
    [InlineData("codes", 0)]
    [InlineData("codes", 1001)]
    [InlineData("limited", -1)]
    [InlineData("limited", null)]
    [InlineData("all", 1)]
    public async Task What_cannot_be_made_is_refused_and_nothing_is_written(string kind, int? count)
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = await server.Program("organise");
        (await program.Post(Api, new { kind, count })).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        (await server.Look(db => db.Invitations.AnyAsync(Cancel))).ShouldBeFalse();
    }

    [Fact]
    public async Task Invitations_of_others_cannot_be_revoked()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = await server.Program("organise");
        await program.Post(Api, new { kind = "open" });
        await program.Post(
            "/api/v1/deliberations",
            new { slug = "square", plan = Organisers.Plan }
        );
        var id = await server.Look(db => db.Invitations.Select(i => i.Id).SingleAsync(Cancel));
        (
            await program.DeleteAsync(
                new Uri($"/api/v1/deliberations/square/invitations/{id}", UriKind.Relative),
                Cancel
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("https://example.org/d/river-library?invitation=ABCD-EFGH-JKMN-PQRS")]
    [InlineData(
        "https://a-rather-long-name-of-a-town-hall.example.org/d/what-we-value-when-it-is-dark-outside-2?invitation=ABCD-EFGH-JKMN-PQRS"
    )]
    public async Task A_qr_code_is_read_back_as_its_link(string link)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/zbarimg"), "zbarimg is not installed here.");
        var file = Path.GetTempFileName() + ".pbm";
        await File.WriteAllTextAsync(file, Bitmap(QrDrawing.Of(link)!, 4), Cancel);
        using var reader = Process.Start(
            new ProcessStartInfo("/usr/bin/zbarimg", ["--quiet", "--raw", file])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        (await reader.StandardOutput.ReadToEndAsync(Cancel)).Trim().ShouldBe(link);
        File.Delete(file);
    }

    [Fact]
    public void A_qr_code_has_its_three_finders_and_a_quiet_zone()
    {
        var drawn = QrDrawing.Of("https://example.org")!;
        var dark = Modules(drawn);
        foreach (var (x, y) in new[] { (4, 4), (drawn.Size - 11, 4), (4, drawn.Size - 11) })
        {
            Enumerable
                .Range(0, 7)
                .ShouldAllBe(i =>
                    dark[y, x + i] && dark[y + 6, x + i] && dark[y + i, x] && dark[y + i, x + 6]
                );
            dark[y + 3, x + 3].ShouldBeTrue();
            dark[y + 1, x + 1].ShouldBeFalse();
        }

        Enumerable.Range(0, drawn.Size).ShouldAllBe(i => !dark[3, i] && !dark[i, 3]);
    }

    [Fact]
    public void A_text_too_long_for_a_code_has_none() =>
        QrDrawing.Of(new string('a', 3000)).ShouldBeNull();

    private static bool[,] Modules(QrDrawing drawn)
    {
        var dark = new bool[drawn.Size, drawn.Size];
        foreach (var run in drawn.Path.Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            var start = run[..run.IndexOf('h', StringComparison.Ordinal)]
                .Split(' ')
                .Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))
                .ToArray();
            var length = int.Parse(
                run.Split('h', 'v')[1],
                System.Globalization.CultureInfo.InvariantCulture
            );
            for (var i = 0; i < length; i++)
            {
                dark[start[1], start[0] + i] = true;
            }
        }

        return dark;
    }

    private static string Bitmap(QrDrawing drawn, int scale)
    {
        var dark = Modules(drawn);
        StringBuilder text = new($"P1\n{drawn.Size * scale} {drawn.Size * scale}\n");
        for (var y = 0; y < drawn.Size * scale; y++)
        {
            for (var x = 0; x < drawn.Size * scale; x++)
            {
                text.Append(dark[y / scale, x / scale] ? "1 " : "0 ");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
