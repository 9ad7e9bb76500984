using System.Globalization;

namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>How a framework is written.</summary>
public enum FrameworkFormat
{
    /// <summary>ICCMA'23: <c>p af n</c>, then <c>i j</c> for "i attacks j"; <c>#</c> comments.</summary>
    Af,

    /// <summary><c>arg(a).</c> and <c>att(a,b).</c>, one on a line; <c>%</c> comments.</summary>
    Apx,

    /// <summary>Trivial graph format: names, a line <c>#</c>, then pairs.</summary>
    Tgf,
}

/// <summary>A framework that was read.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="Warnings">Lines that were written twice and count once.</param>
public sealed record ReadFramework(ArgumentFramework Framework, IReadOnlyList<string> Warnings);

/// <summary>
/// Reads frameworks in O(text). Rejects <c>E_PARSE</c> (a line of another shape), <c>E_UNDECLARED</c> (an attack that
/// names an argument which is not there) and <c>E_LIMIT</c>, each with its line.
/// </summary>
public sealed class FrameworkText
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<(string From, string To, int Line)> _attacks = [];
    private readonly List<string> _warnings = [];
    private bool _counted;
    private bool _pairs;

    private FrameworkText() { }

    /// <summary>Reads a framework.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="format">How.</param>
    public static Answer<ReadFramework> Read(string text, FrameworkFormat format)
    {
        FrameworkText reading = new();
        var number = 0;
        foreach (var raw in text.EnumerateLines())
        {
            number++;
            var line = raw.Trim().TrimStart('\uFEFF').ToString();
            var why = line.Length == 0 ? null : reading.Take(line, number, format);
            why ??=
                reading._names.Count > ArgumentFramework.MostArguments
                || reading._attacks.Count > ArgumentFramework.MostAttacks
                    ? TooMany(number)
                    : null;
            if (why is not null)
            {
                return why;
            }
        }

        if (format == FrameworkFormat.Af && !reading._counted)
        {
            return Parse(number, text.Length == 0 ? "nothing" : "no count", "Begin with 'p af n'.");
        }

        return reading.Finish();
    }

    private Rejection? Take(string line, int number, FrameworkFormat format) =>
        format switch
        {
            FrameworkFormat.Af => TakeAf(line, number),
            FrameworkFormat.Apx => TakeApx(line, number),
            _ => TakeTgf(line, number),
        };

    private Rejection? TakeAf(string line, int number)
    {
        if (line[0] == '#')
        {
            return null;
        }

        var words = Words(line);
        if (!_counted)
        {
            if (words is not ["p", "af", var written] || !TryCount(written, out var count))
            {
                return Parse(number, line, "Begin with 'p af n', n the number of arguments.");
            }

            if (count > ArgumentFramework.MostArguments)
            {
                return TooMany(number);
            }

            _counted = true;
            for (var i = 1; i <= count; i++)
            {
                Declare(i.ToString(CultureInfo.InvariantCulture), number);
            }

            return null;
        }

        if (words is not [var from, var to] || !TryCount(from, out _) || !TryCount(to, out _))
        {
            return Parse(number, line, "Write 'i j' where argument i attacks argument j.");
        }

        _attacks.Add((from, to, number));
        return null;
    }

    private Rejection? TakeApx(string line, int number)
    {
        if (line[0] == '%')
        {
            return null;
        }

        var dense = string.Concat(line.Where(c => !char.IsWhiteSpace(c)));
        var isArgument = dense.StartsWith("arg(", StringComparison.Ordinal);
        var isAttack = dense.StartsWith("att(", StringComparison.Ordinal);
        if ((isArgument || isAttack) && dense.EndsWith(").", StringComparison.Ordinal))
        {
            var inside = dense[4..^2].Split(',');
            if (inside.Length == (isArgument ? 1 : 2) && inside.All(IsName))
            {
                if (isArgument)
                {
                    Declare(inside[0], number);
                }
                else
                {
                    _attacks.Add((inside[0], inside[1], number));
                }

                return null;
            }
        }

        return Parse(number, line, "Write 'arg(a).' or 'att(a,b).', one on a line.");
    }

    private Rejection? TakeTgf(string line, int number)
    {
        var words = Words(line);
        if (words is ["#"] && !_pairs)
        {
            _pairs = true;
        }
        else if (!_pairs && words is [var name])
        {
            Declare(name, number);
        }
        else if (_pairs && words is [var from, var to])
        {
            _attacks.Add((from, to, number));
        }
        else
        {
            return Parse(number, line, "Write one name on a line, then '#', then pairs 'a b'.");
        }

        return null;
    }

    private Answer<ReadFramework> Finish()
    {
        HashSet<(int, int)> attacks = [];
        foreach (var (from, to, line) in _attacks)
        {
            var missing = !_places.ContainsKey(from) ? from : to;
            if (!_places.TryGetValue(from, out var a) || !_places.TryGetValue(to, out var b))
            {
                return new Rejection(
                    "E_UNDECLARED",
                    $"line {line}",
                    $"The attack names '{missing}', which is no argument here. Declare it first, or correct the name."
                );
            }

            if (!attacks.Add((a, b)))
            {
                _warnings.Add($"line {line}: the attack of {from} on {to} is there already.");
            }
        }

        return new ReadFramework(new(_names, attacks), _warnings);
    }

    private void Declare(string name, int line)
    {
        if (_places.TryAdd(name, _names.Count))
        {
            _names.Add(name);
        }
        else
        {
            _warnings.Add($"line {line}: the argument {name} is there already.");
        }
    }

    private static Rejection TooMany(int line) =>
        new(
            "E_LIMIT",
            $"line {line}",
            $"More than {ArgumentFramework.MostArguments} arguments or {ArgumentFramework.MostAttacks} attacks. Split the framework into parts that do not attack each other."
        );

    private static Rejection Parse(int line, string seen, string mend) =>
        new("E_PARSE", $"line {line}", $"Seen: {seen[..Math.Min(60, seen.Length)]}. {mend}");

    private static string[] Words(string line) =>
        line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsName(string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '\'');

    private static bool TryCount(string word, out int count) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out count);
}
