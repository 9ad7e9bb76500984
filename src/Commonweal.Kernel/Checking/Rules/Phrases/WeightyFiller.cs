using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V112: a word that sounds weighty and points at nothing (10 §4 A).</summary>
internal sealed class WeightyFiller : PhraseRule
{
    public override string Code => "V112";

    public override Sighting? Examine(Phrase phrase) =>
        phrase.Find(Lexicon.Filler) is var (first, count) ? phrase.See(first, count) : null;
}
