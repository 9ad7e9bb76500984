using System.Globalization;

namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>How a framework is written.</summary>
public enum FrameworkFormat
{
    /// <summary>ICCMA'23: <c>p af n</c>, then <c>i j</c> for "i attacks j"; <c>#</c> comments.</summary>
    Af,

    /// <summary>
    /// <c>arg(a).</c> and <c>att(a,b).</c>, one on a line; <c>%</c> comments. Beside them either <c>pref(a,b).</c> (a is
    /// preferred to b), or <c>val(a,v).</c> (a promotes v) and <c>valpref(v,w).</c> (v stands above w).
    /// </summary>
    Apx,

    /// <summary>Trivial graph format: names, a line <c>#</c>, then pairs.</summary>
    Tgf,
}

/// <summary>A framework that was read.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="Warnings">Lines that were written twice and count once.</param>
public sealed record ReadFramework(ArgumentFramework Framework, IReadOnlyList<string> Warnings)
{
    /// <summary>Which argument is preferred to which; empty where nothing is said.</summary>
    public IReadOnlyList<(int Better, int Worse)> Preferences { get; init; } = [];

    /// <summary>The value of each argument, null where it has none; empty where no argument has one.</summary>
    public IReadOnlyList<string?> Values { get; init; } = [];

    /// <summary>Which value stands above which.</summary>
    public IReadOnlyList<(string Higher, string Lower)> ValueOrder { get; init; } = [];
}

/// <summary>
/// Reads frameworks in O(text). Rejects <c>E_PARSE</c> (a line of another shape), <c>E_UNDECLARED</c> (a line that
/// names an argument which is not there), <c>E_DUPLICATE</c> (a second value), <c>E_MIXED</c> (preferences beside values)
/// and <c>E_LIMIT</c>, each with its line.
/// </summary>
public sealed class FrameworkText
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<(string From, string To, int Line)> _attacks = [];
    private readonly List<(string Better, string Worse, int Line)> _preferences = [];
    private readonly List<(string Argument, string Value, int Line)> _values = [];
    private readonly List<(string Higher, string Lower)> _valueOrder = [];
    private readonly List<string> _warnings = [];
    private readonly HashSet<(int From, int To)> _known = [];
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
                || reading._attacks.Count + reading._known.Count > ArgumentFramework.MostAttacks
                || reading._preferences.Count > ArgumentFramework.MostAttacks
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

        if (_counted)
        {
            return TakeAttack(line, number);
        }

        if (Words(line) is not ["p", "af", var written] || !TryCount(written, out var count))
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

    // Numbers are places already, so nothing is kept of the text.
    private Rejection? TakeAttack(ReadOnlySpan<char> line, int number)
    {
        var cut = line.IndexOfAny(' ', '\t');
        if (
            cut < 0
            || !TryCount(line[..cut], out var from)
            || !TryCount(line[cut..].Trim(), out var to)
        )
        {
            return Parse(
                number,
                line.ToString(),
                "Write 'i j' where argument i attacks argument j."
            );
        }

        if (from == 0 || from > _names.Count || to == 0 || to > _names.Count)
        {
            var missing = from == 0 || from > _names.Count ? from : to;
            return Missing(missing.ToString(CultureInfo.InvariantCulture), number);
        }

        if (!_known.Add((from - 1, to - 1)))
        {
            _warnings.Add($"line {number}: the attack of {from} on {to} is there already.");
        }

        return null;
    }

    private Rejection? TakeApx(string line, int number)
    {
        if (line[0] == '%')
        {
            return null;
        }

        var dense = string.Concat(line.Where(c => !char.IsWhiteSpace(c)));
        var open = dense.IndexOf('(', StringComparison.Ordinal);
        var inside =
            open > 0 && dense.EndsWith(").", StringComparison.Ordinal)
                ? dense[(open + 1)..^2].Split(',')
                : [];
        if (inside.All(IsName))
        {
            switch (dense[..Math.Max(open, 0)], inside)
            {
                case ("arg", [var name]):
                    Declare(name, number);
                    return null;
                case ("att", [var from, var to]):
                    _attacks.Add((from, to, number));
                    return null;
                case ("pref", [var better, var worse]):
                    _preferences.Add((better, worse, number));
                    return null;
                case ("val", [var argument, var value]):
                    _values.Add((argument, value, number));
                    return null;
                case ("valpref", [var higher, var lower]):
                    _valueOrder.Add((higher, lower));
                    return null;
                default:
                    break;
            }
        }

        return Parse(
            number,
            line,
            "Write 'arg(a).', 'att(a,b).', 'pref(a,b).', 'val(a,v).' or 'valpref(v,w).', one on a line."
        );
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
        foreach (var (from, to, line) in _attacks)
        {
            if (Missing(from, line) is { } noFrom)
            {
                return noFrom;
            }

            if (Missing(to, line) is { } noTo)
            {
                return noTo;
            }

            if (!_known.Add((_places[from], _places[to])))
            {
                _warnings.Add($"line {line}: the attack of {from} on {to} is there already.");
            }
        }

        if (_preferences.Count > 0 && _values.Count + _valueOrder.Count > 0)
        {
            return new Rejection(
                "E_MIXED",
                $"line {_preferences[0].Line}",
                "Preferences between arguments stand beside values here, and which goes first is not said. Keep 'pref' lines, or 'val' and 'valpref' lines."
            );
        }

        List<(int, int)> preferences = [];
        foreach (var (better, worse, line) in _preferences)
        {
            if ((Missing(better, line) ?? Missing(worse, line)) is { } why)
            {
                return why;
            }

            preferences.Add((_places[better], _places[worse]));
        }

        return Valued(out var values) is { } unvalued
            ? unvalued
            : new ReadFramework(new(_names, _known), _warnings)
            {
                Preferences = preferences,
                Values = values,
                ValueOrder = _valueOrder,
            };
    }

    private Rejection? Valued(out string?[] values)
    {
        values = _values.Count > 0 ? new string?[_names.Count] : [];
        foreach (var (argument, value, line) in _values)
        {
            if (Missing(argument, line) is { } why)
            {
                return why;
            }

            ref var at = ref values[_places[argument]];
            if (at is not null && at != value)
            {
                return new(
                    "E_DUPLICATE",
                    $"line {line}",
                    $"{argument} promotes {at} already, and now {value}. Keep one, or make two arguments of it."
                );
            }

            at = value;
        }

        return null;
    }

    private Rejection? Missing(string name, int line) =>
        _places.ContainsKey(name)
            ? null
            : new(
                "E_UNDECLARED",
                $"line {line}",
                $"The line names '{name}', which is no argument here. Declare it first, or correct the name."
            );

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

    private static bool TryCount(ReadOnlySpan<char> word, out int count) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out count);
}
