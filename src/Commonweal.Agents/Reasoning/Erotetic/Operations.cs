using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Erotetic;

/// <summary>
/// The operations on views (Koralus 2022, propositional core; 20 §A6). G = (Γ, Θ) is the view operated on, D = (Δ, Ψ)
/// the one it is operated on with. Sizes multiply in <see cref="Product"/> and <see cref="Negate"/>; callers that take
/// views from outside ask <see cref="ProductSize"/> and <see cref="NegationSize"/> first.
/// </summary>
public static class Operations
{
    /// <summary>At most so many states come out of a product; no work is done.</summary>
    public static long ProductSize(View g, View d) =>
        (long)g.Stage.Count * Math.Max(1, d.Stage.Count);

    /// <summary>How many states the negation of these has before repetitions go, at most <see cref="long.MaxValue"/>.</summary>
    public static long NegationSize(Sequence<State> states)
    {
        var size = 1L;
        foreach (var state in states)
        {
            size = size > int.MaxValue ? size : size * state.Count;
        }

        return size;
    }

    /// <summary>Γ ⊗ D: every γ that contains no ψ stays; every other becomes all γ ∪ δ. The supposition stays.</summary>
    public static View Product(View g, View d) => View.Of(Unions(g.Stage, d), g.Supposition);

    /// <summary>The view is false: Θ ⊗ [Γ]ᴺ, without supposition.</summary>
    public static View Negate(View g) =>
        View.Of(Unions(g.Supposition, View.Of(NegateStates(g.Stage))));

    /// <summary>The supposition becomes an alternative of its own: Γ ∪ [Θ]ᴺ.</summary>
    public static View Depose(View g) => View.Of(g.Stage.Concat(NegateStates(g.Supposition)));

    /// <summary>Keeps the alternatives that have most in common with what D says, all ties; only if D supposes nothing.</summary>
    public static View Answer(View g, View d)
    {
        if (!d.IsCategorical || g.Stage.Count == 0)
        {
            return g;
        }

        var said = d.Stage.Aggregate(State.Empty, (sum, s) => sum.Union(s));
        var most = g.Stage.Max(s => s.Common(said).Count);
        return View.Of(g.Stage.Where(s => s.Common(said).Count == most), g.Supposition);
    }

    /// <summary>Product, unless no alternative is left.</summary>
    public static View Merge(View g, View d) => g.Stage.Count == 0 ? g : Product(g, d);

    /// <summary>What the theory makes of being told D: answer, then merge.</summary>
    public static View Update(View g, View d) => Merge(Answer(g, d), d);

    /// <summary>Drops alternatives that contradict themselves.</summary>
    public static View FactorFalsum(View g) =>
        View.Of(g.Stage.Where(s => !s.IsContradictory), g.Supposition);

    /// <summary>
    /// Takes what is known already out of sight: if every δ occurs with some ψ inside some γ, each γ loses the δ it
    /// contains with some ψ, when it contains exactly one.
    /// </summary>
    public static View Factor(View g, View d)
    {
        if (!d.Stage.All(delta => g.Stage.Any(gamma => Holds(gamma, delta, d))))
        {
            return g;
        }

        return View.Of(g.Stage.Select(gamma => Reduce(gamma, d)), g.Supposition);
    }

    /// <summary>Raises the question D: product with D or not D, without contradictions.</summary>
    public static View Inquire(View g, View d) =>
        FactorFalsum(Product(g, View.Of(d.Stage.Concat(NegateStates(d.Stage)), d.Supposition)));

    /// <summary>Supposes D: Θ ⊗ the stage of D deposed, then the stage is updated by D.</summary>
    public static View Suppose(View g, View d) =>
        Update(View.Of(g.Stage, Unions(g.Supposition, View.Of(Depose(d).Stage))), d);

    /// <summary>Which δ the view supports; <c>0</c> among them if some alternative supports none.</summary>
    public static View Query(View g, View d)
    {
        var found = d.Stage.Where(delta => g.Stage.Any(gamma => Holds(gamma, delta, d)));
        var open = g.Stage.Any(gamma => !d.Stage.Any(delta => Holds(gamma, delta, d)));
        return View.Of(open ? found.Append(State.Empty) : found, d.Supposition);
    }

    private static bool Holds(State gamma, State delta, View d) =>
        gamma.Contains(delta) && d.Supposition.Any(gamma.Contains);

    private static State Reduce(State gamma, View d)
    {
        var held = d.Stage.Where(delta => Holds(gamma, delta, d)).Take(2).ToList();
        return held is [var only] ? gamma.Without(only) : gamma;
    }

    private static HashSet<State> Unions(IEnumerable<State> states, View d)
    {
        HashSet<State> product = [];
        foreach (var gamma in states)
        {
            if (!d.Supposition.Any(gamma.Contains))
            {
                product.Add(gamma);
                continue;
            }

            foreach (var delta in d.Stage)
            {
                product.Add(gamma.Union(delta));
            }
        }

        return product;
    }

    private static HashSet<State> NegateStates(Sequence<State> states)
    {
        HashSet<State> negations = [State.Empty];
        foreach (var state in states)
        {
            negations =
            [
                .. negations.SelectMany(n => state.Literals().Select(l => n.Union(l.Opposed()))),
            ];
        }

        return negations;
    }
}
