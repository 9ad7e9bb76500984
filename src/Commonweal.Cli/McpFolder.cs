using System.Reflection;
using System.Text;
using System.Text.Json;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Commonweal.Mcp;

namespace Commonweal.Cli;

/// <summary>Deliberations from folders, under the names of their folders.</summary>
internal sealed class McpFolders : IDeliberations
{
    private readonly List<McpFolder> _folders = [];

    /// <summary>What they are called.</summary>
    public IEnumerable<string> Titles => _folders.Select(f => f.Summary.Title);

    /// <summary>Reads folders, or says why the first that cannot be used cannot; without any, the example that comes along.</summary>
    public static (McpFolders? Read, string? Problem) Read(
        IReadOnlyList<string> paths,
        CancellationToken cancel
    )
    {
        McpFolders all = new();
        foreach (
            var (folder, problem) in paths.Count == 0
                ? [McpFolder.Example(cancel)]
                : paths.Select(p => McpFolder.Read(p, cancel))
        )
        {
            if (folder is null)
            {
                return (null, problem);
            }

            if (all._folders.Find(f => f.Summary.Id == folder.Summary.Id) is { } other)
            {
                return (
                    null,
                    $"Two folders would both be called {other.Summary.Id}, so agents could not tell them apart. Rename one of them."
                );
            }

            all._folders.Add(folder);
        }

        return (all, null);
    }

    public Task<IReadOnlyList<DeliberationSummary>> List(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<DeliberationSummary>>([.. _folders.Select(f => f.Summary)]);

    public Task<DeliberationView?> Find(string id, CancellationToken cancel) =>
        _folders.Find(f => f.Summary.Id == id) is { } folder
            ? Task.Run<DeliberationView?>(() => folder.View, cancel)
            : Task.FromResult<DeliberationView?>(null);
}

/// <summary>A deliberation in a folder, read once; its graph is built when somebody first asks for it.</summary>
internal sealed class McpFolder
{
    private const string ExampleId = "river-library";
    private const string Embedded = "demo/";

    private readonly Lazy<DeliberationView> _view;

    private McpFolder(
        string id,
        DeliberationFile file,
        CheckedDocument document,
        IReadOnlyList<Vote> votes
    )
    {
        Summary = new(
            id,
            file.Title,
            file.Question,
            [
                .. document
                    .Document.Declarations.OfType<Scope>()
                    .Where(s => s.Kind == ScopeKind.Context)
                    .DistinctBy(s => s.Id.Text, StringComparer.Ordinal)
                    .Select(s => new DeliberationContext(s.Id.Text, s.Label, [.. s.NotWhen])),
            ]
        );
        _view = new(() =>
            new()
            {
                Id = id,
                Title = file.Title,
                Question = file.Question,
                Contexts = Summary.Contexts,
                Cards = ReportPipeline.Cards(document),
                Document = document.Document,
                Day = file.AsOf,
                Graph = MoralGraphBuilder.Build(
                    votes,
                    MoralGraphOptions.Default with
                    {
                        FlawedRecords = document.FlawedRecords(),
                    },
                    CancellationToken.None
                ),
            }
        );
    }

    /// <summary>What a list says of it.</summary>
    public DeliberationSummary Summary { get; }

    /// <summary>It whole; the first call builds the graph.</summary>
    public DeliberationView View => _view.Value;

    /// <summary>The deliberation that comes along with the program.</summary>
    public static (McpFolder? Read, string? Problem) Example(CancellationToken cancel) =>
        Read(
            ExampleId,
            name =>
            {
                using var stream =
                    Assembly.GetExecutingAssembly().GetManifestResourceStream(Embedded + name)
                    ?? throw new FileNotFoundException(name);
                using MemoryStream memory = new();
                stream.CopyTo(memory);
                return (memory.ToArray(), null);
            },
            "",
            cancel
        );

    /// <summary>Reads a folder, given by itself or by its deliberation.json, or says why it cannot be used.</summary>
    public static (McpFolder? Read, string? Problem) Read(string path, CancellationToken cancel)
    {
        var folder =
            Path.GetFileName(path) == DeliberationFile.Name && File.Exists(path)
                ? Path.GetDirectoryName(path) is { Length: > 0 } parent
                    ? parent
                    : "."
                : path;
        if (!Directory.Exists(folder))
        {
            return (
                null,
                $"{folder} is no folder. Give one that holds {DeliberationFile.Name}; `{Invoked.As} demo` writes one to go on with."
            );
        }

        return File.Exists(Path.Combine(folder, DeliberationFile.Name))
            ? Read(
                IdOf(folder),
                name => WealInput.ReadBytes(Path.Combine(folder, name)),
                folder,
                cancel
            )
            : (
                null,
                $"{folder} has no {DeliberationFile.Name}, which says what the deliberation is called and which files hold it; `{Invoked.As} demo` writes one to go on with."
            );
    }

    private static (McpFolder? Read, string? Problem) Read(
        string id,
        Func<string, (byte[]? Bytes, string? Problem)> read,
        string folder,
        CancellationToken cancel
    )
    {
        var (written, problem) = read(DeliberationFile.Name);
        if (written is null)
        {
            return (null, problem);
        }

        if (FileOf(written) is not { } file)
        {
            return (
                null,
                $"{Path.Combine(folder, DeliberationFile.Name)} cannot be read: it needs title, asOf (a day), submissions (a list of .weal files) and votes (a file)."
            );
        }

        var (document, fault) = Submissions(file, read, folder);
        if (document is null)
        {
            return (null, fault);
        }

        (var bytes, problem) = read(file.Votes);
        if (bytes is null)
        {
            return (null, problem);
        }

        using MemoryStream stream = new(bytes);
        return VoteImport.Votes(stream, Path.Combine(folder, file.Votes), new(), cancel) switch
        {
            Imported<VoteSet>.Read votes => (new(id, file, document, votes.What.Accepted), null),
            Imported<VoteSet>.Refused refused => (
                null,
                $"{refused.Why.Message} {string.Join(' ', refused.Why.Mend)}"
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What people submitted; several documents are put together in their text form, so that places can be told apart.</summary>
    private static (CheckedDocument? Read, string? Problem) Submissions(
        DeliberationFile file,
        Func<string, (byte[]? Bytes, string? Problem)> read,
        string folder
    )
    {
        List<Document> documents = [];
        foreach (var name in file.Submissions)
        {
            var (bytes, problem) = read(name);
            if (bytes is null)
            {
                return (null, problem);
            }

            var parsed = bytes.AsSpan().TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8)
                ? JsonTwin.Read(bytes)
                : WealParser.Parse(bytes);
            if (parsed.Findings.Any(f => RulePage.Of(f.Code)?.Severity == Severity.Error))
            {
                var path = Path.Combine(folder, name);
                return (
                    null,
                    $"{path} has errors of syntax, so its values cannot be told for certain. See them with: {Invoked.As} check {path}"
                );
            }

            documents.Add(parsed.Document);
        }

        SourceText source = new(
            WealPrinter.Print(
                documents[0] with
                {
                    Declarations = [.. documents.SelectMany(d => d.Declarations)],
                }
            )
        );
        WealInput whole = new(folder, [], source, WealParser.Parse(source), IsJson: false);
        return (CheckedDocument.Of(whole, file.AsOf), null);
    }

    private static DeliberationFile? FileOf(byte[] bytes)
    {
        try
        {
            using MemoryStream stream = new(bytes);
            return
                DeliberationFile.Read(stream)
                    is { Title: not null, Submissions.Count: > 0, Votes: not null } file
                && file.Submissions.All(s => s is not null)
                && file.AsOf != default
                ? file
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The folder's name as an id: lower-case letters, digits and hyphens.</summary>
    private static string IdOf(string folder)
    {
        StringBuilder id = new();
        foreach (var c in Path.GetFileName(Path.GetFullPath(folder).TrimEnd('/', '\\')))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                id.Append(char.ToLowerInvariant(c));
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        var text = id.ToString().Trim('-');
        return text.Length == 0 ? "deliberation" : text;
    }
}
