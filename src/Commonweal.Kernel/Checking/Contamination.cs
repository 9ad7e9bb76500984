namespace Commonweal.Kernel.Checking;

/// <summary>What is known of how a phrase came about; words are content words, counted as often as they stand.</summary>
/// <param name="OwnWords">Words the person supplied.</param>
/// <param name="SuggestedWords">Words taken over from a model or another person.</param>
/// <param name="Echo">The person's words repeat what a model had just said (P603).</param>
/// <param name="Restated">The person later said the same in words of their own.</param>
/// <param name="Separated">A later choice told the phrase from a rival policy.</param>
public sealed record PhraseOrigin(
    int OwnWords,
    int SuggestedWords,
    bool Echo,
    bool Restated,
    bool Separated
)
{
    /// <summary>All words.</summary>
    public int Words => OwnWords + SuggestedWords;
}

/// <summary>
/// How far the words of a card are the person's own when suggestions were shown (10 §10). Decoys, phrases drawn from
/// unrelated contexts, measure how readily someone accepts whatever is offered.
/// </summary>
public static class Contamination
{
    /// <summary>Prior probability that a suggested phrase is the person's.</summary>
    private const double Prior = .5;

    /// <summary>Probability that a person accepts a phrase that is theirs.</summary>
    private const double Recognition = .9;

    /// <summary>The share of decoys someone is expected to accept, q = (accepted + 1) / (shown + 2); one half if none were shown.</summary>
    /// <param name="accepted">Decoys accepted; counted as none if below zero.</param>
    /// <param name="shown">Decoys shown; counted as at least those accepted.</param>
    public static double DecoyRate(long accepted, long shown)
    {
        var taken = Math.Max(0, accepted);
        return (taken + 1.0) / (Math.Max(taken, shown) + 2.0);
    }

    /// <summary>
    /// What an accepted suggestion is worth, s = max(0, 2π − 1) with π = p r / (p r + (1 − p) q): nothing for someone who
    /// accepts everything.
    /// </summary>
    /// <param name="decoyRate">q, 0 to 1.</param>
    public static double SupportOfAccepted(double decoyRate)
    {
        var theirs = Prior * Recognition / ((Prior * Recognition) + ((1 - Prior) * decoyRate));
        return Math.Max(0, (2 * theirs) - 1);
    }

    /// <summary>
    /// Support of one phrase, 0 to 1: own words count 1, taken-over words <see cref="SupportOfAccepted"/>; an echo at
    /// most .25; restated in own words at least .7; told apart by a later choice .3 more.
    /// </summary>
    /// <param name="phrase">How the phrase came about.</param>
    /// <param name="decoyRate">q, 0 to 1.</param>
    public static double Support(PhraseOrigin phrase, double decoyRate)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var support =
            phrase.Words == 0
                ? 0
                : (phrase.OwnWords + (phrase.SuggestedWords * SupportOfAccepted(decoyRate)))
                    / phrase.Words;
        support = phrase.Echo ? Math.Min(support, .25) : support;
        support = phrase.Restated ? Math.Max(support, .7) : support;
        return phrase.Separated ? Math.Min(1, support + .3) : support;
    }

    /// <summary>PS = Σ words·support / Σ words, the share of a card that is the person's; null for a card without words.</summary>
    /// <param name="phrases">The phrases of the card.</param>
    /// <param name="decoyRate">q, 0 to 1.</param>
    public static double? PersonShare(IEnumerable<PhraseOrigin> phrases, double decoyRate)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        var (supported, words) = (0.0, 0);
        foreach (var phrase in phrases)
        {
            supported += phrase.Words * Support(phrase, decoyRate);
            words += phrase.Words;
        }

        return words == 0 ? null : supported / words;
    }
}
