using System.Diagnostics;
using System.Text.Json;
using Commonweal.Tests.Cli;
using ModelContextProtocol.Client;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Mcp;

/// <summary>Which folders <c>weal mcp</c> serves, and what it says of those it cannot.</summary>
public sealed class McpFolderTests
{
    [Fact]
    public async Task A_folder_is_served_under_its_name()
    {
        await using var client = await McpClient.CreateAsync(
            new StdioClientTransport(
                new()
                {
                    Name = "weal",
                    Command = "dotnet",
                    Arguments =
                    [
                        Repository.CommandLine,
                        "mcp",
                        Repository.PathOf("examples", "river-library"),
                    ],
                }
            ),
            McpProcess.Patient,
            cancellationToken: Asking.Cancel
        );
        var listed = (await client.Call("list_deliberations")).Answer();
        listed.Items("deliberations").Single().Text("id").ShouldBe("river-library");
    }

    [Fact]
    public async Task Several_folders_are_told_apart_and_several_submissions_put_together()
    {
        using Folder two = new();
        var example = Repository.PathOf("examples", "river-library");
        File.Copy(Path.Combine(example, "votes.jsonl"), two.PathOf("votes.jsonl"));
        File.Copy(Path.Combine(example, "submissions.weal"), two.PathOf("a.weal"));
        two.Write("b.weal", "weal 1\ncontext moving \"When somebody moves house\"\n");
        var file = two.Write(
            "deliberation.json",
            """{"title":"Two","asOf":"2026-06-01","submissions":["a.weal","b.weal"],"votes":"votes.jsonl"}"""
        );
        await using var client = await McpClient.CreateAsync(
            new StdioClientTransport(
                new()
                {
                    Name = "weal",
                    Command = "dotnet",
                    Arguments = [Repository.CommandLine, "mcp", example, file],
                }
            ),
            McpProcess.Patient,
            cancellationToken: Asking.Cancel
        );
        var listed = (await client.Call("list_deliberations")).Answer().Items("deliberations");
        listed.Count().ShouldBe(2);
        listed.Last().Items("contexts").Count().ShouldBe(4);
        (await client.Call("read_winners")).Refusal().ShouldBe("E-CHOOSE deliberation");
        var run = await CommandLine.Run("mcp", example, example);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("river-library");
    }

    [Fact]
    public async Task Messages_that_are_piped_in_are_all_answered_before_the_end()
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Repository.CommandLine, "mcp"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        await process.StandardInput.WriteAsync(
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"me","version":"1"}}}
            no message
            {"jsonrpc":"2.0","id":"two","method":"tools/call","params":{"name":"read_winners"}}
            {"jsonrpc":"2.0","id":3,"method":"nothing/known"}
            """
        );
        process.StandardInput.Close();
        var answers = await process.StandardOutput.ReadToEndAsync(Asking.Cancel);
        await process.WaitForExitAsync(Asking.Cancel);
        process.ExitCode.ShouldBe(0);
        answers
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line).GetProperty("id").ToString())
            .Order(StringComparer.Ordinal)
            .ShouldBe(["1", "3", "two"]);
    }

    [Theory]
    [InlineData(null, null, "no folder")]
    [InlineData("other.txt", "x", "has no deliberation.json")]
    [InlineData("deliberation.json", "{", "cannot be read")]
    [InlineData(
        "deliberation.json",
        "{\"title\":\"t\",\"asOf\":\"2026-01-01\",\"submissions\":[],\"votes\":\"v\"}",
        "cannot be read"
    )]
    [InlineData(
        "deliberation.json",
        "{\"title\":\"t\",\"asOf\":\"2026-01-01\",\"submissions\":[\"a.weal\"],\"votes\":\"v\"}",
        "a.weal was not found"
    )]
    public async Task A_folder_that_cannot_be_used_ends_with_two_and_a_sentence(
        string? file,
        string? text,
        string says
    )
    {
        using Folder folder = new();
        if (file is not null)
        {
            folder.Write(file, text!);
        }

        var run = await CommandLine.Run("mcp", file is null ? folder.PathOf("no") : folder.Root);
        run.Code.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain(says);
    }
}
