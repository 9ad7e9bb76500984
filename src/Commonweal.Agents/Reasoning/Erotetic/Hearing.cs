using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Erotetic;

/// <summary>
/// Premises taken in one after the other. Once a step would leave more than <see cref="MostStates"/> states the hearing
/// has overflowed: that step is left out and nothing that was concluded counts.
/// </summary>
internal sealed class Hearing
{
    /// <summary>Most states that a step may leave in view.</summary>
    public const int MostStates = 1 << 16;

    /// <summary>True once a step was too large.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>What is concluded by default, in the order heard, else in the reverse; null for nothing.</summary>
    public View? Default(Sequence<View> premises) =>
        DefaultOnce(premises) ?? DefaultOnce(premises.Reverse().ToSequence());

    /// <summary>Whether a conclusion looks as if it follows, in the order heard or the reverse.</summary>
    public bool FollowsByDefault(Sequence<View> premises, View conclusion) =>
        FollowsOnce(premises, conclusion)
        || FollowsOnce(premises.Reverse().ToSequence(), conclusion);

    /// <summary>What is in view after each premise has been deposed, asked about every atom of the question, and taken in.</summary>
    /// <param name="premises">The premises.</param>
    /// <param name="question">Bits of the atoms in question; none for the run without questions.</param>
    public View Run(Sequence<View> premises, ulong question)
    {
        var view = View.Verum;
        foreach (var premise in premises)
        {
            var told = Depose(premise);
            foreach (var atom in new State(question, 0).Literals())
            {
                told = Small(2L * told.Stage.Count)
                    ? Operations.Inquire(told, View.Of([atom]))
                    : told;
            }

            view = Update(view, told);
        }

        return view;
    }

    private View? DefaultOnce(Sequence<View> premises)
    {
        var view = premises.Aggregate(Heard(premises), Operations.Factor);
        return view == View.Verum || view.Stage.Count == 0 ? null : view;
    }

    private bool FollowsOnce(Sequence<View> premises, View conclusion)
    {
        var view = Heard(premises);
        var supposition = View.Of(conclusion.Supposition);
        return (
                Small(Operations.ProductSize(view, supposition))
                    ? Operations.Query(Operations.Suppose(view, supposition), conclusion)
                    : View.Falsum
            ) == conclusion;
    }

    private View Heard(Sequence<View> premises)
    {
        var view = View.Verum;
        for (var i = 0; i < premises.Count; i++)
        {
            view = Update(view, i == 0 ? Depose(premises[0]) : premises[i]);
        }

        return view;
    }

    private View Update(View view, View told)
    {
        var answered = Operations.Answer(view, told);
        return Small(Operations.ProductSize(answered, told))
            ? Operations.FactorFalsum(Operations.Merge(answered, told))
            : view;
    }

    private View Depose(View view) =>
        Small(Operations.NegationSize(view.Supposition)) ? Operations.Depose(view) : view;

    private bool Small(long states)
    {
        Overflowed |= states > MostStates;
        return !Overflowed;
    }
}
