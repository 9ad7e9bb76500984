using System.Globalization;
using Commonweal.Kernel;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>Literals as facts and options write them: <c>p</c>, <c>~p</c> or <c>!p</c>, <c>age&lt;18</c>, <c>tone=harsh</c>.</summary>
public static class LiteralText
{
    private static readonly (string Sign, Comparison Comparison)[] Signs =
    [
        ("!=", Comparison.NotEqual),
        ("<=", Comparison.LessOrEqual),
        (">=", Comparison.GreaterOrEqual),
        ("<", Comparison.Less),
        (">", Comparison.Greater),
        ("=", Comparison.Equal),
    ];

    /// <summary>Reads one literal.</summary>
    /// <returns>The literal, or <c>E-PARSE</c>.</returns>
    public static Answer<Literal> Read(string text)
    {
        var written = text.Trim();
        var at = written.IndexOfAny(['<', '>', '=', '!'], Math.Min(1, written.Length));
        var feature = at < 0 ? written.TrimStart('~', '!').Trim() : written[..at].Trim();
        if (!Name.IsWellFormed(feature))
        {
            return Unread(text);
        }

        if (at < 0)
        {
            var marks = written.Length - written.TrimStart('~', '!').Length;
            return marks > 1 ? Unread(text) : new FeatureLiteral(feature, marks == 1, Span.None);
        }

        var (sign, comparison) = Signs.FirstOrDefault(s =>
            written.AsSpan(at).StartsWith(s.Sign, StringComparison.Ordinal)
        );
        if (sign is null)
        {
            return Unread(text);
        }

        var operand = written[(at + sign.Length)..].Trim().Trim('"');
        var isNumber = decimal.TryParse(
            operand,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        );
        var isWord = operand.Length > 0 && operand.IndexOfAny(['<', '>', '=', '!', '&', '~']) < 0;
        return isNumber ? new ComparisonLiteral(feature, comparison, new(number, null), Span.None)
            : isWord && comparison is Comparison.Equal or Comparison.NotEqual
                ? new ComparisonLiteral(feature, comparison, new(null, operand), Span.None)
            : Unread(text);
    }

    /// <summary>Reads literals joined by a separator.</summary>
    public static Answer<Sequence<Literal>> ReadAll(string text, char separator)
    {
        List<Literal> literals = [];
        foreach (
            var part in text.Split(
                separator,
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            if (!Read(part).TryGet(out var literal, out var why))
            {
                return why;
            }

            literals.Add(literal);
        }

        return literals.ToSequence();
    }

    /// <summary>Writes a literal as it is read.</summary>
    public static string Write(Literal literal) =>
        literal switch
        {
            FeatureLiteral feature => (feature.Negated ? "~" : "") + feature.Feature.Text,
            ComparisonLiteral c => c.Feature.Text
                + Signs.First(s => s.Comparison == c.Comparison).Sign
                + (
                    c.Operand.Word ?? (c.Operand.Number ?? 0).ToString(CultureInfo.InvariantCulture)
                ),
            _ => "",
        };

    private static Rejection Unread(string text) =>
        new(
            "E-PARSE",
            text,
            $"'{text.Trim()}' is not read as a literal. Write p, ~p, age<18 or tone=harsh: a name in small letters, and a number or a word."
        );
}
