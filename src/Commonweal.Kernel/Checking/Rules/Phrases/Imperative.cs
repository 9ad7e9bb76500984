using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V114: tells someone to do something, calls out or asks (10 §4 A).</summary>
internal sealed class Imperative : PhraseRule
{
    public override string Code => "V114";

    public override Sighting? Examine(Phrase phrase)
    {
        if (phrase.Words.Length > 0 && !phrase.InHead(0) && English.IsVerbOnly(phrase.LowerOf(0)))
        {
            return phrase.See(0, 1);
        }

        var end = phrase.Text.AsSpan().TrimEnd(" \t\"'”’)").Length;
        return end > 0 && phrase.Text[end - 1] is '!' or '?' ? new(end - 1, 1) : null;
    }
}
