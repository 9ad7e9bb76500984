using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Choice;

/// <summary>How well an option does by a criterion, known to lie between two bounds in [0, 1].</summary>
/// <param name="Lo">At least.</param>
/// <param name="Hi">At most.</param>
public readonly record struct Score(Rational Lo, Rational Hi)
{
    /// <summary>Nothing is known.</summary>
    public static Score Unknown { get; } = new(Rational.Zero, Rational.One);
}

/// <summary>An option and what is known of it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Scores">Scores by criterion; a criterion that is absent is not assessed and counts as unknown.</param>
public sealed record ScoredOption(string Id, IReadOnlyDictionary<string, Score> Scores);

/// <summary><paramref name="Hi"/> weighs at least as much as <paramref name="Lo"/>.</summary>
/// <param name="Hi">The wiser.</param>
/// <param name="Lo">The other.</param>
public readonly record struct WeightOrder(string Hi, string Lo);

/// <summary>What to do where several options remain; nothing of it happens unless the person turned it on (20 A4.3).</summary>
/// <param name="Security">Take the option whose worst criterion is best, if it is a single one.</param>
/// <param name="Commitment">The option the person committed to for choices of this kind; null for none.</param>
public sealed record TieBreaking(bool Security, string? Commitment)
{
    /// <summary>Ask the person.</summary>
    public static TieBreaking Ask { get; } = new(false, null);
}

/// <summary>
/// Options judged by several criteria under every weighting that an order allows: W = {w ≥ 0, Σw = 1,
/// w_hi ≥ w_lo} (20 A4.1).
/// </summary>
/// <param name="Criteria">Identifiers of the criteria, 1 to 12.</param>
/// <param name="Options">The options, 1 to 64.</param>
/// <param name="Order">What weighs at least as much as what; cycles make equal.</param>
/// <param name="Ties">What to do where several options remain.</param>
public sealed record ChoiceQuestion(
    IReadOnlyList<string> Criteria,
    IReadOnlyList<ScoredOption> Options,
    IReadOnlyList<WeightOrder> Order,
    TieBreaking Ties
)
{
    /// <summary>Most criteria of one decision (20 §0).</summary>
    public const int MostCriteria = 12;

    /// <summary>Most options of one decision (20 §0).</summary>
    public const int MostOptions = 64;

    /// <summary>What stands in the way of an answer; null where nothing does.</summary>
    public Rejection? Problem()
    {
        if (Criteria.Count == 0 || Options.Count == 0)
        {
            return new(
                "E-EMPTY",
                Criteria.Count == 0 ? "criteria" : "options",
                "Nothing is listed here; a choice needs at least one criterion and one option."
            );
        }

        if (Criteria.Count > MostCriteria || Options.Count > MostOptions)
        {
            return Criteria.Count > MostCriteria
                ? Size("criteria", Criteria.Count, MostCriteria)
                : Size("options", Options.Count, MostOptions);
        }

        return Duplicate("criteria", Criteria)
            ?? Duplicate("options", [.. Options.Select(o => o.Id)])
            ?? Options.Select(Problem).FirstOrDefault(p => p is not null)
            ?? Order
                .SelectMany(
                    (pair, i) =>
                        new[]
                        {
                            (Path: $"wiser[{i}].hi", Id: pair.Hi),
                            (Path: $"wiser[{i}].lo", Id: pair.Lo),
                        }
                )
                .Where(end => !Criteria.Contains(end.Id, StringComparer.Ordinal))
                .Select(end => Unknown(end.Path, end.Id, "criteria"))
                .FirstOrDefault()
            ?? (
                Ties.Commitment is { } option && Options.All(o => o.Id != option)
                    ? Unknown("ties.commitment", option, "options")
                    : null
            );
    }

    private Rejection? Problem(ScoredOption option, int index)
    {
        foreach (
            var (criterion, score) in option.Scores.OrderBy(s => s.Key, StringComparer.Ordinal)
        )
        {
            var path = $"options[{index}].scores.{criterion}";
            if (!Criteria.Contains(criterion, StringComparer.Ordinal))
            {
                return Unknown(path, criterion, "criteria");
            }

            if (score.Lo > score.Hi || score.Lo.Sign < 0 || score.Hi > Rational.One)
            {
                return new(
                    "E-INTERVAL",
                    path,
                    $"The bounds are {score.Lo} and {score.Hi}. Scores lie between 0 and 1, the lower bound first."
                );
            }
        }

        return null;
    }

    private static Rejection Size(string where, int count, int most) =>
        new(
            "E-SIZE",
            where,
            $"{count} are listed and {most} can be weighed at once. Leave out what does not bear on this choice."
        );

    private static Rejection Unknown(string where, string id, string among) =>
        new(
            "E-UNKNOWN",
            where,
            $"“{id}” is not among the {among}. Add it there, or correct the name."
        );

    private static Rejection? Duplicate(string where, IReadOnlyList<string> ids)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (var i = 0; i < ids.Count; i++)
        {
            if (!seen.Add(ids[i]))
            {
                return new(
                    "E-DUPLICATE",
                    $"{where}[{i}]",
                    $"“{ids[i]}” stands here twice. Give each its own name."
                );
            }
        }

        return null;
    }
}
