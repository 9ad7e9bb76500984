using Commonweal.Kernel.Language.Parsing;

namespace Commonweal.Kernel.Language.Printing;

/// <summary>One line of the laid-out text: tokens, a comment, or tokens and the comment that trails them.</summary>
internal sealed class OutlinedLine
{
    /// <summary>Index of the first token.</summary>
    public int First { get; private init; }

    /// <summary>One past the index of the last token; equal to <see cref="First"/> for a line that is only a comment.</summary>
    public int Last { get; private set; }
    public Span? Comment { get; private set; }
    public int Depth { get; private init; }
    public bool IsDeclaration { get; private init; }
    public bool OpensBlock { get; private set; }
    public bool ClosesBlock { get; private init; }

    /// <summary>A declaration that takes more than one line.</summary>
    public bool IsTall { get; private set; }

    /// <summary>Which printer writes the declaration: declarations of one group stand together.</summary>
    public string Group { get; private init; } = "";

    /// <summary>A blank line stood before it.</summary>
    public bool BlankInSource { get; private set; }

    /// <summary>A blank line shall stand before it.</summary>
    public bool BlankBefore { get; set; }
    public bool IsCommentOnly => First == Last;

    public static List<OutlinedLine> Split(string source, Outline outline)
    {
        List<OutlinedLine> lines = [];
        OutlinedLine? declaration = null;
        OutlinedLine? line = null;
        var (comment, clause, start) = (0, 0, 0);
        for (var i = 0; i < outline.Tokens.Count; i++)
        {
            var token = outline.Tokens[i];
            var isClause = Take(outline.Clauses, ref clause, token.Start);
            var isDeclaration = Take(outline.Declarations, ref start, token.Start);
            var begins =
                line is null || isClause || isDeclaration || token.Kind == TokenKind.CloseBrace;
            comment = AddComments(source, outline, (lines, line, begins, i, comment));
            if (begins)
            {
                line = new()
                {
                    First = i,
                    Depth = isClause ? 1 : 0,
                    IsDeclaration = isDeclaration,
                    ClosesBlock = token.Kind == TokenKind.CloseBrace,
                    Group = isDeclaration ? GroupOf(source, outline.Tokens, i) : "",
                    BlankInSource = HasBlankBefore(source, token.Start),
                };
                lines.Add(line);
                declaration = isDeclaration ? line : declaration;
                declaration!.IsTall |= line != declaration;
            }

            line!.Last = i + 1;
            line.OpensBlock |= token.Kind == TokenKind.OpenBrace;
        }

        AddComments(source, outline, (lines, line, true, outline.Tokens.Count, comment));
        return lines;
    }

    /// <summary>
    /// Places the comments before token <c>i</c>: on the line before, if it is at its end and they stood there, else on
    /// lines of their own before the line that token <c>i</c> is on. Returns the number of comments placed so far.
    /// </summary>
    private static int AddComments(
        string source,
        Outline outline,
        (List<OutlinedLine> Lines, OutlinedLine? Line, bool Begins, int Token, int Comment) at
    )
    {
        var next = at.Token < outline.Tokens.Count ? outline.Tokens[at.Token].Start : source.Length;
        var place = at.Begins ? at.Lines.Count : at.Lines.Count - 1;
        for (; at.Comment < outline.Comments.Count; at.Comment++)
        {
            var comment = outline.Comments[at.Comment];
            if (comment.Start >= next)
            {
                break;
            }

            var trails =
                at.Token > 0
                && at.Begins
                && at.Line is { Comment: null }
                && !HasLineEnd(source, outline.Tokens[at.Token - 1].End, comment.Start);
            if (trails)
            {
                at.Line!.Comment = comment;
                continue;
            }

            OutlinedLine own = new()
            {
                First = at.Token,
                Last = at.Token,
                Comment = comment,
                Depth = DepthAt(outline, at),
                BlankInSource = HasBlankBefore(source, comment.Start),
            };
            if (!at.Begins)
            {
                // It is lifted out of the line, so it takes the blank line that stood before that.
                (own.BlankInSource, at.Line!.BlankInSource) = (at.Line.BlankInSource, false);
            }

            at.Lines.Insert(place++, own);
        }

        return at.Comment;
    }

    /// <summary>A comment stands as deep as what it is about; before a closing brace, as deep as the clauses above.</summary>
    private static int DepthAt(
        Outline outline,
        (List<OutlinedLine> Lines, OutlinedLine? Line, bool Begins, int Token, int Comment) at
    )
    {
        if (!at.Begins)
        {
            return at.Line!.Depth;
        }

        if (at.Token == outline.Tokens.Count)
        {
            return 0;
        }

        var token = outline.Tokens[at.Token];
        return token.Kind == TokenKind.CloseBrace || outline.Clauses.BinarySearch(token.Start) >= 0
            ? 1
            : 0;
    }

    private static string GroupOf(string source, List<Token> tokens, int at)
    {
        if (at + 1 < tokens.Count && Vocabulary.Relations.TryRead(At(at + 1), out _))
        {
            return "because";
        }

        return Vocabulary.Agents.TryRead(At(at), out _) ? "person"
            : Vocabulary.Scopes.TryRead(At(at), out _) ? "context"
            : Vocabulary.Signals.TryRead(At(at), out _) ? "goal"
            : Vocabulary
                .Declarations.GetAlternateLookup<ReadOnlySpan<char>>()
                .TryGetValue(At(at), out var word)
                ? word
            : "weal";

        ReadOnlySpan<char> At(int i) => source.AsSpan()[tokens[i].Start..tokens[i].End];
    }

    private static bool Take(List<int> offsets, ref int next, int offset)
    {
        var found = next < offsets.Count && offsets[next] == offset;
        next += found ? 1 : 0;
        return found;
    }

    private static bool HasLineEnd(string source, int start, int end) =>
        source.AsSpan()[start..end].IndexOfAny('\n', '\r') >= 0;

    private static bool HasBlankBefore(string source, int at)
    {
        var ends = 0;
        while (at > 0 && char.IsWhiteSpace(source[at - 1]))
        {
            at--;
            ends += source[at] == '\n' || (source[at] == '\r' && source[at + 1] != '\n') ? 1 : 0;
        }

        return ends > 1;
    }
}
