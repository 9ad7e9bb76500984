using System.Collections.Immutable;
using Commonweal.Kernel;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>Where an interview stands: what <see cref="Interview.Replay"/> makes of a plan and its answers. Immutable.</summary>
public sealed record InterviewState
{
    private Question? _next;

    internal InterviewState(InterviewPlan plan) => Plan = plan;

    /// <summary>What was settled before.</summary>
    public InterviewPlan Plan { get; }

    /// <summary>What is asked now; found when it is first asked for, so that a replay does not follow every correction.</summary>
    public Question Next => _next ??= Course.Next(this);

    /// <summary>The number the next answer is to have.</summary>
    public int NextNumber { get; internal init; } = 1;

    /// <summary>All answers taken, by number.</summary>
    internal ImmutableSortedDictionary<int, InterviewAnswer> Log { get; init; } =
        ImmutableSortedDictionary<int, InterviewAnswer>.Empty;

    /// <summary>The answers that hold, by key of the question.</summary>
    internal ImmutableSortedDictionary<string, InterviewAnswer> Holding
    {
        get;
        init => (field, _next) = (value, null);
    } = ImmutableSortedDictionary.Create<string, InterviewAnswer>(StringComparer.Ordinal);

    /// <summary>The answers that hold, in the order given. Those replaced or made void by a correction are not among them.</summary>
    public IReadOnlyList<InterviewAnswer> Answers =>
        [.. Holding.Values.OrderBy(answer => answer.Number)];

    /// <summary>All answers taken, corrected ones too, by number: what a store holds.</summary>
    public IReadOnlyList<InterviewAnswer> Stored => [.. Log.Values];

    /// <summary>What was last said to a question, whether or not it still holds: to fill in a form with. Null if nothing was.</summary>
    public InterviewAnswer? Before(string key) =>
        Log.Values.LastOrDefault(answer =>
            string.Equals(answer.Question, key, StringComparison.Ordinal)
        );

    /// <summary>The answer that holds, or null.</summary>
    internal InterviewAnswer? Of(string key) => Holding.GetValueOrDefault(key);

    /// <summary>The opening, or null before it was chosen.</summary>
    public OpeningKind? Opening => Openings.Read(Of("opening").One(InterviewField.Opening));

    /// <summary>The context the choice was made in, or null before the telling.</summary>
    public InterviewContext? Context =>
        Of("telling") is not { } telling ? null
        : Plan.Contexts.Count == 1 ? Plan.Contexts[0]
        : Plan.ContextOf(telling.One(InterviewField.Context));

    /// <summary>The lines of the card as they stand now.</summary>
    public Sequence<CardLine> Lines =>
        Of("review") is { } review
            ? review.Lines()
            : CourseOfRepair.LinesBefore(this, InterviewLimits.Repairs + 1);

    /// <summary>The card as it stands now.</summary>
    public CardDraft Card =>
        new(
            Of("review").One(InterviewField.Title),
            Lines,
            new[] { Context?.Id, Of("second-context").One(InterviewField.Context) }
                .OfType<string>()
                .Where(id => id.Length > 0)
                .ToSequence(),
            Of("limits").Filled(InterviewField.OutOfPlace)
        );

    /// <summary>Catch trials shown so far, and how many of the decoys were taken for one's own.</summary>
    public (int Accepted, int Shown) Trials
    {
        get
        {
            var trials = new[] { Of("trial-1"), Of("trial-2") }.OfType<InterviewAnswer>().ToList();
            return (trials.Count(t => t.IsYes(InterviewField.Belongs)), trials.Count);
        }
    }

    /// <summary>True once the card was reviewed.</summary>
    public bool IsFinished => Next is Question.Finished;

    /// <summary>True if the person chose to stop.</summary>
    public bool IsStopped => Next is Question.Stopped;

    /// <summary>
    /// How far the interview has come: questions that hold an answer, and an estimate of how many there are in all. Zooms
    /// and repairs count only once they are asked.
    /// </summary>
    public (int Done, int Of) Progress
    {
        get
        {
            var fixedQuestions =
                10 + (Plan.ModelTookPart ? 1 : 0) + (Opening == OpeningKind.Ahead ? 1 : 0);
            var extra = Holding.Keys.Count(key =>
                key.StartsWith("zoom", StringComparison.Ordinal)
                || key.StartsWith("repair", StringComparison.Ordinal)
                || string.Equals(key, "stop", StringComparison.Ordinal)
            );
            var asked = Next is Question.Zoom or Question.Repair or Question.OfferToStop ? 1 : 0;
            return (Holding.Count, fixedQuestions + extra + asked);
        }
    }
}
