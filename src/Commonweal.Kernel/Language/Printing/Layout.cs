using Commonweal.Kernel.Language.Parsing;

namespace Commonweal.Kernel.Language.Printing;

/// <summary>Lays tokens and comments out on lines.</summary>
internal sealed class Layout(string source, Outline outline)
{
    private readonly LineWriter _writer = new();

    public string Write()
    {
        var lines = OutlinedLine.Split(source, outline);
        MarkBlanks(lines);
        foreach (var line in lines)
        {
            if (line.BlankBefore)
            {
                _writer.Blank();
            }

            _writer.Depth = line.Depth;
            WriteTokens(line);
            if (line.Comment is { } comment)
            {
                _writer.Word(source.AsSpan()[comment.Start..comment.End].TrimEnd());
            }

            _writer.EndLine();
        }

        return _writer.ToString();
    }

    /// <summary>
    /// Keeps single blank lines, drops them at the edges of blocks, and sets one before a declaration, with the
    /// comments that lead to it, where the printer would.
    /// </summary>
    private static void MarkBlanks(List<OutlinedLine> lines)
    {
        OutlinedLine? declaration = null;
        var lead = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            line.BlankBefore =
                i > 0 && line.BlankInSource && !line.ClosesBlock && !lines[i - 1].OpensBlock;
            if (line.IsDeclaration)
            {
                if (
                    declaration is not null
                    && IsApart(declaration, line)
                    && lines.FindIndex(lead, i + 1 - lead, l => l.BlankBefore) < 0
                )
                {
                    lines[lead].BlankBefore = true;
                }

                declaration = line;
            }

            lead = line.IsCommentOnly ? lead : i + 1;
        }
    }

    private static bool IsApart(OutlinedLine before, OutlinedLine line) =>
        before.Group != line.Group || before.IsTall || line.IsTall;

    private void WriteTokens(OutlinedLine line)
    {
        var before = TokenKind.End;
        for (var i = line.First; i < line.Last; i++)
        {
            var token = outline.Tokens[i];
            var text = source.AsSpan()[token.Start..token.End];
            if (
                token.Kind is TokenKind.Comma or TokenKind.DotDot
                || before is TokenKind.DotDot or TokenKind.Bang
            )
            {
                _writer.Glue(text);
            }
            else
            {
                _writer.Word(text);
            }

            before = token.Kind;
        }
    }
}
