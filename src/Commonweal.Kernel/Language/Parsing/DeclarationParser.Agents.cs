using System.Text;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Parsing;

/// <content>Parties and scopes.</content>
internal sealed partial class DeclarationParser
{
    private Agent ReadAgent(int start, AgentKind kind)
    {
        Advance();
        var id = ReadOwnName("the identifier of the party");
        var label = ReadOptionalText();
        Sequence<Name> groups = [];
        var qualities = ProcessQualities.None;
        while (true)
        {
            if (IsOption("in") && groups.Count == 0)
            {
                Advance();
                groups = ReadNames("the group it belongs to");
            }
            else if (kind == AgentKind.Process && ReadQuality() is { } quality)
            {
                qualities |= quality;
            }
            else
            {
                return new(kind, id, label, groups, qualities, Since(start));
            }
        }
    }

    private ProcessQualities? ReadQuality()
    {
        ProcessQualities? quality = null;
        foreach (var (known, word) in Vocabulary.Qualities)
        {
            quality = IsOption(word) ? known : quality;
        }

        if (quality is null)
        {
            return null;
        }

        Advance();
        return quality;
    }

    private Stake ReadStake(int start)
    {
        Advance();
        var party = ReadName("who has the stake");
        Entity = party.Text;
        Expect("in");
        return new(party, ReadName("what the stake is in"), ReadOptionalText(), Since(start));
    }

    private Consent ReadConsent(int start)
    {
        Advance();
        var person = ReadName("the person who agrees");
        Entity = person.Text;
        Expect("on");
        return new(person, ReadDate() ?? default, Since(start));
    }

    private CatchTrials ReadTrials(int start)
    {
        Advance();
        var person = ReadName("the person who was asked");
        Entity = person.Text;
        Expect("accepted");
        var (accepted, shown) = ReadShare();
        return new(person, accepted, shown, Since(start));
    }

    /// <summary>Reads <c>k of n</c>.</summary>
    private (int Count, int Of) ReadShare()
    {
        var start = Current.Start;
        var count = ReadInt("how many, a whole number");
        Expect("of");
        var of = ReadInt("out of how many, a whole number");
        if (count > of)
        {
            Report("L023", Since(start), ("count", $"{count}"), ("of", $"{of}"));
        }

        return (count, of);
    }

    private Scope ReadScope(int start, ScopeKind kind)
    {
        var word = Vocabulary.Scopes.Of(kind);
        Advance();
        var id = ReadOwnName($"the identifier of the {word}");
        var label = ReadText($"what people call the {word}");
        List<Name> partOf = [];
        List<string> notWhen = [];
        if (Is(TokenKind.OpenBrace) && OpenBlock(Vocabulary.ScopeClauses))
        {
            while (NextClause(word, Vocabulary.ScopeClauses))
            {
                if (Accept("part-of"))
                {
                    partOf.AddRange(ReadNames("the scope it is part of"));
                }
                else
                {
                    Advance();
                    notWhen.Add(ReadText("the situation it leaves out"));
                }
            }
        }

        return new(kind, id, label, partOf.ToSequence(), notWhen.ToSequence(), Since(start));
    }

    /// <summary>Reads one text, or several that follow each other, as one: a long transcript has one text a line.</summary>
    private string? ReadTexts()
    {
        if (!Is(TokenKind.Text) || Next.Kind != TokenKind.Text)
        {
            return ReadOptionalText();
        }

        StringBuilder texts = new();
        while (Is(TokenKind.Text))
        {
            BeginClause();
            texts.Append(ReadOptionalText());
        }

        return texts.ToString();
    }

    private Transcript ReadTranscript(int start)
    {
        Advance();
        var id = ReadOwnName("the identifier of the transcript");
        var text = ReadTexts();
        string? hash = null;
        if (Is("sha256") && Next.Kind == TokenKind.Text)
        {
            Advance();
            var span = Current.Span;
            hash = ReadText("the hash");
            if (!Sha256Text.IsWellFormed(hash))
            {
                Report("L026", span, ("written", Shown.Text(hash)));
            }
        }

        if (text is null && hash is null)
        {
            ReportExpected("the text in quotation marks, or `sha256` and its hash");
        }

        return new(id, text, hash, Since(start));
    }
}
