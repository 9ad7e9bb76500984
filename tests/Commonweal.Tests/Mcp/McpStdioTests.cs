using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Mcp;

public sealed class McpStdioTests(McpProcess process) : IClassFixture<McpProcess>
{
    private static readonly JsonSerializerOptions Indented = new(McpJsonUtilities.DefaultOptions)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly McpClient _client = process.Client;

    [Fact]
    public async Task The_tools_are_those_of_the_golden_list_and_change_nothing()
    {
        var tools = (await _client.ListToolsAsync(cancellationToken: Asking.Cancel))
            .Select(t => t.ProtocolTool)
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .ToList();
        tools.ShouldAllBe(t => t.Annotations!.ReadOnlyHint == true && t.OutputSchema != null);
        Golden.ShouldBeKept(
            JsonSerializer.Serialize(tools, Indented) + "\n",
            "tests",
            "Commonweal.Tests",
            "Mcp",
            "tools.json"
        );
    }

    [Fact]
    public async Task A_situation_finds_its_context_and_the_value_established_there()
    {
        var found = (
            await _client.Call(
                "find_values",
                "situation",
                "A man without a home is still sitting in the library when it closes for the night."
            )
        ).Answer();
        var context = found.Items("contexts").ShouldHaveSingleItem();
        context.Text("context").ShouldBe("closing");
        context.Items("sharedWords").Select(w => w.GetString()).ShouldContain("closes");
        var first = found.Items("values").First();
        (first.Text("value"), first.Text("standing")).ShouldBe(("next-door", "winner"));
        first.Items("why").Select(w => w.GetString()).ShouldContain("context-match");
        first.GetProperty("level").GetProperty("standardDeviation").GetDouble().ShouldBePositive();
        first
            .Items("wiserThan")
            .Select(w => w.Text("value"))
            .ShouldBe(["keeper", "last-light", "unhurried-ending", "expected"]);
        found
            .Items("values")
            .Single(v => v.Text("value") == "keeper")
            .Items("surpassedBy")
            .Single()
            .GetString()
            .ShouldBe("next-door");
    }

    [Fact]
    public async Task A_story_of_coming_to_a_value_leads_to_it()
    {
        var found = (
            await _client.Call(
                "find_values",
                "situation",
                "He slept in the boathouse and the bus terminus was shut."
            )
        ).Answer();
        found
            .Items("values")
            .Single(v => v.Text("value") == "next-door")
            .Items("sharedWords")
            .Select(w => w.GetString())
            .ShouldBe(["slept", "boathouse", "bus", "terminus"]);
    }

    [Fact]
    public async Task Where_nothing_is_established_the_answer_says_so()
    {
        var found = (
            await _client.Call(
                "find_values",
                "situation",
                "The book came back torn.",
                "context",
                "late-books"
            )
        ).Answer();
        found.Text("says").ShouldStartWith("Nothing is established as wisest");
        found.Items("contexts").Single().GetProperty("established").GetBoolean().ShouldBeFalse();
        found.Items("values").ShouldAllBe(v => v.Text("standing") != "winner");
    }

    [Fact]
    public async Task A_situation_that_shares_no_word_gets_an_empty_answer_and_the_contexts_there_are()
    {
        var found = (
            await _client.Call("find_values", "situation", "Should I refactor this class?")
        ).Answer();
        found.Items("values").ShouldBeEmpty();
        found.Text("says").ShouldContain("reading-room");
    }

    [Fact]
    public async Task Winners_are_read_with_uncertainty_and_none_where_none_is_established()
    {
        var winners = (await _client.Call("read_winners")).Answer();
        var byContext = winners
            .Items("contexts")
            .ToDictionary(c => c.Text("context"), c => c.Items("winners").ToList());
        byContext.Keys.ShouldBe(["closing", "reading-room", "late-books"]);
        byContext["closing"].ShouldHaveSingleItem().Text("value").ShouldBe("next-door");
        byContext["reading-room"].ShouldBeEmpty();
        byContext["late-books"].ShouldBeEmpty();
    }

    [Fact]
    public async Task Edges_come_page_by_page_each_once()
    {
        List<string> seen = [];
        int? next = 0;
        while (next is { } offset)
        {
            var page = (await _client.Call("read_edges", "limit", 6, "offset", offset)).Answer();
            page.GetProperty("total").GetInt32().ShouldBe(17);
            seen.AddRange(
                page.Items("edges")
                    .Select(e => $"{e.Text("context")} {e.Text("from")} {e.Text("to")}")
            );
            next = page.GetProperty("next").Deserialize<int?>();
        }

        seen.Count.ShouldBe(17);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task Edges_can_be_asked_for_by_context_value_and_status()
    {
        var page = (
            await _client.Call(
                "read_edges",
                "context",
                "reading-room",
                "value",
                "shared-silence",
                "status",
                "contested"
            )
        ).Answer();
        var edge = page.Items("edges").ShouldHaveSingleItem();
        edge.Items("groups").Select(g => g.Text("group")).ShouldBe(["alone", "together"]);
        edge.Items("lacking").Select(l => l.GetString()).ShouldContain("group-support");
    }

    [Fact]
    public async Task A_decision_is_made_and_its_proof_holds()
    {
        var decision = (await _client.Call("decide", "query", Asking.Query("query.json"))).Answer();
        (decision.Text("kind"), decision.Text("option")).ShouldBe(("act", "walk-along"));
        var proof = decision.GetProperty("justification");
        foreach (object given in new object[] { proof, proof.GetRawText() })
        {
            var verdict = (
                await _client.Call(
                    "verify_justification",
                    "justification",
                    given,
                    "deliberation",
                    "river-library"
                )
            ).Answer();
            verdict.GetProperty("holds").GetBoolean().ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_proof_that_was_changed_does_not_hold()
    {
        var decision = (await _client.Call("decide", "query", Asking.Query("query.json"))).Answer();
        var changed = decision
            .GetProperty("justification")
            .GetRawText()
            .Replace("\"theta\":\"3/5\"", "\"theta\":\"4/5\"", StringComparison.Ordinal);
        var verdict = (
            await _client.Call("verify_justification", "justification", changed)
        ).Answer();
        verdict.GetProperty("holds").GetBoolean().ShouldBeFalse();
        verdict.Items("faulty").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_draft_gets_a_verdict_and_findings_with_place_and_ways_on()
    {
        var report = (
            await _client.Call(
                "check_draft",
                "text",
                "weal 1\ncontext c \"At work\"\nperson p \"A nurse\"\nvalue v \"Fewer visits\" by p {\n  in c\n  attend NUMBER \"of visits a week\"\n}\n"
            )
        ).Answer();
        var verdict = report.Items("verdicts").ShouldHaveSingleItem();
        (verdict.Text("id"), verdict.Text("standing"), verdict.Text("instead")).ShouldBe(
            ("v", "rejected", "metric")
        );
        var finding = report.Items("findings").Single(f => f.Text("code") == "V107");
        finding.GetProperty("line").GetInt32().ShouldBe(6);
        finding.Items("mend").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("value x {")]
    [InlineData("")]
    [InlineData("\0\ud800 weal")]
    public async Task A_text_that_is_no_document_is_answered_with_what_is_wrong(string text) =>
        (await _client.Call("check_draft", "text", text))
            .Answer()
            .Items("findings")
            .ShouldContain(f => f.Text("severity") == "error" && f.Text("code")[0] == 'L');

    [Fact]
    public async Task The_drafts_that_the_description_shows_have_no_error()
    {
        var tool = (await _client.ListToolsAsync(cancellationToken: Asking.Cancel)).Single(t =>
            t.Name == "check_draft"
        );
        var parts = tool.Description.Split("A value: ")[1].Split("}⏎ ");
        var (value, norm) = (parts[0] + "}\n", parts[1].Split("as well: ")[1] + "}\n");
        var text =
            value.Replace('⏎', '\n')
            + "context closing \"Closing time\"\nrole keeper \"Whoever locks up\"\n"
            + norm.Replace('⏎', '\n');
        var report = (await _client.Call("check_draft", "text", text)).Answer();
        report.Items("findings").ShouldAllBe(f => f.Text("severity") != "error");
        report
            .Items("verdicts")
            .Select(v => $"{v.Text("is")} {v.Text("standing")}")
            .ShouldBe(["value candidate", "norm accepted"]);
    }

    [Theory]
    [InlineData("find_values", "E-ARGUMENT situation")]
    [InlineData("find_values", "E-ARGUMENT text", "situation", "x", "text", "y")]
    [InlineData("find_values", "E-ARGUMENT situation", "situation", 3)]
    [InlineData("find_values", "E-ARGUMENT limit", "situation", "x", "limit", 0)]
    [InlineData("find_values", "E-UNKNOWN context", "situation", "x", "context", "nowhere")]
    [InlineData("find_values", "E-UNKNOWN deliberation", "situation", "x", "deliberation", "none")]
    [InlineData("read_winners", "E-UNKNOWN context", "context", "nowhere")]
    [InlineData("read_edges", "E-UNKNOWN value", "value", "nobody")]
    [InlineData("read_edges", "E-ARGUMENT status", "status", "strong")]
    [InlineData("read_edges", "E-ARGUMENT limit", "limit", "many")]
    [InlineData("read_edges", "E-ARGUMENT limit", "limit", 201)]
    [InlineData("read_edges", "E-ARGUMENT offset", "offset", -1)]
    [InlineData("check_draft", "E-ARGUMENT text")]
    [InlineData("list_deliberations", "E-ARGUMENT all", "all", true)]
    [InlineData("decide", "E-ARGUMENT query", "query", "do it")]
    [InlineData(
        "verify_justification",
        "E-UNKNOWN deliberation",
        "justification",
        "{}",
        "deliberation",
        "none"
    )]
    public async Task A_call_that_does_not_fit_is_refused_with_code_and_place(
        string tool,
        string refusal,
        params object[] arguments
    ) => (await _client.Call(tool, arguments)).Refusal().ShouldBe(refusal);

    [Theory]
    [InlineData("""{"purpose":"p","context":"closing"}""", "E-ARGUMENT query.options")]
    [InlineData(
        """{"purpose":"p","context":"closing","options":{"a":1}}""",
        "E-ARGUMENT query.options.a"
    )]
    [InlineData(
        """{"purpose":"p","context":"closing","options":{"a":"b"},"levles":[]}""",
        "E-ARGUMENT query.levles"
    )]
    [InlineData("""{"purpose":"p","context":"close","options":{"a":"b"}}""", "E-UNKNOWN context")]
    [InlineData("""{"purpose":"p","context":"closing","options":{}}""", "E-EMPTY options")]
    [InlineData(
        """{"purpose":"p","context":"closing","options":{"a":"b"},"day":"soon"}""",
        "E-PARSE day"
    )]
    [InlineData(
        """{"purpose":"p","context":"closing","options":{"a":"b"},"facts":[{"says":"x"}]}""",
        "E-ARGUMENT query.facts[0].by"
    )]
    public async Task A_query_that_does_not_fit_is_refused_with_code_and_place(
        string query,
        string refusal
    ) =>
        (await _client.Call("decide", "query", JsonElement.Parse(query)))
            .Refusal()
            .ShouldBe(refusal);

    [Fact]
    public async Task What_is_no_justification_does_not_hold_and_says_why()
    {
        var verdict = (await _client.Call("verify_justification", "justification", "{}")).Answer();
        verdict.GetProperty("holds").GetBoolean().ShouldBeFalse();
        verdict.GetProperty("problem").Text("code").ShouldBe("E03");
    }

    [Fact]
    public async Task Every_listed_resource_can_be_read_and_cards_tell_their_standing()
    {
        var resources = await _client.ListResourcesAsync(cancellationToken: Asking.Cancel);
        resources.Count(r => r.Uri.Contains("/graph/", StringComparison.Ordinal)).ShouldBe(3);
        foreach (var resource in resources)
        {
            Read(await _client.ReadResourceAsync(resource.Uri, cancellationToken: Asking.Cancel))
                .Text("deliberation")
                .ShouldBe("river-library");
        }

        var card = Read(
            await _client.ReadResourceAsync(
                "weal://deliberations/river-library/cards/next-door",
                cancellationToken: Asking.Cancel
            )
        );
        card.Items("standings").Single().Text("standing").ShouldBe("winner");
        (await _client.ListResourceTemplatesAsync(cancellationToken: Asking.Cancel))
            .Select(t => t.UriTemplate)
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "weal://deliberations/{id}/cards/{card}",
                "weal://deliberations/{id}/graph/{context}",
            ]);
    }

    [Theory]
    [InlineData("weal://deliberations/river-library/cards/nobody")]
    [InlineData("weal://deliberations/elsewhere/cards/next-door")]
    [InlineData("weal://deliberations/river-library/graph/nowhere")]
    public async Task A_resource_that_is_not_there_is_told_by_name(string uri) =>
        (
            await Should.ThrowAsync<McpProtocolException>(async () =>
                await _client.ReadResourceAsync(uri, cancellationToken: Asking.Cancel)
            )
        ).Message.ShouldContain("“");

    [Fact]
    public async Task A_card_and_a_graph_also_come_as_text_in_the_language()
    {
        foreach (
            var (address, says) in new[]
            {
                ("weal://deliberations/river-library/cards/next-door", "value next-door"),
                ("weal://deliberations/river-library/graph/closing", "upgrade "),
            }
        )
        {
            var read = await _client.ReadResourceAsync(address, cancellationToken: Asking.Cancel);
            var text = (TextResourceContents)read.Contents[1];
            text.MimeType.ShouldBe("text/x-weal");
            text.Text.ShouldContain(says);
            Commonweal.Kernel.Language.WealParser.Parse(text.Text).Findings.ShouldBeEmpty();
        }
    }

    private static JsonElement Read(ReadResourceResult result) =>
        JsonElement.Parse(((TextResourceContents)result.Contents[0]).Text);
}
