using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V108: worded as a means to something else (10 §4 A).</summary>
internal sealed class MeansWording : PhraseRule
{
    public override string Code => "V108";

    public override Sighting? Examine(Phrase phrase) =>
        phrase.Find(Lexicon.Means) is var (first, count) ? phrase.See(first, count) : null;
}
