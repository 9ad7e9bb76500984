using System.Collections.Frozen;
using Commonweal.Kernel.Checking;

namespace Commonweal.Kernel.Language.Parsing;

/// <summary>
/// Walks over tokens with one token of look-ahead, reads the small parts that all declarations share, reports what it
/// misses and finds the next place to go on. Every part that is missing has a stand-in, so that parsing never stops.
/// </summary>
internal partial class Cursor
{
    private readonly Lexer _lexer;
    private readonly Findings _findings;
    private readonly Outline? _outline;
    private readonly NamePool _names = new();
    private readonly List<Name> _nameBuffer = [];
    private int _lastComplaint = -1;

    protected Cursor(string text, Findings findings, Outline? outline)
    {
        Source = text;
        _findings = findings;
        _outline = outline;
        _lexer = new(text, findings, outline?.Comments);
        Current = _lexer.Read();
        Next = _lexer.Read();
    }

    protected string Source { get; }
    protected Token Current { get; private set; }
    protected Token Next { get; private set; }

    /// <summary>End of the token before the current one: where the thing just read ends.</summary>
    protected int LastEnd { get; private set; }

    /// <summary>Identifier of the declaration being read, for findings.</summary>
    protected string Entity { get; set; } = "";

    /// <summary>The word under the cursor; empty where there is none.</summary>
    protected ReadOnlySpan<char> Word => WordOf(Current);

    protected ReadOnlySpan<char> NextWord => WordOf(Next);

    protected bool AtEnd => Current.Kind == TokenKind.End;

    protected void Advance()
    {
        _outline?.Token(Current);
        LastEnd = Current.End;
        Current = Next;
        Next = _lexer.Read();
    }

    protected Span Since(int start) => new(start, Math.Max(start, LastEnd));

    protected void Report(
        string code,
        Span span,
        params ReadOnlySpan<(string, string)> arguments
    ) => _findings.Add(code, Entity, span, arguments);

    /// <summary>Reports that something else belongs here, once for each token, so that one slip is one finding.</summary>
    protected void ReportExpected(string expected)
    {
        if (WasComplainedOf())
        {
            return;
        }

        _lastComplaint = Current.Start;
        if (!IsOnlyCounted())
        {
            Report("L014", Current.Span, ("expected", expected), ("found", Describe(Current)));
        }
    }

    /// <summary>True when a finding here is only counted, so that its words need not be made.</summary>
    protected bool IsOnlyCounted() => _findings.CountsOnly(Current.Span);

    /// <summary>True when the current token already has its finding.</summary>
    protected bool WasComplainedOf() => _lastComplaint == Current.Start;

    protected bool Is(ReadOnlySpan<char> word) => Word.SequenceEqual(word);

    protected bool Is(TokenKind kind) => Current.Kind == kind;

    protected bool Accept(ReadOnlySpan<char> word)
    {
        if (!Is(word))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>
    /// True when the word opens an optional part at the end of a declaration, and not the next declaration: a
    /// relation may start from anything that has an identifier, so from <c>in</c> or <c>by</c> as well.
    /// </summary>
    protected bool IsOption(ReadOnlySpan<char> word) =>
        Is(word) && !Vocabulary.Relations.TryRead(NextWord, out _);

    protected bool Accept(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    protected bool Expect(string word)
    {
        if (Accept(word))
        {
            return true;
        }

        ReportExpected($"`{word}`");
        return false;
    }

    protected void Expect(TokenKind kind, string shown)
    {
        if (!Accept(kind))
        {
            ReportExpected(shown);
        }
    }

    /// <summary>Reads the opening brace of a block. Without one, goes on only if a clause of the block stands here.</summary>
    protected bool OpenBlock(FrozenSet<string> clauses)
    {
        if (Accept(TokenKind.OpenBrace))
        {
            return true;
        }

        ReportExpected("`{`");
        return Has(clauses, Word) && !StartsDeclaration();
    }

    /// <summary>
    /// Moves to the next clause of a block: true with a clause word under the cursor, false past the closing brace.
    /// Reports and passes over what is no clause, and stops before a declaration where the brace was forgotten.
    /// </summary>
    protected bool NextClause(string declaration, FrozenSet<string> clauses)
    {
        while (true)
        {
            if (Accept(TokenKind.CloseBrace))
            {
                return false;
            }

            if (Current.Kind == TokenKind.Word && Has(clauses, Word))
            {
                _outline?.Clause(Current);
                return true;
            }

            if (AtEnd || StartsDeclaration())
            {
                Report("L017", new(LastEnd, LastEnd), ("declaration", declaration));
                return false;
            }

            ReportUnknownClause(declaration, clauses);
            SkipToClause(clauses);
        }
    }

    /// <summary>True when a declaration plainly begins here: its word opens a line, or an identifier follows it.</summary>
    protected bool StartsDeclaration() =>
        Current.Kind == TokenKind.Word
        && Has(Vocabulary.Declarations, Word)
        && (Current.StartsLine || Next.Kind == TokenKind.Word);

    protected static bool Has(FrozenSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    protected string Pool(ReadOnlySpan<char> text) => _names.Of(text);

    protected ReadOnlySpan<char> Slice(Token token) => Source.AsSpan()[token.Start..token.End];

    protected string Describe(Token token) =>
        token.Kind switch
        {
            TokenKind.End => "the end of the file",
            TokenKind.Text => $"the text {Shown.Text(Slice(token))}",
            _ => $"`{Shown.Text(Slice(token))}`",
        };

    protected void BeginDeclaration() => _outline?.Declaration(Current);

    protected void BeginClause() => _outline?.Clause(Current);

    private void ReportUnknownClause(string declaration, FrozenSet<string> clauses)
    {
        if (WasComplainedOf())
        {
            return;
        }

        if (Current.Kind != TokenKind.Word)
        {
            ReportExpected($"a clause of the {declaration} or `}}`");
        }
        else if (IsOnlyCounted())
        {
            return;
        }
        else if (Spelling.Nearest(Word, clauses) is { } meant)
        {
            Report(
                "L012",
                Current.Span,
                ("written", Shown.Text(Word)),
                ("suggestion", meant),
                ("declaration", declaration)
            );
        }
        else
        {
            Report(
                "L013",
                Current.Span,
                ("written", Shown.Text(Word)),
                ("declaration", declaration),
                ("choices", string.Join(", ", clauses.Order(StringComparer.Ordinal)))
            );
        }
    }

    private void SkipToClause(FrozenSet<string> clauses)
    {
        var depth = 0;
        do
        {
            depth += Current.Kind switch
            {
                TokenKind.OpenBrace => 1,
                TokenKind.CloseBrace => -1,
                _ => 0,
            };
            Advance();
        } while (
            !AtEnd
            && !(depth <= 0 && (Is(TokenKind.CloseBrace) || Has(clauses, Word)))
            && !(Current.StartsLine && StartsDeclaration())
        );
    }

    private ReadOnlySpan<char> WordOf(Token token) =>
        token.Kind == TokenKind.Word ? Slice(token) : default;
}
