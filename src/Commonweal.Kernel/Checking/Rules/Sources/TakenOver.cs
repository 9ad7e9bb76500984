using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Sources;

/// <summary>P605: a policy repeats, word for word, a policy of someone else's value, and its holder neither typed it nor restated it
/// (10 §4 F, §10).</summary>
internal sealed class TakenOver : DocumentRule
{
    public override string Code => "P605";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        List<(Value Value, AttentionalPolicy Policy)> open =
        [
            .. document
                .Values.SelectMany(v => v.Policies.Select(p => (v, p)))
                .Where(p => IsOpen(document, p.v, p.p)),
        ];
        if (open.Count == 0)
        {
            yield break;
        }

        var cards = Cards(document);
        foreach (var (value, policy) in open)
        {
            var (first, second) = cards[Words(policy)];
            var other = first.By == value.By ? second : first;
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

    /// <summary>For each line, the first card by id that has it, and the first of another holder.</summary>
    private static Dictionary<string, (Value First, Value? Second)> Cards(DocumentView document)
    {
        Dictionary<string, (Value First, Value? Second)> cards = new(StringComparer.Ordinal);
        foreach (var value in document.Values.OrderBy(v => v.Id.Text, StringComparer.Ordinal))
        {
            foreach (var policy in value.Policies)
            {
                var words = Words(policy);
                if (!cards.TryGetValue(words, out var held))
                {
                    cards[words] = (value, null);
                }
                else if (held.Second is null && held.First.By != value.By)
                {
                    cards[words] = (held.First, value);
                }
            }
        }

        return cards;
    }

    /// <summary>Neither typed nor restated by the holder.</summary>
    private static bool IsOpen(DocumentView document, Value value, AttentionalPolicy policy) =>
        policy.Provenance is { Act: not ProvenanceAct.Typed }
        && !Origins.IsRestated(document, value, policy);

    private static string Words(AttentionalPolicy policy) =>
        string.Join(' ', ContentWords.AllOf(policy.Text));
}
