using System.Text.Json;
using Commonweal.Cli;
using Commonweal.Institutions.Log;
using Commonweal.Tests.Institutions.Log;
using Commonweal.Tests.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class LogCommandTests : IDisposable
{
    private readonly Folder _folder = new();

    /// <summary>The environment belongs to the whole process: one key for all tests, never taken back.</summary>
    static LogCommandTests() =>
        Environment.SetEnvironmentVariable(LogKeySource.TextVariable, SigningKey.NewPem());

    /// <summary>Asking for it is what makes the key.</summary>
    public static bool HasKey =>
        Environment.GetEnvironmentVariable(LogKeySource.TextVariable) is not null;

    private string Log => _folder.PathOf("log");

    private string Key => Path.Combine(Log, "vkey");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_decision_is_logged_and_its_receipt_checked_without_the_log()
    {
        await Made();
        var decision = Decision("d.json", "how to answer");
        var appended = await CommandLine.Run("log", "append", Log, decision);
        appended.Code.ShouldBe(0);
        appended.Error.ShouldContain("logged as entry 0 of example.org/decisions");
        var receipt = _folder.Write("d.tlog-proof", appended.Output);
        var key = _folder.Write("key", File.ReadAllText(Key));
        Directory.Delete(Log, recursive: true);

        var verified = await CommandLine.Run(
            "log",
            "verify",
            receipt,
            "--key",
            key,
            "--justification",
            decision
        );
        verified.Output.ShouldContain(
            "this stands in the log: entry 0 of 1 in example.org/decisions"
        );
        verified.Output.ShouldContain("all 18 steps of the decision hold");
        verified.Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_receipt_without_a_key_is_not_believed()
    {
        await Made();
        var receipt = _folder.Write("r", (await Appended("d.json")).Output);
        var run = await CommandLine.Run("log", "verify", receipt);
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("add --key");
    }

    [Fact]
    public async Task A_receipt_of_another_decision_is_told_apart()
    {
        await Made();
        var receipt = _folder.Write("r", (await Appended("d.json")).Output);
        var run = await CommandLine.Run(
            "log",
            "verify",
            receipt,
            "--key",
            Key,
            "--justification",
            Decision("other.json", "another purpose")
        );
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("E-LOG-DOCUMENT");
    }

    [Fact]
    public async Task Logging_again_gives_the_receipt_and_no_second_entry()
    {
        await Made();
        var first = await Appended("d.json");
        var again = await Appended("d.json");
        again.Output.ShouldBe(first.Output);
        again.Error.ShouldContain("was logged before as entry 0");
    }

    [Fact]
    public async Task One_file_that_is_no_justification_stops_the_whole_batch()
    {
        await Made();
        var run = await CommandLine.Run(
            "log",
            "append",
            Log,
            Decision("d.json", "how to answer"),
            _folder.Write("bad.json", "{}")
        );
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("bad.json");
        run.Error.ShouldContain("Nothing was logged.");
        PublishedLog.Open(Log).Value().Checkpoint.Head.Size.ShouldBe(0);
    }

    [Fact]
    public async Task A_batch_gives_a_receipt_for_each_file()
    {
        await Made();
        var files = Enumerable
            .Range(0, 3)
            .Select(i => Decision($"{i}.json", $"purpose {i}"))
            .ToList();
        var receipts = _folder.PathOf("receipts");
        var run = await CommandLine.Run([
            "log",
            "append",
            Log,
            .. files,
            files[0],
            "--receipts",
            receipts,
        ]);
        run.Code.ShouldBe(0);
        Directory.GetFiles(receipts).Length.ShouldBe(3);
        for (var i = 0; i < 3; i++)
        {
            var verified = await CommandLine.Run(
                "log",
                "verify",
                Path.Combine(receipts, $"{i}.tlog-proof"),
                "--key",
                File.ReadAllText(Key),
                "--justification",
                files[i]
            );
            verified.Code.ShouldBe(0, verified.Output + verified.Error);
        }
    }

    [Fact]
    public async Task Receipts_that_cannot_be_written_are_told_and_the_entries_stand()
    {
        await Made();
        var run = await CommandLine.Run(
            "log",
            "append",
            Log,
            Decision("d.json", "how to answer"),
            "--receipts",
            _folder.Write("taken", "a file")
        );
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("weal log prove gives receipts again");
        PublishedLog.Open(Log).Value().Checkpoint.Head.Size.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_comes_while_another_appends_is_told_to_wait()
    {
        await Made();
        var pem = Environment.GetEnvironmentVariable(LogKeySource.TextVariable)!;
        using var key = SigningKey.FromPem("example.org/decisions", pem).Value();
        using (TransparencyLog.Open(Log, key).Value())
        {
            var run = await CommandLine.Run("log", "append", Log, Decision("d.json", "p"));
            run.Code.ShouldBe(2);
            run.Error.ShouldContain("E-LOG-BUSY");
        }

        (await Appended("d.json", "p")).Error.ShouldContain("logged as entry 0");
    }

    [Fact]
    public async Task An_entry_is_proved_by_index_by_file_and_by_content_id()
    {
        await Made();
        var receipt = (await Appended("d.json")).Output;
        await Appended("e.json", "another purpose");
        var id = FeedbackTrace.Written.ContentId;
        var byIndex = await CommandLine.Run("log", "prove", Log, "0");
        byIndex.Output.ShouldNotBe(receipt); // by the newer checkpoint
        (await CommandLine.Run("log", "prove", Log, id)).Output.ShouldBe(byIndex.Output);
        (await CommandLine.Run("log", "prove", Log, _folder.PathOf("d.json"))).Output.ShouldBe(
            byIndex.Output
        );
        (await CommandLine.Run("log", "prove", Log, "2")).Code.ShouldBe(2);
        (await CommandLine.Run("log", "prove", Log, new string('0', 64))).Code.ShouldBe(1);
        (await CommandLine.Run("log", "prove", Log, "missing.json")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Hash_only_keeps_no_copy_beside_the_log()
    {
        await Made();
        await CommandLine.Run("log", "append", Log, Decision("d.json", "p"), "--hash-only");
        Directory.Exists(Path.Combine(Log, "artifacts")).ShouldBeFalse();
        var audit = await CommandLine.Run("log", "verify", Log);
        audit.Code.ShouldBe(0);
        audit.Output.ShouldContain("0 kept and unchanged, 1 not kept");
    }

    [Fact]
    public async Task A_log_that_was_tampered_with_is_told_with_the_entry()
    {
        await Made();
        await Appended("d.json");
        var tile = Path.Combine(Log, "tile", "entries", "000.p", "1");
        var bytes = File.ReadAllBytes(tile);
        bytes[40] ^= 1;
        File.WriteAllBytes(tile, bytes);
        var run = await CommandLine.Run("log", "verify", Log, "--key", Key, "--json");
        run.Code.ShouldBe(1);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("holds").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("faults")[0]
            .GetProperty("message")
            .GetString()!
            .ShouldStartWith("Entry 0 ");
    }

    [Fact]
    public async Task A_log_shows_that_it_only_grew_and_anyone_can_compare()
    {
        await Made();
        await Appended("d.json");
        var old = _folder.Write("old", (await CommandLine.Run("log", "checkpoint", Log)).Output);
        await Appended("e.json", "another purpose");
        var grown = await CommandLine.Run("log", "checkpoint", Log, "--since", old);
        grown.Code.ShouldBe(0);
        grown.Error.ShouldContain("only grew: the 2 entries begin with the same 1");
        var growth = _folder.Write("growth", grown.Output);
        (await CommandLine.Run("log", "compare", old, growth, "--key", Key)).Code.ShouldBe(0);

        var bare = _folder.Write("new", (await CommandLine.Run("log", "checkpoint", Log)).Output);
        var undecided = await CommandLine.Run("log", "compare", old, bare, "--key", Key);
        undecided.Code.ShouldBe(1);
        undecided.Output.ShouldContain("Undecided");
    }

    [Fact]
    public async Task Two_pasts_of_one_size_raise_an_alarm()
    {
        await Made();
        TestLog.Copy(Log, _folder.PathOf("twin"));
        await Appended("d.json");
        var mine = _folder.Write("mine", (await CommandLine.Run("log", "checkpoint", Log)).Output);
        await CommandLine.Run(
            "log",
            "append",
            _folder.PathOf("twin"),
            Decision("e.json", "another purpose")
        );
        var yours = _folder.Write(
            "yours",
            (await CommandLine.Run("log", "checkpoint", _folder.PathOf("twin"))).Output
        );
        var run = await CommandLine.Run("log", "compare", mine, yours, "--key", Key);
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("SPLIT VIEW");
        var json = await CommandLine.Run("log", "compare", mine, yours, "--key", Key, "--json");
        json.Output.ShouldContain("\"views\": \"split\"");
    }

    [Fact]
    public async Task A_log_put_back_is_told_to_whoever_kept_a_checkpoint()
    {
        await Made();
        TestLog.Copy(Log, _folder.PathOf("older"));
        await Appended("d.json");
        var kept = _folder.Write("kept", (await CommandLine.Run("log", "checkpoint", Log)).Output);
        var run = await CommandLine.Run(
            "log",
            "checkpoint",
            _folder.PathOf("older"),
            "--since",
            kept
        );
        run.Code.ShouldBe(1);
        run.Error.ShouldContain("ROLLED BACK");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_without_a_log_and_a_log_twice_are_refused()
    {
        var none = await CommandLine.Run("log", "append", Log, Decision("d.json", "p"));
        none.Code.ShouldBe(2);
        none.Error.ShouldContain("weal log create");
        await Made();
        (await CommandLine.Run("log", "create", Log, "--origin", "x.example")).Code.ShouldBe(2);
        (
            await CommandLine.Run("log", "create", _folder.PathOf("new"), "--origin", "two words")
        ).Error.ShouldContain("E-LOG-NAME");
    }

    [Fact]
    public async Task A_new_key_is_for_its_owner_alone_and_never_written_over_another()
    {
        var file = _folder.PathOf("log.pem");
        (await CommandLine.Run("log", "key", file)).Code.ShouldBe(0);
        var pem = File.ReadAllText(file);
        SigningKey.FromPem("name", pem).Value().Dispose();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await CommandLine.Run("log", "key", file)).Code.ShouldBe(2);
        File.ReadAllText(file).ShouldBe(pem);
    }

    [Fact]
    public void The_key_comes_from_the_environment_and_its_absence_is_told_with_a_way_on()
    {
        LogKeySource.Read("name", _ => null).TryGet(out _, out var none).ShouldBeFalse();
        none!.Message.ShouldContain("weal log key");
        var file = _folder.Write("k.pem", SigningKey.NewPem());
        LogKeySource
            .Read("name", v => v == LogKeySource.FileVariable ? file : null)
            .Value()
            .Dispose();
        LogKeySource
            .Read("name", v => v == LogKeySource.FileVariable ? _folder.PathOf("none") : null)
            .Code()
            .ShouldBe("E-LOG-KEY");
    }

    private async Task Made()
    {
        var run = await CommandLine.Run("log", "create", Log, "--origin", "example.org/decisions");
        run.Code.ShouldBe(0, run.Error);
    }

    private async Task<CommandLine> Appended(string name, string purpose = "how to answer")
    {
        var run = await CommandLine.Run("log", "append", Log, Decision(name, purpose));
        run.Code.ShouldBe(0, run.Error);
        return run;
    }

    private string Decision(string name, string purpose) =>
        _folder.Write(
            name,
            (
                FeedbackTrace.Written with
                {
                    Header = FeedbackTrace.Written.Header with { Purpose = purpose },
                }
            ).ToText()
        );
}
