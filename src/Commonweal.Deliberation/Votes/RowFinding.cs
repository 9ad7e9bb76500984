using Commonweal.Kernel.Checking;

namespace Commonweal.Deliberation.Votes;

/// <summary>A row of input that was left out, merged or only noted, and why.</summary>
/// <param name="Code">Code of the finding, V9…; its page is in <c>docs/rules</c>.</param>
/// <param name="Row">One-based row of the input: a line of a JSON Lines file, an entry of a JSON array; 0 for the whole input.</param>
/// <param name="Message">What was seen; how to mend it stands on the code's page.</param>
public sealed record RowFinding(string Code, long Row, string Message)
{
    /// <summary>Error: the row was left out. Warning: rows were merged. Information: nothing was lost.</summary>
    public Severity Severity => RulePage.Of(Code)?.Severity ?? Severity.Error;
}

/// <summary>How many rows one kind of finding concerns.</summary>
/// <param name="Code">The code.</param>
/// <param name="Rows">Rows, at least one.</param>
public sealed record FindingCount(string Code, long Rows)
{
    /// <summary>The severity that the code's page gives it.</summary>
    public Severity Severity => RulePage.Of(Code)?.Severity ?? Severity.Error;
}

/// <summary>Why an input could not be used at all; nothing of it was kept.</summary>
/// <param name="Message">What was looked for and what was seen.</param>
/// <param name="Mend">Ways on.</param>
public sealed record Refusal(string Message, IReadOnlyList<string> Mend)
{
    /// <summary>Its code, where it has a page of its own in <c>docs/rules</c>.</summary>
    public string? Code { get; init; }
}

/// <summary>The outcome of an import: everything that could be read, or a refusal of the whole.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public abstract record Imported<T>
{
    private Imported() { }

    /// <summary>It could be read, with findings for single rows.</summary>
    /// <param name="What">What was read.</param>
    /// <param name="Findings">Findings, the first of each code in the order of the rows.</param>
    /// <param name="Counts">How many rows each code concerns, listed or not.</param>
    public sealed record Read(
        T What,
        IReadOnlyList<RowFinding> Findings,
        IReadOnlyList<FindingCount> Counts
    ) : Imported<T>;

    /// <summary>It could not be opened or is something else.</summary>
    /// <param name="Why">The reason.</param>
    public sealed record Refused(Refusal Why) : Imported<T>;
}
