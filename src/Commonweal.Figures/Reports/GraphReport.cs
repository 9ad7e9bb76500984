using Commonweal.Figures.Reports.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Commonweal.Figures.Reports;

/// <summary>A file of a report, not written yet.</summary>
/// <param name="Name">Its path in the report's folder; pages refer to each other by it.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Write">Writes it to a stream.</param>
public sealed record ReportFile(
    string Name,
    string ContentType,
    Func<Stream, CancellationToken, Task> Write
);

/// <summary>
/// A moral graph as pages that open from disk: no server, no script, no network. The same input gives the same bytes on
/// every machine.
/// </summary>
public static class GraphReport
{
    private const string Html = "text/html; charset=utf-8";
    private const string Csv = "text/csv; charset=utf-8";

    private static readonly ServiceProvider NoServices =
        new ServiceCollection().BuildServiceProvider();

    /// <summary>
    /// Writes the report. It is written beside the folder first and then moved into its place, so that a folder is never
    /// half written; an earlier report there is replaced, anything else is left alone and refused.
    /// </summary>
    public static Task<ReportOutcome> Write(
        GraphReportInput input,
        string folder,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return ReportFolder.Fill(folder, Files(new(input, ReportLimits.Default)), cancel);
    }

    /// <summary>The files of a report, each made when it is written.</summary>
    public static IReadOnlyList<ReportFile> Files(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            // Reports have no forms.
            .. Asset
                .All.Where(a => a.Name != "forms.css")
                .Select(a => new ReportFile(
                    $"assets/{a.Name}",
                    a.ContentType,
                    async (stream, cancel) =>
                    {
                        await using var source = a.Open();
                        await source.CopyToAsync(stream, cancel);
                    }
                )),
            .. Data(model),
            .. Pages(model),
        ];
    }

    private static IEnumerable<ReportFile> Data(ReportModel model)
    {
        yield return File("graph.json", "application/json", s => ReportData.Json(model, s));
        yield return File("pairs.csv", Csv, s => ReportData.Pairs(model, s));
        yield return File("contexts.csv", Csv, s => ReportData.Contexts(model, s));
        yield return File("cards.csv", Csv, s => ReportData.Cards(model, s));
        if (model.Input.Mai is { } mai)
        {
            yield return File("mai-edges.csv", Csv, s => ReportData.MaiEdges(model, mai, s));
        }

        static ReportFile File(string name, string type, Action<Stream> write) =>
            new(
                $"data/{name}",
                type,
                (stream, _) =>
                {
                    write(stream);
                    return Task.CompletedTask;
                }
            );
    }

    private static IEnumerable<ReportFile> Pages(ReportModel model)
    {
        yield return Page<IndexPage>(model, "index.html");
        for (var i = 0; i < model.Contexts.Count; i++)
        {
            yield return Page<ContextPage>(
                model,
                model.FileOf(model.Contexts[i].Context),
                ("Graph", model.Contexts[i]),
                ("Previous", i > 0 ? model.Contexts[i - 1] : null),
                ("Next", i + 1 < model.Contexts.Count ? model.Contexts[i + 1] : null)
            );
        }

        for (var i = 0; i < model.CardPages.Count; i++)
        {
            yield return Page<CardsPage>(model, ReportModel.CardFile(i), ("Page", i));
        }

        yield return Page<ComparePage>(model, "compare.html");
        yield return Page<MethodPage>(model, "method.html");
        if (model.HasSubmissions)
        {
            yield return Page<SubmissionsPage>(model, "submissions.html");
        }
    }

    private static ReportFile Page<TPage>(
        ReportModel model,
        string file,
        params (string Name, object? Value)[] more
    )
        where TPage : IComponent
    {
        Dictionary<string, object?> parameters = new(StringComparer.Ordinal) { ["Model"] = model };
        foreach (var (name, value) in more)
        {
            parameters[name] = value;
        }

        return new(
            file,
            Html,
            async (stream, cancel) =>
            {
                cancel.ThrowIfCancellationRequested();
                await using HtmlRenderer renderer = new(NoServices, NullLoggerFactory.Instance);
                var html = await renderer.Dispatcher.InvokeAsync(async () =>
                {
                    var root = await renderer.RenderComponentAsync<TPage>(
                        ParameterView.FromDictionary(parameters)
                    );
                    return root.ToHtmlString();
                });
                await using StreamWriter writer = new(stream, leaveOpen: true) { NewLine = "\n" };
                await writer.WriteAsync($"<!DOCTYPE html>\n{html}\n");
            }
        );
    }
}
