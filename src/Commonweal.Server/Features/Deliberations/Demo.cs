using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Participation;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Deliberations;

/// <summary>
/// Gives an empty database the example deliberation with its cards, stories and judgements, so that there is something to
/// look at and to take part in. No person in it is real, and nobody can sign in as one of them.
/// </summary>
internal sealed partial class Demo(
    CommonwealDb db,
    DeliberationStore deliberations,
    TimeProvider clock
)
{
    public const string Slug = "river-library";

    private const string GroupKey = "company";

    private readonly Dictionary<string, Guid> _people = new(StringComparer.Ordinal);
    private Guid _deliberation;

    /// <summary>Seeds it unless there is any deliberation. All or nothing; of two nodes at once, one does it.</summary>
    public async Task Seed(Guid organiser, CancellationToken cancel)
    {
        if (await db.Deliberations.AnyAsync(cancel))
        {
            return;
        }

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await Write(organiser, cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Deliberations.AnyAsync(d => d.Slug == Slug, cancel))
            {
                throw;
            }
        }
    }

    private async Task Write(Guid organiser, CancellationToken cancel)
    {
        var document = WealParser.Parse(Text("submissions.weal")).Document;
        var about = JsonSerializer.Deserialize<JsonElement>(Text("deliberation.json"));
        var made = await deliberations.Create(Slug, Plan(document, about), organiser, cancel);
        made.Stored.OpenedAt = made.Stored.PublishedAt = made.Stored.CreatedAt;
        _deliberation = made.Id;
        AddPeople(document);
        var cards = AddCards(
            document,
            DateOnly.Parse(about.GetProperty("asOf").GetString()!, null)
        );
        var stories = AddStories(document, cards);
        AddVotes(cards, stories);
        await db.SaveChangesAsync(cancel);
    }

    private static DeliberationPlan Plan(Document document, JsonElement about) =>
        new()
        {
            Title = about.GetProperty("title").GetString()!,
            Question = about.GetProperty("question").GetString()!,
            Contexts =
            [
                .. document
                    .Declarations.OfType<Scope>()
                    .Where(s => s.Kind == ScopeKind.Context)
                    .Select(s => new PlannedContext(s.Id.Text, s.Label)),
            ],
            Consent =
                "This is an example deliberation. What you write and judge is kept on this machine under a random name, and "
                + "becomes part of what everyone who can open this server can read.\n\nYou can stop at any time and take "
                + "back everything you gave.",
            Groups =
            [
                new(
                    GroupKey,
                    about.GetProperty("groups").GetString()!,
                    [
                        .. document
                            .Declarations.OfType<Agent>()
                            .Where(a => a.Kind == AgentKind.Group)
                            .Select(g => new GroupOption(g.Id.Text, g.Label ?? g.Id.Text, null)),
                    ]
                ),
            ],
            Languages = ["en", "es"],
        };

    private void AddPeople(Document document)
    {
        var now = clock.GetUtcNow();
        foreach (
            var person in document
                .Declarations.OfType<Agent>()
                .Where(a => a.Kind == AgentKind.Person)
        )
        {
            var id = _people[person.Id.Text] = Guid.CreateVersion7(now);
            db.Participants.Add(
                new()
                {
                    DeliberationId = _deliberation,
                    Id = id,
                    Pseudonym = person.Id.Text,
                    // The hash of nothing anyone knows: nobody can come back as a person of the example.
                    CodeHash = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes),
                    Language = "en",
                    JoinedAt = now,
                    ConsentedAt = now,
                    ConsentRevision = 1,
                    Groups = JsonSerializer.Serialize(
                        person
                            .Groups.Take(1)
                            .ToDictionary(_ => GroupKey, g => g.Text, StringComparer.Ordinal)
                    ),
                    ComparedAt = now,
                }
            );
        }
    }

    private Dictionary<string, StoredCard> AddCards(Document document, DateOnly asOf)
    {
        var standings = Checker
            .Check(document, new(asOf, Publish: false))
            .Statuses.ToLookup(s => s.Id, StringComparer.Ordinal);
        Dictionary<string, StoredCard> cards = new(StringComparer.Ordinal);
        foreach (var value in document.Declarations.OfType<Value>())
        {
            var standing = standings[value.Id.Text].First().Standing;
            if (
                standing == Standing.Rejected
                || !_people.TryGetValue(value.By.Text, out var author)
            )
            {
                continue;
            }

            cards[value.Id.Text] = new()
            {
                DeliberationId = _deliberation,
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                ParticipantId = author,
                ValueId = value.Id.Text,
                Title = value.Title,
                Policies = JsonSerializer.Serialize(value.Policies.Select(p => p.Text)),
                Contexts = JsonSerializer.Serialize(value.Contexts.Select(c => c.Text)),
                Weal = string.Join('\n', RestsOn(value, document).Select(WealPrinter.Print)),
                ContentHash = ContentHash.Of(value),
                Standing = standing.ToString().ToLowerInvariant(),
                At = clock.GetUtcNow(),
            };
        }

        db.Cards.AddRange(cards.Values);
        return cards;
    }

    /// <summary>The value after what its text names and its author's catch trials.</summary>
    private static IEnumerable<Declaration> RestsOn(Value value, Document document)
    {
        var words = Identifier()
            .Matches(WealPrinter.Print(value))
            .Select(m => m.Value)
            .ToHashSet(StringComparer.Ordinal);
        return document
            .Declarations.Where(d =>
                d switch
                {
                    Choice or Transcript or Agent => words.Contains(d.DeclaredId?.Text ?? ""),
                    CatchTrials trials => trials.Person == value.By,
                    _ => false,
                }
            )
            .Append(value);
    }

    private Dictionary<string, Guid> AddStories(
        Document document,
        Dictionary<string, StoredCard> cards
    )
    {
        Dictionary<string, Guid> stories = new(StringComparer.Ordinal);
        foreach (var upgrade in document.Declarations.OfType<Upgrade>())
        {
            if (
                upgrade.Stories is not [{ Text: var text, Provenance.Citation: { } source }, ..]
                || !cards.ContainsKey(upgrade.From.Text)
                || !cards.ContainsKey(upgrade.To.Text)
                || !_people.TryGetValue(source.Source.Text, out var teller)
            )
            {
                continue;
            }

            Guid id = Guid.CreateVersion7(clock.GetUtcNow());
            stories[source.Transcript.Text] = id;
            db.Stories.Add(
                new()
                {
                    DeliberationId = _deliberation,
                    Id = id,
                    ParticipantId = teller,
                    From = upgrade.From.Text,
                    To = upgrade.To.Text,
                    Context = upgrade.In.Text,
                    Text = text,
                    At = clock.GetUtcNow(),
                }
            );
        }

        return stories;
    }

    private void AddVotes(Dictionary<string, StoredCard> cards, Dictionary<string, Guid> stories)
    {
        using var rows = Open("votes.jsonl");
        var read = (Imported<VoteSet>.Read)
            VoteImport.Votes(rows, "votes.jsonl", ImportOptions.Everything, CancellationToken.None);
        foreach (var vote in read.What.Accepted)
        {
            if (
                !_people.TryGetValue(vote.Voter, out var voter)
                || !cards.ContainsKey(vote.From)
                || !cards.ContainsKey(vote.To)
            )
            {
                continue;
            }

            var at = vote.At ?? clock.GetUtcNow();
            Trial trial = new()
            {
                DeliberationId = _deliberation,
                Id = Guid.CreateVersion7(at),
                ParticipantId = voter,
                From = vote.From,
                To = vote.To,
                Context = vote.Context,
                Pair = Trial.PairOf(vote.From, vote.To),
                StoryId =
                    vote.Story is { } story && stories.TryGetValue(story, out var id) ? id : null,
                ShownAt = at,
            };
            db.Trials.Add(trial);
            db.Votes.Add(
                new()
                {
                    DeliberationId = _deliberation,
                    TrialId = trial.Id,
                    Answer = StoredVote.WordOf(vote.Answer),
                    At = at,
                }
            );
        }
    }

    private static string Text(string name)
    {
        using var stream = Open(name);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) =>
        typeof(Demo).Assembly.GetManifestResourceStream($"example/{name}")
        ?? throw new FileNotFoundException($"The example lacks {name}.");

    [GeneratedRegex("[a-z][a-z0-9-]*", RegexOptions.None, 10_000)]
    private static partial Regex Identifier();
}
