using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>PS of the values of a document: how far their words are their holders' own (10 §10).</summary>
public static class PersonShares
{
    /// <summary>
    /// PS by value, from provenance, transcripts and catch trials of the document; values without words are left out.
    /// O(words).
    /// </summary>
    public static IReadOnlyDictionary<string, double> Of(Document document)
    {
        DocumentView view = new(document, new CheckOptions(DateOnly.MaxValue, Publish: false));
        var rates = DecoyRates(view);
        Dictionary<string, double> shares = new(StringComparer.Ordinal);
        foreach (var value in view.Values)
        {
            if (Of(view, value, rates) is { } share)
            {
                shares[value.Id.Text] = share;
            }
        }

        return shares;
    }

    /// <summary>PS of one value; null for one without words.</summary>
    internal static double? Of(
        DocumentView document,
        Value value,
        IReadOnlyDictionary<string, double> decoyRates
    ) =>
        Contamination.PersonShare(
            value.Policies.Select(p => Origins.Of(document, value, p)).OfType<PhraseOrigin>(),
            decoyRates.TryGetValue(value.By.Text, out var rate)
                ? rate
                : Contamination.DecoyRate(0, 0)
        );

    /// <summary>q by person, for those who were shown decoys.</summary>
    internal static IReadOnlyDictionary<string, double> DecoyRates(DocumentView document) =>
        document
            .Trials.GroupBy(t => t.Person.Text, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g =>
                    Contamination.DecoyRate(
                        g.Sum(t => (long)t.Accepted),
                        g.Sum(t => (long)t.Shown)
                    ),
                StringComparer.Ordinal
            );
}
