using Commonweal.Agents.Reasoning.Erotetic;

namespace Commonweal.Agents.Reasoning.Change;

/// <summary>
/// The commitments that fit a theory and the initial commitments best, exactly, at any size. What a set of commitments is
/// worth falls with its distance to either, and each distance is a sum over sentences; so a table over the sentences that
/// keeps, for each distance to the initial commitments, what is nearest to the theory, holds the best: O(n²) entries.
/// </summary>
internal static class CommitmentSearch
{
    private static readonly Comparer<State> Order = Comparer<State>.Create(Positions.Compare);

    /// <summary>The best commitments, with fewest elements, first as written.</summary>
    /// <param name="sentences">Number of sentences.</param>
    /// <param name="closure">What the theory implies.</param>
    /// <param name="initial">What the person began with.</param>
    /// <param name="locked">What every set of commitments contains.</param>
    public static State Best(int sentences, State closure, State initial, State locked)
    {
        // From the last sentence to the first, so that what comes first as written is decided last.
        Dictionary<int, (int FromTheory, State Chosen)> table = new() { [0] = (0, State.Empty) };
        for (var i = sentences - 1; i >= 0; i--)
        {
            Dictionary<int, (int FromTheory, State Chosen)> next = [];
            foreach (var one in Choices(i, locked))
            {
                var bit = 1UL << i;
                var far = Positions.Distance(Only(initial, bit), one, 0);
                var apart = Positions.Distance(one, Only(closure, bit), 3);
                foreach (var (fromInitial, (fromTheory, rest)) in table)
                {
                    Keep(next, fromInitial + far, (fromTheory + apart, rest.Union(one)));
                }
            }

            table = next;
        }

        return table
            .OrderByDescending(t =>
                Positions.Value(35, t.Value.FromTheory, 10 * sentences)
                + Positions.Value(10, t.Key, 10 * sentences)
            )
            .ThenBy(t => t.Value.Chosen, Order)
            .First()
            .Value.Chosen;
    }

    private static State[] Choices(int sentence, State locked)
    {
        var fixedTo = Only(locked, 1UL << sentence);
        return fixedTo.Count > 0
            ? [fixedTo]
            :
            [
                State.Empty,
                State.Literal(sentence, negated: false),
                State.Literal(sentence, negated: true),
            ];
    }

    private static State Only(State state, ulong bit) =>
        new(state.Positive & bit, state.Negative & bit);

    private static void Keep(
        Dictionary<int, (int FromTheory, State Chosen)> table,
        int key,
        (int FromTheory, State Chosen) entry
    )
    {
        if (
            !table.TryGetValue(key, out var best)
            || entry.FromTheory < best.FromTheory
            || (
                entry.FromTheory == best.FromTheory
                && Positions.Compare(entry.Chosen, best.Chosen) < 0
            )
        )
        {
            table[key] = entry;
        }
    }
}
