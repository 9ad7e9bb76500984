namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>
/// A framework in which each argument promotes a value or states a fact (Bench-Capon 2003; 20 §A3.3). An attack succeeds unless
/// the audience ranks the value of the attacked above the attacker's; facts stand above all values.
/// </summary>
public sealed class ValuedFramework
{
    /// <summary>The name of the value of facts.</summary>
    public const string Fact = "fact";

    /// <summary>More values than this are refused.</summary>
    public const int MostValues = 5_000;

    private readonly int[] _valueOf;

    private ValuedFramework(ArgumentFramework framework, IReadOnlyList<string> values, int[] of) =>
        (Framework, Values, _valueOf) = (framework, values, of);

    /// <summary>Arguments and attacks.</summary>
    public ArgumentFramework Framework { get; }

    /// <summary>The values that some argument promotes, <see cref="Fact"/> aside, in ordinal order.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The place in <see cref="Values"/> of an argument's value; −1 for a fact.</summary>
    /// <param name="argument">0…n−1.</param>
    public int ValueOf(int argument) => _valueOf[argument];

    /// <summary>Gives each argument its value.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="values">One for each argument, <see cref="Fact"/> for facts; null or empty where it was left out.</param>
    /// <returns>The valued framework, <c>E_UNVALUED</c> or <c>E_LIMIT</c>.</returns>
    public static Answer<ValuedFramework> Of(
        ArgumentFramework framework,
        IReadOnlyList<string?> values
    )
    {
        for (var a = 0; a < framework.Count; a++)
        {
            if (a >= values.Count || string.IsNullOrEmpty(values[a]))
            {
                return new Rejection(
                    "E_UNVALUED",
                    framework.NameOf(a),
                    $"The argument {framework.NameOf(a)} has no value, so no audience can say how it fares. Say which value it promotes, or that it is a fact."
                );
            }
        }

        string[] names =
        [
            .. values
                .Take(framework.Count)
                .OfType<string>()
                .Where(v => v != Fact)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        return names.Length > MostValues
            ? new Rejection(
                "E_LIMIT",
                "values",
                $"{names.Length} values are named; at most {MostValues} can be compared. Leave out arguments that do not bear on this question."
            )
            : new ValuedFramework(
                framework,
                names,
                [
                    .. Enumerable
                        .Range(0, framework.Count)
                        .Select(a =>
                            values[a] == Fact
                                ? -1
                                : Array.BinarySearch(names, values[a], StringComparer.Ordinal)
                        ),
                ]
            );
    }

    /// <summary>The defeats for one audience. O(attacks · log attacks).</summary>
    /// <param name="highestFirst">All values, each once, the highest first; others than those in use may stand among them.</param>
    /// <returns>Original and defeats, or <c>E_UNDECLARED</c>, <c>E_DUPLICATE</c>, <c>E_FACT</c>.</returns>
    public Answer<Reduced> For(IReadOnlyList<string> highestFirst)
    {
        Dictionary<string, int> rank = new(StringComparer.Ordinal);
        for (var i = 0; i < highestFirst.Count; i++)
        {
            if (!rank.TryAdd(highestFirst[i], i))
            {
                return new Rejection(
                    "E_DUPLICATE",
                    highestFirst[i],
                    $"The audience names {highestFirst[i]} twice. Name each value once, the highest first."
                );
            }
        }

        if (rank.TryGetValue(Fact, out var fact) && fact > 0)
        {
            return new Rejection(
                "E_FACT",
                Fact,
                "Facts stand above all values for every audience. Leave fact out, or name it first."
            );
        }

        var missing = Values.FirstOrDefault(v => !rank.ContainsKey(v));
        return missing is null
            ? Defeats((u, v) => rank[Values[u]] < rank[Values[v]])
            : new Rejection(
                "E_UNDECLARED",
                missing,
                $"The audience does not rank {missing}, which an argument promotes. Name all of: {string.Join(", ", Values.Take(20))}."
            );
    }

    /// <summary>The defeats where one value stands above another as the function says.</summary>
    internal Reduced Defeats(Func<int, int, bool> above)
    {
        bool Fails(int a, int b)
        {
            var (attacker, attacked) = (_valueOf[a], _valueOf[b]);
            return attacker >= 0
                && (attacked < 0 || (attacker != attacked && above(attacked, attacker)));
        }

        return new(
            Framework,
            new(
                Framework.Names,
                Enumerable
                    .Range(0, Framework.Count)
                    .SelectMany(b =>
                        Framework.AttackersOf(b).Where(a => !Fails(a, b)).Select(a => (a, b))
                    )
            )
        );
    }
}
