using System.Net.Http.Headers;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.Organising;

/// <summary>Organisers of a running server, and what their browsers and programs do.</summary>
internal static class Organisers
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A browser in which the first organiser has signed in.</summary>
    public static async Task<HttpClient> SignedIn(this RunningServer server)
    {
        var browser = server.Browser();
        var answer = await browser.SubmitForm((await server.SignInPath())!, [], Cancel);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        return browser;
    }

    /// <summary>A browser in which another organiser has signed in, who organises nothing.</summary>
    public static async Task<HttpClient> Stranger(this RunningServer server)
    {
        var browser = server.Browser();
        await using var scope = server.Services.CreateAsyncScope();
        Organiser stranger = new() { Id = Guid.CreateVersion7(), UserName = "stranger" };
        (
            await scope
                .ServiceProvider.GetRequiredService<UserManager<Organiser>>()
                .CreateAsync(stranger)
        ).Succeeded.ShouldBeTrue();
        var secret = await scope
            .ServiceProvider.GetRequiredService<SignInLinks>()
            .Make(stranger.Id, Cancel);
        await browser.SubmitForm($"/sign-in/{secret}", [], Cancel);
        return browser;
    }

    /// <summary>A program with a token of the first organiser.</summary>
    public static async Task<HttpClient> Program(
        this RunningServer server,
        string scopes,
        TimeSpan? lifetime = null
    )
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommonwealDb>();
        var organiser = await scope
            .ServiceProvider.GetRequiredService<FirstOrganiser>()
            .Ensure(Cancel);
        var secret = Secret.Token();
        var now = TimeProvider.System.GetUtcNow();
        db.AccessTokens.Add(
            new()
            {
                Id = Guid.CreateVersion7(),
                OrganiserId = organiser.Id,
                Hash = Secret.Hash(secret),
                Name = "test",
                Scopes = scopes,
                CreatedAt = now,
                ExpiresAt = now + (lifetime ?? TimeSpan.FromHours(1)),
            }
        );
        await db.SaveChangesAsync(Cancel);
        var program = server.Browser();
        program.DefaultRequestHeaders.Authorization = new("Bearer", $"cwo_{secret}");
        return program;
    }

    /// <summary>A page, read.</summary>
    public static async Task<IHtmlDocument> Page(this HttpClient browser, string path)
    {
        var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        return await answer.Read();
    }

    public static async Task<IHtmlDocument> Read(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));

    /// <summary>Sends a page's form as it stands, with some fields changed.</summary>
    public static async Task<HttpResponseMessage> Send(
        this HttpClient browser,
        IHtmlDocument page,
        string form,
        params (string Name, string Value)[] changes
    )
    {
        var there = (IHtmlFormElement)page.QuerySelector(form)!;
        List<KeyValuePair<string, string>> fields = [];
        foreach (var field in there.Elements)
        {
            var value = field switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked
                    ? box.Value
                    : null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (
                value is not null
                && field.GetAttribute("name") is { } name
                && !changes.Any(c => c.Name == name)
            )
            {
                fields.Add(new(name, value));
            }
        }

        fields.AddRange(changes.Select(c => KeyValuePair.Create(c.Name, c.Value)));
        using FormUrlEncodedContent content = new(fields);
        return await browser.PostAsync(
            new Uri(there.GetAttribute("action")!, UriKind.Relative),
            content,
            Cancel
        );
    }

    /// <summary>A plan that can be used.</summary>
    public static DeliberationPlan Plan { get; } =
        new()
        {
            Title = "The square at night",
            Question = "What is wise to pay attention to in the square at night?",
            Contexts = [new("noise", "When it is loud"), new("rest", "When people sleep")],
            Consent = "What you write is kept.",
        };

    public static Task<HttpResponseMessage> Put(
        this HttpClient program,
        string path,
        object body,
        string? tag
    )
    {
        HttpRequestMessage request = new(HttpMethod.Put, new Uri(path, UriKind.Relative))
        {
            Content = JsonContent.Create(body),
        };
        if (tag is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(tag));
        }

        return program.SendAsync(request, Cancel);
    }

    public static Task<HttpResponseMessage> Post(
        this HttpClient program,
        string path,
        object body
    ) => program.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, Cancel);
}
