using Commonweal.Browser.Tests;
using Commonweal.Figures.Decisions;
using Commonweal.Figures.Reports;
using Commonweal.Tests.Figures;
using Commonweal.Tests.Verifier;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Commonweal.Browser.Tests;

/// <summary>One browser and one set of written reports for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const int Height = 844;

    private static readonly string Program =
        Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    private readonly string _folder = Directory.CreateTempSubdirectory("weal-browser-").FullName;
    private readonly Dictionary<string, OpenPage> _pages = new(StringComparer.Ordinal);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }

        foreach (
            var (name, input) in new[]
            {
                ("winners", Sample.WithWinners()),
                ("study", Sample.LikeTheStudy()),
                ("empty", Sample.Empty()),
            }
        )
        {
            var outcome = await GraphReport.Write(input, Path.Combine(_folder, name), default);
            Assert.IsType<ReportOutcome.Written>(outcome);
        }

        foreach (var (name, decision) in SampleDecisions.All)
        {
            await File.WriteAllTextAsync(
                Path.Combine(_folder, name),
                await DecisionPage.Render(decision, FeedbackTrace.Check(decision))
            );
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Program,
                Args =
                [
                    "--no-sandbox",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>
    /// A page of a report, opened from disk once and lent to one test after another as it was when it was opened, but for
    /// its width and open tables; skips the test where there is no browser.
    /// </summary>
    internal async Task<OpenPage> Open(string page, int width)
    {
        if (!_pages.TryGetValue(page, out var open))
        {
            open = await OpenFresh(page, width);
            _pages.Add(page, open);
        }

        await open.Page.EmulateMediaAsync(
            new() { ColorScheme = ColorScheme.Light, Media = Media.Screen }
        );
        await open.Page.SetViewportSizeAsync(width, Height);
        return open;
    }

    /// <summary>The same for a test that changes the page: opened for it alone.</summary>
    internal async Task<OpenPage> OpenFresh(string page, int width, bool bypassPolicy = false)
    {
        Assert.SkipWhen(
            _browser is null,
            $"Chromium was not found at {Program}; set CHROMIUM to its path."
        );
        var context = await _browser!.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = Height },
                BypassCSP = bypassPolicy,
            }
        );
        return await OpenPage.Load(
            await context.NewPageAsync(),
            new Uri(Path.Combine(_folder, page)).AbsoluteUri
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A page with everything it asked for and complained about.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private OpenPage(IPage page) => Page = page;

    public IPage Page { get; }

    public List<string> Requests { get; } = [];

    public List<string> Complaints { get; } = [];

    public static async Task<OpenPage> Load(IPage page, string address)
    {
        OpenPage open = new(page);
        page.Request += (_, r) => open.Requests.Add(r.Url);
        page.RequestFailed += (_, r) => open.Complaints.Add($"could not load {r.Url}");
        page.Console += (_, m) => open.Complaints.Add($"{m.Type}: {m.Text}");
        page.PageError += (_, e) => open.Complaints.Add(e);
        await page.GotoAsync(address);
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        return open;
    }

    /// <summary>Opens every table that a reader can open.</summary>
    public Task OpenTables() =>
        Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
