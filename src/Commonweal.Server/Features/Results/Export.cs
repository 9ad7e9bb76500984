using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commonweal.Deliberation.Votes;
using Commonweal.Figures.Reports;
using Commonweal.Kernel.Language;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Participation;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Results;

/// <summary>
/// Everything of a deliberation as one archive: each table as JSON Lines, the cards as <c>.weal</c>, the judgements as
/// <c>weal graph build</c> reads them, the same as CSV, and in the files of the 2023 study's export. Unpacked, it is a folder
/// that <c>weal graph report</c> makes the same report from. No code, hash or token is in it.
/// </summary>
internal sealed class Export(
    CommonwealDb db,
    Ledger ledger,
    DeliberationDocument documents,
    ResultsSite site
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Not for embedding in HTML: letters stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Submissions = ["submissions.weal"];

    /// <summary>
    /// Writes the archive. Memory is linear in the judgements; the stream is written to synchronously, so give it a file.
    /// </summary>
    public async Task Write(DeliberationNow deliberation, Stream stream, CancellationToken cancel)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        var view = await ledger.Read(deliberation, cancel);
        await Text(archive, "deliberation.json", About(deliberation), cancel);
        await Text(archive, "plan.json", JsonSerializer.Serialize(deliberation.Plan, Json), cancel);
        var document = await documents.Read(deliberation, cancel);
        await Text(archive, "submissions.weal", WealPrinter.Print(document), cancel);
        await Lines(archive, "votes.jsonl", view.Votes.Select(Neutral), cancel);
        await Tables(archive, deliberation.Id, cancel);
        await Study(archive, view, cancel);
        if (await site.Report(deliberation, cancel) is { } report)
        {
            foreach (
                var name in report.Names.Where(n => n.StartsWith("data/", StringComparison.Ordinal))
            )
            {
                var (_, content) = (await report.Read(name, cancel))!.Value;
                await using var entry = archive.CreateEntry(name).Open();
                await entry.WriteAsync(content, cancel);
            }
        }
    }

    /// <summary>The archive as a download, written to a file that vanishes when it has been sent.</summary>
    public async Task<IResult> Send(DeliberationNow deliberation, CancellationToken cancel)
    {
        FileStream file = new(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 1 << 16,
            FileOptions.DeleteOnClose
        );
        try
        {
            await Write(deliberation, file, cancel);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        return TypedResults.Stream(file, "application/zip", $"{deliberation.Slug}.zip");
    }

    private async Task Tables(ZipArchive archive, Guid id, CancellationToken cancel)
    {
        await Rows<Participant>("participants", row => row.Remove("codeHash"));
        await Rows<StoredAnswer>("answers", Parse("fields"));
        await Rows<StoredCard>("cards", Parse("policies", "contexts"));
        await Rows<Participation.Sameness>("samenesses", _ => { });
        await Rows<StoredSelection>("selections", Parse("shown", "chosen"));
        await Rows<Story>("stories", _ => { });
        await Rows<Trial>("trials", _ => { });
        await Rows<StoredVote>("judgements", _ => { });
        await Rows<SurveyReply>("survey", Parse("items"));
        await Rows<Withdrawal>("withdrawals", _ => { });
        await Rows<Moderation>("moderations", _ => { });
        await Rows<Revision>("revisions", Parse("plan"));

        async Task Rows<TRow>(string name, Action<JsonObject> shape)
            where TRow : class
        {
            var rows = db.Set<TRow>()
                .AsNoTracking()
                .Where(r => EF.Property<Guid>(r, "DeliberationId") == id)
                .AsAsyncEnumerable();
            await using var entry = archive.CreateEntry($"tables/{name}.jsonl").Open();
            await foreach (var row in rows.WithCancellation(cancel))
            {
                var line = JsonSerializer.SerializeToNode(row, Json)!.AsObject();
                line.Remove("deliberationId");
                shape(line);
                await JsonSerializer.SerializeAsync(entry, line, Json, cancel);
                entry.WriteByte((byte)'\n');
            }
        }
    }

    /// <summary>The files of the 2023 study's export: <c>edge.json</c> and <c>canonicalValuesCard.json</c>.</summary>
    private static async Task Study(ZipArchive archive, LedgerView view, CancellationToken cancel)
    {
        await Text(
            archive,
            "study/edge.json",
            JsonSerializer.Serialize(
                view.Votes.Select(v => new
                {
                    UserId = v.Voter,
                    FromId = v.From,
                    ToId = v.To,
                    ContextId = v.Context,
                    Relationship = v.Answer switch
                    {
                        Answer.Yes => "upgrade",
                        Answer.No => "no_upgrade",
                        _ => "not_sure",
                    },
                    CreatedAt = v.At?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                }),
                Json
            ),
            cancel
        );
        await Text(
            archive,
            "study/canonicalValuesCard.json",
            JsonSerializer.Serialize(
                view.Cards.Values.Select(c => new
                {
                    Id = c.ValueId,
                    c.Title,
                    InstructionsShort = "",
                    InstructionsDetailed = "",
                    EvaluationCriteria = Ledger.Shown(c).Policies,
                    CreatedAt = c.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                }),
                Json
            ),
            cancel
        );
    }

    private static string About(DeliberationNow deliberation) =>
        JsonSerializer.Serialize(
            new
            {
                deliberation.Plan.Title,
                deliberation.Plan.Question,
                AsOf = DateOnly.FromDateTime(
                    (deliberation.Stored.ClosedAt ?? deliberation.Stored.CreatedAt).UtcDateTime
                ),
                Submissions,
                Votes = "votes.jsonl",
            },
            Json
        );

    private static object Neutral(Vote vote) =>
        new
        {
            vote.Voter,
            vote.From,
            vote.To,
            vote.Context,
            Answer = vote.Answer switch
            {
                Answer.Yes => "yes",
                Answer.No => "no",
                Answer.Unsure => "unsure",
                _ => "on-a-par",
            },
            vote.Story,
            vote.Group,
            At = vote.At?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        };

    private static async Task Lines(
        ZipArchive archive,
        string name,
        IEnumerable<object> rows,
        CancellationToken cancel
    )
    {
        await using var entry = archive.CreateEntry(name).Open();
        foreach (var row in rows)
        {
            var line = JsonSerializer.SerializeToNode(row, Json)!.AsObject();
            foreach (var empty in line.Where(m => m.Value is null).Select(m => m.Key).ToList())
            {
                line.Remove(empty);
            }

            await JsonSerializer.SerializeAsync(entry, line, Json, cancel);
            entry.WriteByte((byte)'\n');
        }
    }

    private static async Task Text(
        ZipArchive archive,
        string name,
        string text,
        CancellationToken cancel
    )
    {
        await using var entry = archive.CreateEntry(name).Open();
        await using StreamWriter writer = new(entry);
        await writer.WriteAsync(text.AsMemory(), cancel);
    }

    /// <summary>Members that are stored as JSON text come out as JSON.</summary>
    private static Action<JsonObject> Parse(params string[] members) =>
        row =>
        {
            foreach (var member in members)
            {
                row[member] = row[member] is { } text
                    ? JsonNode.Parse(text.GetValue<string>())
                    : null;
            }
        };
}
