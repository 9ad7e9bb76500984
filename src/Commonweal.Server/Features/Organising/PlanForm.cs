using System.Collections.Immutable;
using System.Globalization;
using Commonweal.Server.Features.Deliberations;
using Microsoft.Extensions.Primitives;

namespace Commonweal.Server.Features.Organising;

/// <summary>A context as the form holds it.</summary>
/// <param name="Id">Its short name; empty: made from the label.</param>
/// <param name="Label">What people read.</param>
public sealed record ContextRow(string Id, string Label);

/// <summary>An option as the form holds it.</summary>
/// <param name="Id">Its short name; empty: made from the label.</param>
/// <param name="Label">What people read.</param>
/// <param name="Share">Its share of the population in percent, as typed.</param>
public sealed record OptionRow(string Id, string Label, string Share);

/// <summary>A question on oneself as the form holds it.</summary>
/// <param name="Key">Its short name; empty: made from the question.</param>
/// <param name="Question">What people read.</param>
/// <param name="Options">Its options.</param>
public sealed record GroupRow(string Key, string Question, IReadOnlyList<OptionRow> Options);

/// <summary>A plan as it is typed: every field a text, so that nothing typed is lost, usable or not.</summary>
public sealed record PlanForm
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm";
    private const int MostRows = 64;

    /// <summary>Its place in addresses; only asked for when it is made.</summary>
    public string Slug { get; init; } = "";

    /// <summary>Title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Question.</summary>
    public string Question { get; init; } = "";

    /// <summary>Consent.</summary>
    public string Consent { get; init; } = "";

    /// <summary>Contexts.</summary>
    public IReadOnlyList<ContextRow> Contexts { get; init; } = [];

    /// <summary>Questions on oneself.</summary>
    public IReadOnlyList<GroupRow> Groups { get; init; } = [];

    /// <summary>Languages.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Time of opening, in UTC.</summary>
    public string OpensAt { get; init; } = "";

    /// <summary>Time of closing, in UTC.</summary>
    public string ClosesAt { get; init; } = "";

    /// <summary>Only for people with an invitation.</summary>
    public bool InvitedOnly { get; init; }

    /// <summary>Judgements a person.</summary>
    public string Judgements { get; init; } = "";

    /// <summary>The revision it was opened at.</summary>
    public int Seen { get; init; }

    /// <summary>An empty form, with what suits most deliberations.</summary>
    internal static PlanForm Fresh { get; } =
        new()
        {
            Consent = DefaultConsent.Text,
            Contexts = [new("", ""), new("", "")],
            Languages = ["en"],
            Judgements = "8",
        };

    /// <summary>A plan, ready to be edited.</summary>
    internal static PlanForm Of(DeliberationNow there)
    {
        var plan = there.Plan;
        return new()
        {
            Slug = there.Slug,
            Title = plan.Title,
            Question = plan.Question,
            Consent = plan.Consent,
            Contexts = [.. plan.Contexts.Select(c => new ContextRow(c.Id, c.Label))],
            Groups =
            [
                .. plan.Groups.Select(g => new GroupRow(
                    g.Key,
                    g.Question,
                    [.. g.Options.Select(o => new OptionRow(o.Id, o.Label, Percent(o.Share)))]
                )),
            ],
            Languages = plan.Languages,
            OpensAt = Time(plan.OpensAt),
            ClosesAt = Time(plan.ClosesAt),
            InvitedOnly = plan.InvitedOnly,
            Judgements = plan.Judgements.ToString(CultureInfo.InvariantCulture),
            Seen = there.Stored.Revision,
        };
    }

    /// <summary>What was sent. A button of a row adds one or takes one away; else empty rows are left out.</summary>
    internal static PlanForm Read(IFormCollection form)
    {
        PlanForm read = new()
        {
            Slug = Text(form, "slug"),
            Title = Text(form, "title"),
            Question = Text(form, "question"),
            Consent = Text(form, "consent"),
            Contexts =
            [
                .. Rows(form, "contexts", ".label")
                    .Select(p => new ContextRow(Text(form, $"{p}.id"), Text(form, $"{p}.label"))),
            ],
            Groups =
            [
                .. Rows(form, "groups", ".question")
                    .Select(p => new GroupRow(
                        Text(form, $"{p}.key"),
                        Text(form, $"{p}.question"),
                        [
                            .. Rows(form, $"{p}.options", ".label")
                                .Select(o => new OptionRow(
                                    Text(form, $"{o}.id"),
                                    Text(form, $"{o}.label"),
                                    Text(form, $"{o}.share")
                                )),
                        ]
                    )),
            ],
            Languages = [.. form["languages"].OfType<string>()],
            OpensAt = Text(form, "opensAt"),
            ClosesAt = Text(form, "closesAt"),
            InvitedOnly = Text(form, "invitedOnly") == "yes",
            Judgements = Text(form, "judgements"),
            Seen = int.TryParse(
                Text(form, "revision"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var seen
            )
                ? seen
                : 0,
        };
        return form.TryGetValue("rows", out var asked)
            ? read.Changed(asked.ToString())
            : read.WithoutEmptyRows();
    }

    /// <summary>The plan, with names made for what has none; and what could not be read, by field.</summary>
    internal (DeliberationPlan Plan, Dictionary<string, string[]> Unread) ToPlan()
    {
        Dictionary<string, string[]> unread = new(StringComparer.Ordinal);
        return (
            new()
            {
                Title = Title,
                Question = Question,
                Consent = Consent,
                Contexts = NamedContexts(),
                Groups = NamedGroups(unread),
                Languages = [.. Languages],
                OpensAt = Moment("opensAt", OpensAt, unread),
                ClosesAt = Moment("closesAt", ClosesAt, unread),
                InvitedOnly = InvitedOnly,
                Judgements = int.TryParse(
                    Judgements.Trim(),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var n
                )
                    ? n
                    : -1,
            },
            unread
        );
    }

    private ImmutableArray<PlannedContext> NamedContexts()
    {
        var taken = Taken(Contexts.Select(c => c.Id));
        return
        [
            .. Contexts.Select(c => new PlannedContext(
                Name(c.Id, c.Label, "context", taken),
                c.Label
            )),
        ];
    }

    private ImmutableArray<GroupQuestion> NamedGroups(Dictionary<string, string[]> unread)
    {
        var keys = Taken(Groups.Select(g => g.Key));
        var ids = Taken(Groups.SelectMany(g => g.Options.Select(o => o.Id)));
        return
        [
            .. Groups.Select(
                (g, i) =>
                    new GroupQuestion(
                        Name(g.Key, g.Question, "group", keys),
                        g.Question,
                        [
                            .. g.Options.Select(
                                (o, j) =>
                                    new GroupOption(
                                        Name(o.Id, o.Label, "option", ids),
                                        o.Label,
                                        Share($"groups[{i}].options[{j}].share", o.Share, unread)
                                    )
                            ),
                        ]
                    )
            ),
        ];
    }

    private PlanForm WithoutEmptyRows() =>
        this with
        {
            Contexts = [.. Contexts.Where(c => c.Id.Trim().Length + c.Label.Trim().Length > 0)],
            Groups =
            [
                .. Groups
                    .Select(g =>
                        g with
                        {
                            Options =
                            [
                                .. g.Options.Where(o =>
                                    o.Id.Length + o.Label.Trim().Length + o.Share.Trim().Length > 0
                                ),
                            ],
                        }
                    )
                    .Where(g => g.Key.Length + g.Question.Trim().Length + g.Options.Count > 0),
            ],
        };

    private PlanForm Changed(string asked) =>
        asked.Split(' ') switch
        {
            ["add", "contexts"] => this with { Contexts = [.. Contexts, new("", "")] },
            ["add", "groups"] => this with
            {
                Groups = [.. Groups, new("", "", [new("", "", ""), new("", "", "")])],
            },
            ["add", "options", var g] => this with
            {
                Groups =
                [
                    .. Groups.Select(
                        (x, i) =>
                            Is(g, i) ? x with { Options = [.. x.Options, new("", "", "")] } : x
                    ),
                ],
            },
            ["remove", "contexts", var c] => this with
            {
                Contexts = [.. Contexts.Where((_, i) => !Is(c, i))],
            },
            ["remove", "groups", var g] => this with
            {
                Groups = [.. Groups.Where((_, i) => !Is(g, i))],
            },
            ["remove", "options", var g, var o] => this with
            {
                Groups =
                [
                    .. Groups.Select(
                        (x, i) =>
                            Is(g, i)
                                ? x with
                                {
                                    Options = [.. x.Options.Where((_, j) => !Is(o, j))],
                                }
                                : x
                    ),
                ],
            },
            _ => this,
        };

    private static bool Is(string written, int index) =>
        written == index.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Rows(IFormCollection form, string list, string field) =>
        Enumerable
            .Range(0, MostRows)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{list}[{i}]"))
            .TakeWhile(p => form.ContainsKey(p + field));

    private static string Text(IFormCollection form, string field) =>
        form.TryGetValue(field, out var value)
            ? StringValues.IsNullOrEmpty(value)
                ? ""
                : value[0] ?? ""
            : "";

    private static HashSet<string> Taken(IEnumerable<string> names) =>
        names.Select(n => n.Trim()).Where(n => n.Length > 0).ToHashSet(StringComparer.Ordinal);

    private static string Name(string typed, string from, string otherwise, HashSet<string> taken)
    {
        if (typed.Trim().Length > 0)
        {
            return typed.Trim();
        }

        var name = ProposedName.From(from, otherwise, taken);
        taken.Add(name);
        return name;
    }

    private static double? Share(string field, string typed, Dictionary<string, string[]> unread)
    {
        var plain = typed.Replace("%", "", StringComparison.Ordinal).Replace(',', '.').Trim();
        if (plain.Length == 0)
        {
            return null;
        }

        if (
            double.TryParse(
                plain,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var percent
            )
        )
        {
            return percent / 100;
        }

        unread[field] =
        [
            $"\"{typed.Trim()}\" could not be read as a share. Write a number of percent, like 32.5, or nothing.",
        ];
        return null;
    }

    private static DateTimeOffset? Moment(
        string field,
        string typed,
        Dictionary<string, string[]> unread
    )
    {
        if (typed.Trim().Length == 0)
        {
            return null;
        }

        // Some browsers add seconds.
        if (
            DateTime.TryParseExact(
                typed.Trim(),
                [TimeFormat, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var at
            )
        )
        {
            return new DateTimeOffset(at, TimeSpan.Zero);
        }

        unread[field] =
        [
            $"\"{typed.Trim()}\" could not be read as a time. Write it like 2030-05-31T18:00, in UTC.",
        ];
        return null;
    }

    private static string Time(DateTimeOffset? at) =>
        at is { } set ? set.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) : "";

    private static string Percent(double? share) =>
        share is { } known ? (known * 100).ToString("0.######", CultureInfo.InvariantCulture) : "";
}
