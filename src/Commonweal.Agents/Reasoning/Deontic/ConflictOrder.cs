using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Norms;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>Why one norm yields to another.</summary>
public enum Principle
{
    /// <summary>The other has more authority.</summary>
    Rank,

    /// <summary>The other speaks of a more special case, or of fewer people.</summary>
    Specificity,

    /// <summary>The other is in force since a later day; both days must be known.</summary>
    Recency,

    /// <summary>The other permits the bearer's own role explicitly, this one forbids generally. Off by default.</summary>
    RolePermission,
}

/// <summary>
/// What one norm demands of the agent now: the norm itself (level 1) or a reparation that has come into force.
/// </summary>
/// <param name="Norm">The norm.</param>
/// <param name="Level">1, or the place in its chain.</param>
/// <param name="Does">Obliges, forbids or permits; an expectation obliges.</param>
/// <param name="What">The act or state, as literals.</param>
public sealed record Demand(Norm Norm, int Level, Kernel.Norms.Deontic Does, Condition What);

/// <summary>
/// Which demands clash, and which yields (30 §5.1): principles are asked in order, the first that speaks decides. Both
/// answers are remembered, as they do not depend on facts.
/// </summary>
/// <param name="situation">For combinations that cannot occur, and groups.</param>
/// <param name="principles">In which order they are asked.</param>
internal sealed class ConflictOrder(Situation situation, Sequence<Principle> principles)
{
    private readonly Dictionary<(string, int, string, int), (bool Clash, Principle? By)> _known =
    [];

    /// <summary>30 §5.1: rank, then specificity, then recency.</summary>
    public static Sequence<Principle> Default { get; } =
    [Principle.Rank, Principle.Specificity, Principle.Recency];

    /// <summary>True if both cannot be followed, or one permits what the other rules out.</summary>
    public bool Clash(Demand a, Demand b) => Look(a, b).Clash;

    /// <summary>The principle by which the first wins over the second; null if none says so.</summary>
    public Principle? Beats(Demand a, Demand b) => Look(a, b).By;

    private (bool Clash, Principle? By) Look(Demand a, Demand b)
    {
        var key = (a.Norm.Id.Text, a.Level, b.Norm.Id.Text, b.Level);
        if (!_known.TryGetValue(key, out var found))
        {
            found = Clashes(a, b) ? (true, Decide(a.Norm, b.Norm)) : (false, null);
            _known[key] = found;
        }

        return found;
    }

    private bool Clashes(Demand a, Demand b) =>
        (a.Does, b.Does) switch
        {
            (Kernel.Norms.Deontic.Forbids, Kernel.Norms.Deontic.Forbids) => false,
            (Kernel.Norms.Deontic.Permits, Kernel.Norms.Deontic.Permits) => false,
            (Kernel.Norms.Deontic.Forbids, _) => Conditions.Implies(
                b.What,
                Condition.Always,
                a.What
            ),
            (_, Kernel.Norms.Deontic.Forbids) => Conditions.Implies(
                a.What,
                Condition.Always,
                b.What
            ),
            _ => !situation.CanMeet(a.What, b.What),
        };

    private Principle? Decide(Norm a, Norm b)
    {
        foreach (var principle in principles)
        {
            var speaks = principle switch
            {
                Principle.Rank => a.Rank.CompareTo(b.Rank),
                Principle.Specificity => (MoreSpecial(a, b) ? 1 : 0) - (MoreSpecial(b, a) ? 1 : 0),
                Principle.Recency => a.Since is { } mine && b.Since is { } theirs
                    ? mine.CompareTo(theirs)
                    : 0,
                _ => (PermitsRole(a, b) ? 1 : 0) - (PermitsRole(b, a) ? 1 : 0),
            };
            if (speaks != 0)
            {
                return speaks > 0 ? principle : null;
            }
        }

        return null;
    }

    private bool MoreSpecial(Norm a, Norm b) => Entails(a, b) && !Entails(b, a);

    private bool Entails(Norm a, Norm b) =>
        Conditions.Implies(a.When, Condition.Always, b.When)
        && situation.Within(a.Bearer, b.Bearer);

    private static bool PermitsRole(Norm a, Norm b) =>
        a is { Deontic: Kernel.Norms.Deontic.Permits, Bearer.Kind: BearerKind.Role }
        && b is { Deontic: Kernel.Norms.Deontic.Forbids, Bearer: null or { Kind: BearerKind.Any } };
}
