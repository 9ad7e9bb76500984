using System.Globalization;
using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>
/// Names of an interview's document. They begin with the card's, so that the documents of many interviews can be put
/// together, and none is a context's, the person's or the card's own.
/// </summary>
internal sealed record InterviewNames(
    string Transcript,
    string Choice,
    string Precedent,
    string Model,
    string OwnContext
)
{
    public static InterviewNames Of(InterviewPlan plan)
    {
        HashSet<string> taken = new(
            plan.Contexts.Select(c => c.Id).Append(plan.Person).Append(plan.Card),
            StringComparer.Ordinal
        );
        return new(
            New($"{plan.Card}-said"),
            New($"{plan.Card}-chose"),
            New($"{plan.Card}-chose-before"),
            New("model"),
            New($"{plan.Card}-elsewhere")
        );

        string New(string name)
        {
            while (!taken.Add(name))
            {
                name += "-";
            }

            return name;
        }
    }
}

/// <summary>Writes the document of an interview.</summary>
internal sealed class InterviewDocument
{
    private readonly InterviewState _state;
    private readonly InterviewNames _names;
    private readonly InterviewTranscript _transcript;

    public InterviewDocument(InterviewState state)
    {
        _state = state;
        _names = InterviewNames.Of(state.Plan);
        _transcript = InterviewTranscript.Of(state, _names.Model);
    }

    public Document Write()
    {
        var plan = _state.Plan;
        List<Declaration> all = [Agent(AgentKind.Person, plan.Person)];
        if (plan.ModelTookPart)
        {
            all.Add(Agent(AgentKind.Model, _names.Model));
        }

        if (plan.ConsentOn is { } day)
        {
            all.Add(new Consent(plan.Person, day, Span.None));
        }

        all.AddRange(Scopes());
        all.Add(new Transcript(_names.Transcript, _transcript.Text, null, Span.None));
        all.AddRange(Choices());
        if (_state.Trials is { Shown: > 0 } trials)
        {
            all.Add(new CatchTrials(plan.Person, trials.Accepted, trials.Shown, Span.None));
        }

        if (_state.Lines.Count > 0)
        {
            all.Add(Value());
        }

        return new(Kernel.Language.Document.CurrentVersion, all.ToSequence());
    }

    private static Agent Agent(AgentKind kind, string id) =>
        new(kind, id, null, [], ProcessQualities.None, Span.None);

    private IEnumerable<Scope> Scopes()
    {
        var outOfPlace = _state.Card.OutOfPlace;
        foreach (var context in _state.Plan.Contexts)
        {
            if (ContextsOfValue().Contains(context.Id, StringComparer.Ordinal))
            {
                yield return Scope(
                    context.Id,
                    context.Label,
                    context == _state.Context
                        ? context.NotWhen.Concat(outOfPlace).ToSequence()
                        : context.NotWhen
                );
            }
        }

        if (OwnContext() is { } label)
        {
            yield return Scope(_names.OwnContext, label, []);
        }
    }

    private static Scope Scope(string id, string label, Sequence<string> notWhen) =>
        new(ScopeKind.Context, id, label, [], notWhen, Span.None);

    private string? OwnContext() =>
        _state.Of("second-context").One(InterviewField.OwnContext) is { Length: > 0 } label
            ? label
            : null;

    private List<string> ContextsOfValue() =>
        OwnContext() is null
            ? [.. _state.Card.Contexts]
            : [.. _state.Card.Contexts, _names.OwnContext];

    private IEnumerable<Choice> Choices()
    {
        if (_state.Of("alternatives") is { } alternatives)
        {
            yield return Choice(_names.Choice, alternatives, ModeOf(alternatives));
        }

        if (_state.Of("precedent") is { } earlier && earlier.IsYes(InterviewField.Happened))
        {
            yield return Choice(
                _names.Precedent,
                earlier,
                Telling.IsCall(earlier.One(InterviewField.Did)) ? null : ChoiceMode.Lived
            );
        }
    }

    private Choice Choice(string id, InterviewAnswer answer, ChoiceMode? mode) =>
        new(
            id,
            _state.Plan.Person,
            _state.Context!.Id,
            null,
            mode,
            answer.One(InterviewField.Did),
            answer.Filled(InterviewField.Option),
            Span.None
        );

    /// <summary>Null, which grounds nothing, where nothing was told.</summary>
    private ChoiceMode? ModeOf(InterviewAnswer alternatives) =>
        !Story.Of(_state).IsTelling || Telling.IsCall(alternatives.One(InterviewField.Did))
            ? null
            : _state.Opening switch
            {
                OpeningKind.Admired => ChoiceMode.Told,
                OpeningKind.Ahead => ChoiceMode.Imagined,
                _ => ChoiceMode.Lived,
            };

    private Value Value()
    {
        var at = Choices().Select(choice => choice.Id).ToSequence();
        var title = _state.Card.Title.Length > 0 ? _state.Card.Title : _state.Lines[0].Text;
        return new(
            _state.Plan.Card,
            title,
            _state.Plan.Person,
            ContextsOfValue().Select(id => (Name)id).ToSequence(),
            _state
                .Lines.Select(line =>
                    CourseOfRepair.Policy(line) with
                    {
                        At = at,
                        Provenance = ProvenanceOf(line),
                    }
                )
                .ToSequence(),
            Tests(),
            [],
            Span.None
        );
    }

    private Provenance ProvenanceOf(CardLine line)
    {
        var typed = _transcript.Of(line);
        if (_transcript.SuggestionFor(line) is not { } suggestion)
        {
            return new(Cite(typed), ProvenanceAct.Typed, null, Span.None);
        }

        var taken = ContentWords
            .AllOf(suggestion.Text)
            .SequenceEqual(ContentWords.AllOf(line.Text), StringComparer.Ordinal);
        var restated = _transcript
            .TaughtBack.Select(said =>
                (Said: said, Alike: ContentWords.Jaccard(said.Text, line.Text))
            )
            .Where(said => said.Alike is >= .15 and <= .8)
            .OrderByDescending(said => said.Alike)
            .Select(said => said.Said)
            .FirstOrDefault();
        return new(
            Cite(suggestion),
            taken ? ProvenanceAct.Accepted : ProvenanceAct.Edited,
            restated is null ? null : new(restated.Text, Cite(restated)),
            Span.None
        );
    }

    private Citation Cite(Utterance said) =>
        new(said.Speaker, _names.Transcript, said.Start, said.End);

    private ConstitutiveTests Tests()
    {
        var probes = _state.Of("probes");
        var reversal = _state.Of("limits").One(InterviewField.RoleReversal);
        return probes is null
            ? ConstitutiveTests.None
            : new(
                probes.IsYes("still-attend"),
                probes.IsYes("automate"),
                probes.IsYes("diminished"),
                probes
                    .Filled(InterviewField.Reason)
                    .Select(reason => reason.ToLower(CultureInfo.InvariantCulture))
                    .Distinct(StringComparer.Ordinal)
                    .Count(),
                probes.IsYes("whole-attention"),
                reversal.Length == 0 ? null : reversal is "yes"
            );
    }
}
