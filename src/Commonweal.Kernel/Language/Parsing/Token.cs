using System.Runtime.InteropServices;

namespace Commonweal.Kernel.Language.Parsing;

/// <summary>What a token is. Words become keywords, identifiers or heads only where the grammar says so.</summary>
internal enum TokenKind : byte
{
    End,
    Word,

    /// <summary><c>?</c>: a name still to be filled in.</summary>
    Hole,
    Text,
    Number,
    Date,
    OpenBrace,
    CloseBrace,
    Comma,
    Arrow,
    DotDot,
    Tilde,
    Bang,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>One token: its kind, its place and two facts the parser asks for.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Token(
    TokenKind kind,
    int start,
    int end,
    bool startsLine,
    bool escaped = false
)
{
    public TokenKind Kind { get; } = kind;
    public int Start { get; } = start;
    public int End { get; } = end;

    /// <summary>First token on its line: where people begin declarations, so where recovery trusts a keyword.</summary>
    public bool StartsLine { get; } = startsLine;

    /// <summary>A text that holds at least one backslash.</summary>
    public bool Escaped { get; } = escaped;

    public Span Span => new(Start, End);
}
