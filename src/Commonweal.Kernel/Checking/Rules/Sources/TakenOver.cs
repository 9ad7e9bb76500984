using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Sources;

/// <summary>P605: a policy repeats, word for word, a policy of someone else's value, and its holder neither typed it nor restated it
/// (10 §4 F, §10).</summary>
internal sealed class TakenOver : DocumentRule
{
    public override string Code => "P605";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        var cards = document
            .Values.SelectMany(v => v.Policies.Select(p => (Value: v, Words: Words(p))))
            .ToLookup(p => p.Words, p => p.Value, StringComparer.Ordinal);
        foreach (var value in document.Values)
        {
            foreach (var policy in value.Policies)
            {
                if (
                    policy.Provenance is null or { Act: ProvenanceAct.Typed }
                    || Origins.IsRestated(document, value, policy)
                )
                {
                    continue;
                }

                var other = cards[Words(policy)]
                    .Where(v => v.By != value.By)
                    .MinBy(v => v.Id.Text, StringComparer.Ordinal);
                if (other is not null)
                {
                    yield return Found(
                        value.Id.Text,
                        policy.TextSpan,
                        ("text", PhraseChecker.Excerpt(policy.Text)),
                        ("card", other.Id.Text),
                        ("holder", other.By.Text)
                    );
                }
            }
        }
    }

    private static string Words(AttentionalPolicy policy) =>
        string.Join(' ', ContentWords.AllOf(policy.Text));
}
