using System.Globalization;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Parsing;

/// <summary>Reads a file: its header, then declaration after declaration. One file of this class for each group of declarations.</summary>
internal sealed partial class DeclarationParser : Cursor
{
    public DeclarationParser(string text, Findings findings, Outline? outline)
        : base(text, findings, outline) { }

    public Document ReadDocument()
    {
        var version = ReadHeader();
        List<Declaration> declarations = [];
        while (!AtEnd)
        {
            Entity = "";
            if (declarations.Count == WealParser.MostDeclarations)
            {
                Report(
                    "L019",
                    Current.Span,
                    ("limit", WealParser.MostDeclarations.ToString(CultureInfo.InvariantCulture))
                );
                break;
            }

            if (ReadDeclaration() is { } declaration)
            {
                declarations.Add(declaration);
            }
        }

        return new(version, declarations.ToSequence());
    }

    private int ReadHeader()
    {
        BeginDeclaration();
        if (!Is("weal"))
        {
            Report("L003", Current.Span, ("found", Describe(Current)));
            return Document.CurrentVersion;
        }

        Advance();
        var span = Current.Span;
        var version = ReadInt("the version of the language, a whole number");
        if (version != Document.CurrentVersion && span.Start < LastEnd)
        {
            Report(
                "L004",
                span,
                ("version", version.ToString(CultureInfo.InvariantCulture)),
                ("known", Document.CurrentVersion.ToString(CultureInfo.InvariantCulture))
            );
        }

        return Document.CurrentVersion;
    }

    private Declaration? ReadDeclaration()
    {
        BeginDeclaration();
        var start = Current.Start;
        if (
            Vocabulary.Relations.TryRead(NextWord, out var kind)
            && Current.Kind is TokenKind.Word or TokenKind.Hole
        )
        {
            return ReadRelation(start, kind);
        }

        var declaration = Word switch
        {
            "value" => ReadValue(start),
            "choice" => ReadChoice(start),
            "norm" => ReadNorm(start),
            "upgrade" => ReadUpgrade(start),
            "transcript" => ReadTranscript(start),
            "value-ref" => ReadValueReference(start),
            "conflict" => ReadConflict(start),
            "parity" => ReadParity(start),
            "incompatible" => ReadIncompatibility(start),
            "portfolio" => ReadPortfolio(start),
            "stake" => ReadStake(start),
            "consent" => ReadConsent(start),
            "trials" => ReadTrials(start),
            "standpoint" => ReadStandpoint(start),
            "disjoint" => ReadDisjointness(start),
            _ => ReadListedKind(start),
        };
        if (declaration is null)
        {
            ReportUnknownDeclaration();
            SkipToDeclaration();
        }

        return declaration;
    }

    /// <summary>Agents, scopes and signals: the word that begins them is their kind.</summary>
    private Declaration? ReadListedKind(int start) =>
        Vocabulary.Agents.TryRead(Word, out var agent) ? ReadAgent(start, agent)
        : Vocabulary.Scopes.TryRead(Word, out var scope) ? ReadScope(start, scope)
        : Vocabulary.Signals.TryRead(Word, out var signal) ? ReadSignal(start, signal)
        : null;

    private Relation ReadRelation(int start, RelationKind kind)
    {
        var from = ReadName("what the relation starts from");
        Entity = from.Text;
        Advance();
        return new(from, kind, ReadNames("what the relation leads to"), Since(start));
    }

    private void ReportUnknownDeclaration()
    {
        if (WasComplainedOf())
        {
            return;
        }

        if (Current.Kind != TokenKind.Word)
        {
            ReportExpected("a declaration");
        }
        else if (IsOnlyCounted())
        {
            return;
        }
        else if (Spelling.Nearest(Word, Vocabulary.Declarations) is { } meant)
        {
            Report("L010", Current.Span, ("written", Shown.Text(Word)), ("suggestion", meant));
        }
        else
        {
            Report("L011", Current.Span, ("written", Shown.Text(Word)));
        }
    }

    /// <summary>
    /// Goes on to the next declaration, past whole blocks; inside a block only a word that opens a line is trusted, as
    /// a closing brace may be missing.
    /// </summary>
    private void SkipToDeclaration()
    {
        var depth = 0;
        do
        {
            depth = Math.Max(
                0,
                Current.Kind switch
                {
                    TokenKind.OpenBrace => depth + 1,
                    TokenKind.CloseBrace => depth - 1,
                    _ => depth,
                }
            );
            Advance();
        } while (!AtEnd && !IsNewStart(depth));
    }

    private bool IsNewStart(int depth) =>
        Current.Kind == TokenKind.Word
        && (
            Has(Vocabulary.Declarations, Word)
                ? depth == 0 || (Current.StartsLine && !Has(Vocabulary.NormClauses, Word))
                : depth == 0 && Current.StartsLine && Vocabulary.Relations.TryRead(NextWord, out _)
        );
}
