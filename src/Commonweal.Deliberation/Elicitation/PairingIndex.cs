using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>A card as pairs are made of it.</summary>
/// <param name="Id">Its id; of a class of cards that say the same, the representative's.</param>
/// <param name="Contexts">Contexts it is valid in.</param>
/// <param name="Chosen">People who chose it as wise to consider.</param>
public sealed record PairingCard(string Id, IReadOnlyCollection<string> Contexts, int Chosen);

/// <summary>What is known of a pair.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Votes">Judgements so far, both directions.</param>
/// <param name="Needed">Judgements still needed in each direction; 0 if settled, null if not known.</param>
/// <param name="Probability">P of the likelier direction, .5 to 1; null if not known.</param>
public sealed record PairStanding(PairInContext Pair, int Votes, int? Needed, double? Probability)
{
    /// <summary>What a graph says of its pairs.</summary>
    public static IEnumerable<PairStanding> Of(MoralGraph graph) =>
        graph
            .Contexts.SelectMany(context => context.Edges)
            .Select(edge => new PairStanding(
                PairInContext.Of(edge.From, edge.To, edge.Context),
                edge.Forward.Total + edge.Reverse.Total,
                edge.Status is EdgeStatus.Established or EdgeStatus.OnAPar ? 0 : edge.VotesNeeded,
                edge.Probability
            ));

    /// <summary>How near it is to being settled, 0 to 1: 1/(1 + needed); by P alone, half of |2P − 1|; 0 once settled.</summary>
    internal double Convergence =>
        Needed is { } needed
            ? needed == 0
                ? 0
                : 1.0 / (1 + needed)
            : Probability is { } p
                ? Math.Abs((2 * p) - 1) / 2
                : 0;
}

/// <summary>
/// Finds the next pair for a person. Built once for a state of the deliberation, O(cards · contexts + pairs · log pairs);
/// then <see cref="Next"/> looks at a bounded number of pairs, whatever the number of cards.
/// <para>
/// Which pair: a heading is drawn for each trial, convergence with .3 (pairs nearest to being settled), popularity with .3
/// (cards that many chose), sparsity with .4 (few judgements), the mix of the study's later code (10 §6); among the pairs
/// looked at, those with a card the person wrote or chose come first, then the best under the heading, then the lot. A
/// weighted sum would not do: there are always fresh pairs, so no pair would ever be judged often enough to be settled.
/// </para>
/// </summary>
public sealed class PairingIndex
{
    /// <summary>Fresh pairs sampled per context, pairs near to being settled and popular cards looked at per context.</summary>
    private const int Sampled = 24;

    /// <summary>A person's own cards looked at per context.</summary>
    private const int MostMine = 8;

    private readonly Dictionary<string, Cards> _contexts;
    private readonly Dictionary<PairInContext, PairStanding> _standings;
    private readonly Dictionary<string, int> _chosen;
    private readonly byte[] _salt;

    /// <summary>An index over cards and what is known of their pairs.</summary>
    /// <param name="cards">The cards that stand for their classes.</param>
    /// <param name="standings">Pairs with judgements; of a pair given twice the last counts.</param>
    /// <param name="salt">The secret of the deliberation that also settles directions.</param>
    public PairingIndex(
        IReadOnlyCollection<PairingCard> cards,
        IEnumerable<PairStanding> standings,
        ReadOnlySpan<byte> salt
    )
    {
        _salt = salt.ToArray();
        _chosen = cards
            .GroupBy(card => card.Id, StringComparer.Ordinal)
            .ToDictionary(c => c.Key, c => c.First().Chosen, StringComparer.Ordinal);
        _standings = [];
        foreach (var standing in standings)
        {
            _standings[standing.Pair] = standing;
        }

        var contextsOf = cards
            .SelectMany(card => card.Contexts.Select(context => (context, card.Id)))
            .ToLookup(c => c.context, c => c.Id, StringComparer.Ordinal);
        var open = _standings
            .Values.Where(s => s.Convergence > 0)
            .ToLookup(s => s.Pair.Context, StringComparer.Ordinal);
        _contexts = contextsOf.ToDictionary(
            context => context.Key,
            context => new Cards(context, open[context.Key], _chosen),
            StringComparer.Ordinal
        );
    }

    /// <summary>
    /// The next pair for a person, in the direction that is theirs; never one they have seen, in either direction, and none
    /// in a context whose budget is used up. Contexts that have cards of theirs come first; among those a lot decides. The
    /// same person with the same past is given the same pair. O(contexts + pairs looked at), and where few pairs are left
    /// O(pairs seen) more.
    /// </summary>
    public PairingOutcome Next(PairingVoter voter)
    {
        HashSet<string> mine = new(voter.Mine, StringComparer.Ordinal);
        var draw = Stream(voter, "pair");
        var heading = Heading(draw.NextShare());
        var contexts = _contexts
            .Where(context => context.Value.All.Length > 1)
            .OrderBy(context => context.Key, StringComparer.Ordinal)
            .Select(context => (context.Key, Cards: context.Value, Lot: draw.Next()))
            .ToList();
        var open = contexts
            .Where(c => voter.Today.GetValueOrDefault(c.Key) < PairingRules.PerContextAndDay)
            .OrderByDescending(c => c.Cards.HasAny(mine))
            .ThenBy(c => c.Lot);
        foreach (var context in open)
        {
            if (Best(context.Cards, voter, mine, heading) is { } pair)
            {
                return new PairingOutcome.Show(PairingRules.Direct(voter.Id, pair, _salt));
            }
        }

        return contexts.Exists(c =>
            voter.Today.GetValueOrDefault(c.Key) >= PairingRules.PerContextAndDay
        )
            ? new PairingOutcome.BudgetUsedUp(PairingRules.PerContextAndDay)
            : new PairingOutcome.NothingLeft();
    }

    private static PairHeading Heading(double lot) =>
        lot < .4 ? PairHeading.Sparsity
        : lot < .7 ? PairHeading.Popularity
        : PairHeading.Convergence;

    private Xoshiro256 Stream(PairingVoter voter, string use) =>
        new(
            PairingRules.Hash(_salt, voter.Id, new(use, "", ""))
                ^ SplitMix64.Mix((ulong)voter.Seen.Count)
        );

    /// <summary>The best of the pairs looked at; the first one unseen where all of those were seen; null if none is left.</summary>
    private PairInContext? Best(
        Cards cards,
        PairingVoter voter,
        HashSet<string> mine,
        PairHeading heading
    )
    {
        var draw = Stream(voter, cards.Context);
        var own = cards.Of(mine, draw, MostMine);
        (bool Touches, double Worth, ulong Lot) most = default;
        PairInContext? best = null;
        foreach (var pair in cards.Candidates(own, draw, voter.Seen))
        {
            var worth = (
                mine.Contains(pair.Lower) || mine.Contains(pair.Upper),
                Worth(pair, heading),
                draw.Next()
            );
            if (best is null || worth.CompareTo(most) > 0)
            {
                (best, most) = (pair, worth);
            }
        }

        return best ?? cards.FirstUnseen(voter.Seen, own);
    }

    private double Worth(PairInContext pair, PairHeading heading)
    {
        var standing = _standings.GetValueOrDefault(pair);
        return heading switch
        {
            PairHeading.Sparsity => -(standing?.Votes ?? 0),
            PairHeading.Popularity => _chosen[pair.Lower] + _chosen[pair.Upper],
            _ => standing?.Convergence ?? 0,
        };
    }

    private enum PairHeading
    {
        Sparsity,
        Popularity,
        Convergence,
    }

    /// <summary>The cards of one context.</summary>
    private sealed class Cards
    {
        private readonly HashSet<string> _set;
        private readonly string[] _popular;

        public Cards(
            IGrouping<string, string> context,
            IEnumerable<PairStanding> open,
            Dictionary<string, int> chosen
        )
        {
            Context = context.Key;
            All = [.. context.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            _set = new(All, StringComparer.Ordinal);
            _popular =
            [
                .. All.OrderByDescending(card => chosen[card])
                    .ThenBy(card => card, StringComparer.Ordinal)
                    .Take(Sampled),
            ];
            Near =
            [
                .. open.Where(s => _set.Contains(s.Pair.Lower) && _set.Contains(s.Pair.Upper))
                    .OrderByDescending(s => s.Convergence)
                    .ThenBy(s => s.Pair.Lower, StringComparer.Ordinal)
                    .ThenBy(s => s.Pair.Upper, StringComparer.Ordinal)
                    .Select(s => s.Pair),
            ];
        }

        public string Context { get; }

        /// <summary>Ordinal order.</summary>
        public string[] All { get; }

        /// <summary>Pairs that are open, nearest to being settled first.</summary>
        private PairInContext[] Near { get; }

        public bool HasAny(HashSet<string> mine) => mine.Any(_set.Contains);

        /// <summary>Some pairs not seen: near to being settled, with own cards, drawn at random.</summary>
        public IEnumerable<PairInContext> Candidates(
            List<string> own,
            Xoshiro256 draw,
            IReadOnlySet<PairInContext> seen
        ) =>
            Near.Where(pair => !seen.Contains(pair))
                .Take(Sampled)
                .Concat(
                    own.SelectMany(card => With(card, draw, Sampled))
                        .Concat(Sample(draw, Sampled))
                        .Where(pair => !seen.Contains(pair))
                );

        /// <summary>The person's cards that are here; a draw of them if they are many.</summary>
        public List<string> Of(HashSet<string> mine, Xoshiro256 draw, int most)
        {
            List<string> own = [.. mine.Where(_set.Contains).Order(StringComparer.Ordinal)];
            while (own.Count > most)
            {
                own.RemoveAt(draw.NextBelow(own.Count));
            }

            return own;
        }

        /// <summary>Pairs of two cards drawn.</summary>
        private IEnumerable<PairInContext> Sample(Xoshiro256 draw, int count)
        {
            for (var i = 0; i < count; i++)
            {
                var (one, other) = (draw.NextBelow(All.Length), draw.NextBelow(All.Length - 1));
                other += other >= one ? 1 : 0;
                yield return PairInContext.Of(All[one], All[other], Context);
            }
        }

        /// <summary>Pairs of a card with popular ones and with some drawn.</summary>
        private IEnumerable<PairInContext> With(string card, Xoshiro256 draw, int count) =>
            _popular
                .Concat(Enumerable.Range(0, count).Select(_ => All[draw.NextBelow(All.Length)]))
                .Where(other => !string.Equals(other, card, StringComparison.Ordinal))
                .Select(other => PairInContext.Of(card, other, Context));

        /// <summary>
        /// The first pair not seen, those with own cards first: looked for only when nothing drawn is left, which happens when
        /// few pairs are, so that the walk ends after as many steps as pairs were seen.
        /// </summary>
        public PairInContext? FirstUnseen(IReadOnlySet<PairInContext> seen, List<string> own) =>
            own.SelectMany(card => PairsOf(card))
                .Concat(All.SelectMany(card => PairsOf(card)))
                .Where(pair => !seen.Contains(pair))
                .Select(pair => (PairInContext?)pair)
                .FirstOrDefault();

        private IEnumerable<PairInContext> PairsOf(string card) =>
            All.Where(other => !string.Equals(other, card, StringComparison.Ordinal))
                .Select(other => PairInContext.Of(card, other, Context));
    }
}
