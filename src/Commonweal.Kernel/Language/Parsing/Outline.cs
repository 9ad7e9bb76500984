using System.Runtime.InteropServices;

namespace Commonweal.Kernel.Language.Parsing;

/// <summary>What the formatter needs beside the document: all tokens, all comments, and which tokens open a declaration or a clause.</summary>
internal sealed class Outline
{
    public List<Span> Comments { get; } = [];
    public List<Token> Tokens { get; } = [];

    /// <summary>Offsets at which a declaration begins, ascending.</summary>
    public List<int> Declarations { get; } = [];

    /// <summary>Offsets at which a clause of a block begins, ascending.</summary>
    public List<int> Clauses { get; } = [];

    public void Token(Token token)
    {
        if (token.Kind != TokenKind.End)
        {
            Tokens.Add(token);
        }
    }

    public void Declaration(Token first) => Declarations.Add(first.Start);

    public void Clause(Token first) => Clauses.Add(first.Start);
}
