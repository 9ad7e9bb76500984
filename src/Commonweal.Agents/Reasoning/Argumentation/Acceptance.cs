using System.Numerics;

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

/// <summary>
/// The problems of the ICCMA competitions over one framework: SE, DC, DS, EE and CE (20 §A3.1). Connected components are
/// asked apart, so counts multiply.
/// </summary>
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
    )
    {
        var parts = FrameworkParts.Of(framework, semantics);
        return Joined(parts, semantics, null, null, cancel);
    }

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
        var parts = FrameworkParts.Of(framework, semantics);
        return parts.Settled(argument) switch
        {
            GroundedLabel.Out => new(Verdict.No, null),
            GroundedLabel.In => Joined(parts, semantics, null, null, cancel),
            _ => Joined(parts, semantics, argument, true, cancel),
        };
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
        var parts = FrameworkParts.Of(framework, which);
        var counter = parts.Settled(argument) switch
        {
            GroundedLabel.In => new(Verdict.No, null),
            GroundedLabel.Out => Joined(parts, which, null, null, cancel),
            _ => Joined(parts, which, argument, false, cancel),
        };
        return counter.Verdict switch
        {
            Verdict.Yes => new(Verdict.No, counter.Witness),
            Verdict.No => new(Verdict.Yes, null),
            _ => counter,
        };
    }

    /// <summary>EE: every extension, in order of their members; null if the budget ended first. Holds them all.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="semantics">Which sets count.</param>
    /// <param name="cancel">The budget.</param>
    public static IReadOnlyList<IReadOnlyList<int>>? Every(
        ArgumentFramework framework,
        Semantics semantics,
        CancellationToken cancel
    )
    {
        var parts = FrameworkParts.Of(framework, semantics);
        List<int[]> whole =
        [
            [.. parts.Members],
        ];
        foreach (var part in parts.Parts)
        {
            List<int[]> found = [];
            var done = new ExtensionSearch(
                part.Framework,
                e =>
                {
                    found.Add(Placed(part, e));
                    return true;
                },
                cancel
            ).Run(semantics);
            List<int[]> wider = [];
            foreach (var before in done ? whole : [])
            {
                if (cancel.IsCancellationRequested)
                {
                    return null;
                }

                wider.AddRange(found.Select(e => (int[])[.. before, .. e]));
            }

            if (!done)
            {
                return null;
            }

            whole = wider;
        }

        whole.ForEach(Array.Sort);
        whole.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
        return whole;
    }

    /// <summary>CE: the number of extensions; null if the budget ended first. Holds no more than a count.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="semantics">Which sets count.</param>
    /// <param name="cancel">The budget.</param>
    public static BigInteger? Count(
        ArgumentFramework framework,
        Semantics semantics,
        CancellationToken cancel
    )
    {
        var product = BigInteger.One;
        var isKnown = true;
        foreach (var part in FrameworkParts.Of(framework, semantics).Parts)
        {
            var count = 0L;
            var done = new ExtensionSearch(part.Framework, _ => ++count > 0, cancel).Run(semantics);
            if (done && count == 0)
            {
                return BigInteger.Zero;
            }

            isKnown &= done;
            product *= count;
        }

        return isKnown ? product : null;
    }

    // One extension of each part; of the part of the argument one that has it, or lacks it.
    private static Accepted Joined(
        FrameworkParts parts,
        Semantics semantics,
        int? argument,
        bool? has,
        CancellationToken cancel
    )
    {
        List<int> members = [.. parts.Members];
        var verdict = Verdict.Yes;
        foreach (var part in parts.Parts)
        {
            var at = argument is { } a ? Array.BinarySearch(part.Places, a) : -1;
            var found = First(part.Framework, semantics, at, has, cancel);
            if (found.Verdict == Verdict.No)
            {
                return found;
            }

            verdict = found.Verdict == Verdict.Yes ? verdict : Verdict.Unknown;
            members.AddRange(Placed(part, found.Witness ?? []));
        }

        members.Sort();
        return new(verdict, verdict == Verdict.Yes ? members : null);
    }

    private static Accepted First(
        ArgumentFramework part,
        Semantics semantics,
        int argument,
        bool? has,
        CancellationToken cancel
    )
    {
        int[] seed =
            argument < 0 || OnlyMembership(semantics) ? []
            : has == true ? [FrameworkClauses.In(argument)]
            : [FrameworkClauses.In(argument) ^ 1];
        IReadOnlyList<int>? witness = null;
        var done = new ExtensionSearch(
            part,
            e =>
            {
                witness = argument < 0 || Array.BinarySearch(e, argument) >= 0 == has ? e : null;
                return witness is null;
            },
            cancel
        ).Run(semantics, seed);
        var verdict = witness is not null ? Verdict.Yes : Verdict.No;
        return new(done ? verdict : Verdict.Unknown, witness);
    }

    private static int[] Placed(FrameworkPart part, IEnumerable<int> members) =>
        [.. members.Select(a => part.Places[a])];

    // A range that is largest among sets with (or without) the argument need not be largest among all.
    private static bool OnlyMembership(Semantics semantics) =>
        semantics
            is Semantics.SemiStable
                or Semantics.Stage
                or Semantics.Grounded
                or Semantics.Ideal;
}
