using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Choice;

/// <summary>
/// Choosing among options under all weightings that an order allows: four relations, admissibility, covering values
/// and ties (20 A4). Each comparison is two exact linear programs with one row a criterion, each standing at most two.
/// </summary>
public sealed class Weighing
{
    private readonly ChoiceQuestion _question;
    private readonly Weightings _weightings;
    private readonly Rational[][] _low;
    private readonly Rational[][] _high;

    private Weighing(ChoiceQuestion question)
    {
        _question = question;
        var index = question
            .Criteria.Select((id, i) => (id, i))
            .ToDictionary(p => p.id, p => p.i, StringComparer.Ordinal);
        _weightings = new(
            question.Criteria.Count,
            question.Order.Select(pair => (index[pair.Hi], index[pair.Lo]))
        );
        Order =
        [
            .. _weightings.Order.Select(p => new WeightOrder(
                question.Criteria[p.Hi],
                question.Criteria[p.Lo]
            )),
        ];
        _low = [.. question.Options.Select(o => Bounds(o, score => score.Lo))];
        _high = [.. question.Options.Select(o => Bounds(o, score => score.Hi))];
    }

    /// <summary>The pairs that multipliers belong to.</summary>
    public IReadOnlyList<WeightOrder> Order { get; }

    /// <summary>Prepares a question that has nothing in its way.</summary>
    /// <param name="question">The question.</param>
    public static Answer<Weighing> Of(ChoiceQuestion question) =>
        question.Problem() is { } problem ? problem : new Weighing(question);

    /// <summary>The whole answer.</summary>
    /// <param name="question">The question.</param>
    public static Answer<ChoiceAnswer> Choose(ChoiceQuestion question) =>
        Of(question)
            .Then(weighing =>
            {
                var standings = weighing.Standings();
                var (remaining, settled, chosen) = weighing.Settle(standings);
                return Answer<ChoiceAnswer>.From(
                    new(
                        weighing._weightings.Vertices(),
                        weighing.Order,
                        weighing.Comparisons(),
                        standings,
                        remaining,
                        settled,
                        chosen,
                        weighing.Coverings()
                    )
                );
            });

    /// <summary>
    /// The small-improvement test: where <paramref name="improved"/> is better than <paramref name="option"/> and both
    /// are on a par with <paramref name="other"/>, the first two are not merely equal to the other (Chang 2002).
    /// </summary>
    public bool IsUnmovedBySmallImprovement(string option, string improved, string other) =>
        Compare(improved, option).Relation == ChoiceRelation.Better
        && Compare(option, other).Relation == ChoiceRelation.OnAPar
        && Compare(improved, other).Relation == ChoiceRelation.OnAPar;

    /// <summary>Compares two options of the question.</summary>
    public OptionComparison Compare(string a, string b) => Compare(IndexOf(a), IndexOf(b));

    /// <summary>Every option's standing.</summary>
    public IReadOnlyList<OptionStanding> Standings() =>
        [.. Enumerable.Range(0, _question.Options.Count).Select(Standing)];

    /// <summary>What remains, and what settles it.</summary>
    /// <param name="standings">As <see cref="Standings"/> gives them.</param>
    public (IReadOnlyList<string> Remaining, Settlement SettledBy, string? Chosen) Settle(
        IReadOnlyList<OptionStanding> standings
    )
    {
        string[] remaining =
        [
            .. standings.Where(s => s.Status != Admissibility.Rejected).Select(s => s.Option),
        ];
        string[] admitted =
        [
            .. standings.Where(s => s.Status == Admissibility.Admitted).Select(s => s.Option),
        ];
        if (remaining.Length == 1 && admitted.Length == 1)
        {
            return (remaining, Settlement.Weighing, admitted[0]);
        }

        if (_question.Ties.Security && MostSecure(remaining) is { } secure)
        {
            return (remaining, Settlement.Security, secure);
        }

        return
            _question.Ties.Commitment is { } committed
            && admitted.Contains(committed, StringComparer.Ordinal)
            ? (remaining, Settlement.Commitment, committed)
            : (remaining, Settlement.HardChoice, null);
    }

    private string? MostSecure(string[] remaining)
    {
        var floors = remaining.Select(id => (Id: id, Floor: _low[IndexOf(id)].Min())).ToList();
        var best = floors.Max(f => f.Floor);
        return floors.Count(f => f.Floor == best) == 1
            ? floors.First(f => f.Floor == best).Id
            : null;
    }

    private List<OptionComparison> Comparisons()
    {
        List<OptionComparison> all = [];
        for (var a = 0; a < _low.Length; a++)
        {
            for (var b = a + 1; b < _low.Length; b++)
            {
                all.Add(Compare(a, b));
            }
        }

        return all;
    }

    private OptionComparison Compare(int a, int b)
    {
        var least = _weightings.Assure([Difference(_low[a], _high[b])]);
        var most = _weightings.Assure([Difference(_low[b], _high[a])]);
        var (lo, hi) = (least.Value, -most.Value);
        var (first, second) = (_question.Options[a], _question.Options[b]);
        var relation =
            !first.Scores.Keys.Any(second.Scores.ContainsKey) ? ChoiceRelation.Incomparable
            : lo.IsZero && hi.IsZero ? ChoiceRelation.Equal
            : lo.Sign >= 0 ? ChoiceRelation.Better
            : hi.Sign <= 0 ? ChoiceRelation.Worse
            : ChoiceRelation.OnAPar;
        return new(first.Id, second.Id, relation, lo, hi, least, most);
    }

    private OptionStanding Standing(int option)
    {
        var rivals = Enumerable.Range(0, _low.Length).Where(b => b != option).ToList();
        var id = _question.Options[option].Id;
        if (rivals.Count == 0)
        {
            return new(id, Admissibility.Admitted, _weightings.Vertices()[0], [], default, []);
        }

        var against = _weightings.Assure([
            .. rivals.Select(b => Difference(_high[b], _low[option])),
        ]);
        if (against.Value.Sign <= 0)
        {
            return new(id, Admissibility.Admitted, against.Weights, [], default, []);
        }

        var beaten = _weightings.Assure([
            .. rivals.Select(b => Difference(_low[b], _high[option])),
        ]);
        return beaten.Value.Sign <= 0
            ? new(id, Admissibility.Open, [], [], default, [])
            : new(
                id,
                Admissibility.Rejected,
                [],
                [
                    .. rivals
                        .Zip(beaten.Mixture)
                        .Where(p => p.Second.Sign > 0)
                        .Select(p => (_question.Options[p.First].Id, p.Second)),
                ],
                beaten.Value,
                beaten.Multipliers
            );
    }

    /// <summary>Leaves out each value that weighs at least as much as two others, and sees what was on a par without it.</summary>
    public IReadOnlyList<Covering> Coverings()
    {
        List<Covering> found = [];
        foreach (var value in _question.Criteria)
        {
            var below = Order.Where(p => p.Hi == value).Select(p => p.Lo).Take(2).ToList();
            if (
                below.Count < 2
                || Of(Without(value)) is not Answer<Weighing>.Ok { Value: var rest }
            )
            {
                continue;
            }

            for (var a = 0; a < _low.Length; a++)
            {
                for (var b = a + 1; b < _low.Length; b++)
                {
                    if (
                        rest.Compare(a, b).Relation == ChoiceRelation.OnAPar
                        && Compare(a, b) is { Relation: not ChoiceRelation.OnAPar } with
                    )
                    {
                        found.Add(new(value, below[0], below[1], with.A, with.B, with.Relation));
                    }
                }
            }
        }

        return found;
    }

    private ChoiceQuestion Without(string value) =>
        _question with
        {
            Criteria = [.. _question.Criteria.Where(c => c != value)],
            Order = [.. _question.Order.Where(p => p.Hi != value && p.Lo != value)],
            Options =
            [
                .. _question.Options.Select(o => new ScoredOption(
                    o.Id,
                    o.Scores.Where(s => s.Key != value).ToDictionary(StringComparer.Ordinal)
                )),
            ],
        };

    private Rational[] Bounds(ScoredOption option, Func<Score, Rational> bound) =>
        [
            .. _question.Criteria.Select(c =>
                bound(option.Scores.GetValueOrDefault(c, Score.Unknown))
            ),
        ];

    private static Rational[] Difference(Rational[] a, Rational[] b) =>
        [.. a.Zip(b, (x, y) => x - y)];

    private int IndexOf(string option) =>
        Enumerable.Range(0, _low.Length).First(i => _question.Options[i].Id == option);
}
