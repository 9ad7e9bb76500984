using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Commonweal.Server.Features.Organising;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.Organising;

public sealed class LiveTests(PostgresServer postgres)
{
    private const string Api = "/api/v1/deliberations/square";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task Organisers_see_how_far_people_came_and_no_small_group(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var program = await server.Program("read organise");
        await server.Join([
            .. Enumerable.Repeat("young", 7),
            .. Enumerable.Repeat("middle", 6),
            "old",
            "old",
        ]);
        var live = await program.GetFromJsonAsync<JsonElement>(
            new Uri($"{Api}/progress", UriKind.Relative),
            Cancel
        );
        Stage(live, "joined").ShouldBe(15);
        Stage(live, "interview").ShouldBe(15);
        Stage(live, "judgements").ShouldBe(0);
        live.GetProperty("groups")[0]
            .GetProperty("options")
            .EnumerateArray()
            .Select(o =>
                o.GetProperty("people").ValueKind == JsonValueKind.Null
                    ? (int?)null
                    : o.GetProperty("people").GetInt32()
            )
            .ShouldBe([7, null, null]);
        live.GetProperty("medianMinutes").GetDouble().ShouldBe(17);
        live.GetProperty("trials").GetProperty("shown").GetInt32().ShouldBe(15);
        live.GetProperty("trials").GetProperty("accepted").GetInt32().ShouldBe(1);
        live.GetProperty("trials")
            .GetProperty("people")
            .EnumerateArray()
            .Select(p => p.GetInt32())
            .ShouldBe([14, 1, 0]);
        live.GetProperty("survey")[0].GetProperty("favourable").GetInt32().ShouldBe(15);
    }

    [Fact]
    public async Task The_page_says_withheld_where_a_group_is_small()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        await server.Join([.. Enumerable.Repeat("young", 7), "old"]);
        using var browser = await server.SignedIn();
        var page = await browser.Page("/organise/square");
        page.QuerySelectorAll(".coverage tbody td:nth-child(2)")
            .Select(c => c.TextContent)
            .ShouldBe(["withheld", "withheld", "withheld"]);
    }

    [Fact]
    public async Task Before_anyone_came_the_page_says_so()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        await server.Square();
        using var browser = await server.SignedIn();
        (await browser.Page("/organise/square"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("Nobody has joined yet.");
    }

    [Theory]
    [InlineData(new[] { 7, 6, 2 }, new[] { 7, -1, -1 })]
    [InlineData(new[] { 7, 6, 0 }, new[] { 7, 6, -1 })]
    [InlineData(new[] { 7, 2, 2 }, new[] { -1, -1, -1 })]
    [InlineData(new[] { 9, 4, 4 }, new[] { 9, -1, -1 })]
    [InlineData(new[] { 5, 5 }, new[] { 5, 5 })]
    [InlineData(new int[0], new int[0])]
    public void Small_groups_cannot_be_worked_out_by_subtraction(int[] counts, int[] shown) =>
        SmallCells
            .Withhold([.. counts])
            .ShouldBe(shown.Select(s => s < 0 ? null : (int?)s).ToImmutableArray());

    private static int Stage(JsonElement live, string stage) =>
        live.GetProperty("funnel")
            .EnumerateArray()
            .Single(s => s.GetProperty("stage").GetString() == stage)
            .GetProperty("people")
            .GetInt32();
}
