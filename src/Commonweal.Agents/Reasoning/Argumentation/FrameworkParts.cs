namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>Arguments that no attack joins to others, as a framework of their own.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="Places">Where its arguments stand in the whole, ascending.</param>
internal sealed record FrameworkPart(ArgumentFramework Framework, int[] Places);

/// <summary>
/// A framework taken apart: what is settled, and the rest by connected components (20 §A3.1). An extension of the whole is
/// what is settled and one extension of each part. O(arguments + attacks).
/// </summary>
internal sealed class FrameworkParts
{
    private readonly GroundedLabel[] _settled;

    private FrameworkParts(GroundedLabel[] settled, IReadOnlyList<FrameworkPart> parts) =>
        (_settled, Parts) = (settled, parts);

    /// <summary>The parts, by their first argument.</summary>
    public IReadOnlyList<FrameworkPart> Parts { get; }

    /// <summary>What is in all extensions, where there are any.</summary>
    public IEnumerable<int> Members =>
        Enumerable.Range(0, _settled.Length).Where(a => _settled[a] == GroundedLabel.In);

    /// <summary>In, or out of, all extensions; undecided if its part says.</summary>
    /// <param name="argument">0…n−1.</param>
    public GroundedLabel Settled(int argument) => _settled[argument];

    /// <summary>Takes a framework apart. Every extension that is complete has the grounded one in it.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="semantics">Which extensions are asked for.</param>
    public static FrameworkParts Of(ArgumentFramework framework, Semantics semantics)
    {
        var isComplete =
            semantics
            is Semantics.Complete
                or Semantics.Grounded
                or Semantics.Preferred
                or Semantics.Stable
                or Semantics.SemiStable
                or Semantics.Ideal;
        var settled = isComplete
            ? [.. GroundedLabelling.Of(framework).Labels]
            : new GroundedLabel[framework.Count];
        var place = new int[framework.Count];
        Array.Fill(place, -1);
        List<FrameworkPart> parts = [];
        for (var a = 0; a < framework.Count; a++)
        {
            if (settled[a] == GroundedLabel.Undecided && place[a] < 0)
            {
                parts.Add(Part(framework, settled, place, a));
            }
        }

        return new(settled, parts);
    }

    private static FrameworkPart Part(
        ArgumentFramework framework,
        GroundedLabel[] settled,
        int[] place,
        int first
    )
    {
        List<int> found = [first];
        place[first] = 0;
        for (var next = 0; next < found.Count; next++)
        {
            foreach (
                var b in framework.AttackersOf(found[next]).Concat(framework.TargetsOf(found[next]))
            )
            {
                if (place[b] < 0 && settled[b] == GroundedLabel.Undecided)
                {
                    place[b] = 0;
                    found.Add(b);
                }
            }
        }

        found.Sort();
        if (found.Count == framework.Count)
        {
            return new(framework, [.. found]);
        }

        for (var i = 0; i < found.Count; i++)
        {
            place[found[i]] = i;
        }

        return new(
            new(
                found.Select(framework.NameOf),
                found.SelectMany(a =>
                    framework
                        .TargetsOf(a)
                        .Where(b => settled[b] == GroundedLabel.Undecided)
                        .Select(b => (place[a], place[b]))
                )
            ),
            [.. found]
        );
    }
}
