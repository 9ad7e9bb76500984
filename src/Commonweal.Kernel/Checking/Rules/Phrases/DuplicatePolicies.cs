namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>
/// V117: two policies of one card share most of their words: |A ∩ B| / |A ∪ B| ≥ 0.6 over distinct lower-case words
/// (10 §4 A). Each policy is compared with the 32 before it, so that a card of any length takes linear time.
/// </summary>
internal sealed class DuplicatePolicies : DocumentRule
{
    private const int Back = 32;

    public override string Code => "V117";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var value in document.Values)
        {
            HashSet<string>[] words = [.. value.Policies.Select(p => Tokens(p.Text))];
            for (var later = 1; later < words.Length; later++)
            {
                var from = Math.Max(0, later - Back);
                var earlier = Enumerable
                    .Range(from, later - from)
                    .Where(i => AreAlike(words[i], words[later]))
                    .Select(i => (int?)i)
                    .FirstOrDefault();
                if (earlier is { } first)
                {
                    yield return new(
                        Code,
                        value.Id.Text,
                        value.Policies[later].TextSpan,
                        [
                            ("text", PhraseChecker.Excerpt(value.Policies[later].Text)),
                            ("other", PhraseChecker.Excerpt(value.Policies[first].Text)),
                        ]
                    );
                }
            }
        }
    }

    /// <summary>Jaccard ≥ 3/5, in whole numbers: 5·both ≥ 3·either.</summary>
    private static bool AreAlike(HashSet<string> one, HashSet<string> other)
    {
        var both = one.Count(other.Contains);
        var either = one.Count + other.Count - both;
        return either > 0 && 5 * both >= 3 * either;
    }

    private static HashSet<string> Tokens(string text)
    {
        var phrase = Phrase.Of(text);
        return Enumerable
            .Range(0, phrase.Words.Length)
            .Select(i => phrase.LowerOf(i).ToString())
            .ToHashSet(StringComparer.Ordinal);
    }
}
