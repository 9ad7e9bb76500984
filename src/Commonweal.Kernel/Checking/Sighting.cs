namespace Commonweal.Kernel.Checking;

/// <summary>
/// What a text rule saw, and where: offsets in the text of the phrase. The sentences of its page may use
/// <c>{text}</c> (the phrase), <c>{word}</c> (what was seen) and whatever <see cref="Also"/> names.
/// </summary>
/// <param name="Start">First character.</param>
/// <param name="Length">Number of characters.</param>
internal readonly record struct Sighting(int Start, int Length)
{
    /// <summary>Which wording of the page fits; null for its first.</summary>
    public string? Variant { get; init; }

    /// <summary>More words for the sentences of the page.</summary>
    public Sequence<(string Name, string Text)> Also
    {
        get => field ?? Sequence<(string, string)>.Empty;
        init;
    }

    /// <summary>One past the last character.</summary>
    public int End => Start + Length;

    /// <summary>True if the other lies inside this one.</summary>
    public bool Covers(Sighting other) => Start <= other.Start && other.End <= End;
}
