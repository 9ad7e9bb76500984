namespace Commonweal.Verifier;

/// <summary>What is known of one option: literals, exact readings such as <c>age=15</c>, and alternatives such as <c>a&amp;b|c</c>.</summary>
internal sealed class Facts
{
    private readonly HashSet<string> _literals = new(StringComparer.Ordinal);
    private bool _hasWays;
    private readonly Dictionary<string, Exact> _readings = new(StringComparer.Ordinal);

    public void Add(string literal)
    {
        _literals.Add(literal);
        _hasWays |= literal.AsSpan().ContainsAny('|', '&');
        if (Compared(literal) is ({ } name, "=", var number))
        {
            _readings[name] = number;
        }
    }

    /// <summary>True when the literal is known to hold, also by unit propagation; what is not known does not hold.</summary>
    public bool Holds(string literal)
    {
        if (_literals.Contains(literal) || (_hasWays && Logic.Propagates(_literals, literal)))
        {
            return true;
        }

        var negated = literal.StartsWith('~');
        return Compared(negated ? literal[1..] : literal) is ({ } name, { } sign, var bound)
            && _readings.TryGetValue(name, out var reading)
            && Is(reading, sign, bound) != negated;
    }

    public static string Opposite(string literal) =>
        literal.StartsWith('~') ? literal[1..] : "~" + literal;

    private static bool Is(Exact reading, string sign, Exact bound)
    {
        var order = reading.Versus(bound);
        return sign switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            "=" => order == 0,
            _ => order != 0,
        };
    }

    private static (string? Name, string? Sign, Exact Bound) Compared(string literal)
    {
        var at = literal.AsSpan().IndexOfAny("<>=!");
        if (at <= 0)
        {
            return default;
        }

        var length = at + 1 < literal.Length && literal[at + 1] == '=' ? 2 : 1;
        var sign = literal.Substring(at, length);
        return sign is "!" or "==" || !Exact.TryParse(literal.AsSpan(at + length), out var bound)
            ? default
            : (literal[..at], sign, bound);
    }
}
