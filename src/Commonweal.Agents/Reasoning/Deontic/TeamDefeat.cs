namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>
/// Which demands are in force once their clashes are settled: a demand stays as long as every attacker is beaten by it, or
/// by another in force that does not clash with it (team defeat with ambiguity blocking; Governatori and Rotolo). Where
/// winning goes in a circle two that clash may both be left; then neither is in force. O(m⁴) for m demands at worst.
/// </summary>
internal sealed class TeamDefeat
{
    private readonly IReadOnlyList<Demand> _demands;
    private readonly ConflictOrder _order;

    private TeamDefeat(IReadOnlyList<Demand> demands, ConflictOrder order) =>
        (_demands, _order, InForce) = (demands, order, [.. demands.Select(_ => true)]);

    /// <summary>For each demand whether it is in force. No two of them clash.</summary>
    public List<bool> InForce { get; private set; }

    /// <summary>Settles all clashes among demands.</summary>
    public static TeamDefeat Of(IReadOnlyList<Demand> demands, ConflictOrder order)
    {
        TeamDefeat defeat = new([.. demands], order);
        do
        {
            defeat.Withdraw(defeat.IsDefended);
        } while (defeat.Withdraw(defeat.IsUnopposed));
        return defeat;
    }

    /// <summary>Who beats an attacker for a demand: itself, or another in force that does not clash with it; null if none does.</summary>
    public Demand? Champion(Demand demand, Demand attacker) =>
        _order.Beats(demand, attacker) is not null
            ? demand
            : _demands
                .Where(
                    (t, i) =>
                        InForce[i]
                        && _order.Beats(t, attacker) is not null
                        && !_order.Clash(t, demand)
                )
                .FirstOrDefault();

    private bool IsDefended(Demand demand) =>
        _demands.All(a => !_order.Clash(a, demand) || Champion(demand, a) is not null);

    private bool IsUnopposed(Demand demand) =>
        !_demands.Where((a, i) => InForce[i] && _order.Clash(a, demand)).Any();

    /// <summary>Lets go of what does not stay, until all stays; all that go in one round go together. True if any went.</summary>
    private bool Withdraw(Func<Demand, bool> stays)
    {
        for (var any = false; ; any = true)
        {
            List<bool> next = [.. _demands.Select((d, i) => InForce[i] && stays(d))];
            if (next.SequenceEqual(InForce))
            {
                return any;
            }

            InForce = next;
        }
    }
}
