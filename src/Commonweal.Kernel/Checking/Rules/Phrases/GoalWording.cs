using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V106: a state to be reached (10 §4 A).</summary>
internal sealed class GoalWording : PhraseRule
{
    public override string Code => "V106";

    public override Sighting? Examine(Phrase phrase) =>
        phrase.Find(Lexicon.Goal) is var (first, count) && BareVirtue.SeenIn(phrase) is null
            ? phrase.See(first, count)
            : null;
}
