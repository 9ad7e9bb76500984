using System.Text;
using Commonweal.Kernel.Checking;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>Something said, and where it stands in the transcript.</summary>
/// <param name="Speaker">Who said it.</param>
/// <param name="Text">The words.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
internal sealed record Utterance(string Speaker, string Text, int Start, int End);

/// <summary>
/// The text of an interview, one turn a line, each with <c>speaker-id:</c> before it; further lines of a turn begin with
/// <c>- </c>, so that no words can pass for another speaker's. It holds the answers that hold, and the model's turns; what a person corrected is not in
/// it. A line of the card stands where it was typed first.
/// </summary>
internal sealed class InterviewTranscript
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, Utterance> _lines = new(StringComparer.Ordinal);
    private readonly List<Utterance> _suggested = [];

    /// <summary>The model's name in transcript and document.</summary>
    public string Model { get; }

    /// <summary>What was said in the teach-back, sentence by sentence.</summary>
    public IReadOnlyList<Utterance> TaughtBack { get; private set; } = [];

    /// <summary>The text.</summary>
    public string Text => _text.ToString();

    private InterviewTranscript(InterviewState state, string model)
    {
        Model = model;
        var person = state.Plan.Person;
        var lines = state.Lines.Select(line => line.Text).ToHashSet(StringComparer.Ordinal);
        var turns = state.Plan.ModelTurns;
        var turn = 0;
        foreach (var answer in state.Answers)
        {
            for (; turn < turns.Count && turns[turn].AfterNumber < answer.Number; turn++)
            {
                AddModel(turns[turn]);
            }

            Add(person, answer, lines);
        }

        for (; turn < turns.Count; turn++)
        {
            AddModel(turns[turn]);
        }
    }

    /// <summary>Writes the transcript of an interview. O(its length).</summary>
    public static InterviewTranscript Of(InterviewState state, string model) => new(state, model);

    /// <summary>Where a line of the card was typed.</summary>
    public Utterance Of(CardLine line) => _lines[line.Text];

    /// <summary>The suggestion, made before a line was typed, that shares most of its content words; null if none shares .6 of them.</summary>
    public Utterance? SuggestionFor(CardLine line)
    {
        var typed = _lines[line.Text].Start;
        var words = ContentWords.Of(line.Text);
        return _suggested
            .Where(s => s.Start < typed)
            .Select(s =>
                (
                    Suggestion: s,
                    Share: ContentWords.Shared(
                        words,
                        ContentWords.Of(s.Text).ToHashSet(StringComparer.Ordinal)
                    )
                )
            )
            .Where(s => s.Share >= .6)
            .OrderByDescending(s => s.Share)
            .ThenBy(s => s.Suggestion.Start)
            .Select(s => s.Suggestion)
            .FirstOrDefault();
    }

    private void AddModel(ModelTurn turn)
    {
        Say(Model, Said.Clean(turn.Text));
        foreach (var phrase in turn.Phrases)
        {
            _suggested.Add(Continue(Model, Said.Clean(phrase)));
        }
    }

    private void Add(string person, InterviewAnswer answer, HashSet<string> lines)
    {
        switch (answer.Question.TrimEnd('1', '2', '3', '4').TrimEnd('-'))
        {
            case "telling" or "zoom":
                Say(person, answer.One(InterviewField.Text));
                break;
            case "teach-back":
                TaughtBack = SayBySentence(person, answer.One(InterviewField.Text));
                break;
            case "alternatives" or "precedent":
                AddChoice(person, answer);
                break;
            case "attentions" or "repair" or "review":
                AddLines(person, answer, lines);
                break;
            case "probes":
                SayAll(person, InterviewField.Probes.Select(InterviewField.WhyOf), answer);
                SayAll(person, [InterviewField.Reason], answer);
                break;
            case "limits":
                SayAll(person, [InterviewField.OutOfPlace], answer);
                break;
            case "second-context":
                SayAll(person, [InterviewField.OwnContext], answer);
                break;
            default:
                break;
        }
    }

    private void AddChoice(string person, InterviewAnswer answer)
    {
        SayAll(person, [InterviewField.Did], answer);
        var (options, whys) = (answer.Each(InterviewField.Option), answer.Each(InterviewField.Why));
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i].Length > 0)
            {
                Say(person, options[i]);
                Continue(person, whys.At(i));
            }
        }
    }

    private void AddLines(string person, InterviewAnswer answer, HashSet<string> lines)
    {
        var first = true;
        foreach (
            var line in answer
                .Lines()
                .Where(line => lines.Contains(line.Text) && !_lines.ContainsKey(line.Text))
        )
        {
            if (_lines.ContainsKey(line.Text))
            {
                continue;
            }

            var said = first ? Say(person, line.Text) : Continue(person, line.Text);
            _lines.Add(line.Text, said);
            first = false;
        }
    }

    private void SayAll(string person, IEnumerable<string> fields, InterviewAnswer answer)
    {
        foreach (var text in fields.SelectMany(field => answer.Filled(field)))
        {
            Say(person, text);
        }
    }

    private List<Utterance> SayBySentence(string person, string text)
    {
        List<Utterance> said = [];
        foreach (var sentence in Telling.Sentences(text))
        {
            said.Add(said.Count == 0 ? Say(person, sentence) : Continue(person, sentence));
        }

        return said;
    }

    private Utterance Say(string speaker, string text) => Write(speaker, $"{speaker}: ", text);

    private Utterance Continue(string speaker, string text) => Write(speaker, "- ", text);

    private Utterance Write(string speaker, string before, string text)
    {
        _text.Append(before);
        var start = _text.Length;
        _text.Append(text).Append('\n');
        return new(speaker, text, start, start + text.Length);
    }
}
