namespace Commonweal.Kernel.Checking.Rules.Sources;

/// <summary>P603: a phrase the holder typed shares .6 or more of its content words with what a model said at most three turns earlier
/// (10 §4 F).</summary>
internal sealed class Echo : DocumentRule
{
    public override string Code => "P603";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var value in document.Values)
        {
            foreach (var policy in value.Policies)
            {
                if (Origins.EchoOf(document, value, policy) is { } turn)
                {
                    yield return Found(
                        value.Id.Text,
                        policy.TextSpan,
                        ("text", PhraseChecker.Excerpt(policy.Text)),
                        ("speaker", turn.Speaker)
                    );
                }
            }
        }
    }
}
