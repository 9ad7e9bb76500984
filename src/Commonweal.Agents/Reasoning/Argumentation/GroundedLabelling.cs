namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>How an argument fares in the grounded labelling.</summary>
public enum GroundedLabel
{
    /// <summary>Neither: it may be defensible.</summary>
    Undecided,

    /// <summary>Every attacker is out.</summary>
    In,

    /// <summary>Some attacker is in.</summary>
    Out,
}

/// <summary>
/// The grounded labelling with min–max numbers (20 §A3.1; Caminada and Dunne 2019): a certificate that one pass checks.
/// </summary>
/// <param name="Labels">One label for each argument.</param>
/// <param name="Numbers">In: 1 + the largest among its attackers, 1 without any. Out: 1 + the smallest among those in. Undecided: 0.</param>
public sealed record GroundedLabelling(
    IReadOnlyList<GroundedLabel> Labels,
    IReadOnlyList<int> Numbers
)
{
    /// <summary>The grounded extension, ascending.</summary>
    public IReadOnlyList<int> Extension =>
        [.. Enumerable.Range(0, Labels.Count).Where(a => Labels[a] == GroundedLabel.In)];

    /// <summary>Labels a framework in O(arguments + attacks).</summary>
    /// <param name="framework">The framework.</param>
    public static GroundedLabelling Of(ArgumentFramework framework)
    {
        var labels = new GroundedLabel[framework.Count];
        var numbers = new int[framework.Count];
        var open = new int[framework.Count];
        Queue<int> accepted = new();
        for (var a = 0; a < framework.Count; a++)
        {
            open[a] = framework.AttackersOf(a).Count;
            if (open[a] == 0)
            {
                (labels[a], numbers[a]) = (GroundedLabel.In, 1);
                accepted.Enqueue(a);
            }
        }

        // Numbers leave the queue in ascending order, so the first attacker is the smallest and the last the largest.
        while (accepted.TryDequeue(out var a))
        {
            foreach (var b in framework.TargetsOf(a))
            {
                if (labels[b] != GroundedLabel.Undecided)
                {
                    continue;
                }

                (labels[b], numbers[b]) = (GroundedLabel.Out, numbers[a] + 1);
                foreach (var c in framework.TargetsOf(b))
                {
                    if (--open[c] == 0 && labels[c] == GroundedLabel.Undecided)
                    {
                        (labels[c], numbers[c]) = (GroundedLabel.In, numbers[b] + 1);
                        accepted.Enqueue(c);
                    }
                }
            }
        }

        return new(labels, numbers);
    }
}
