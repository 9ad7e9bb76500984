using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Sources;

/// <summary>P606: the cited stretch of the transcript is not there, says something else, or was said by someone else (10 §4 F). Words
/// are compared in lower case without punctuation; the head may have been chosen from a palette, and a draft made of the
/// holder's words may add up to three.</summary>
internal sealed class SpanDiffers : DocumentRule
{
    public override string Code => "P606";

    private const int Glue = 3;

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        if (!document.Transcripts.Any(t => t.Text is not null))
        {
            return [];
        }

        return document.Values.SelectMany(value =>
            value.Policies.SelectMany(policy => OfPolicy(document, value, policy)).OfType<Finding>()
        );
    }

    private IEnumerable<Finding?> OfPolicy(
        DocumentView document,
        Value value,
        AttentionalPolicy policy
    )
    {
        if (policy.Provenance is not { } provenance)
        {
            yield break;
        }

        yield return Compared(
            document,
            value,
            policy.TextSpan,
            provenance.Citation,
            cited =>
                Agrees(
                    policy,
                    provenance,
                    cited,
                    Origins.IsOwn(document, value, provenance.Citation)
                )
        );
        if (provenance.Restated is { } restated)
        {
            yield return Compared(
                document,
                value,
                provenance.Span,
                restated.Citation,
                cited =>
                    ContentWords
                        .AllOf(restated.Text)
                        .SequenceEqual(ContentWords.AllOf(cited), StringComparer.Ordinal)
            );
        }
    }

    private Finding? Compared(
        DocumentView document,
        Value value,
        Span place,
        Citation citation,
        Func<string, bool> agrees
    )
    {
        if (document.TalkOf(citation.Transcript) is not { } talk)
        {
            return null;
        }

        (string, string)[] told =
        [
            ("transcript", citation.Transcript.Text),
            ("start", Text.Of(citation.Start)),
            ("end", Text.Of(citation.End)),
            ("length", Text.Of(talk.Text.Length)),
            ("source", citation.Source.Text),
        ];
        if (talk.Between(citation.Start, citation.End) is not { } cited)
        {
            return Variant("outside", value.Id.Text, place, told);
        }

        if (!agrees(cited))
        {
            return Found(
                value.Id.Text,
                place,
                [.. told, ("cited", PhraseChecker.Excerpt(cited.Trim()))]
            );
        }

        return
            SpeakersOf(talk, citation).FirstOrDefault(s => s != citation.Source.Text) is { } speaker
            ? Variant("speaker", value.Id.Text, place, [.. told, ("speaker", speaker)])
            : null;
    }

    private static bool Agrees(
        AttentionalPolicy policy,
        Provenance provenance,
        string cited,
        bool own
    )
    {
        var there = ContentWords.AllOf(cited);
        var qualifier = ContentWords.AllOf(policy.Qualifier);
        var whole = ContentWords.AllOf(policy.Text);
        if (
            there.SequenceEqual(qualifier, StringComparer.Ordinal)
            || there.SequenceEqual(whole, StringComparer.Ordinal)
        )
        {
            return true;
        }

        return provenance.Act switch
        {
            ProvenanceAct.Typed => false,
            ProvenanceAct.Accepted => own
                && there.Count > 0
                && qualifier.Count - there.Count <= Glue
                && Contains(whole, there),
            _ => true,
        };
    }

    private static bool Contains(List<string> words, List<string> part)
    {
        for (var at = 0; at + part.Count <= words.Count; at++)
        {
            if (words.Slice(at, part.Count).SequenceEqual(part, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Everyone who speaks in the cited stretch, even if it begins before their words do.</summary>
    private static IEnumerable<string> SpeakersOf(Talk talk, Citation citation)
    {
        for (
            var turn = talk.FirstEndingAfter(citation.Start);
            turn < talk.Turns.Count && talk.Turns[turn].Start < citation.End;
            turn++
        )
        {
            yield return talk.Turns[turn].Speaker;
        }
    }
}
