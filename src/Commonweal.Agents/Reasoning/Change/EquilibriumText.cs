using Commonweal.Agents.Reasoning.Erotetic;
using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Change;

/// <summary>Sentences, what follows from what, and what a person is committed to, as they were written.</summary>
/// <param name="Sentences">The names of the sentences, in their order; sentence 1 is atom 0.</param>
/// <param name="Words">What a sentence says, for those that were given words.</param>
/// <param name="Structure">The arguments.</param>
/// <param name="Initial">What the person is committed to.</param>
/// <param name="Locked">What stays whatever else is given up.</param>
public sealed record WrittenCommitments(
    Sequence<string> Sentences,
    IReadOnlyDictionary<string, string> Words,
    Sequence<DialecticalArgument> Structure,
    State Initial,
    State Locked
);

/// <summary>
/// The text form of commitments, one thing on a line: <c>sentence kind "One ought to be kind"</c>, <c>argument kind,
/// honest -&gt; ~flatter</c>, <c>commit kind, ~flatter</c>, <c>locked honest</c>; <c>~</c> denies, <c>#</c> begins a
/// remark. Every sentence is named once on a line of its own, anywhere.
/// </summary>
public static class EquilibriumText
{
    private const int MostLength = 1 << 20;
    private const string ASentence = "the name of a sentence, such as kind or ~kind";

    /// <summary>Reads commitments.</summary>
    /// <returns>
    /// The commitments; <c>E-PARSE</c>, <c>E-UNKNOWN</c> (a sentence without a line of its own), <c>E-DUPLICATE</c>, each
    /// with line and column; <c>E-LIMIT</c> beyond a million characters or 64 sentences.
    /// </returns>
    public static Answer<WrittenCommitments> Read(string text)
    {
        if (text.Length > MostLength)
        {
            return new Rejection(
                "E-LIMIT",
                "file",
                $"This file has {text.Length} characters; at most {MostLength} are read."
            );
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        Draft draft = new();
        foreach (var take in new Action<LineReader>[] { draft.Sentence, draft.Commitment })
        {
            for (var i = 0; i < lines.Length; i++)
            {
                LineReader line = new(lines[i], i + 1);
                if (!line.IsAtEnd)
                {
                    take(line);
                }

                if (line.Slip is { } slip)
                {
                    return slip;
                }
            }
        }

        return draft.Written();
    }

    private sealed class Draft
    {
        private readonly List<string> _names = [];
        private readonly SortedDictionary<string, string> _words = new(StringComparer.Ordinal);
        private readonly List<DialecticalArgument> _structure = [];
        private State _initial;
        private State _locked;

        /// <summary>Takes the names of sentences and passes over all else.</summary>
        public void Sentence(LineReader line)
        {
            if (!line.Take("sentence"))
            {
                return;
            }

            var name = line.Name("the name of the sentence, in small letters");
            if (line.Slip is null && _names.Contains(name))
            {
                line.Refuse(
                    "E-DUPLICATE",
                    $"Sentence '{name}' is named a second time. Give each a name of its own."
                );
            }

            if (_names.Count == ReflectiveEquilibrium.MostSentences)
            {
                line.Refuse(
                    "E-LIMIT",
                    $"This is one sentence more than the {ReflectiveEquilibrium.MostSentences} that are weighed together. Leave out what does not bear on the question."
                );
            }

            if (!line.IsAtEnd)
            {
                _words[name] = line.Words("what the sentence says, in quotation marks");
            }

            _names.Add(name);
            End(line);
        }

        public void Commitment(LineReader line)
        {
            if (line.Take("sentence"))
            {
                return;
            }

            if (line.Take("commit"))
            {
                _initial = _initial.Union(Literals(line));
            }
            else if (line.Take("locked"))
            {
                _locked = _locked.Union(Literals(line));
            }
            else if (line.Take("argument"))
            {
                var premises = Literals(line);
                line.Need("->", "',' and another premise, or '->' and what follows");
                _structure.Add(new(premises, Literal(line)));
            }
            else
            {
                line.Expected("sentence, argument, commit or locked at the beginning of the line");
            }

            End(line);
        }

        public Answer<WrittenCommitments> Written() =>
            _names.Count == 0 || _initial.Count == 0
                ? new Rejection(
                    "E-PARSE",
                    "file",
                    "Here is nothing to weigh. Write at least one line 'sentence name \"what it says\"' and one line 'commit name'."
                )
                : new WrittenCommitments(
                    _names.ToSequence(),
                    _words,
                    _structure.ToSequence(),
                    _initial,
                    _locked
                );

        private State Literals(LineReader line)
        {
            var state = Literal(line);
            while (line.Take(","))
            {
                state = state.Union(Literal(line));
            }

            return state;
        }

        private State Literal(LineReader line)
        {
            var negated = line.Take("~");
            var name = line.NameAmong(_names, ASentence);
            return line.Slip is null ? State.Literal(_names.IndexOf(name), negated) : State.Empty;
        }

        private static void End(LineReader line)
        {
            if (!line.IsAtEnd)
            {
                line.Expected("the end of the line");
            }
        }
    }
}
