using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V111: what others think of one (10 §4 A).</summary>
internal sealed class OthersExpectations : PhraseRule
{
    public override string Code => "V111";

    public override Sighting? Examine(Phrase phrase) =>
        phrase.Find(Lexicon.Expectation) is var (first, count) ? phrase.See(first, count) : null;
}
