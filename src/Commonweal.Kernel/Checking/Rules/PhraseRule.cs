namespace Commonweal.Kernel.Checking.Rules;

/// <summary>A rule of group A: looks at the text of one policy alone. It can only reject (10 §0 L1).</summary>
internal abstract class PhraseRule : Rule
{
    /// <summary>What it saw in the phrase, or null if it saw nothing. O(words of the phrase).</summary>
    public abstract Sighting? Examine(Phrase phrase);
}
