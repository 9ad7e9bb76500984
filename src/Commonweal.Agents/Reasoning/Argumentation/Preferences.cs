namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>What becomes of an attack a→b where b is preferred to a (20 §A3.2).</summary>
public enum Reduction
{
    /// <summary>R1: it fails (Amgoud and Cayrol 2002). Two that attack each other may then be accepted together.</summary>
    Drop,

    /// <summary>R2: it turns round to b→a (Amgoud and Vesic 2014). The default for rebuttals.</summary>
    Reverse,

    /// <summary>R3: it fails only where b→a is there as well.</summary>
    DropAnswered,

    /// <summary>R4: b→a is added, and a→b fails only where b→a was there as well (Kaci, van der Torre and Villata 2018).</summary>
    AddReverse,
}

/// <summary>A framework after preferences or values were applied, beside the one it came from.</summary>
/// <param name="Original">What attacks what.</param>
/// <param name="Defeats">What attacks what and succeeds.</param>
public sealed record Reduced(ArgumentFramework Original, ArgumentFramework Defeats)
{
    /// <summary>
    /// The attacks of the original inside a set, which then accepts what attacks one another: possible where attacks fail
    /// (R1, audiences), never under R2 to R4. O(attacks of the members).
    /// </summary>
    /// <param name="set">Arguments.</param>
    public IReadOnlyList<(int From, int To)> ConflictsInOriginal(IEnumerable<int> set)
    {
        HashSet<int> inside = [.. set];
        return
        [
            .. inside
                .Order()
                .SelectMany(a =>
                    Original.TargetsOf(a).Where(inside.Contains).Select(b => (From: a, To: b))
                ),
        ];
    }
}

/// <summary>Frameworks in which some arguments are stronger than others (20 §A3.2).</summary>
public static class Preferences
{
    /// <summary>
    /// Applies a preference to the attacks. O(attacks · log attacks), and O(pairs of the order) for each argument that is
    /// attacked.
    /// </summary>
    /// <param name="framework">The framework.</param>
    /// <param name="order">Which argument is preferred to which, over the places of the framework.</param>
    /// <param name="reduction">What becomes of an attack on what is preferred.</param>
    /// <param name="stands">Attacks that succeed whatever is preferred, such as undercuts and attacks by facts; null for none.</param>
    public static Reduced Apply(
        ArgumentFramework framework,
        StrictOrder order,
        Reduction reduction,
        Func<int, int, bool>? stands = null
    )
    {
        if (order.IsEmpty)
        {
            return new(framework, framework);
        }

        List<(int, int)> defeats = [];
        for (var b = 0; b < framework.Count; b++)
        {
            var attackers = framework.AttackersOf(b);
            var below = attackers.Count > 0 ? order.Below(b) : new HashSet<int>();
            var answered = below.Count > 0 ? framework.TargetsOf(b).ToHashSet() : [];
            foreach (var a in attackers)
            {
                if (!below.Contains(a) || stands?.Invoke(a, b) == true)
                {
                    defeats.Add((a, b));
                    continue;
                }

                if (reduction is Reduction.Reverse or Reduction.AddReverse)
                {
                    defeats.Add((b, a));
                }

                if (
                    reduction is Reduction.DropAnswered or Reduction.AddReverse
                    && !answered.Contains(a)
                )
                {
                    defeats.Add((a, b));
                }
            }
        }

        return new(framework, new(framework.Names, defeats));
    }
}
