namespace Commonweal.Kernel.Checking.Rules;

/// <summary>A rule of group A: looks at the text of one policy alone. It can only reject (10 §0 L1).</summary>
internal abstract class PhraseRule : Rule
{
    /// <summary>What it saw in the phrase: the words for its page's sentences, or null if it saw nothing.</summary>
    public abstract Sequence<(string Name, string Text)>? Examine(Phrase phrase);
}
