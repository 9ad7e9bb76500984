using Commonweal.Kernel.Norms;

namespace Commonweal.Kernel.Language.Parsing;

/// <content>Norms: clauses in any order, any of them absent, because what is missing is for the checker to say (N101–N105).</content>
internal sealed partial class DeclarationParser
{
    private Norm ReadNorm(int start)
    {
        Advance();
        var id = ReadOwnName("the identifier of the norm");
        NormParts parts = new(new(id, Span.None) { Title = ReadOptionalText() });
        if (OpenBlock(Vocabulary.NormClauses))
        {
            while (NextClause("norm", Vocabulary.NormClauses))
            {
                if (!ReadBody(parts) && !ReadForce(parts))
                {
                    ReadGround(parts);
                }
            }
        }

        return parts.Finish(Since(start));
    }

    /// <summary>Whom the norm binds, to what, when.</summary>
    private bool ReadBody(NormParts parts)
    {
        if (Vocabulary.Deontics.TryRead(Word, out var deontic))
        {
            Once(parts.Norm.Deontic is not null, Vocabulary.Deontics.Choices);
            Advance();
            parts.Norm = parts.Norm with { Deontic = deontic };
            if (
                !Has(Vocabulary.NormClauses, Word) && Is(TokenKind.Word)
                || Vocabulary.Bearers.TryRead(Word, out _)
            )
            {
                ReadBearer(parts);
            }

            ReadContentClause(parts, optional: true);
            return true;
        }

        if (Vocabulary.Bearers.TryRead(Word, out _))
        {
            ReadBearer(parts);
            ReadContentClause(parts, optional: true);
            return true;
        }

        switch (Word)
        {
            case "counts":
                Once(parts.Norm.CountsAs is not null, "`counts`");
                parts.Norm = parts.Norm with { CountsAs = ReadCountsAs() };
                return true;
            case "when":
                Once(!parts.Norm.When.IsAlways, "`when`");
                Advance();
                parts.Norm = parts.Norm with { When = ReadCondition() };
                return true;
            case "unless":
                Advance();
                parts.Unless.Add(ReadCondition());
                return true;
            case "in":
                Once(parts.Norm.In is not null, "`in`");
                Advance();
                parts.Norm = parts.Norm with { In = ReadName("the context").OrNull() };
                return true;
            case "else":
                Advance();
                if (ReadContent() is { } repair)
                {
                    parts.Else.Add(repair);
                }

                return true;
            default:
                return ReadContentClause(parts, optional: true);
        }
    }

    private void ReadBearer(NormParts parts)
    {
        Once(parts.Norm.Bearer is not null, "whom the norm binds");
        var start = Current.Start;
        Vocabulary.Bearers.TryRead(Word, out var kind);
        var bare = !Vocabulary.Bearers.TryRead(Word, out _);
        if (!bare)
        {
            Advance();
        }

        Bearer bearer = bare
            ? new(BearerKind.Role, ReadNames("the role it binds"), Since(start))
            : kind switch
            {
                BearerKind.Any => new(BearerKind.Any, [], Since(start)),
                _ => new(kind, ReadNames("whom it binds"), Since(start)),
            };
        parts.Norm = parts.Norm with
        {
            Bearer =
                bearer.Kind != BearerKind.Any && bearer.Names.Count == 0
                    ? null
                    : bearer with
                    {
                        Span = Since(start),
                    },
        };
    }

    private bool ReadContentClause(NormParts parts, bool optional)
    {
        if (!Is("to") && !Vocabulary.Goals.TryRead(Word, out _))
        {
            return !optional;
        }

        Once(parts.Norm.Content is not null, "what the norm is about");
        parts.Norm = parts.Norm with { Content = ReadContent() };
        return true;
    }

    private NormContent? ReadContent()
    {
        var start = Current.Start;
        if (Accept("to"))
        {
            var action = ReadName("the action");
            return new Act(action, ReadOptionalText(), Since(start));
        }

        if (Vocabulary.Goals.TryRead(Word, out var mode))
        {
            Advance();
            var condition = ReadCondition();
            return new Goal(mode, condition, Since(start));
        }

        ReportExpected("`to` and an action, or one of " + Vocabulary.Goals.Choices);
        return null;
    }

    private CountsAs ReadCountsAs()
    {
        var start = Current.Start;
        Advance();
        var x = ReadOptionalText();
        var y = Accept("as") ? ReadOptionalText() : null;
        return new(x, y, Since(start));
    }

    private Condition ReadCondition()
    {
        if (Accept(Vocabulary.Always))
        {
            return Condition.Always;
        }

        List<Literal> literals = [];
        do
        {
            if (ReadLiteral() is { } literal)
            {
                literals.Add(literal);
            }
        } while (Accept(TokenKind.And));
        return literals.Count == 0 ? Condition.Always : new(literals.ToSequence());
    }

    private Literal? ReadLiteral()
    {
        var start = Current.Start;
        var negated = Accept(TokenKind.Bang);
        var feature = ReadName("a feature of the situation");
        if (feature.IsMissing)
        {
            return null;
        }

        if (negated || ComparisonOf(Current.Kind) is not { } comparison)
        {
            return new FeatureLiteral(feature, negated, Since(start));
        }

        Advance();
        var operand = ReadOperand();
        return new ComparisonLiteral(feature, comparison, operand, Since(start));
    }

    private Operand ReadOperand()
    {
        if (ReadOptionalText() is { } text)
        {
            return new(null, text);
        }

        return Current.Kind == TokenKind.Word
            ? new(null, ReadName("a word to compare with").Text)
            : new(ReadDecimal("a number or a word to compare with", Bounds.Any), null);
    }

    private static Comparison? ComparisonOf(TokenKind kind) =>
        kind switch
        {
            TokenKind.Equal => Comparison.Equal,
            TokenKind.NotEqual => Comparison.NotEqual,
            TokenKind.Less => Comparison.Less,
            TokenKind.LessOrEqual => Comparison.LessOrEqual,
            TokenKind.Greater => Comparison.Greater,
            TokenKind.GreaterOrEqual => Comparison.GreaterOrEqual,
            _ => null,
        };
}
