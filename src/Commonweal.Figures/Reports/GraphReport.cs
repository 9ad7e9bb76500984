using Commonweal.Figures.Reports.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Commonweal.Figures.Reports;

/// <summary>
/// Writes a moral graph as a folder of pages that open from disk: no server, no script, no network. The same input gives
/// the same bytes on every machine.
/// </summary>
public static class GraphReport
{
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
        return ReportFolder.Fill(
            folder,
            write => Everything(new(input, ReportLimits.Default), write, cancel),
            cancel
        );
    }

    private static async Task Everything(
        ReportModel model,
        Func<string, Action<Stream>, Task> write,
        CancellationToken cancel
    )
    {
        // Reports have no forms.
        foreach (var asset in Asset.All.Where(a => a.Name != "forms.css"))
        {
            await write(
                $"assets/{asset.Name}",
                stream =>
                {
                    using var source = asset.Open();
                    source.CopyTo(stream);
                }
            );
        }

        await write("data/graph.json", s => ReportData.Json(model, s));
        await write("data/pairs.csv", s => ReportData.Pairs(model, s));
        await write("data/contexts.csv", s => ReportData.Contexts(model, s));
        await write("data/cards.csv", s => ReportData.Cards(model, s));
        if (model.Input.Mai is { } mai)
        {
            await write("data/mai-edges.csv", s => ReportData.MaiEdges(model, mai, s));
        }

        await Pages(model, write, cancel);
    }

    private static async Task Pages(
        ReportModel model,
        Func<string, Action<Stream>, Task> write,
        CancellationToken cancel
    )
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        async Task Page<TPage>(string file, params (string Name, object? Value)[] more)
            where TPage : IComponent
        {
            cancel.ThrowIfCancellationRequested();
            Dictionary<string, object?> parameters = new(StringComparer.Ordinal)
            {
                ["Model"] = model,
            };
            foreach (var (name, value) in more)
            {
                parameters[name] = value;
            }

            var html = await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var root = await renderer.RenderComponentAsync<TPage>(
                    ParameterView.FromDictionary(parameters)
                );
                return root.ToHtmlString();
            });
            await write(
                file,
                stream =>
                {
                    using StreamWriter writer = new(stream, leaveOpen: true) { NewLine = "\n" };
                    writer.Write("<!DOCTYPE html>\n");
                    writer.Write(html);
                    writer.Write("\n");
                }
            );
        }

        await Page<IndexPage>("index.html");
        for (var i = 0; i < model.Contexts.Count; i++)
        {
            await Page<ContextPage>(
                model.FileOf(model.Contexts[i].Context),
                ("Graph", model.Contexts[i]),
                ("Previous", i > 0 ? model.Contexts[i - 1] : null),
                ("Next", i + 1 < model.Contexts.Count ? model.Contexts[i + 1] : null)
            );
        }

        for (var i = 0; i < model.CardPages.Count; i++)
        {
            await Page<CardsPage>(ReportModel.CardFile(i), ("Page", i));
        }

        await Page<ComparePage>("compare.html");
        await Page<MethodPage>("method.html");
        if (model.HasSubmissions)
        {
            await Page<SubmissionsPage>("submissions.html");
        }
    }
}
