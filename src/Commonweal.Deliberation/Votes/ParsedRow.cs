namespace Commonweal.Deliberation.Votes;

/// <summary>A member of a judgement's row.</summary>
[Flags]
internal enum Member
{
    None = 0,
    Voter = 1,
    From = 2,
    To = 4,
    Context = 8,
    Answer = 16,
    Story = 32,
    Group = 64,
    Weight = 128,
    At = 256,
    Required = Voter | From | To | Context | Answer,
}

/// <summary>The members of one row as they stand in the input; spans are good until the next row is read.</summary>
internal ref struct ParsedRow
{
    public ReadOnlySpan<byte> Voter;
    public ReadOnlySpan<byte> From;
    public ReadOnlySpan<byte> To;
    public ReadOnlySpan<byte> Context;
    public ReadOnlySpan<byte> Story;
    public ReadOnlySpan<byte> Group;
    public ReadOnlySpan<byte> At;
    public Answer Answer;
    public double Weight;
    public long Ticks;

    /// <summary>Members that the row names.</summary>
    public Member Named;

    /// <summary>Members that have a value.</summary>
    public Member Given;

    /// <summary>True when the row uses the names of the 2023 study's export.</summary>
    public bool IsStudyRow;
}

/// <summary>Why a row was left out: a code and the words for its page.</summary>
/// <param name="Code">The code.</param>
/// <param name="Words">Words for the sentences of its page.</param>
internal sealed record RowProblem(string Code, params (string Name, string Text)[] Words);
