using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Kernel.Values;

namespace Commonweal.Mcp.Tools;

/// <summary>What one deliberation has for a situation.</summary>
internal sealed record SearchResult(
    IReadOnlyList<FoundContext> Contexts,
    IReadOnlyList<(FoundValue Value, double ContextLikeness)> Values
);

/// <summary>
/// Matches a situation with contexts and cards by TF-IDF over stems (<see cref="CardIndex"/>). The cosine counts only words
/// that occur somewhere; it is lowered by the square root of their share, as if the others weighed as much. Deterministic.
/// </summary>
internal static class ValueSearch
{
    /// <summary>From here on a context's wording counts as a match.</summary>
    private const double LeastOfContext = .2;

    /// <summary>From here on a card's wording counts as a match.</summary>
    private const double LeastOfCard = .1;

    /// <summary>Contexts and values, unordered. Linear in cards and edges.</summary>
    public static SearchResult In(DeliberationView view, string situation, string? context)
    {
        var stems = Stems.Of(situation);
        var cards = Near(stems, CardTexts(view), LeastOfCard);
        var matched = context is not null
            ? view
                .Contexts.Where(c => c.Id == context)
                .ToDictionary(c => c.Id, _ => new Match(1, []), StringComparer.Ordinal)
            : Near(
                stems,
                [.. view.Contexts.Select(c => (c.Id, (IReadOnlyList<string>)[c.Id, c.Label]))],
                LeastOfContext
            );
        if (context is not null && Lookup.Context(view, context) is null)
        {
            matched.TryAdd(context, new(1, []));
        }

        Applying applying = new(view);
        var pairs = Lookup
            .Known(view)
            .SelectMany(c =>
                view.Cards.Where(card =>
                        applying.In(c, card.Id)
                        && (
                            matched.ContainsKey(c)
                            || (context is null && cards.ContainsKey(card.Id))
                        )
                    )
                    .Select(card => (Context: c, Card: card))
            );
        return new(
            [.. matched.Select(m => ContextOf(view, m.Key, m.Value))],
            [
                .. pairs.Select(p =>
                    (
                        ValueOf(
                            view,
                            p,
                            cards.GetValueOrDefault(p.Card.Id),
                            matched.ContainsKey(p.Context)
                                ? context is null
                                    ? Applies.ContextMatch
                                    : Applies.ContextNamed
                                : null
                        ),
                        matched.GetValueOrDefault(p.Context)?.Likeness ?? 0
                    )
                ),
            ]
        );
    }

    /// <summary>The order of standings in an answer: what is established first, what nobody judged last.</summary>
    public static int Rank(ValueStanding standing) =>
        standing switch
        {
            ValueStanding.Winner => 0,
            ValueStanding.Established => 1,
            ValueStanding.OnAPar or ValueStanding.Contested or ValueStanding.Open => 2,
            ValueStanding.Surpassed => 3,
            _ => 4,
        };

    private static FoundContext ContextOf(DeliberationView view, string context, Match match) =>
        new(
            view.Id,
            context,
            Lookup.Label(view, context),
            view.Contexts.FirstOrDefault(c => c.Id == context)?.NotWhen ?? [],
            match.Likeness,
            match.Words,
            Lookup.Graph(view, context) is { Winners.Count: > 0 },
            Standings.Says(view, context)
        );

    private static FoundValue ValueOf(
        DeliberationView view,
        (string Context, ValuesCard Card) at,
        Match? words,
        Applies? byContext
    )
    {
        var graph = Lookup.Graph(view, at.Context);
        var level = view.Graph is { RankSupport.IsSupported: true }
            ? graph?.Levels.FirstOrDefault(l => l.Value == at.Card.Id)
            : null;
        return new(
            view.Id,
            at.Context,
            at.Card.Id,
            at.Card.Title,
            at.Card.Policies,
            Standings.Of(graph, at.Card.Id),
            Standings.WiserThan(graph, at.Card.Id),
            [
                .. (graph?.Edges ?? [])
                    .Where(e => e.Status == EdgeStatus.Established && e.From == at.Card.Id)
                    .Select(e => e.To),
            ],
            level is null
                ? null
                : new(
                    level.Mean,
                    level.StandardDeviation,
                    level.Mean - (1.645 * level.StandardDeviation)
                ),
            [
                .. byContext is { } reason ? [reason] : (Applies[])[],
                .. words is null ? (Applies[])[] : [Applies.SharedWords],
            ],
            words?.Likeness ?? 0,
            words?.Words ?? [],
            Resources.DeliberationResources.CardAddress(view.Id, at.Card.Id)
        );
    }

    private static IReadOnlyList<(string Id, IReadOnlyList<string> Texts)> CardTexts(
        DeliberationView view
    )
    {
        var stories = Stories(view);
        return
        [
            .. view.Cards.Select(c =>
                (
                    c.Id,
                    (IReadOnlyList<string>)
                        [c.Title, c.Summary ?? "", c.Detail ?? "", .. c.Policies, .. stories[c.Id]]
                )
            ),
        ];
    }

    /// <summary>What is told of each value: stories of coming to it, and what people did when they lived by it.</summary>
    private static ILookup<string, string> Stories(DeliberationView view)
    {
        var declared = view.Document?.Declarations ?? [];
        var choices = declared
            .OfType<Choice>()
            .DistinctBy(c => c.Id.Text, StringComparer.Ordinal)
            .ToDictionary(c => c.Id.Text, c => c.Did ?? "", StringComparer.Ordinal);
        return declared
            .OfType<Upgrade>()
            .SelectMany(u => u.Stories.Select(s => (Value: u.To.Text, s.Text)))
            .Concat(
                declared
                    .OfType<Value>()
                    .SelectMany(value =>
                        value
                            .Policies.SelectMany(p => p.At)
                            .Select(at => at.Text)
                            .Distinct(StringComparer.Ordinal)
                            .Where(choices.ContainsKey)
                            .Select(at => (value.Id.Text, choices[at]))
                    )
            )
            .ToLookup(s => s.Item1, s => s.Item2, StringComparer.Ordinal);
    }

    private static Dictionary<string, Match> Near(
        IReadOnlyList<(string Stem, string Word)> situation,
        IReadOnlyList<(string Id, IReadOnlyList<string> Texts)> texts,
        double least
    )
    {
        var stemmed = texts
            .DistinctBy(t => t.Id, StringComparer.Ordinal)
            .ToDictionary(
                t => t.Id,
                t => (IReadOnlyList<string>)[.. t.Texts.Select(Stems.Line)],
                StringComparer.Ordinal
            );
        var words = stemmed.ToDictionary(
            t => t.Key,
            t => t.Value.SelectMany(l => l.Split(' ')).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        var known = situation.Count(s => words.Values.Any(w => w.Contains(s.Stem)));
        var share = situation.Count == 0 ? 0 : Math.Sqrt((double)known / situation.Count);
        CardIndex index = new(
            stemmed
                .OrderBy(t => t.Key, StringComparer.Ordinal)
                .Select(t => new ValuesCard(t.Key, t.Key, null, t.Value))
        );
        return index
            .Nearest(situation.Select(s => s.Stem), stemmed.Count, 0)
            .Select(n => (n.Card, Likeness: n.Likeness * share))
            .Where(n => n.Likeness >= least)
            .ToDictionary(
                n => n.Card,
                n => new Match(
                    n.Likeness,
                    [.. situation.Where(s => words[n.Card].Contains(s.Stem)).Select(s => s.Word)]
                ),
                StringComparer.Ordinal
            );
    }

    private sealed record Match(double Likeness, IReadOnlyList<string> Words);

    /// <summary>Which values apply where: judged in the context, or said to be valid in it or in a wider one (10 §1).</summary>
    private sealed class Applying
    {
        private readonly HashSet<(string Context, string Value)> _judged;
        private readonly HashSet<(string Context, string Value)> _said = [];
        private readonly Dictionary<string, Scope> _scopes = new(StringComparer.Ordinal);

        public Applying(DeliberationView view)
        {
            _judged =
            [
                .. (view.Graph?.Contexts ?? []).SelectMany(c =>
                    c.Levels.Select(l => (c.Context, l.Value))
                ),
            ];
            foreach (var declaration in view.Document?.Declarations ?? [])
            {
                if (declaration is Scope scope)
                {
                    _scopes.TryAdd(scope.Id.Text, scope);
                }
                else if (declaration is Value value)
                {
                    _said.UnionWith(value.Contexts.Select(c => (c.Text, value.Id.Text)));
                }
            }
        }

        public bool In(string context, string value) =>
            _judged.Contains((context, value))
            || Lineage(context).Any(c => _said.Contains((c, value)));

        private HashSet<string> Lineage(string context)
        {
            HashSet<string> seen = new(StringComparer.Ordinal) { context };
            Stack<string> waiting = new([context]);
            while (waiting.TryPop(out var next))
            {
                foreach (var wider in _scopes.GetValueOrDefault(next)?.PartOf ?? [])
                {
                    if (seen.Add(wider.Text))
                    {
                        waiting.Push(wider.Text);
                    }
                }
            }

            return seen;
        }
    }
}
