using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Parsing;

/// <content>Choices, values and what is said about them.</content>
internal sealed partial class DeclarationParser
{
    private readonly List<AttentionalPolicy> _policies = [];
    private readonly List<Link> _links = [];
    private readonly List<Name> _contexts = [];
    private readonly List<string> _over = [];

    private Choice ReadChoice(int start)
    {
        Advance();
        var id = ReadOwnName("the identifier of the choice");
        Expect("by");
        var by = ReadName("the person who chose");
        Expect("in");
        var context = ReadName("the context of the choice");
        (DateOnly? on, ChoiceMode? mode, string? did) = (null, null, null);
        _over.Clear();
        if (OpenBlock(Vocabulary.ChoiceClauses))
        {
            while (NextClause("choice", Vocabulary.ChoiceClauses))
            {
                if (Vocabulary.Modes.TryRead(Word, out var found))
                {
                    Once(mode is not null, "lived, told or imagined");
                    Advance();
                    mode = found;
                    continue;
                }

                switch (Word)
                {
                    case "on":
                        Once(on is not null, "`on`");
                        Advance();
                        on = ReadDate();
                        break;
                    case "did":
                        Once(did is not null, "`did`");
                        Advance();
                        did = ReadText("what was done");
                        break;
                    default:
                        Advance();
                        _over.Add(ReadText("what was passed over"));
                        break;
                }
            }
        }

        return new(id, by, context, on, mode, did, _over.ToSequence(), Since(start));
    }

    private Value ReadValue(int start)
    {
        Advance();
        var id = ReadOwnName("the identifier of the value");
        var title = ReadText("what its holder calls it");
        Expect("by");
        var by = ReadName("the person who holds it");
        var headerEnd = LastEnd;
        var tests = ConstitutiveTests.None;
        _policies.Clear();
        _links.Clear();
        _contexts.Clear();
        if (OpenBlock(Vocabulary.ValueClauses))
        {
            while (NextClause("value", Vocabulary.ValueClauses))
            {
                switch (Word)
                {
                    case "in":
                        Advance();
                        _contexts.AddRange(ReadNames("the context it holds in"));
                        break;
                    case "attend":
                        _policies.Add(ReadPolicy());
                        break;
                    case "test":
                        tests = ReadTest(tests);
                        break;
                    default:
                        ReadLink(_links);
                        break;
                }
            }
        }

        if (_contexts.Count == 0)
        {
            Report(
                "L015",
                new(start, headerEnd),
                ("declaration", "value"),
                ("part", "`in` and the context it holds in")
            );
        }

        return new(
            id,
            title,
            by,
            _contexts.ToSequence(),
            _policies.ToSequence(),
            tests,
            _links.ToSequence(),
            Since(start)
        );
    }

    private AttentionalPolicy ReadPolicy()
    {
        var start = Current.Start;
        Advance();
        var textStart = Current.Start;
        var head = ReadHead();
        var qualifier = ReadQualifier(head);
        var textSpan = Since(textStart);
        var provenance = Is("from") ? ReadProvenance() : null;
        var at = Accept("at") ? ReadNames("the choice it was exercised in") : [];
        return new(head, qualifier, provenance, at, Since(start), textSpan);
    }

    private string ReadHead()
    {
        if (!Vocabulary.IsHeadWord(Word))
        {
            return "";
        }

        var head = Pool(Word);
        Advance();
        while (Vocabulary.IsHeadWord(Word))
        {
            head = $"{head} {Word}";
            Advance();
        }

        return head;
    }

    /// <summary>
    /// Reads what follows the head. A policy without a head is a finding of the checker (V101), so words that stand
    /// where the head belongs are kept; after a head, words without quotation marks are reported.
    /// </summary>
    private string ReadQualifier(string head)
    {
        List<string>? words = null;
        while (IsLooseWord())
        {
            if (head.Length > 0)
            {
                ReportExpected("the rest of the line in quotation marks");
            }

            (words ??= []).Add(Word.ToString());
            Advance();
        }

        var text = ReadOptionalText();
        if (words is not null)
        {
            return string.Join(' ', text is null ? words : [.. words, text]);
        }

        if (text is null && head.Length == 0)
        {
            ReportExpected(
                "what is attended to: a HEAD in capitals, then a text in quotation marks"
            );
        }

        return text ?? "";
    }

    private bool IsLooseWord() =>
        Current.Kind == TokenKind.Word
        && !Is("from")
        && !Is("at")
        && !Has(Vocabulary.ValueClauses, Word)
        && !(Current.StartsLine && StartsDeclaration());

    private ConstitutiveTests ReadTest(ConstitutiveTests tests)
    {
        Advance();
        var start = Current.Start;
        if (ReadChoice(Vocabulary.Probes, "probe") is not { } probe)
        {
            return tests;
        }

        if (probe == Probe.Reasons)
        {
            Once(tests.Reasons is not null, "`test reasons`", start);
            return tests with { Reasons = ReadInt("how many reasons were given, a whole number") };
        }

        Once(tests.Answer(probe) is not null, $"`test {Vocabulary.Probes.Of(probe)}`", start);
        return ReadAnswer() is { } answer ? tests.With(probe, answer) : tests;
    }

    private bool? ReadAnswer()
    {
        if (Accept("yes"))
        {
            return true;
        }

        if (Accept("no"))
        {
            return false;
        }

        ReportChoice("answer", "yes, no");
        return null;
    }

    /// <summary>Reads a relation into a list that has one link of each kind: <c>because a because b</c> says <c>because a, b</c>.</summary>
    private void ReadLink(List<Link> links)
    {
        var start = Current.Start;
        Vocabulary.Relations.TryRead(Word, out var kind);
        Advance();
        Link link = new(kind, ReadNames("what it is related to"), Since(start));
        var known = links.FindIndex(l => l.Kind == kind);
        if (known < 0)
        {
            links.Add(link);
        }
        else
        {
            links[known] = links[known] with
            {
                Targets = [.. links[known].Targets, .. link.Targets],
            };
        }
    }

    private Provenance ReadProvenance()
    {
        var start = Current.Start;
        var citation = ReadCitation();
        var act = ProvenanceAct.Typed;
        if (Vocabulary.Acts.TryRead(Word, out var written))
        {
            act = written;
            Advance();
        }

        Restatement? restated = null;
        if (Accept("restated"))
        {
            restated = new(ReadText("the person's own later words"), ReadCitation());
        }

        return new(citation, act, restated, Since(start));
    }

    private Citation ReadCitation()
    {
        Expect("from");
        var source = ReadName("who said it");
        var transcript = ReadName("the transcript it stands in");
        var start = Current.Start;
        var from = ReadInt("where it begins in the transcript, a whole number");
        Expect(TokenKind.DotDot, "`..`");
        var to = ReadInt("where it ends in the transcript, a whole number");
        if (to < from)
        {
            Report("L018", Since(start), ("start", $"{from}"), ("end", $"{to}"));
            to = from;
        }

        return new(source, transcript, from, to);
    }

    private ValueReference ReadValueReference(int start)
    {
        Advance();
        return new(
            ReadName("the value that was accepted elsewhere"),
            ReadOptionalText(),
            Since(start)
        );
    }

    private Signal ReadSignal(int start, SignalKind kind)
    {
        var word = Vocabulary.Signals.Of(kind);
        Advance();
        var id = ReadOwnName($"the identifier of the {word}");
        var text = ReadText($"the words of the {word}");
        Name? proxies = null;
        if (IsOption("proxies"))
        {
            Advance();
            proxies = ReadName("what it stands in for").OrNull();
        }

        return new(kind, id, text, proxies, Since(start));
    }

    private Standpoint ReadStandpoint(int start)
    {
        Advance();
        var party = ReadName("whose standpoint it is");
        Entity = party.Text;
        Expect("on");
        var on = ReadName("the value or norm it is about");
        var agrees = Accept("agrees");
        if (!agrees && !Accept("declines"))
        {
            ReportChoice("standpoint", "agrees, declines");
        }

        var complaint = ReadOptionalText();
        string? answer = null;
        if (IsOption("answered"))
        {
            Advance();
            answer = ReadText("the reply that was given");
        }

        return new(party, on, agrees, complaint, answer, Since(start));
    }

    private Portfolio ReadPortfolio(int start)
    {
        Advance();
        var person = ReadName("whose portfolio it is");
        Entity = person.Text;
        Expect("on");
        var on = ReadDate() ?? default;
        List<PortfolioWeight> weights = [];
        Expect(TokenKind.OpenBrace, "`{`");
        while (!Accept(TokenKind.CloseBrace))
        {
            if (AtEnd || (StartsDeclaration() && Next.Kind != TokenKind.Number))
            {
                Report("L017", new(LastEnd, LastEnd), ("declaration", "portfolio"));
                break;
            }

            BeginClause();
            var before = Current.Start;
            var id = ReadName("a value or signal");
            var weight = ReadDecimal("its weight, a number", Bounds.NotNegative);
            if (!id.IsMissing)
            {
                weights.Add(new(id, weight));
            }

            // Past what stands in place of a weight, unless it is the next name.
            if (
                Current.Start == before
                || (WasComplainedOf() && Next.Kind != TokenKind.Number && !Is(TokenKind.CloseBrace))
            )
            {
                Advance();
            }
        }

        return new(person, on, weights.ToSequence(), Since(start));
    }

    /// <summary>Reports a clause that may stand once and stands again; the later one is kept.</summary>
    private void Once(bool again, string clause, int? start = null)
    {
        if (again)
        {
            Report("L016", new(start ?? Current.Start, Current.End), ("clause", clause));
        }
    }
}
