using System.ComponentModel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Commonweal.Mcp.Tools;

/// <summary>What the checker says to a draft.</summary>
/// <param name="Verdicts">Where each value and norm of the draft stands, in the order written; empty when none could be read.</param>
/// <param name="Findings">What was found, in the order of the text.</param>
/// <param name="LeftOut">How many more findings there are.</param>
/// <param name="Says">The same in one sentence.</param>
public sealed record DraftReport(
    IReadOnlyList<DraftVerdict> Verdicts,
    IReadOnlyList<DraftFinding> Findings,
    int LeftOut,
    string Says
);

/// <summary>Where a value or norm of a draft stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Is"><c>value</c> or <c>norm</c>, as it was declared.</param>
/// <param name="Standing">accepted; candidate: evidence is missing; custom: kept without being expected; rejected: it is something else.</param>
/// <param name="Instead">If rejected, what it is instead, such as slogan, goal or metric.</param>
public sealed record DraftVerdict(string Id, string Is, Standing Standing, string? Instead);

/// <summary>A finding of the checker.</summary>
/// <param name="Code">Its stable code, such as V106.</param>
/// <param name="Severity">error, warning or information.</param>
/// <param name="Entity">Id of the declaration it is about; empty if none.</param>
/// <param name="Line">Line, from 1; null when it is about no one place.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Written">What stands there.</param>
/// <param name="What">What was seen.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Mend">Ways on. Questions among them are for the person whose value it is.</param>
public sealed record DraftFinding(
    string Code,
    Severity Severity,
    string Entity,
    int? Line,
    int? Column,
    string? Written,
    string What,
    string Why,
    IReadOnlyList<string> Mend
);

/// <summary>Checks drafts.</summary>
[McpServerToolType]
public sealed class DraftTools(TimeProvider clock)
{
    private const int MostFindings = 200;
    private const int MostWritten = 120;

    /// <summary>Checks a draft; never fails on any text. Costs what the checker costs: O(n log n).</summary>
    /// <param name="text">The draft.</param>
    [McpServerTool(
        Name = "check_draft",
        Title = "Check a draft of a value or norm",
        ReadOnly = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(DraftReport)
    )]
    [Description(
        "Check values and norms written as .weal text. Answers with a verdict for each value and norm (accepted, candidate, custom, rejected and as what) and with findings: code, place, what was seen, why it matters, ways to mend. "
            + "The text stands by itself: it begins with the line `weal 1` and declares the context, people and choices it refers to. "
            + "A value: weal 1⏎context bad-news \"Bringing bad news\"⏎person p1 \"A nurse\"⏎value plain \"Plain words\" by p1 {⏎  in bad-news⏎  attend MOMENTS \"when somebody stops listening\" from p1 t1 0..41⏎}⏎ "
            + "A norm, with its context and role declared as well: norm lamps \"Lamps go low\" {⏎  obliges keeper to dim-lights \"turn the lamps low\"⏎  in closing⏎  practiced 44 of 48 observed 2026-04-30⏎  expected 41 of 50 asked 2026-05-03⏎}⏎ "
            + "A candidate is not wrong: it lacks evidence (who said it, in which choice it was exercised, five probes) that only the person can give. Do not invent it."
    )]
    public CallToolResult CheckDraft(
        [Description("The draft as .weal text, at most 5 MB (1 MB over HTTP).")] string text
    )
    {
        SourceText source = new(text);
        var parsed = WealParser.Parse(source);
        var report = Checker.Check(
            parsed,
            new(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), Publish: false)
        );
        var values = parsed
            .Document.Declarations.OfType<Value>()
            .Select(v => v.Id.Text)
            .ToHashSet(StringComparer.Ordinal);
        return Reply.Of(
            new DraftReport(
                [
                    .. report.Statuses.Select(s => new DraftVerdict(
                        s.Id,
                        values.Contains(s.Id) ? "value" : "norm",
                        s.Standing,
                        s.Kind
                    )),
                ],
                [.. report.Diagnostics.Take(MostFindings).Select(d => Finding(d, source))],
                Math.Max(0, report.Diagnostics.Count - MostFindings),
                Says(parsed.Document, report)
            )
        );
    }

    private static DraftFinding Finding(Diagnostic d, SourceText source)
    {
        var placed = !d.Span.IsNone;
        var at = source.PositionOf(d.Span.Start);
        return new(
            d.Code,
            d.Severity,
            d.Entity,
            placed ? at.Line : null,
            placed ? at.Column : null,
            placed ? Written(source.Slice(d.Span).ToString()) : null,
            d.Message,
            d.Why,
            [.. d.Mend]
        );
    }

    private static string Written(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= MostWritten
            ? line
            : line[
                ..(char.IsHighSurrogate(line[MostWritten - 2]) ? MostWritten - 2 : MostWritten - 1)
            ] + "…";
    }

    private static string Says(Document document, Report report)
    {
        var errors = report.Diagnostics.Count(d => d.Severity == Severity.Error);
        return report.Statuses.Count == 0
            ? document.Declarations.OfType<Norm>().Any() || errors > 0
                ? "No value or norm could be read; mend the findings first."
                : "The text declares no value and no norm."
            : string.Join("; ", report.Statuses.Select(s => $"{s.Id}: {s}"))
                + (errors == 0 ? "." : $". Errors: {errors}.");
    }
}
