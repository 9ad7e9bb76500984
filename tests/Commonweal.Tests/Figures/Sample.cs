using System.Globalization;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Figures.Reports;
using Commonweal.Figures.Words;

namespace Commonweal.Tests.Figures;

/// <summary>Made-up graphs to draw: one with winners, one like the 2023 study without any, one without judgements.</summary>
internal static partial class Sample
{
    private const string Cards = """
        slow | Staying with the silence | MOMENTS when a question hangs in the room and nobody needs to fill it; SIGNS that someone is about to say the harder thing; BREATHS that tell whether to wait or to speak
        facts | Complete information | FACTS the person has not been told yet; NUMBERS that bear on their choice; GAPS between what they heard and what was said
        hope | Keeping hope open | WORDS that leave a door open without promising anything; THINGS the person still looks forward to; CHANGES in what they hope for
        truth | Saying it plainly | SENTENCES short enough to be carried home; MOMENTS when kindness begins to blur what is true; QUESTIONS that ask for the plain answer
        company | Not leaving anyone alone with it | PEOPLE who will be there when the door closes; MINUTES after the news, when nothing is planned; OFFERS of company that can be refused without effort
        refusal | Taking a no seriously | REASONS behind a refusal, before any answer to it; FEARS that a refusal protects; MOMENTS when pressure wears the mask of care
        trust | Being someone to come back to | SIGNS that the person would call again; PROMISES small enough to keep
        habit | Following the protocol | STEPS that the protocol lists; FORMS that are still unsigned
        dignity | Seeing the whole life | STORIES of who this person is outside this room; THINGS they can still decide for themselves; NAMES they want to be called by
        rest | Leaving the day where it was | THOUGHTS that follow me to the bus; COLLEAGUES who look as tired as I feel; RITUALS that close a door gently
        tired | Carrying on regardless | TASKS that are left; REASONS to stay a little longer
        learn | Asking what today taught | SURPRISES that did not fit what I expected; MISTAKES small enough to speak of
        """;

    // from, to, context, mean and sd of D, answers one way and the other (yes/unsure/no), votes and support of both groups, status, robustness
    private const string Pairs = """
        facts slow bad-news 1.31 .41 19/3/1 4/3/12 16/.96 18/.91 Established 7
        facts truth bad-news .92 .40 16/4/2 6/4/9 14/.93 15/.88 Established 3
        hope slow bad-news .41 .36 14/5/3 9/4/6 13/.88 14/.79 Open 0
        truth hope bad-news .18 .34 12/6/4 10/4/5 12/.94 15/.11 Contested 0
        company truth bad-news .03 .19 9/9/3 9/8/3 11/.52 10/.55 OnAPar 0
        facts company bad-news .62 .47 8/2/1 0/0/0 4/.85 2/.80 Open 0
        habit refusal refusal-of-care 1.52 .43 22/2/1 3/2/14 17/.98 19/.95 Established 11
        facts refusal refusal-of-care .66 .39 15/4/3 7/4/8 13/.90 14/.86 Open 0
        refusal dignity refusal-of-care .29 .35 13/5/3 9/5/5 12/.80 12/.66 Open 0
        habit trust refusal-of-care .74 .45 10/2/1 3/1/5 9/.90 8/.84 Open 0
        trust dignity refusal-of-care .12 .39 7/4/3 6/2/3 8/.60 9/.55 Open 0
        tired rest end-of-shift .58 .44 9/3/1 3/1/4 6/.86 7/.82 Open 0
        tired learn end-of-shift .37 .45 7/3/2 4/1/3 6/.78 5/.71 Open 0
        learn rest end-of-shift .05 .46 5/3/2 4/2/2 5/.50 4/.52 Open 0
        """;

    public static DateOnly Date { get; } = new(2026, 3, 14);

    /// <summary>Three contexts: two with winners, one without; every status occurs.</summary>
    public static GraphReportInput WithWinners()
    {
        var edges = Lines(Pairs).Select(Edge).ToLookup(e => e.Context, StringComparer.Ordinal);
        ContextGraph[] contexts =
        [
            Context(
                "bad-news",
                edges["bad-news"],
                new("slow", .52, .21, .17, 15),
                new("truth", .31, .22, -.05, 14)
            ),
            Context("end-of-shift", edges["end-of-shift"]),
            Context(
                "refusal-of-care",
                edges["refusal-of-care"],
                new Winner("refusal", .48, .2, .15, 17)
            ),
        ];
        return new()
        {
            Title = "How should our clinic’s assistant be with people?",
            Question =
                "When someone is frightened, refuses help, or is simply worn out: what should the assistant pay attention to?",
            Graph = new(
                412,
                43,
                [new("day staff", 23), new("night staff", 20)],
                contexts,
                new(-301.4, -299.9, -300.7, -322.6),
                .79,
                [new(0, 9), new(.75, 6), new(1.1, 4), new(1.4, 3), new(1.75, 2)]
            ),
            Mai = Mai(contexts),
            Cards = Lines(Cards)
                .Select(l => l.Split(" | "))
                .ToDictionary(
                    l => l[0],
                    l => new ValuesCard(
                        l[0],
                        l[1],
                        l[0] == "slow" ? "Silence is also an answer." : null,
                        l[2].Split("; ")
                    ),
                    StringComparer.Ordinal
                ),
            ContextLabels = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["bad-news"] = "When there is bad news to give",
                ["refusal-of-care"] = "When someone refuses care",
                ["end-of-shift"] = "At the end of a shift",
            },
            Stages =
            [
                new("opened the invitation", 61),
                new("wrote a value", 52),
                new("judged at least one pair", 43),
                new("judged six pairs", 37),
            ],
            Submissions = SampleSubmissions.All,
            Origins = new Dictionary<string, WordOrigins>(StringComparer.Ordinal)
            {
                ["slow"] = new(21, 6, 0, 0),
                ["facts"] = new(9, 0, 7, 3),
            },
            Date = Date,
            Source = "A deliberation made up for testing; nobody said these things.",
        };
    }

    /// <summary>About the size of the 2023 study: 133 pairs of 60 values in 11 contexts, none established.</summary>
    public static GraphReportInput LikeTheStudy() =>
        Generated(60, [23, 15, 15, 13, 12, 11, 10, 10, 9, 8, 7], 506);

    /// <summary>No judgements.</summary>
    public static GraphReportInput Empty() =>
        new()
        {
            Title = "A question not yet asked",
            Graph = new(0, 0, [], [], new(0, 0, 0, 0), 0, []),
            Date = Date,
            Source = "No judgements.",
        };

    public static MoralEdge Edge(string line)
    {
        var f = line.Split(' ');
        var (forward, reverse) = (Counts(f[5]), Counts(f[6]));
        var (mean, sd) = (Number(f[3]), Number(f[4]));
        var status = Enum.Parse<EdgeStatus>(f[9]);
        var (p, n) = (Odds.Normal(mean / sd), forward.Total + reverse.Total);
        GroupSupport[] groups = [Support("day staff", f[7]), Support("night staff", f[8])];
        return new()
        {
            From = f[0],
            To = f[1],
            Context = f[2],
            Forward = forward,
            Reverse = reverse,
            Mean = mean,
            StandardDeviation = sd,
            Probability = p,
            ProbabilityOnAPar = .3,
            EffectiveVotes = n,
            Groups = groups,
            Status = status,
            Lacking =
                (p < .95 ? Lacking.Probability : Lacking.None)
                | (n < 12 ? Lacking.Votes : Lacking.None)
                | (reverse.Total == 0 ? Lacking.BothDirections : Lacking.None)
                | (
                    groups.Any(g => g is { Votes: >= 3, Probability: < .8 })
                        ? Lacking.GroupSupport
                        : Lacking.None
                ),
            VotesNeeded = status == EdgeStatus.Established ? 0 : (int)Math.Ceiling((.99 - p) * 60),
            Robustness = f[10] == "0" ? null : int.Parse(f[10], CultureInfo.InvariantCulture),
            AttackBudget = status == EdgeStatus.Established ? 0 : 14,
            BridgedSupport = groups.Min(g => g.Probability),
        };
    }

    private static GroupSupport Support(string group, string text) =>
        new(group, (int)Number(text.Split('/')[0]), Number(text.Split('/')[1]));

    private static AnswerCounts Counts(string text) =>
        text.Split('/').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()
            is [var yes, var unsure, var no]
            ? new(yes, unsure, no, unsure / 3)
            : throw new FormatException(text);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static ContextGraph Context(
        string id,
        IEnumerable<MoralEdge> given,
        params Winner[] winners
    )
    {
        MoralEdge[] edges =
        [
            .. given
                .OrderBy(e => e.Status == EdgeStatus.Established ? 0 : 1)
                .ThenByDescending(e => e.Probability)
                .ThenBy(e => e.From, StringComparer.Ordinal)
                .ThenBy(e => e.To, StringComparer.Ordinal),
        ];
        var values = edges.SelectMany(e => new[] { e.From, e.To }).Distinct(StringComparer.Ordinal);
        return new(
            id,
            edges.Sum(e => e.Forward.Total + e.Reverse.Total),
            Math.Min(43, edges.Sum(e => e.Forward.Total)),
            edges,
            winners,
            [.. values.Order(StringComparer.Ordinal).Select(v => new ValueLevel(v, 0, .3))]
        );
    }

    private static MaiGraph Mai(IEnumerable<ContextGraph> contexts)
    {
        MaiEdge[] edges =
        [
            .. contexts
                .SelectMany(c => c.Edges)
                .Where(e => e.Forward.Yes > e.Forward.No + 2)
                .Select(e => new MaiEdge(
                    e.From,
                    e.To,
                    [e.Context],
                    new(
                        e.Forward.Yes,
                        e.Forward.No,
                        e.Reverse.Yes,
                        e.Forward.Unsure,
                        e.Forward.Total
                    ),
                    Math.Clamp((e.Forward.Yes - e.Reverse.Yes) / (double)e.Forward.Total, .33, 1),
                    1.3
                )),
        ];
        var scores = edges
            .SelectMany(e => new[] { (Value: e.To, Score: .0064), (Value: e.From, Score: .0011) })
            .GroupBy(e => e.Value, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Sum(e => e.Score)))
            .OrderByDescending(s => s.Item2)
            .ThenBy(s => s.Key, StringComparer.Ordinal)
            .ToArray();
        return new(edges, scores, 412);
    }
}
