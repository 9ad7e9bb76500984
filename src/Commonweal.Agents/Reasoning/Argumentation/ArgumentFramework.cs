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

    /// <summary>Builds a framework; attacks named twice count once. O(n + m log m).</summary>
    /// <param name="names">One name for each argument, all different.</param>
    /// <param name="attacks">Pairs of places in <paramref name="names"/>.</param>
    public ArgumentFramework(IEnumerable<string> names, IEnumerable<(int From, int To)> attacks)
    {
        _names = [.. names];
        (int From, int To)[] pairs = [.. attacks.Distinct().Order()];
        Attacks = pairs.Length;
        _attackers = Neighbours(pairs.Select(p => (p.To, p.From)));
        _targets = Neighbours(pairs);
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

    private int[][] Neighbours(IEnumerable<(int At, int Other)> pairs)
    {
        var lists = new List<int>[_names.Length];
        foreach (var (at, other) in pairs)
        {
            (lists[at] ??= []).Add(other);
        }

        return Array.ConvertAll(lists, l => l is null ? [] : l.ToArray());
    }
}
