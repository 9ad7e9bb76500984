using Commonweal.Deliberation.Elicitation;
using Commonweal.Kernel.Checking;
using Commonweal.Server.Words;

namespace Commonweal.Server.Features.Participation;

/// <summary>Puts each question of an interview into words and fields.</summary>
internal static class InterviewForms
{
    private const int Pairs = 3;
    private const int Reasons = 5;

    /// <summary>The question, with what was said to it before.</summary>
    public static InterviewForm Of(Question question, InterviewAnswer? before, Phrasebook words)
    {
        Wording say = new(question.Stage, words);
        var form = question switch
        {
            Question.Opening => say.Form(
                question,
                say.Choice(InterviewField.Opening, Openings.All, optional: false)
            ),
            Question.Telling telling => OfTelling(telling, say),
            Question.Zoom zoom => say.Form(question, say.Text()) with
            {
                Title = words[$"interview.zoom.{zoom.Kind}"],
                About = [zoom.About],
            },
            Question.OfferToStop => say.Form(question, say.YesNo(InterviewField.GoOn)),
            Question.Alternatives alternatives => OfAlternatives(alternatives, say),
            Question.Precedent => say.Form(
                question,
                [
                    say.YesNo(InterviewField.Happened),
                    say.Line(InterviewField.Did) with
                    {
                        Optional = true,
                    },
                    OptionsOf(say) with
                    {
                        Optional = true,
                    },
                ]
            ),
            Question.Attentions attentions => say.Form(
                question,
                LinesOf(say, attentions.Palette, keep: false)
            ) with
            {
                About = [attentions.Told],
            },
            Question.Repair repair => say.Form(
                question,
                LinesOf(say, repair.Palette, keep: true)
            ) with
            {
                Notes = NotesOf(repair.Findings, words),
                Filled = Filled(repair.Lines, words),
            },
            Question.Probes probes => OfProbes(probes, say),
            Question.Limits limits => OfLimits(limits, say),
            Question.SecondContext second => OfSecondContext(second, say),
            Question.CatchTrial trial => OfTrial(trial, say),
            Question.TeachBack => say.Form(question, say.Text()),
            Question.Review review => OfReview(review, say),
            _ => new InterviewForm(question.Key, words[$"interview.{question.Key}.title"], "", []),
        };
        return before is null ? form : form with { Filled = Filled(before, form, words) };
    }

    /// <summary>What an answer's findings say, each with the id of its field.</summary>
    public static IReadOnlyList<(string Field, string Sentence)> Sentences(
        IEnumerable<FieldFinding> findings,
        InterviewForm form,
        Phrasebook words
    ) => [.. findings.Select(f => (IdOf(f, form), SentenceOf(f, words)))];

    private static string SentenceOf(FieldFinding finding, Phrasebook words) =>
        words.Has($"finding.{finding.Code}")
            ? words.Say(
                $"finding.{finding.Code}",
                [.. finding.Arguments.Select(a => (a.Name, (object)a.Text))]
            )
            : words.Say("finding.lead", ("line", finding.Index + 1))
                + words.Say(
                    $"finding.{finding.Code}.seen",
                    [.. finding.Arguments.Select(a => (a.Name, (object)a.Text))]
                )
                + " "
                + words[$"finding.{finding.Code}.ways"];

    private static string IdOf(FieldFinding finding, InterviewForm form) =>
        finding.Field.Length == 0 ? ""
        : form.Fields.Any(f => f.Columns.Any(c => c.Name == finding.Field))
            ? FormattableString.Invariant($"{finding.Field}-{finding.Index}")
        : finding.Field;

    private static InterviewForm OfTelling(Question.Telling telling, Wording say)
    {
        List<FormField> fields = [say.Text()];
        if (telling.Contexts.Count > 1)
        {
            fields.Add(ContextField(telling.Contexts, say.Words["interview.telling.context"]));
        }

        if (telling.From == OpeningKind.Feeling)
        {
            fields.Add(
                new(
                    InterviewField.Feeling,
                    FieldKind.Choice,
                    say.Words["interview.telling.feelinglabel"]
                )
                {
                    Options = [.. Openings.Feelings.Select(f => say.Option(f))],
                }
            );
        }

        return new(
            telling.Key,
            say.Words[$"interview.telling.{telling.From.ToString().ToLowerInvariant()}"],
            say.Words["interview.telling.intro"],
            fields
        );
    }

    private static InterviewForm OfAlternatives(Question.Alternatives alternatives, Wording say)
    {
        var form = say.Form(alternatives, say.Line(InterviewField.Did), OptionsOf(say));
        return form with
        {
            Title =
                alternatives.From == OpeningKind.Ahead
                    ? say.Words["interview.alternatives.ahead"]
                    : form.Title,
            About = [alternatives.Told],
        };
    }

    private static FormField OptionsOf(Wording say) =>
        new("options", FieldKind.Rows, "")
        {
            Rows = Pairs,
            Columns = [say.Line(InterviewField.Option), say.Line(InterviewField.Why)],
        };

    private static FormField LinesOf(Wording say, IEnumerable<string> palette, bool keep)
    {
        var words = say.Words;
        List<FormField> columns =
        [
            new(InterviewField.Head, FieldKind.Select, words["interview.attentions.head"])
            {
                Options =
                [
                    .. palette.Select(h => HeadOf(h, words)).Select(h => new FormOption(h, h)),
                ],
            },
            Column(InterviewField.OwnHead, InterviewLimits.Head) with
            {
                Optional = true,
            },
            Column(InterviewField.Phrase, InterviewLimits.Line),
        ];
        if (keep)
        {
            columns.Add(Column(InterviewField.Keep, InterviewLimits.Line) with { Optional = true });
        }

        return new("lines", FieldKind.Rows, "")
        {
            Rows = InterviewLimits.MostLines,
            Columns = columns,
        };

        FormField Column(string name, int limit) =>
            new(name, FieldKind.Line, words[$"interview.attentions.{name}"]) { Limit = limit };
    }

    private static InterviewForm OfProbes(Question.Probes probes, Wording say) =>
        say.Form(
            probes,
            [
                .. InterviewField.Probes.SelectMany(probe =>
                    new[] { say.YesNo(probe), say.Line(InterviewField.WhyOf(probe)) }
                ),
                new("reasons", FieldKind.Rows, "")
                {
                    Rows = Reasons,
                    Columns = [say.Line(InterviewField.Reason)],
                },
            ]
        ) with
        {
            About = [.. probes.Lines.Select(l => l.Text)],
        };

    private static InterviewForm OfLimits(Question.Limits limits, Wording say) =>
        say.Form(
            limits,
            new("limits", FieldKind.Rows, "")
            {
                Rows = Pairs,
                Columns = [say.Line(InterviewField.OutOfPlace)],
            },
            say.YesNo(InterviewField.RoleReversal) with
            {
                Optional = true,
            }
        ) with
        {
            Intro = say.Words.Say("interview.limits.intro", ("context", limits.In.Label)),
        };

    private static InterviewForm OfSecondContext(Question.SecondContext second, Wording say)
    {
        List<FormField> fields = [];
        if (second.Others.Count > 0)
        {
            var field = ContextField(second.Others, say.Words["interview.second-context.context"]);
            fields.Add(
                field with
                {
                    Optional = true,
                    Options =
                    [
                        .. field.Options,
                        new("", say.Words["interview.second-context.nowhere"]),
                    ],
                }
            );
        }

        fields.Add(say.Line(InterviewField.OwnContext) with { Optional = true });
        return say.Form(second, [.. fields]);
    }

    private static InterviewForm OfTrial(Question.CatchTrial trial, Wording say) =>
        say.Form(
            trial,
            new FormField(InterviewField.Decoy, FieldKind.Hidden, "") { Value = trial.Decoy.Id },
            say.Choice(InterviewField.Belongs, [], optional: false) with
            {
                Options =
                [
                    new("yes", say.Words["form.yes"]),
                    new("no", say.Words["form.no"]),
                    new("unsure", say.Words["form.unsure"]),
                ],
            }
        ) with
        {
            Intro = say.Words.Say("interview.trial.intro", ("line", trial.Decoy.Text)),
        };

    private static InterviewForm OfReview(Question.Review review, Wording say)
    {
        Dictionary<string, IReadOnlyList<string>> filled = new(
            Filled(review.Card.Lines, say.Words),
            StringComparer.Ordinal
        )
        {
            [InterviewField.Title] = [review.Card.Title],
        };
        return say.Form(
            review,
            new FormField(
                InterviewField.Title,
                FieldKind.Line,
                say.Words["interview.review.titlelabel"]
            )
            {
                Limit = InterviewLimits.Title,
            },
            LinesOf(say, review.Palette, keep: true)
        ) with
        {
            Notes = NotesOf(review.Findings, say.Words),
            Filled = filled,
        };
    }

    private static FormField ContextField(IEnumerable<InterviewContext> contexts, string label) =>
        new(InterviewField.Context, FieldKind.Choice, label)
        {
            Options = [.. contexts.Select(c => new FormOption(c.Id, c.Label))],
        };

    /// <summary>Heads of the palette are offered in the person's language.</summary>
    private static string HeadOf(string head, Phrasebook words) =>
        words.Has($"heads.{head}") ? words[$"heads.{head}"] : head;

    private static IReadOnlyList<LineNote> NotesOf(
        IEnumerable<LineFinding> findings,
        Phrasebook words
    ) =>
        [
            .. findings.Select(f =>
            {
                var key = $"finding.{f.Finding.Code}-{f.Finding.Variant}";
                key = words.Has($"{key}.seen") ? key : $"finding.{f.Finding.Code}";
                return new LineNote(
                    f.Line,
                    f.Finding.Code,
                    f.Severity == Severity.Error,
                    words.Say(
                        $"{key}.seen",
                        [.. f.Finding.Arguments.Select(a => (a.Name, (object)a.Text))]
                    ),
                    words[$"{key}.why"],
                    words[$"{key}.ways"]
                );
            }),
        ];

    private static Dictionary<string, IReadOnlyList<string>> Filled(
        InterviewAnswer before,
        InterviewForm form,
        Phrasebook words
    )
    {
        Dictionary<string, IReadOnlyList<string>> filled = new(
            before.Fields,
            StringComparer.Ordinal
        );
        if (form.Fields.Any(f => f.Name is "lines"))
        {
            foreach (var (name, values) in Filled(Interview.LinesOf(before), words))
            {
                filled[name] = values;
            }
        }

        return filled;
    }

    private static Dictionary<string, IReadOnlyList<string>> Filled(
        IEnumerable<CardLine> lines,
        Phrasebook words
    )
    {
        var offered = words
            .Keys.Where(k => k.StartsWith("heads.", StringComparison.Ordinal))
            .Select(k => words[k])
            .ToHashSet(StringComparer.Ordinal);
        var all = lines.ToList();
        return new(StringComparer.Ordinal)
        {
            [InterviewField.Head] = [.. all.Select(l => offered.Contains(l.Head) ? l.Head : "")],
            [InterviewField.OwnHead] = [.. all.Select(l => offered.Contains(l.Head) ? "" : l.Head)],
            [InterviewField.Phrase] = [.. all.Select(l => l.Phrase)],
            [InterviewField.Keep] = [.. all.Select(l => l.Kept ?? "")],
        };
    }

    /// <summary>Words of one stage.</summary>
    private sealed record Wording(string Stage, Phrasebook Words)
    {
        public InterviewForm Form(Question question, params FormField[] fields) =>
            new(
                question.Key,
                Has("title") ? Of("title") : "",
                Has("intro") ? Of("intro") : "",
                fields
            );

        public FormOption Option(string value) => new(value, Of(value));

        public FormField Choice(string name, IEnumerable<string> values, bool optional) =>
            new(name, FieldKind.Choice, Of(name))
            {
                Options = [.. values.Select(Option)],
                Optional = optional,
            };

        public FormField YesNo(string name) =>
            new(name, FieldKind.Choice, Of(name))
            {
                Options = [new("yes", Words["form.yes"]), new("no", Words["form.no"])],
            };

        public FormField Text() =>
            new(InterviewField.Text, FieldKind.Text, Of("text")) { Limit = InterviewLimits.Text };

        public FormField Line(string name) =>
            new(name, FieldKind.Line, Of(name)) { Limit = InterviewLimits.Line };

        private bool Has(string key) => Words.Has($"interview.{Stage}.{key}");

        private string Of(string key) => Words[$"interview.{Stage}.{key}"];
    }
}
