using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Erotetic;

/// <summary>
/// What someone has in view: if one of the states of the supposition is so, then one of the states of the stage is
/// (Koralus 2022, propositional core). Both are sets: sorted as they are written, without repetition.
/// </summary>
public sealed record View
{
    private View(Sequence<State> stage, Sequence<State> supposition) =>
        (Stage, Supposition) = (stage, supposition);

    /// <summary>The alternatives.</summary>
    public Sequence<State> Stage { get; }

    /// <summary>Under which supposition; <c>{0}</c> for none.</summary>
    public Sequence<State> Supposition { get; }

    /// <summary><c>{0}</c>: nothing is said.</summary>
    public static View Verum { get; } = Of([State.Empty]);

    /// <summary><c>{}</c>: no alternative is left.</summary>
    public static View Falsum { get; } = Of([]);

    /// <summary>True if it supposes nothing.</summary>
    public bool IsCategorical => Supposition is [{ Count: 0 }];

    /// <summary>All atoms it speaks of.</summary>
    public ulong Atoms => Stage.Concat(Supposition).Aggregate(0UL, (sum, s) => sum | s.Atoms);

    /// <summary>A view without supposition.</summary>
    public static View Of(IEnumerable<State> stage) => Of(stage, [State.Empty]);

    /// <summary>A view under a supposition.</summary>
    public static View Of(IEnumerable<State> stage, IEnumerable<State> supposition) =>
        new(Set(stage), Set(supposition));

    private static Sequence<State> Set(IEnumerable<State> states)
    {
        var distinct = states.Distinct().ToList();
        distinct.Sort(State.Compare);
        return distinct.ToSequence();
    }
}
