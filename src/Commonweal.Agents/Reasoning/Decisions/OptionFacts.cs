using Commonweal.Kernel.Justifications;
using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Decisions;

/// <summary>
/// What pieces of evidence say of one option: literals, readings such as <c>age=15</c>, alternatives such as
/// <c>a&amp;b|c</c>, and what follows from them by unit propagation, which is as far as a step can go without a search.
/// </summary>
internal sealed class OptionFacts
{
    private readonly List<EvidenceItem> _items;
    private readonly Dictionary<string, EvidenceItem> _direct = new(StringComparer.Ordinal);
    private readonly bool _hasWays;

    public OptionFacts(IEnumerable<EvidenceItem> items)
    {
        _items = [.. items];
        foreach (var item in _items)
        {
            _direct.TryAdd(item.Literal!, item);
        }

        _hasWays = _items.Exists(i => IsCompound(i.Literal!));
    }

    public IReadOnlyList<EvidenceItem> Items => _items;

    /// <summary>True where some fact leaves alternatives.</summary>
    public bool HasWays => _hasWays;

    /// <summary>True when the literal is known to hold. Linear in the facts without alternatives.</summary>
    public bool Holds(string literal) =>
        _direct.ContainsKey(literal)
        || Reading(literal) is not null
        || (_hasWays && Propagation.Gives(_items.ConvertAll(i => i.Literal!), literal));

    /// <summary>Pieces of evidence that show the literal, none of them needless; null when it does not hold.</summary>
    public IReadOnlyList<EvidenceItem>? Support(string literal)
    {
        if (_direct.TryGetValue(literal, out var item) || (item = Reading(literal)) is not null)
        {
            return [item];
        }

        if (!Holds(literal))
        {
            return null;
        }

        var needed = _items.ToList();
        foreach (var candidate in _items)
        {
            var rest = needed.FindAll(i => i != candidate);
            if (Propagation.Gives(rest.ConvertAll(i => i.Literal!), literal))
            {
                needed = rest;
            }
        }

        return needed;
    }

    /// <summary>True when the facts cannot all be so.</summary>
    public bool IsContradictory =>
        _items.Exists(i => _direct.ContainsKey(Opposite(i.Literal!)))
        || (_hasWays && Propagation.Gives(_items.ConvertAll(i => i.Literal!), ""));

    public static bool IsCompound(string literal) => literal.AsSpan().ContainsAny('|', '&');

    public static string Opposite(string literal) =>
        literal.StartsWith('~') ? literal[1..] : "~" + literal;

    private EvidenceItem? Reading(string literal)
    {
        var negated = literal.StartsWith('~');
        if (Compared(negated ? literal[1..] : literal) is not var (name, sign, bound))
        {
            return null;
        }

        foreach (var item in _items)
        {
            if (
                Compared(item.Literal!) is var (feature, equals, number)
                && feature == name
                && equals == "="
            )
            {
                return Is(number.CompareTo(bound), sign) != negated ? item : null;
            }
        }

        return null;
    }

    private static bool Is(int order, string sign) =>
        sign switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            "=" => order == 0,
            _ => order != 0,
        };

    private static (string Name, string Sign, Rational Number)? Compared(string literal)
    {
        var at = literal.AsSpan().IndexOfAny("<>=!");
        if (at <= 0 || IsCompound(literal))
        {
            return null;
        }

        var length = at + 1 < literal.Length && literal[at + 1] == '=' ? 2 : 1;
        return Rational.TryParse(literal[(at + length)..], out var number)
            ? (literal[..at], literal.Substring(at, length), number)
            : null;
    }
}

/// <summary>Reverse unit propagation on facts that may leave alternatives. Quadratic in the clauses, which are few.</summary>
internal static class Propagation
{
    private const int LargestForm = 64;

    /// <summary><c>a&amp;b|c</c> as ways things may be: [[a, b], [c]].</summary>
    public static List<string[]> Ways(string literal) =>
        [.. literal.Split('|').Select(w => w.Split('&', StringSplitOptions.TrimEntries))];

    /// <summary>True when the facts and the literal's opposite run into a contradiction; with an empty literal, when the facts do.</summary>
    public static bool Gives(IEnumerable<string> facts, string literal)
    {
        List<string[]> clauses = [.. facts.SelectMany(f => Clauses(Ways(f)))];
        if (literal.Length > 0)
        {
            clauses.AddRange(Ways(literal).Select(w => w.Select(OptionFacts.Opposite).ToArray()));
        }

        HashSet<string> holds = new(StringComparer.Ordinal);
        for (var grown = true; grown; )
        {
            grown = false;
            foreach (var clause in clauses)
            {
                if (clause.Any(holds.Contains))
                {
                    continue;
                }

                var left = clause
                    .Where(l => !holds.Contains(OptionFacts.Opposite(l)))
                    .Distinct(StringComparer.Ordinal)
                    .ToList();
                if (left.Count == 0)
                {
                    return true;
                }

                grown |= left.Count == 1 && holds.Add(left[0]);
            }
        }

        return false;
    }

    private static IEnumerable<string[]> Clauses(List<string[]> ways)
    {
        IEnumerable<string[]> clauses =
        [
            [],
        ];
        long size = 1;
        foreach (var way in ways)
        {
            size *= way.Distinct(StringComparer.Ordinal).Count();
            if (size > LargestForm)
            {
                return [];
            }

            clauses = [.. clauses.SelectMany(c => way.Select(l => (string[])[.. c, l]))];
        }

        return clauses;
    }
}
