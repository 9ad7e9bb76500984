using System.Collections.Concurrent;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Commonweal.Figures.Reports;

namespace Commonweal.Tests.Figures;

/// <summary>A report in a folder of its own that is removed afterwards.</summary>
internal sealed class ReportFixture : IDisposable
{
    private static readonly HtmlParser Strict = new(new HtmlParserOptions { IsStrictMode = true });

    private readonly string _parent = Directory.CreateTempSubdirectory("weal-report-").FullName;

    private IReadOnlyDictionary<string, IHtmlDocument>? _documents;

    public string Folder => Path.Combine(_parent, "report");

    public IEnumerable<string> Pages =>
        Directory.EnumerateFiles(Folder, "*.html").Order(StringComparer.Ordinal);

    /// <summary>Parsed pages, each parsed once.</summary>
    public IReadOnlyDictionary<string, IHtmlDocument> Documents =>
        _documents ??= Pages
            .Select(p => Path.GetFileName(p))
            .ToDictionary(p => p, Page, StringComparer.Ordinal);

    public static async Task<ReportFixture> Of(GraphReportInput input)
    {
        ReportFixture fixture = new();
        var outcome = await GraphReport.Write(input, fixture.Folder, default);
        return outcome is ReportOutcome.Written
            ? fixture
            : throw new InvalidOperationException(outcome.ToString());
    }

    /// <summary>Parses a page; anything a browser would have to guess at throws.</summary>
    public IHtmlDocument Page(string name) =>
        Strict.ParseDocument(File.ReadAllText(Path.Combine(Folder, name)));

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}

/// <summary>Each sample's report, written once for all tests of a class.</summary>
public sealed class SampleReports : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ReportFixture>>> _reports = new(
        StringComparer.Ordinal
    );

    internal Task<ReportFixture> Of(string sample, Func<GraphReportInput> input) =>
        _reports
            .GetOrAdd(
                sample,
                _ =>
                    new(
                        () => ReportFixture.Of(input()),
                        LazyThreadSafetyMode.ExecutionAndPublication
                    )
            )
            .Value;

    public void Dispose()
    {
        foreach (var report in _reports.Values.Where(r => r.Value.IsCompletedSuccessfully))
        {
            report.Value.Result.Dispose();
        }
    }
}
