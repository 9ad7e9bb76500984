using Commonweal.Deliberation.Votes;

namespace Commonweal.Tests.Deliberation.MoralGraphs;

/// <summary>Votes for tests, each by a voter of its own.</summary>
internal static class Ballots
{
    /// <summary>So many yes, unsure and no answers to one story, in this order.</summary>
    public static IEnumerable<Vote> Of(
        string from,
        string to,
        (int Yes, int Unsure, int No) answers,
        string? story = null,
        string context = "C"
    )
    {
        var all = Enumerable
            .Repeat(Answer.Yes, answers.Yes)
            .Concat(Enumerable.Repeat(Answer.Unsure, answers.Unsure))
            .Concat(Enumerable.Repeat(Answer.No, answers.No));
        return all.Select(
            (answer, i) =>
                new Vote(
                    $"{from}-{to}-{story}-{context}-{i}",
                    from,
                    to,
                    context,
                    answer,
                    story,
                    null,
                    1,
                    null
                )
        );
    }

    /// <summary>The votes of oracle O1 (10 §7.4).</summary>
    public static IReadOnlyList<Vote> O1 { get; } =
    [
        .. Of("A", "B", (8, 1, 1), "h1"),
        .. Of("B", "A", (4, 2, 4), "h2"),
        .. Of("B", "C", (6, 2, 2), "h3"),
    ];
}
