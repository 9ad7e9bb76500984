namespace Commonweal.Deliberation.Votes;

/// <summary>The names of members: those of JSON Lines and those of the 2023 study's export.</summary>
internal static class MemberNames
{
    private static readonly (string Neutral, string Study, Member Member)[] All =
    [
        ("voter", "userId", Member.Voter),
        ("from", "fromId", Member.From),
        ("to", "toId", Member.To),
        ("context", "contextId", Member.Context),
        ("answer", "relationship", Member.Answer),
        ("story", "story", Member.Story),
        ("group", "group", Member.Group),
        ("weight", "weight", Member.Weight),
        ("at", "createdAt", Member.At),
    ];

    /// <summary>The member that a name stands for, or none.</summary>
    public static Member Of(ReadOnlySpan<byte> name) =>
        name.Length switch
        {
            2 when name.SequenceEqual("to"u8) => Member.To,
            2 when name.SequenceEqual("at"u8) => Member.At,
            4 when name.SequenceEqual("from"u8) => Member.From,
            4 when name.SequenceEqual("toId"u8) => Member.To,
            5 when name.SequenceEqual("voter"u8) => Member.Voter,
            5 when name.SequenceEqual("story"u8) => Member.Story,
            6 when name.SequenceEqual("answer"u8) => Member.Answer,
            6 when name.SequenceEqual("weight"u8) => Member.Weight,
            6 when name.SequenceEqual("userId"u8) => Member.Voter,
            6 when name.SequenceEqual("fromId"u8) => Member.From,
            7 when name.SequenceEqual("context"u8) => Member.Context,
            9 when name.SequenceEqual("contextId"u8) => Member.Context,
            9 when name.SequenceEqual("createdAt"u8) => Member.At,
            12 when name.SequenceEqual("relationship"u8) => Member.Answer,
            _ => Member.None,
        };

    /// <summary>How a member is written in rows of the kind at hand.</summary>
    public static string Write(Member member, bool study) =>
        All.Where(m => m.Member == member).Select(m => study ? m.Study : m.Neutral).First();

    /// <summary>The known name that an unknown one differs from by one slip or by its case, or null.</summary>
    public static string? Near(string name)
    {
        var names = All.SelectMany(m => new[] { m.Neutral, m.Study }).ToList();
        return names.Contains(name)
            ? null
            : names.Find(known => IsOneSlip(name.ToLowerInvariant(), known.ToLowerInvariant()));
    }

    private static bool IsOneSlip(string a, string b)
    {
        if (a == b)
        {
            return true;
        }

        if (b.Length < 4 || Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
        {
            start++;
        }

        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)])
        {
            end++;
        }

        var (restA, restB) = (a[start..(a.Length - end)], b[start..(b.Length - end)]);
        return (restA.Length <= 1 && restB.Length <= 1)
            || (
                restA.Length == 2
                && restB.Length == 2
                && restA[0] == restB[1]
                && restA[1] == restB[0]
            );
    }
}
