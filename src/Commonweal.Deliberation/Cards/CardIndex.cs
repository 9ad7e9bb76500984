using System.Runtime.InteropServices;
using Commonweal.Kernel.Checking;

namespace Commonweal.Deliberation.Cards;

/// <summary>A card and how alike it is.</summary>
/// <param name="Card">Its id.</param>
/// <param name="Likeness">Cosine, 0 to 1.</param>
public sealed record NearCard(string Card, double Likeness);

/// <summary>
/// Finds cards of like wording, offline: TF-IDF over single words of the joined policies without English stop words, with
/// 1 + ln(count) for the frequency, ln((1 + n)/(1 + df)) + 1 for the rarity, and unit length (10 §9.1; Salton &amp; Buckley
/// 1988). What comes of it is a <em>suggestion</em> to look at two cards side by side: on the study's human labels likeness
/// of wording hardly beats chance, so it never decides.
/// </summary>
public sealed class CardIndex
{
    /// <summary>From this cosine on two cards are worth a look (10 §9.1).</summary>
    public const double WorthALook = .30;

    private readonly string[] _ids;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly List<double> _rarities = [];
    private readonly List<List<Posting>> _postings = [];
    private readonly (int Word, double Weight)[][] _vectors;

    /// <summary>Indexes cards; of an id given twice the first card counts. O(words).</summary>
    public CardIndex(IEnumerable<ValuesCard> cards)
    {
        List<ValuesCard> distinct = [.. cards.DistinctBy(card => card.Id, StringComparer.Ordinal)];
        _ids = [.. distinct.Select(card => card.Id)];
        var counts = distinct.ConvertAll(card => Count(card.Policies, add: true));
        _rarities.AddRange(
            _postings.Select(p => Math.Log((1.0 + _ids.Length) / (1.0 + p.Count)) + 1)
        );
        _vectors = [.. counts.Select(Weighted)];
        foreach (var postings in _postings)
        {
            postings.Clear();
        }

        for (var card = 0; card < _vectors.Length; card++)
        {
            foreach (var (word, weight) in _vectors[card])
            {
                _postings[word].Add(new(card, weight));
            }
        }
    }

    /// <summary>Ids of the cards, in the order given.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>
    /// The cards nearest to some policies, nearest first, equals in the order given; those that share no word are left out.
    /// O(cards that share a word, once for each word shared).
    /// </summary>
    /// <param name="policies">The lines of a card, which need not be in the index.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="least">Least cosine.</param>
    public IReadOnlyList<NearCard> Nearest(IEnumerable<string> policies, int count, double least) =>
        [
            .. Likenesses(Weighted(Count(policies, add: false)))
                .Where(l => l.Likeness >= least && l.Likeness > 0)
                .OrderByDescending(l => l.Likeness)
                .ThenBy(l => l.Card)
                .Take(count)
                .Select(l => new NearCard(_ids[l.Card], l.Likeness)),
        ];

    /// <summary>Cosine of two cards of the index, by position. O(words of one).</summary>
    public double Likeness(int one, int other)
    {
        var (a, b) = (_vectors[one], _vectors[other]);
        var (sum, i, j) = (0.0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (a[i].Word == b[j].Word)
            {
                sum += a[i++].Weight * b[j++].Weight;
            }
            else if (a[i].Word < b[j].Word)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return Math.Min(1, sum);
    }

    /// <summary>
    /// Groups of cards worth a look: average-link clusters with a mean cosine of at least <paramref name="least"/> (Sokal
    /// &amp; Michener 1958), those of one card left out; cards in the order given, groups in the order of their first.
    /// Pairs that reach the threshold are found through the index; two clusters can only have that mean if one of their
    /// pairs reaches it, so each connected part of that graph is clustered by itself: O(pairs that share a word + Σ part²).
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups(double least) =>
        [
            .. AverageLink
                .Clusters(_ids.Length, NeighboursOf(least), Likeness, least)
                .Where(group => group.Count > 1)
                .Select(group => (IReadOnlyList<string>)[.. group.Select(card => _ids[card])]),
        ];

    private IEnumerable<(int One, int Other)> NeighboursOf(double least)
    {
        for (var card = 0; card < _ids.Length; card++)
        {
            foreach (var (other, likeness) in Likenesses(_vectors[card]))
            {
                if (other > card && likeness >= least)
                {
                    yield return (card, other);
                }
            }
        }
    }

    private List<(int Card, double Likeness)> Likenesses((int Word, double Weight)[] vector)
    {
        var sums = new double[_ids.Length];
        List<int> touched = [];
        foreach (var (word, weight) in vector)
        {
            foreach (var posting in CollectionsMarshal.AsSpan(_postings[word]))
            {
                if (sums[posting.Card] == 0)
                {
                    touched.Add(posting.Card);
                }

                sums[posting.Card] += weight * posting.Weight;
            }
        }

        return touched.ConvertAll(card => (card, Math.Min(1, sums[card])));
    }

    /// <summary>
    /// Words of the joined policies with their counts; new ones get a number if they are to be added, and are left out of
    /// account otherwise.
    /// </summary>
    private SortedDictionary<int, int> Count(IEnumerable<string> policies, bool add)
    {
        SortedDictionary<int, int> counts = [];
        foreach (var word in ContentWords.Of(string.Join('\n', policies)))
        {
            if (!_words.TryGetValue(word, out var number))
            {
                if (!add)
                {
                    continue;
                }

                _words[word] = number = _postings.Count;
                _postings.Add([]);
            }

            counts[number] = counts.GetValueOrDefault(number) + 1;
        }

        if (add)
        {
            foreach (var number in counts.Keys)
            {
                _postings[number].Add(default);
            }
        }

        return counts;
    }

    private (int Word, double Weight)[] Weighted(SortedDictionary<int, int> counts)
    {
        (int Word, double Weight)[] vector =
        [
            .. counts.Select(c => (c.Key, (1 + Math.Log(c.Value)) * _rarities[c.Key])),
        ];
        var length = Math.Sqrt(vector.Sum(v => v.Weight * v.Weight));
        return Array.ConvertAll(vector, v => (v.Word, v.Weight / length));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Posting(int Card, double Weight);
}
