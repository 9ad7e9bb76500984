using Commonweal.Numerics.Statistics;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>One answer to one item of the survey.</summary>
/// <param name="Participant">Pseudonym.</param>
/// <param name="Item">Key of the item.</param>
/// <param name="Value"><c>1</c> to <c>5</c>, or one of the item's words.</param>
/// <param name="Group">The participant's group, or null.</param>
public sealed record SurveyAnswer(string Participant, string Item, string Value, string? Group);

/// <summary>An item of the survey: its key, by which pages find its words, and the answers it has, in order.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Values">Answers offered.</param>
/// <param name="Favourable">Answers that count for the share.</param>
public sealed record SurveyItem(
    string Key,
    IReadOnlyList<string> Values,
    IReadOnlyList<string> Favourable
);

/// <summary>A share with its 95 % interval (Wilson 1927).</summary>
/// <param name="Favourable">People who answered favourably.</param>
/// <param name="Answered">People who answered.</param>
public sealed record SurveyShare(int Favourable, int Answered)
{
    /// <summary>Favourable of answered; null if nobody answered.</summary>
    public double? Share => Answered == 0 ? null : (double)Favourable / Answered;

    /// <summary>Lower end of the interval.</summary>
    public double Lower => Wilson.LowerBound(Favourable, Answered);

    /// <summary>Upper end of the interval.</summary>
    public double Upper => Wilson.UpperBound(Favourable, Answered);
}

/// <summary>What a group answered to an item.</summary>
/// <param name="Group">The group.</param>
/// <param name="Result">Its share.</param>
public sealed record SurveyGroup(string Group, SurveyShare Result);

/// <summary>What was answered to an item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Result">Share of favourable answers; null where fewer than five people answered, whose answers are withheld.</param>
/// <param name="Counts">How often each of <see cref="SurveyItem.Values"/> was given; empty where withheld.</param>
/// <param name="Groups">By group, ordinal order; groups that are withheld are not among them.</param>
/// <param name="Withheld">How many groups are withheld.</param>
public sealed record SurveyResult(
    SurveyItem Item,
    SurveyShare? Result,
    IReadOnlyList<int> Counts,
    IReadOnlyList<SurveyGroup> Groups,
    int Withheld
);

/// <summary>
/// The legitimacy survey (10 §6.4): seven items of five points, of which 4 and 5 are favourable, and two about one's own
/// card. It asks whether the process deserves trust, not whether the result pleases.
/// </summary>
public static class LegitimacySurvey
{
    /// <summary>Cells of fewer people are never shown (10 §8).</summary>
    public const int SmallestCell = 5;

    private static readonly string[] Points = ["1", "2", "3", "4", "5"];

    /// <summary>
    /// The items: <c>enjoyable</c>, <c>trust</c> in the process, <c>place</c> (my contribution will find its place),
    /// <c>expressed</c> (the values express what I care about), <c>clarified</c>, <c>learned</c>, <c>respect</c>;
    /// <c>represented</c> (this card stands for mine: same, different, unsure) and <c>fair</c> (the place of my value in the
    /// graph: yes, no, unsure).
    /// </summary>
    public static IReadOnlyList<SurveyItem> Items { get; } =
    [
        .. new[]
        {
            "enjoyable",
            "trust",
            "place",
            "expressed",
            "clarified",
            "learned",
            "respect",
        }.Select(key => new SurveyItem(key, Points, ["4", "5"])),
        new("represented", ["same", "different", "unsure"], ["same"]),
        new("fair", ["yes", "no", "unsure"], ["yes"]),
    ];

    /// <summary>The item of a key, or null.</summary>
    public static SurveyItem? ItemOf(string key) =>
        Items.FirstOrDefault(item => string.Equals(item.Key, key, StringComparison.Ordinal));

    /// <summary>What an answer still needs, or null: the item is one of the survey's, and the value one of the item's.</summary>
    public static FieldFinding? Check(string key, string value) =>
        ItemOf(key) is not { } item
            ? FieldFinding.Of(
                key,
                FieldCode.NotAsked,
                ("next", string.Join(", ", Items.Select(i => i.Key)))
            )
        : item.Values.Contains(value, StringComparer.Ordinal) ? null
        : FieldFinding.Of(
            key,
            FieldCode.NotOffered,
            ("given", value[..Math.Min(value.Length, InterviewLimits.Head)]),
            ("offered", string.Join(", ", item.Values))
        );

    /// <summary>
    /// What was answered, item by item. A person's last answer to an item counts; values that are none of the item's are
    /// passed over. Groups of fewer than <see cref="SmallestCell"/> people are withheld, and with them further groups from
    /// the smallest up, until those who are not shown (people without a group included) are too many to be told by
    /// subtraction. O(answers · log).
    /// </summary>
    public static IReadOnlyList<SurveyResult> Summarise(IEnumerable<SurveyAnswer> answers)
    {
        var byItem = answers
            .Where(answer => Check(answer.Item, answer.Value) is null)
            .ToLookup(answer => answer.Item, StringComparer.Ordinal);
        return
        [
            .. Items.Select(item =>
                Of(
                    item,
                    [
                        .. byItem[item.Key]
                            .GroupBy(answer => answer.Participant, StringComparer.Ordinal)
                            .Select(person => person.Last()),
                    ]
                )
            ),
        ];
    }

    private static SurveyResult Of(SurveyItem item, List<SurveyAnswer> answers)
    {
        if (answers.Count < SmallestCell)
        {
            var groups = answers.Select(a => a.Group).OfType<string>();
            return new(item, null, [], [], groups.Distinct(StringComparer.Ordinal).Count());
        }

        var byGroup = answers
            .Where(answer => answer.Group is not null)
            .GroupBy(answer => answer.Group!, StringComparer.Ordinal)
            .Select(group => new SurveyGroup(group.Key, ShareOf(item, [.. group])))
            .ToList();
        var shown = byGroup
            .Where(group => group.Result.Answered >= SmallestCell)
            .OrderBy(group => group.Result.Answered)
            .ThenBy(group => group.Group, StringComparer.Ordinal)
            .ToList();
        while (
            shown.Count > 0
            && answers.Count - shown.Sum(group => group.Result.Answered) is > 0 and < SmallestCell
        )
        {
            shown.RemoveAt(0);
        }

        return new(
            item,
            ShareOf(item, answers),
            [
                .. item.Values.Select(value =>
                    answers.Count(a => string.Equals(a.Value, value, StringComparison.Ordinal))
                ),
            ],
            [.. shown.OrderBy(group => group.Group, StringComparer.Ordinal)],
            byGroup.Count - shown.Count
        );
    }

    private static SurveyShare ShareOf(SurveyItem item, List<SurveyAnswer> answers) =>
        new(
            answers.Count(a => item.Favourable.Contains(a.Value, StringComparer.Ordinal)),
            answers.Count
        );
}
