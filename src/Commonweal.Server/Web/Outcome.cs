namespace Commonweal.Server.Web;

/// <summary>What kind of no it is; each has one HTTP status.</summary>
internal enum RefusalKind
{
    /// <summary>What was sent cannot be understood or lacks something: 422.</summary>
    Unusable,

    /// <summary>Nobody is signed in: 401.</summary>
    Unknown,

    /// <summary>Not this caller: 403.</summary>
    Forbidden,

    /// <summary>There is no such thing, or not for this caller: 404.</summary>
    Missing,

    /// <summary>It clashes with what is there: 409.</summary>
    Conflict,

    /// <summary>It was changed since the caller read it: 412.</summary>
    Stale,

    /// <summary>Not now: the deliberation is not open: 409.</summary>
    NotOpen,

    /// <summary>Too often: 429.</summary>
    TooMany,
}

/// <summary>An operation said no. A value, not an exception: callers ask wrong things every day.</summary>
/// <param name="Kind">What kind of no.</param>
/// <param name="Code">Stable name of the reason: <c>vote.twice</c>.</param>
/// <param name="Message">What happened and how to go on.</param>
internal sealed record Refusal(RefusalKind Kind, string Code, string Message)
{
    /// <summary>What is amiss in which field.</summary>
    public IReadOnlyDictionary<string, string[]> Fields { get; init; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal);

    public static Refusal Missing(string what) =>
        new(RefusalKind.Missing, "missing", $"There is no such {what}, or it is not yours to see.");
}

/// <summary>The result of an operation: what it made, or why it refused.</summary>
internal readonly record struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>What it made; default when it was refused.</summary>
    public T? Value { get; }

    /// <summary>Why not; null when it was done.</summary>
    public Refusal? Refusal { get; }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Goes on with either.</summary>
    public TResult Match<TResult>(Func<T, TResult> done, Func<Refusal, TResult> refused) =>
        Refusal is { } no ? refused(no) : done(Value!);
}
