using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>A Boolean formula without modality.</summary>
public abstract record Formula
{
    private Formula() { }

    /// <summary>A feature of the situation, or an act.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Atom(string Name) : Formula;

    /// <summary>It is not so that.</summary>
    /// <param name="Inner">What is denied.</param>
    public sealed record Not(Formula Inner) : Formula;

    /// <summary>All of these; true if there are none.</summary>
    /// <param name="Parts">The conjuncts.</param>
    public sealed record All(Sequence<Formula> Parts) : Formula;

    /// <summary>One of these at least; false if there are none.</summary>
    /// <param name="Parts">The disjuncts.</param>
    public sealed record Any(Sequence<Formula> Parts) : Formula;

    /// <summary>The formula that always holds.</summary>
    public static Formula True { get; } = new All([]);

    /// <summary>Every atom in it, with repetitions.</summary>
    public IEnumerable<string> Atoms() =>
        this switch
        {
            Atom atom => [atom.Name],
            Not not => not.Inner.Atoms(),
            All all => all.Parts.SelectMany(p => p.Atoms()),
            Any any => any.Parts.SelectMany(p => p.Atoms()),
            _ => [],
        };
}
