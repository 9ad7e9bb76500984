namespace Commonweal.Deliberation.Votes;

/// <summary>What to take from an input, and what is known about it beforehand.</summary>
public sealed record ImportOptions
{
    /// <summary>Take everything as it is.</summary>
    public static ImportOptions Everything { get; } = new();

    /// <summary>Only judgements cast strictly before this moment; rows without a date are left out and reported (V915).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only judgements in this context.</summary>
    public string? Context { get; init; }

    /// <summary>
    /// Where groups come from: in a study folder a key of <c>demographic.json</c> (none without it), in JSON Lines the
    /// member that names the group (<c>group</c> without it).
    /// </summary>
    public string? GroupKey { get; init; }

    /// <summary>Ids of the known values; others are reported (V906). Null when unknown.</summary>
    public IReadOnlyCollection<string>? Values { get; init; }

    /// <summary>Ids of the known contexts; others are reported (V907). Null when unknown; a study folder brings its own.</summary>
    public IReadOnlyCollection<string>? Contexts { get; init; }

    /// <summary>Called now and then with how far reading has come.</summary>
    public Action<ImportProgress>? Progress { get; init; }
}

/// <summary>How far reading has come.</summary>
/// <param name="Bytes">Bytes read.</param>
/// <param name="Length">Bytes in all, or null for a stream that does not say.</param>
/// <param name="Rows">Rows seen.</param>
public sealed record ImportProgress(long Bytes, long? Length, long Rows);

/// <summary>What was read and what was passed over on request.</summary>
/// <param name="Rows">Rows seen, blank lines not counted.</param>
/// <param name="Accepted">Judgements taken.</param>
/// <param name="AfterCut">Rows passed over because they were not cast before the date asked for.</param>
/// <param name="OtherContexts">Rows passed over because they are about another context than the one asked for.</param>
public sealed record ImportTotals(long Rows, long Accepted, long AfterCut, long OtherContexts);
