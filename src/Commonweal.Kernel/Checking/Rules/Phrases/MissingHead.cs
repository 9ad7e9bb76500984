using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V101: no kind of thing to attend to is named, or the sentence is about somebody (10 §4 A).</summary>
internal sealed class MissingHead : PhraseRule
{
    private const int Shown = 4;

    public override string Code => "V101";

    public override Sighting? Examine(Phrase phrase) => SeenIn(phrase);

    /// <summary>As <see cref="Examine"/>; V109 asks too.</summary>
    public static Sighting? SeenIn(Phrase phrase) =>
        phrase.HasHead && phrase.HeadFirst == 0 ? null
        : phrase.IsShouted ? phrase.SeeAll() with { Variant = "shouted" }
        : Subject(phrase) is { } subject ? phrase.See(0, subject) with { Variant = "sentence" }
        : phrase.HasHead ? null
        : phrase.Words.Length == 0 ? phrase.SeeAll()
        : phrase.See(0, Math.Min(Shown, phrase.Words.Length));

    /// <summary>Number of words of the pronoun or "the AI" a sentence begins with, or null.</summary>
    private static int? Subject(Phrase phrase) =>
        phrase.Find(Lexicon.Subject) is (0, var count) ? count : null;
}
