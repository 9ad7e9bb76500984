using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Sources;

/// <summary>P607: a transcript that phrases cite is not in the document, or only its hash is (10 §4 F).</summary>
internal sealed class TranscriptNotAttached : DocumentRule
{
    public override string Code => "P607";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        HashSet<string> told = new(StringComparer.Ordinal);
        foreach (var value in document.Values)
        {
            foreach (var policy in value.Policies)
            {
                foreach (var citation in Citations(policy.Provenance))
                {
                    if (
                        !citation.Transcript.IsMissing
                        && document.TalkOf(citation.Transcript) is null
                        && told.Add(citation.Transcript.Text)
                    )
                    {
                        yield return Variant(
                            document.Find<Transcript>(citation.Transcript) is null
                                ? "undeclared"
                                : "hash",
                            citation.Transcript.Text,
                            citation.Transcript.Span,
                            ("transcript", citation.Transcript.Text)
                        );
                    }
                }
            }
        }
    }

    private static IEnumerable<Citation> Citations(Provenance? provenance)
    {
        if (provenance is not null)
        {
            yield return provenance.Citation;
            if (provenance.Restated is { } restated)
            {
                yield return restated.Citation;
            }
        }
    }
}
