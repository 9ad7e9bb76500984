using AngleSharp.Html.Parser;

namespace Commonweal.Server.Tests.Participation;

/// <summary>What tests do as a participant, by forms.</summary>
internal static class PathForms
{
    /// <summary>Joins, notes the code and gives it back.</summary>
    public static async Task<string> Join(
        this HttpClient browser,
        string home,
        CancellationToken cancel
    )
    {
        await browser.SubmitForm(home, [new("agree", "yes")], cancel);
        var html = await browser.GetStringAsync(new Uri($"{home}/code", UriKind.Relative), cancel);
        using var page = new HtmlParser().ParseDocument(html);
        var code = page.QuerySelector(".secret")!.TextContent.Trim();
        await browser.SubmitForm($"{home}/code", [], cancel);
        return code;
    }

    /// <summary>Sends the form of a page that was opened before.</summary>
    public static async Task<HttpResponseMessage> SubmitPage(
        this HttpClient browser,
        string html,
        IReadOnlyList<KeyValuePair<string, string>> fields,
        CancellationToken cancel
    )
    {
        using var page = new HtmlParser().ParseDocument(html);
        var form = page.QuerySelector("main form")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]")
            .Select(i =>
                KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")
            );
        using FormUrlEncodedContent content = new(hidden.Concat(fields));
        return await browser.PostAsync(
            new Uri(form.GetAttribute("action")!, UriKind.Relative),
            content,
            cancel
        );
    }

    /// <summary>Opens a page and gives back its text.</summary>
    public static async Task<string> Page(
        this HttpClient browser,
        string path,
        CancellationToken cancel
    ) => await browser.GetStringAsync(new Uri(path, UriKind.Relative), cancel);

    /// <summary>Follows "go on" and fills in each page as it comes, until a stage.</summary>
    public static async Task WalkTo(
        this HttpClient browser,
        string home,
        string stage,
        CancellationToken cancel
    )
    {
        for (var step = 0; step < 60; step++)
        {
            var next = await browser.GetAsync(new Uri($"{home}/next", UriKind.Relative), cancel);
            var page = next.Headers.Location!.ToString();
            if (page == $"{home}/{stage}")
            {
                return;
            }

            await browser.FillIn(home, page, cancel);
        }

        throw new InvalidOperationException($"{stage} was not reached.");
    }

    private static async Task FillIn(
        this HttpClient browser,
        string home,
        string page,
        CancellationToken cancel
    )
    {
        switch (page[(home.Length + 1)..])
        {
            case "interview":
                await browser.BeInterviewed(home, cancel);
                break;
            case "compare":
                var opened = await browser.GetAsync(new Uri(page, UriKind.Relative), cancel);
                if (opened.IsSuccessStatusCode)
                {
                    await browser.SubmitForm(page, [new("verdict", "different")], cancel);
                }

                break;
            case "choose":
                using (var form = new HtmlParser().ParseDocument(await browser.Page(page, cancel)))
                {
                    var first = form.QuerySelector("input[name=chosen]")!.GetAttribute("value")!;
                    await browser.SubmitForm(page, [new("chosen", first)], cancel);
                }

                break;
            case "judge":
                await browser.SubmitForm(page, [new("answer", "yes")], cancel);
                break;
            case "survey":
                await browser.SubmitForm(page, [new("trust", "4")], cancel);
                break;
            default:
                await browser.SubmitForm(page, [], cancel);
                break;
        }
    }

    /// <summary>Answers every question of the interview.</summary>
    public static async Task BeInterviewed(
        this HttpClient browser,
        string home,
        CancellationToken cancel
    )
    {
        foreach (var fields in Answers)
        {
            var answer = await browser.SubmitForm($"{home}/interview", fields, cancel);
            if ((int)answer.StatusCode != 302)
            {
                throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(cancel));
            }
        }
    }

    private static readonly KeyValuePair<string, string>[][] Answers =
    [
        [new("opening", "glad")],
        [
            new(
                "text",
                "At closing time a boy still stood before the shelf of atlases, so I left the lights on and sorted returns until he chose one."
            ),
            new("context", "closing"),
        ],
        [
            new("did", "Left the lights on and waited"),
            new("option", "Send him home at once"),
            new("why", "He would have gone without what he came for"),
        ],
        [
            new("head", "MOMENTS"),
            new("own-head", ""),
            new("phrase", "when someone is about to find what they came for"),
            new("head", "SIGNS"),
            new("own-head", ""),
            new("phrase", "in a reader's hands that a decision is near"),
            new("head", "CHANGES"),
            new("own-head", ""),
            new("phrase", "in a room when the last voices leave it"),
        ],
        [
            new("still-attend", "yes"),
            new("still-attend-why", "It is part of keeping a library"),
            new("automate", "no"),
            new("automate-why", "Nobody else would know him"),
            new("diminished", "yes"),
            new("diminished-why", "The evenings would be empty"),
            new("whole-attention", "yes"),
            new("whole-attention-why", "I forget the clock"),
            new("reason", "People find what they need"),
            new("reason", "The room stays kind"),
            new("reason", "I learn what readers look for"),
        ],
        [new("out-of-place", "there is a fire alarm"), new("role-reversal", "yes")],
        [new("context", "reading-room"), new("own-context", "")],
        [new("belongs", "no")],
        [new("belongs", "no")],
        [
            new("title", "Room for the last reader"),
            new("head", "MOMENTS"),
            new("own-head", ""),
            new("phrase", "when someone is about to find what they came for"),
            new("keep", ""),
            new("head", "SIGNS"),
            new("own-head", ""),
            new("phrase", "in a reader's hands that a decision is near"),
            new("keep", ""),
            new("head", "CHANGES"),
            new("own-head", ""),
            new("phrase", "in a room when the last voices leave it"),
            new("keep", ""),
        ],
    ];
}
