using Commonweal.Kernel;
using Commonweal.Kernel.Language;

namespace Commonweal.Agents.Reasoning.Erotetic;

/// <summary>A problem as it was written, with the words that its author gave to atoms.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Words">What an atom stands for, for those that were given words.</param>
public sealed record WrittenProblem(Problem Problem, IReadOnlyDictionary<string, string> Words);

/// <summary>
/// The text form of problems, one thing on a line: <c>premise {a.b, ~c}^{d}</c>, <c>conclusion {a}</c>,
/// <c>atom a "what it stands for"</c>; <c>#</c> begins a remark. A view lists states between braces, a state joins
/// literals by dots, <c>~</c> denies, <c>0</c> is the state without literals; after <c>^</c> stands the supposition.
/// </summary>
public static class ProblemText
{
    private const int MostAtoms = 64;
    private const int MostLength = 1 << 20;

    /// <summary>Reads a problem.</summary>
    /// <returns>The problem; <c>E-PARSE</c> with line and column, <c>E-TOO-MANY-ATOMS</c> beyond 64 atoms, <c>E-LIMIT</c> beyond a million characters.</returns>
    public static Answer<WrittenProblem> Read(string text)
    {
        if (text.Length > MostLength)
        {
            return Reject(
                "E-LIMIT",
                "file",
                $"This file has {text.Length} characters; at most {MostLength} are read."
            );
        }

        Reader reader = new();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length && reader.Problem is null; i++)
        {
            reader.Line(lines[i].TrimEnd(), i + 1);
        }

        return reader.Problem is { } problem
            ? Reject(problem.Code, problem.Where, problem.Message)
            : reader.Finish();
    }

    private static Rejection Reject(string code, string where, string message) =>
        new(code, where, message);

    private sealed class Reader
    {
        private readonly List<(List<Written> Stage, List<Written> Supposition)> _premises = [];
        private readonly SortedSet<string> _atoms = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, string> _words = new(StringComparer.Ordinal);
        private (List<Written> Stage, List<Written> Supposition)? _conclusion;
        private string _line = "";
        private int _number;
        private int _at;

        public (string Code, string Where, string Message)? Problem { get; private set; }

        public void Line(string line, int number)
        {
            (_line, _number, _at) = (line, number, 0);
            Space();
            if (_at == _line.Length || _line[_at] == '#')
            {
                return;
            }

            var start = _at;
            switch (Word())
            {
                case "premise":
                    _premises.Add(View());
                    break;
                case "conclusion" when _conclusion is null:
                    _conclusion = View();
                    break;
                case "conclusion":
                    Expected(start, "one conclusion only; this is the second");
                    break;
                case "atom":
                    Meaning();
                    break;
                default:
                    Expected(start, "premise, conclusion or atom at the beginning of the line");
                    break;
            }

            Space();
            if (_at < _line.Length && _line[_at] != '#')
            {
                Expected(_at, "the end of the line");
            }
        }

        public Answer<WrittenProblem> Finish()
        {
            if (_premises.Count == 0 || _conclusion is not { } conclusion)
            {
                return Reject(
                    "E-PARSE",
                    "file",
                    "A problem has at least one line 'premise {…}' and one line 'conclusion {…}'."
                );
            }

            if (_atoms.Count > MostAtoms)
            {
                return Reject(
                    "E-TOO-MANY-ATOMS",
                    "atoms",
                    $"These views speak of {_atoms.Count} atoms; at most {MostAtoms} can be held in view."
                );
            }

            Vocabulary vocabulary = new(_atoms.ToSequence());
            View Of((List<Written> Stage, List<Written> Supposition) view) =>
                Erotetic.View.Of(
                    view.Stage.Select(s => s.In(vocabulary)),
                    view.Supposition.Select(s => s.In(vocabulary))
                );
            return Answer<WrittenProblem>.From(
                new(new(vocabulary, _premises.Select(Of).ToSequence(), Of(conclusion)), _words)
            );
        }

        private (List<Written> Stage, List<Written> Supposition) View()
        {
            var stage = Set();
            Space();
            return Take('^') ? (stage, Set()) : (stage, [new([])]);
        }

        private List<Written> Set()
        {
            List<Written> states = [];
            if (!Need('{', "a view, such as {a.b, ~c}"))
            {
                return states;
            }

            Space();
            if (Take('}'))
            {
                return states;
            }

            do
            {
                states.Add(State());
                Space();
            } while (Problem is null && Take(','));
            Need('}', "',' and another state, or '}'");
            return states;
        }

        private Written State()
        {
            Space();
            if (Take('0'))
            {
                return new([]);
            }

            List<(string, bool)> literals = [];
            do
            {
                Space();
                var negated = Take('~') || Take('!');
                Space();
                var start = _at;
                var atom = Word();
                if (!Name.IsWellFormed(atom))
                {
                    Expected(start, "an atom: a small letter, then small letters, digits, - or _");
                    break;
                }

                _atoms.Add(atom);
                literals.Add((atom, negated));
                Space();
            } while (Take('.'));
            return new(literals);
        }

        private void Meaning()
        {
            Space();
            var start = _at;
            var atom = Word();
            if (!Name.IsWellFormed(atom))
            {
                Expected(start, "the atom that is given words");
                return;
            }

            Space();
            var close = _at < _line.Length && _line[_at] == '"' ? _line.IndexOf('"', _at + 1) : -1;
            if (close < 0)
            {
                Expected(_at, "words in quotation marks");
                return;
            }

            _words[atom] = _line[(_at + 1)..close];
            _at = close + 1;
        }

        private string Word()
        {
            var start = _at;
            while (
                _at < _line.Length
                && (char.IsAsciiLetterOrDigit(_line[_at]) || _line[_at] is '-' or '_')
            )
            {
                _at++;
            }

            return _line[start.._at];
        }

        private void Space()
        {
            while (_at < _line.Length && char.IsWhiteSpace(_line[_at]))
            {
                _at++;
            }
        }

        private bool Take(char wanted)
        {
            var taken = _at < _line.Length && _line[_at] == wanted;
            _at += taken ? 1 : 0;
            return taken;
        }

        private bool Need(char wanted, string expected)
        {
            Space();
            var taken = Take(wanted);
            if (!taken)
            {
                Expected(_at, expected);
            }

            return taken;
        }

        private void Expected(int at, string expected)
        {
            var seen = at < _line.Length ? $"'{_line[at]}'" : "the end of the line";
            Problem ??= (
                "E-PARSE",
                $"{_number}:{at + 1}",
                $"Here stands {seen}; what is read here is {expected}."
            );
        }
    }

    private sealed record Written(List<(string Atom, bool Negated)> Literals)
    {
        public State In(Vocabulary vocabulary) =>
            Literals.Aggregate(
                Erotetic.State.Empty,
                (sum, l) => sum.Union(Erotetic.State.Literal(vocabulary.Find(l.Atom), l.Negated))
            );
    }
}
