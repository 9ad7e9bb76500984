using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Figures.Words;
using Severity = Commonweal.Kernel.Checking.Severity;

namespace Commonweal.Figures.Reports;

/// <summary>The same facts as the pages, as files for other programs: JSON, and CSV after RFC 4180 with a header row.</summary>
internal static class ReportData
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Not for embedding in HTML: letters stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void Json(ReportModel model, Stream stream)
    {
        var input = model.Input;
        JsonSerializer.Serialize(
            stream,
            new
            {
                Format = "commonweal.graph-report-data/1",
                input.Title,
                input.Question,
                input.Date,
                input.Source,
                Rules = input.Rules,
                Graph = input.Graph,
                Contexts = input
                    .Graph.Contexts.Select(c => new
                    {
                        Id = c.Context,
                        Label = input.ContextLabels.GetValueOrDefault(c.Context, c.Context),
                    })
                    .ToArray(),
                Cards = model.Values.Select(model.CardOf).ToArray(),
                Mai = input.Mai is null
                    ? null
                    : new
                    {
                        input.Mai.Votes,
                        input.Mai.Edges,
                        PageRank = input
                            .Mai.PageRank.Select(p => new { p.Value, p.Score })
                            .ToArray(),
                    },
                input.Stages,
                Submissions = input.Submissions.Select(Draft).ToArray(),
            },
            JsonOptions
        );
    }

    public static void Pairs(ReportModel model, Stream stream) =>
        Table(
            stream,
            model.Graph.Contexts.SelectMany(c => c.Edges),
            ("context", e => Words(e.Context)),
            ("context_label", e => Words(model.LabelOf(e.Context))),
            ("from", e => Words(e.From)),
            ("to", e => Words(e.To)),
            ("from_title", e => Words(model.CardOf(e.From).Title)),
            ("to_title", e => Words(model.CardOf(e.To).Title)),
            ("status", e => Statuses.Key(e.Status)),
            ("probability", e => N(e.Probability)),
            ("probability_on_a_par", e => N(e.ProbabilityOnAPar)),
            ("mean", e => N(e.Mean)),
            ("standard_deviation", e => N(e.StandardDeviation)),
            ("effective_votes", e => N(e.EffectiveVotes)),
            ("forward_yes", e => N(e.Forward.Yes)),
            ("forward_unsure", e => N(e.Forward.Unsure)),
            ("forward_no", e => N(e.Forward.No)),
            ("forward_on_a_par", e => N(e.Forward.OnAPar)),
            ("reverse_yes", e => N(e.Reverse.Yes)),
            ("reverse_unsure", e => N(e.Reverse.Unsure)),
            ("reverse_no", e => N(e.Reverse.No)),
            ("reverse_on_a_par", e => N(e.Reverse.OnAPar)),
            ("lacking", e => e.Lacking.ToString()),
            ("votes_needed", e => N(e.VotesNeeded)),
            ("robustness", e => N(e.Robustness)),
            ("attack_budget", e => N(e.AttackBudget)),
            ("bridged_support", e => N(e.BridgedSupport)),
            ("coverage", e => N(e.Coverage)),
            ("groups", e => Words(string.Join("; ", e.Groups.Select(Support))))
        );

    public static void Contexts(ReportModel model, Stream stream) =>
        Table(
            stream,
            model.Graph.Contexts,
            ("context", c => Words(c.Context)),
            ("label", c => Words(model.LabelOf(c.Context))),
            ("votes", c => N(c.Votes)),
            ("voters", c => N(c.Voters)),
            ("pairs", c => N(c.Edges.Count)),
            ("established", c => N(c.Edges.Count(e => e.Status == EdgeStatus.Established))),
            ("contested", c => N(c.Edges.Count(e => e.Status == EdgeStatus.Contested))),
            ("on_a_par", c => N(c.Edges.Count(e => e.Status == EdgeStatus.OnAPar))),
            ("open", c => N(c.Edges.Count(e => e.Status == EdgeStatus.Open))),
            ("winners", c => Words(string.Join("; ", c.Winners.Select(w => w.Value)))),
            (
                "winner_titles",
                c => Words(string.Join("; ", c.Winners.Select(w => model.CardOf(w.Value).Title)))
            ),
            ("cycles", c => Words(string.Join("; ", c.Cycles.Select(v => string.Join(" > ", v))))),
            ("attack_budgets", c => string.Join("; ", c.Winners.Select(w => N(w.AttackBudget))))
        );

    public static void Cards(ReportModel model, Stream stream) =>
        Table(
            stream,
            model.Values,
            ("value", Words),
            ("title", v => Words(model.CardOf(v).Title)),
            ("summary", v => Words(model.CardOf(v).Summary ?? "")),
            ("policies", v => Words(string.Join("\n", model.CardOf(v).Policies))),
            ("established_in", v => Words(string.Join("; ", model.WinsIn[v]))),
            ("pairs", v => N(model.Edges[v].Count()))
        );

    public static void MaiEdges(ReportModel model, MaiGraph mai, Stream stream) =>
        Table(
            stream,
            mai.Edges,
            ("from", e => Words(e.From)),
            ("to", e => Words(e.To)),
            ("from_title", e => Words(model.CardOf(e.From).Title)),
            ("to_title", e => Words(model.CardOf(e.To).Title)),
            ("contexts", e => Words(string.Join("; ", e.Contexts))),
            ("marked_wiser", e => N(e.Counts.MarkedWiser)),
            ("marked_not_wiser", e => N(e.Counts.MarkedNotWiser)),
            ("marked_less_wise", e => N(e.Counts.MarkedLessWise)),
            ("marked_unsure", e => N(e.Counts.MarkedUnsure)),
            ("impressions", e => N(e.Counts.Impressions)),
            ("wiser_likelihood", e => N(e.WiserLikelihood)),
            ("entropy", e => N(e.Entropy))
        );

    private static string Support(GroupSupport group) =>
        $"{group.Group}: {N(group.Probability)} ({N(group.Votes)} votes)";

    private static void Table<T>(
        Stream stream,
        IEnumerable<T> rows,
        params (string Name, Func<T, string> Of)[] columns
    )
    {
        using StreamWriter csv = new(stream, new UTF8Encoding(false), leaveOpen: true)
        {
            NewLine = "\r\n",
        };
        csv.WriteLine(string.Join(',', columns.Select(c => c.Name)));
        foreach (var row in rows)
        {
            csv.WriteLine(string.Join(',', columns.Select(c => Quote(c.Of(row)))));
        }
    }

    private static object Draft(Submission s) =>
        new
        {
            s.Title,
            s.Lines,
            Status = s.Status.ToString(),
            Findings = s
                .Diagnostics.Where(d => d.Severity != Severity.Information)
                .Select(d => new
                {
                    d.Code,
                    d.Severity,
                    d.Message,
                    d.Why,
                    Mend = d.Mend.ToArray(),
                })
                .ToArray(),
        };

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") >= 0
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;

    /// <summary>People's words, with an apostrophe before what a spreadsheet would take for a formula.</summary>
    private static string Words(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;

    private static string N(double? x) => x?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string N(int? x) => x?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string N(int x) => x.ToString(CultureInfo.InvariantCulture);
}
