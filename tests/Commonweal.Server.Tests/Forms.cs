using AngleSharp.Html.Parser;

namespace Commonweal.Server.Tests;

/// <summary>Fills in forms as a browser without script does.</summary>
internal static class Forms
{
    /// <summary>Opens a page and sends its (first) form with its hidden fields and the given ones.</summary>
    public static async Task<HttpResponseMessage> SubmitForm(
        this HttpClient browser,
        string page,
        IReadOnlyList<KeyValuePair<string, string>> fields,
        CancellationToken cancel
    )
    {
        var html = await browser.GetStringAsync(new Uri(page, UriKind.Relative), cancel);
        using var document = new HtmlParser().ParseDocument(html);
        var form =
            document.QuerySelector("main form")
            ?? throw new InvalidOperationException($"{page} has no form: {html}");
        var hidden = form.QuerySelectorAll("input[type=hidden]")
            .Select(i =>
                KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")
            );
        using FormUrlEncodedContent content = new(hidden.Concat(fields));
        return await browser.PostAsync(
            new Uri(form.GetAttribute("action") ?? page, UriKind.Relative),
            content,
            cancel
        );
    }

    /// <summary>Path of a sign-in link for the first organiser.</summary>
    public static Task<string?> SignInPath(this RunningServer server) =>
        ServerHost.SignInPath(server.App, asked: true, CancellationToken.None);
}
