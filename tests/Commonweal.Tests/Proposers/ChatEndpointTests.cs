using System.Text.Json.Nodes;
using Commonweal.Proposers;
using Commonweal.Tests.Verifier;
using Microsoft.Extensions.AI;
using Shouldly;
using Xunit;
using static Commonweal.Tests.Proposers.ScriptedEndpoint;

namespace Commonweal.Tests.Proposers;

public sealed class ChatEndpointTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Roles_texts_limits_and_the_key_are_sent_and_the_answer_is_read()
    {
        using var endpoint = Saying(
            Completion(
                "yes",
                usage: """{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}"""
            )
        );
        using var http = Direct();
        using ChatEndpoint chat = new(
            http,
            new(endpoint.Address, "m1", "s3cret"),
            TimeProvider.System
        );
        var answer = await chat.GetResponseAsync(
            [new(ChatRole.System, "rules"), new(ChatRole.User, "weigh \"this\"")],
            new() { MaxOutputTokens = 7, Temperature = 0 },
            Cancel
        );
        answer.Text.ShouldBe("yes");
        answer.FinishReason.ShouldBe(ChatFinishReason.Stop);
        answer.Usage!.TotalTokenCount.ShouldBe(5);
        var heard = endpoint.Heard.ShouldHaveSingleItem();
        heard.ShouldStartWith("POST /v1/chat/completions HTTP/1.1");
        heard.ShouldContain("Authorization: Bearer s3cret");
        var body = JsonNode.Parse(heard[heard.IndexOf('{')..])!;
        body["model"]!.GetValue<string>().ShouldBe("m1");
        body["max_tokens"]!.GetValue<int>().ShouldBe(7);
        body["messages"]![1]!["role"]!.GetValue<string>().ShouldBe("user");
        body["messages"]![1]!["content"]!.GetValue<string>().ShouldBe("weigh \"this\"");
    }

    [Theory]
    [InlineData("429 Too Many Requests")]
    [InlineData("500 Internal Server Error")]
    [InlineData("503 Service Unavailable")]
    public async Task What_passes_is_tried_again(string status)
    {
        using var endpoint = Saying(
            Http(status, "{}", "Retry-After: 0\r\n"),
            Http(status, "busy"),
            Completion("at last")
        );
        (await Ask(endpoint)).Text.ShouldBe("at last");
        endpoint.Heard.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("429 Too Many Requests", "M03", 3)]
    [InlineData("500 Internal Server Error", "M02", 3)]
    [InlineData("401 Unauthorized", "M02", 1)]
    [InlineData("404 Not Found", "M02", 1)]
    [InlineData("302 Found", "M02", 1)]
    public async Task What_stays_is_told_with_its_code(string status, string code, int calls)
    {
        using var endpoint = Saying([.. Enumerable.Repeat(Http(status, "the key is k3y"), 3)]);
        var failure = await Should.ThrowAsync<ModelException>(() => Ask(endpoint, "k3y"));
        failure.Problem.Code.ShouldBe(code);
        failure.Message.ShouldNotContain("k3y");
        endpoint.Heard.Count.ShouldBe(calls);
    }

    [Theory]
    [InlineData("{\"choices\":[")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("{\"choices\":[]}")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":7}}]}")]
    public async Task What_is_no_completion_is_told(string body)
    {
        using var endpoint = Saying(Http("200 OK", body));
        var failure = await Should.ThrowAsync<ModelException>(() => Ask(endpoint));
        failure.Problem.Code.ShouldBe("M04");
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_told()
    {
        var whole = Completion("a long answer");
        using var endpoint = Saying(whole[..^9]);
        var failure = await Should.ThrowAsync<ModelException>(() => Ask(endpoint));
        failure.Problem.Code.ShouldBe("M05");
    }

    [Fact]
    public async Task Where_nobody_listens_is_told()
    {
        Uri gone;
        using (var endpoint = Saying())
        {
            gone = endpoint.Address;
        }

        using var http = Direct();
        using ChatEndpoint chat = new(http, new(gone, "m"), TimeProvider.System);
        var failure = await Should.ThrowAsync<ModelException>(() =>
            chat.GetResponseAsync([new(ChatRole.User, "?")], cancellationToken: Cancel)
        );
        failure.Problem.Code.ShouldBe("M05");
    }

    [Fact]
    public async Task Silence_ends_with_patience_and_the_decision_is_left_to_the_person()
    {
        using var endpoint = Saying(Silence);
        using var http = Direct();
        using ChatEndpoint chat = new(http, new(endpoint.Address, "m"), TimeProvider.System);
        var left = (Proposal.LeftToPerson)
            await ProposalLoop.Run(
                chat,
                ProposalLoopTests.Task,
                new() { Patience = TimeSpan.FromMilliseconds(50) },
                TimeProvider.System,
                cancel: Cancel
            );
        left.Problem.Code.ShouldBe("M01");
    }

    [Fact]
    public async Task A_fault_is_repaired_over_the_wire()
    {
        var good = ProposalLoopTests.Lines(FeedbackTrace.Written);
        using var endpoint = Saying(
            Completion(good.Replace("cites=e2", "cites=e99")),
            Http("429 Too Many Requests", "", "Retry-After: 0\r\n"),
            Completion(good)
        );
        using var http = Direct();
        using ChatEndpoint chat = new(http, new(endpoint.Address, "m"), TimeProvider.System);
        var proposal = await ProposalLoop.Run(
            chat,
            ProposalLoopTests.Task,
            new(),
            TimeProvider.System,
            cancel: Cancel
        );
        proposal.ShouldBeOfType<Proposal.Verified>().Rounds.Count.ShouldBe(2);
        endpoint.Heard[^1].ShouldContain("S8 ASSESS does not hold. E05");
    }

    private static HttpClient Direct() =>
        new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    private static async Task<ChatResponse> Ask(ScriptedEndpoint endpoint, string? key = null)
    {
        using var http = Direct();
        using ChatEndpoint chat = new(
            http,
            new(endpoint.Address, "m", key) { Pause = TimeSpan.Zero },
            TimeProvider.System
        );
        return await chat.GetResponseAsync([new(ChatRole.User, "?")], cancellationToken: Cancel);
    }
}
