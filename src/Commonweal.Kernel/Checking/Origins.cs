using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>Whose words a policy has, as far as its provenance and the transcripts show (10 §1 Prov, §10).</summary>
internal static class Origins
{
    /// <summary>Share of a phrase's content words that a model turn must hold for the phrase to be its echo (P603).</summary>
    private const double EchoShare = .6;

    /// <summary>How many turns back an echo is looked for (P603).</summary>
    private const int EchoTurns = 3;

    /// <summary>
    /// True where the cited words are the holder's own: the source is the holder, and the holder is a person (or
    /// declared in another file).
    /// </summary>
    public static bool IsOwn(DocumentView document, Value value, Citation citation) =>
        citation.Source == value.By
        && (
            document.KindOfAgent(value.By) == AgentKind.Person || DocumentView.IsElsewhere(value.By)
        );

    /// <summary>
    /// True for a line the holder typed in a conversation that is not at hand, so that nothing can speak against it;
    /// its support is 1.
    /// </summary>
    public static bool IsPlainlyOwn(DocumentView document, Value value, AttentionalPolicy policy) =>
        policy.Provenance is { Act: ProvenanceAct.Typed } provenance
        && IsOwn(document, value, provenance.Citation)
        && document.TalkOf(provenance.Citation.Transcript) is null;

    /// <summary>True if the holder later said the same in other words: content Jaccard from .15 to .8 (10 §10).</summary>
    public static bool IsRestated(DocumentView document, Value value, AttentionalPolicy policy) =>
        policy.Provenance?.Restated is { } restated
        && IsOwn(document, value, restated.Citation)
        && ContentWords.Jaccard(policy.Text, restated.Text) is >= .15 and <= .8;

    /// <summary>How a policy came about; null without provenance.</summary>
    public static PhraseOrigin? Of(DocumentView document, Value value, AttentionalPolicy policy)
    {
        if (policy.Provenance is not { } provenance)
        {
            return null;
        }

        var words = ContentWords.Of(policy.Text);
        var own = OwnWords(document, value, provenance, words);
        return new(
            own,
            words.Count - own,
            EchoOf(document, value, policy) is not null,
            IsRestated(document, value, policy),
            Separated: false
        );
    }

    /// <summary>The model turn that a phrase the holder typed repeats, or null.</summary>
    public static Turn? EchoOf(DocumentView document, Value value, AttentionalPolicy policy)
    {
        if (
            policy.Provenance is not { Act: ProvenanceAct.Typed } provenance
            || !IsOwn(document, value, provenance.Citation)
            || document.TalkOf(provenance.Citation.Transcript) is not { } talk
        )
        {
            return null;
        }

        var at = talk.TurnAt(provenance.Citation.Start);
        HashSet<string> words = new(ContentWords.Of(policy.Text), StringComparer.Ordinal);
        for (var turn = at - 1; turn >= Math.Max(0, at - EchoTurns); turn--)
        {
            if (
                talk.Turns[turn].ByModel
                && ContentWords.Shared(words, talk.WordsOf(turn)) >= EchoShare
            )
            {
                return talk.Turns[turn];
            }
        }

        return null;
    }

    /// <summary>
    /// Content words that the holder supplied: all of what they typed; of what was drafted from their words, those the
    /// cited words have; of an edited suggestion, those it does not have; none of what they accepted from someone else.
    /// Where the transcript cannot be read, nothing shows that words were theirs.
    /// </summary>
    private static int OwnWords(
        DocumentView document,
        Value value,
        Provenance provenance,
        List<string> words
    )
    {
        var citation = provenance.Citation;
        var own = IsOwn(document, value, citation);
        if (provenance.Act == ProvenanceAct.Typed)
        {
            return own ? words.Count : 0;
        }

        if (
            (!own && provenance.Act == ProvenanceAct.Accepted)
            || document.TalkOf(citation.Transcript)?.Between(citation.Start, citation.End)
                is not { } cited
        )
        {
            return 0;
        }

        HashSet<string> there = new(ContentWords.Of(cited), StringComparer.Ordinal);
        return words.Count(w => there.Contains(w) == own);
    }
}
