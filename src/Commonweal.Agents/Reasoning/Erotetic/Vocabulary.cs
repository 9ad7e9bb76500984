using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Erotetic;

/// <summary>The atoms of a problem, in ordinal order; bit i of a <see cref="State"/> is atom i. At most 64.</summary>
/// <param name="Atoms">Their names.</param>
public sealed record Vocabulary(Sequence<string> Atoms)
{
    /// <summary>The number of an atom; negative if it is none of them.</summary>
    public int Find(string atom) => Atoms.AsSpan().BinarySearch(atom, StringComparer.Ordinal);

    /// <summary>A view as the text format writes it: <c>{a.b, ~c}^{d}</c>, the supposition only where there is one.</summary>
    public string Write(View view) =>
        view.IsCategorical ? Set(view.Stage) : $"{Set(view.Stage)}^{Set(view.Supposition)}";

    /// <summary>A state as the text format writes it: <c>a.~b</c>, or <c>0</c>.</summary>
    public string Write(State state) =>
        state.Count == 0 ? "0" : string.Join('.', state.Literals().Select(Literal));

    /// <summary>The names of the atoms of a set of bits, in order.</summary>
    public Sequence<string> Names(ulong atoms) =>
        Enumerable
            .Range(0, Atoms.Count)
            .Where(i => (atoms >> i & 1) != 0)
            .Select(i => Atoms[i])
            .ToSequence();

    private string Set(Sequence<State> states) => $"{{{string.Join(", ", states.Select(Write))}}}";

    private string Literal(State literal) =>
        (literal.Negative != 0 ? "~" : "") + Names(literal.Atoms)[0];
}
