namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>
/// An abstract argumentation framework (Dung 1995, definition 2): arguments 0…n−1 with names, and attacks between them.
/// </summary>
public sealed class ArgumentFramework
{
    /// <summary>More arguments than this are refused (20 §0).</summary>
    public const int MostArguments = 200_000;

    /// <summary>More attacks than this are refused (20 §0).</summary>
    public const int MostAttacks = 5_000_000;

    private readonly string[] _names;
    private readonly int[][] _attackers;
    private readonly int[][] _targets;

    /// <summary>Builds a framework; attacks named twice count once. O(n + m log d), d the most attacks on one argument.</summary>
    /// <param name="names">One name for each argument, all different.</param>
    /// <param name="attacks">Pairs of places in <paramref name="names"/>.</param>
    public ArgumentFramework(IEnumerable<string> names, IEnumerable<(int From, int To)> attacks)
    {
        _names = [.. names];
        (int From, int To)[] pairs = [.. attacks];
        _attackers = Rows(_names.Length, pairs, static p => (p.To, p.From));
        _targets = Rows(_names.Length, pairs, static p => (p.From, p.To));
        Attacks = _targets.Sum(t => t.Length);
    }

    /// <summary>Number of arguments.</summary>
    public int Count => _names.Length;

    /// <summary>Number of attacks.</summary>
    public int Attacks { get; }

    /// <summary>The names, by place.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The name of an argument.</summary>
    /// <param name="argument">0…n−1.</param>
    public string NameOf(int argument) => _names[argument];

    /// <summary>The arguments that attack one.</summary>
    /// <param name="argument">0…n−1.</param>
    public IReadOnlyList<int> AttackersOf(int argument) => _attackers[argument];

    /// <summary>The arguments that one attacks.</summary>
    /// <param name="argument">0…n−1.</param>
    public IReadOnlyList<int> TargetsOf(int argument) => _targets[argument];

    // Each row ascending, nothing twice.
    private static int[][] Rows(
        int count,
        (int From, int To)[] pairs,
        Func<(int From, int To), (int Row, int Entry)> turn
    )
    {
        var sizes = new int[count];
        foreach (var pair in pairs)
        {
            sizes[turn(pair).Row]++;
        }

        var rows = Array.ConvertAll(sizes, s => s == 0 ? [] : new int[s]);
        foreach (var pair in pairs)
        {
            var (row, entry) = turn(pair);
            rows[row][--sizes[row]] = entry;
        }

        for (var r = 0; r < count; r++)
        {
            Array.Sort(rows[r]);
            var kept = 0;
            foreach (var entry in rows[r])
            {
                if (kept == 0 || rows[r][kept - 1] != entry)
                {
                    rows[r][kept++] = entry;
                }
            }

            Array.Resize(ref rows[r], kept);
        }

        return rows;
    }
}
