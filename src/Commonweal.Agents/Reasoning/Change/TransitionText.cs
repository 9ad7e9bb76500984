using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Change;

/// <summary>
/// The text form of a transition, one thing on a line; <c>#</c> begins a remark.
/// <code>
/// from small-talk to listening in friendship, by me
/// omission "I kept filling silences"
/// policy "what they say" -> "what they say"
/// policy -> "silences they leave"
/// case dinner in family: before badly, after well
/// cites dinner "silences they leave"
/// ranks dinner "what they say": stay over leave
/// </code>
/// The second line names the kind of error (omission, contradiction, confusion, overreach) and the person's reason. A
/// policy with nothing before the arrow is new, with nothing after it given up. A case without <c>in</c> happened in the
/// context of the value.
/// </summary>
public static class TransitionText
{
    private const int MostLength = 1 << 20;

    /// <summary>Reads a transition.</summary>
    /// <returns>
    /// The transition; <c>E-PARSE</c>, <c>E-UNKNOWN</c> (a case or a policy without a line of its own), <c>E-DUPLICATE</c>,
    /// each with line and column; <c>E-LIMIT</c> beyond a million characters.
    /// </returns>
    public static Answer<Transition> Read(string text)
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
        foreach (var take in new Func<LineReader, bool>[] { draft.Heads, draft.Details })
        {
            for (var i = 0; i < lines.Length; i++)
            {
                LineReader line = new(lines[i], i + 1);
                if (!line.IsAtEnd && take(line) && !line.IsAtEnd)
                {
                    line.Expected("the end of the line");
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
        private readonly List<PolicyChange> _policies = [];
        private readonly List<TransitionCase> _cases = [];
        private (string From, string To, string Context, string By)? _values;
        private (TransitionKind Kind, string Reason)? _error;

        /// <summary>Takes everything but what is said about cases; false for what it passes over.</summary>
        public bool Heads(LineReader line)
        {
            if (line.Take("from"))
            {
                Values(line);
            }
            else if (line.Take("policy"))
            {
                Policy(line);
            }
            else if (line.Take("case") || line.Take("cites") || line.Take("ranks"))
            {
                return false;
            }
            else
            {
                Error(line);
            }

            return true;
        }

        /// <summary>Takes what is said about cases, each of which stands before what is said about it.</summary>
        public bool Details(LineReader line)
        {
            if (line.Take("case"))
            {
                Case(line);
                return true;
            }

            var isCitation = line.Take("cites");
            if (!isCitation && !line.Take("ranks"))
            {
                return false;
            }

            var names = _cases.ConvertAll(c => c.Id.Text);
            var name = line.NameAmong(names, "the name of a case in a line above");
            var policies = _policies
                .Select(p => isCitation ? p.After : p.Before)
                .OfType<string>()
                .ToList();
            var policy = line.WordsAmong(
                policies,
                isCitation
                    ? "a policy of the newer value, in quotation marks"
                    : "a policy of the older value, in quotation marks"
            );
            if (isCitation)
            {
                Add(line, name, c => c with { Cites = c.Cites.Append(policy).ToSequence() });
                return true;
            }

            line.Need(":", "':' and which option that policy prefers, such as: stay over leave");
            var better = line.Name("the option it prefers");
            line.Need("over", "over, and the other option");
            var worse = line.Name("the other option");
            Add(
                line,
                name,
                c =>
                    c with
                    {
                        Preferences = c.Preferences.Append(new(policy, better, worse)).ToSequence(),
                    }
            );
            return true;
        }

        public Answer<Transition> Written() =>
            (_values, _error) is ({ } values, { } error)
                ? new Transition(
                    values.From,
                    values.To,
                    values.Context,
                    error.Kind,
                    _policies.ToSequence(),
                    _cases.ToSequence(),
                    values.By,
                    error.Reason
                )
                : new Rejection(
                    "E-PARSE",
                    "file",
                    _values is null
                        ? "Here it is not said which value became which. Write a line such as: from small-talk to listening in friendship, by me"
                        : "Here it is not said what was wrong with the older value. Write a line such as: omission \"I kept filling silences\""
                );

        private void Values(LineReader line)
        {
            if (_values is not null)
            {
                line.Refuse(
                    "E-DUPLICATE",
                    "A second line 'from'. Put each transition in a file of its own."
                );
            }

            var from = line.Name("the name of the older value");
            line.Need("to", "to, and the name of the newer value");
            var to = line.Name("the name of the newer value");
            line.Need("in", "in, and the context of the older value");
            var context = line.Name("the context of the older value");
            line.Need(",", "', by' and whose values they are");
            line.Need("by", "by, and whose values they are");
            _values = (from, to, context, line.Name("whose values they are, such as me"));
        }

        private void Error(LineReader line)
        {
            foreach (var kind in Enum.GetValues<TransitionKind>())
            {
                if (line.Take(kind.ToString().ToLowerInvariant()))
                {
                    if (_error is not null)
                    {
                        line.Refuse(
                            "E-DUPLICATE",
                            "A second error is named. Keep the one that the change corrects; put the other in a file of its own."
                        );
                    }

                    _error = (kind, line.Words("the person's reason, in quotation marks"));
                    return;
                }
            }

            line.Expected(
                "from, policy, case, cites, ranks, or the error: omission, contradiction, confusion or overreach"
            );
        }

        private void Policy(LineReader line)
        {
            const string Arrow = "'->'; before it stands the older policy, after it the newer";
            var before = line.Take("->")
                ? null
                : line.Words("a policy in quotation marks, or '->' before a new one");
            if (before is not null)
            {
                line.Need("->", Arrow);
            }

            var after =
                before is not null && line.IsAtEnd
                    ? null
                    : line.Words("a policy in quotation marks");
            _policies.Add(new(before, after));
        }

        private void Case(LineReader line)
        {
            var name = line.Name("a name for the case");
            if (_cases.Exists(c => c.Id.Text == name))
            {
                line.Refuse(
                    "E-DUPLICATE",
                    $"Case '{name}' is here twice and would count twice. Keep one of them, or give the second a name of its own."
                );
            }

            var context = line.Take("in") ? line.Name("where it happened") : _values?.Context;
            line.Need(":", "':' and how it went: before badly, after well");
            line.Need(
                "before",
                "before, and whether following the older value would have gone well or badly"
            );
            var old = Well(line);
            line.Need(",", "', after' and well or badly");
            line.Need(
                "after",
                "after, and whether following the newer value would have gone well or badly"
            );
            var young = Well(line);
            if (line.Slip is null)
            {
                _cases.Add(new(name, context ?? "anywhere", old, young, [], []));
            }
        }

        private static bool Well(LineReader line)
        {
            var well = line.Take("well");
            if (!well && !line.Take("badly"))
            {
                line.Expected("well or badly");
            }

            return well;
        }

        private void Add(LineReader line, string name, Func<TransitionCase, TransitionCase> change)
        {
            if (line.Slip is null)
            {
                var at = _cases.FindIndex(c => c.Id.Text == name);
                _cases[at] = change(_cases[at]);
            }
        }
    }
}
