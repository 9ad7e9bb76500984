namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V102u: the head is no noun of the dictionary, so V102 cannot tell (10 §4 A). For information.</summary>
internal sealed class HeadUnknown : PhraseRule
{
    public override string Code => "V102u";

    public override Sighting? Examine(Phrase phrase) =>
        phrase.HeadNoun is { Field: null } noun ? phrase.See(noun.Word, 1) : null;
}
