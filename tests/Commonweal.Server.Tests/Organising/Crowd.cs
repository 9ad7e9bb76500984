using System.Text.Json;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Participation;
using Commonweal.Server.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.Organising;

/// <summary>People who took part, written straight into the tables.</summary>
internal static class Crowd
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Opens a deliberation of its own that asks how old people are.</summary>
    public static async Task Square(this RunningServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var edits = scope.ServiceProvider.GetRequiredService<DeliberationEdits>();
        var organiser = await scope
            .ServiceProvider.GetRequiredService<FirstOrganiser>()
            .Ensure(Cancel);
        var plan = Organisers.Plan with
        {
            Groups =
            [
                new(
                    "age",
                    "How old are you?",
                    [
                        new("young", "Young", 0.5),
                        new("middle", "Middle", 0.3),
                        new("old", "Old", 0.2),
                    ]
                ),
            ],
        };
        var made = await edits.Create("square", plan, organiser.Id, Cancel);
        (await edits.Step(made.Value!, "open", null, Cancel)).Refusal.ShouldBeNull();
    }

    /// <summary>Lets people take part in it; each has a card, and says of themselves what is given.</summary>
    public static async Task<IReadOnlyList<StoredCard>> Join(
        this RunningServer server,
        params string?[] answers
    )
    {
        await server.Square();
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommonwealDb>();
        var deliberation = await db.Deliberations.SingleAsync(d => d.Slug == "square", Cancel);
        var now = new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
        List<StoredCard> cards = [];
        foreach (var (answer, i) in answers.Select((a, i) => (a, i)))
        {
            Participant person = new()
            {
                DeliberationId = deliberation.Id,
                Id = Guid.CreateVersion7(),
                Pseudonym = Secret.Pseudonym(),
                CodeHash = Secret.Hash(Secret.Code()),
                Language = "en",
                JoinedAt = now,
                ConsentedAt = now,
                Groups = answer is null
                    ? null
                    : JsonSerializer.Serialize(new Dictionary<string, string> { ["age"] = answer }),
            };
            db.Participants.Add(person);
            StoredCard card = new()
            {
                DeliberationId = deliberation.Id,
                Id = Guid.CreateVersion7(),
                ParticipantId = person.Id,
                ValueId = $"v-{i}",
                Title = $"Quiet <{i}> é",
                Policies = JsonSerializer.Serialize(new[] { $"MOMENTS when číslo {i} is heard" }),
                Contexts = "[\"closing\"]",
                Weal = "",
                ContentHash = new string('0', 64),
                Standing = "accepted",
                At = now.AddMinutes(i),
            };
            db.Cards.Add(card);
            cards.Add(card);
            db.Answers.Add(Trial(person, 1, "trial-1", "yes", now));
            db.Answers.Add(Trial(person, 2, "trial-1", i == 0 ? "yes" : "no", now));
            db.SurveyReplies.Add(
                new()
                {
                    DeliberationId = deliberation.Id,
                    ParticipantId = person.Id,
                    Items = "{\"trust\":\"4\"}",
                    At = now.AddMinutes(10 + i),
                }
            );
        }

        await db.SaveChangesAsync(Cancel);
        return cards;
    }

    private static StoredAnswer Trial(
        Participant person,
        int number,
        string question,
        string belongs,
        DateTimeOffset at
    ) =>
        new()
        {
            DeliberationId = person.DeliberationId,
            ParticipantId = person.Id,
            Number = number,
            Question = question,
            Fields = JsonSerializer.Serialize(
                new Dictionary<string, string[]> { ["belongs"] = [belongs] }
            ),
            At = at,
        };
}
