using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Erotetic;

/// <summary>Premises in the order in which they are heard, and a conclusion that someone may draw from them.</summary>
/// <param name="Vocabulary">The atoms of all views.</param>
/// <param name="Premises">What is heard.</param>
/// <param name="Conclusion">What is concluded.</param>
public sealed record Problem(Vocabulary Vocabulary, Sequence<View> Premises, View Conclusion);

/// <summary>How a conclusion stands once every question has been raised.</summary>
public enum Standing
{
    /// <summary>It is supported in every alternative that is left: for this core, it follows classically.</summary>
    Supported,

    /// <summary>Some alternative that is left does not support it.</summary>
    Unsupported,

    /// <summary>The premises cannot all be true; nothing may be concluded from them.</summary>
    Inconsistent,
}

/// <summary>A conclusion that is drawn as long as a question is not asked (20 §A6).</summary>
/// <param name="Questions">The smallest set of atoms, first in the alphabet, that undoes the conclusion when it is asked whether each holds.</param>
/// <param name="AfterAsking">What is in view after the premises have been heard with these questions raised.</param>
/// <param name="IsSmallest">False if no set of at most three atoms undoes it and all atoms are named instead.</param>
public sealed record Leap(Sequence<string> Questions, View AfterAsking, bool IsSmallest);

/// <summary>What the erotetic theory says of a problem.</summary>
/// <param name="Default">What someone concludes by default; null for nothing.</param>
/// <param name="FollowsByDefault">Whether the conclusion looks as if it follows, no question asked.</param>
/// <param name="Equilibrium">How it stands with every question asked.</param>
/// <param name="Leap">The leap, if it is one.</param>
/// <param name="Counterexample">A complete state in which all premises hold and the conclusion does not, with fewest atoms true; null if there is none.</param>
/// <param name="Clash">If the premises are inconsistent: which of them, counted from 1, such that without any one the rest could be true.</param>
public sealed record Examination(
    View? Default,
    bool FollowsByDefault,
    Standing Equilibrium,
    Leap? Leap,
    State? Counterexample,
    Sequence<int> Clash
);
