namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>Whether something holds, or the budget ended first.</summary>
public enum Verdict
{
    /// <summary>The budget ended; nothing is claimed.</summary>
    Unknown,

    /// <summary>It holds.</summary>
    Yes,

    /// <summary>It does not.</summary>
    No,
}

/// <summary>An answer with the set that shows it.</summary>
/// <param name="Verdict">Yes, no or unknown.</param>
/// <param name="Witness">For "some set" a set, for "not in every set" a set without it; ascending; null where none is needed.</param>
public sealed record Accepted(Verdict Verdict, IReadOnlyList<int>? Witness);

/// <summary>The problems of the ICCMA competitions over one framework: SE, DC, DS, EE and CE (20 §A3.1).</summary>
public static class Acceptance
{
    /// <summary>SE: some extension, or that there is none.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="semantics">Which sets count.</param>
    /// <param name="cancel">The budget.</param>
    public static Accepted Some(
        ArgumentFramework framework,
        Semantics semantics,
        CancellationToken cancel
    ) => First(framework, semantics, _ => true, [], cancel);

    /// <summary>DC: whether an argument is in some extension, with one.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="semantics">Which sets count.</param>
    /// <param name="argument">0…n−1.</param>
    /// <param name="cancel">The budget.</param>
    public static Accepted Credulous(
        ArgumentFramework framework,
        Semantics semantics,
        int argument,
        CancellationToken cancel
    )
    {
        int[] seed = OnlyMembership(semantics) ? [] : [FrameworkClauses.In(argument)];
        return First(framework, semantics, e => e.Contains(argument), seed, cancel);
    }

    /// <summary>DS: whether an argument is in every extension, with one that lacks it where not.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="semantics">Which sets count; with no extension at all the answer is yes.</param>
    /// <param name="argument">0…n−1.</param>
    /// <param name="cancel">The budget.</param>
    public static Accepted Sceptical(
        ArgumentFramework framework,
        Semantics semantics,
        int argument,
        CancellationToken cancel
    )
    {
        var which = semantics == Semantics.Complete ? Semantics.Grounded : semantics;
        int[] seed = OnlyMembership(which) ? [] : [FrameworkClauses.In(argument) ^ 1];
        var counter = First(framework, which, e => !e.Contains(argument), seed, cancel);
        return counter.Verdict switch
        {
            Verdict.Yes => new(Verdict.No, counter.Witness),
            Verdict.No => new(Verdict.Yes, null),
            _ => counter,
        };
    }

    /// <summary>EE: every extension, in order of their members; null if the budget ended first.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="semantics">Which sets count.</param>
    /// <param name="cancel">The budget.</param>
    public static IReadOnlyList<IReadOnlyList<int>>? Every(
        ArgumentFramework framework,
        Semantics semantics,
        CancellationToken cancel
    )
    {
        List<IReadOnlyList<int>> found = [];
        var done = new ExtensionSearch(
            framework,
            e =>
            {
                found.Add(e);
                return true;
            },
            cancel
        ).Run(semantics);
        found.Sort(Compare);
        return done ? found : null;
    }

    /// <summary>CE: the number of extensions; null if the budget ended first. Holds no more than a count.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="semantics">Which sets count.</param>
    /// <param name="cancel">The budget.</param>
    public static long? Count(
        ArgumentFramework framework,
        Semantics semantics,
        CancellationToken cancel
    )
    {
        var count = 0L;
        var done = new ExtensionSearch(framework, _ => ++count > 0, cancel).Run(semantics);
        return done ? count : null;
    }

    // A range that is largest among sets with (or without) the argument need not be largest among all.
    private static bool OnlyMembership(Semantics semantics) =>
        semantics
            is Semantics.SemiStable
                or Semantics.Stage
                or Semantics.Grounded
                or Semantics.Ideal;

    private static Accepted First(
        ArgumentFramework framework,
        Semantics semantics,
        Func<IReadOnlyList<int>, bool> wanted,
        int[] seed,
        CancellationToken cancel
    )
    {
        IReadOnlyList<int>? witness = null;
        var done = new ExtensionSearch(
            framework,
            e =>
            {
                witness = wanted(e) ? e : witness;
                return witness is null;
            },
            cancel
        ).Run(semantics, seed);
        var verdict = witness is not null ? Verdict.Yes : Verdict.No;
        return new(done ? verdict : Verdict.Unknown, witness);
    }

    private static int Compare(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            if (a[i] != b[i])
            {
                return a[i].CompareTo(b[i]);
            }
        }

        return a.Count.CompareTo(b.Count);
    }
}
