namespace Commonweal.Server.Features.Participation;

/// <summary>A page of the interview.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Form">The question.</param>
/// <param name="Number">The number the answer will have.</param>
public sealed record InterviewModel(Frame Frame, InterviewForm Form, int Number)
{
    /// <summary>Which step this is.</summary>
    public int Step { get; init; }

    /// <summary>About how many there are.</summary>
    public int Of { get; init; }

    /// <summary>Key of the question before; empty for the first.</summary>
    public string Back { get; init; } = "";

    /// <summary>Whether this is an earlier question, opened again.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>What is amiss, by id of the field.</summary>
    public IReadOnlyList<(string Field, string Sentence)> Amiss { get; init; } = [];

    /// <summary>What another window answered under the same number.</summary>
    public IReadOnlyList<string> Stored { get; init; } = [];

    /// <summary>What was typed and has no field on this page.</summary>
    public IReadOnlyList<string> Typed { get; init; } = [];

    /// <summary>At the end: how the card stands, in words; empty before.</summary>
    public string Standing { get; init; } = "";

    /// <summary>At the end: the lines of the card.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>At the end: what the card is called.</summary>
    public string CardTitle { get; init; } = "";

    /// <summary>Whether an earlier question can still be answered anew.</summary>
    public bool CanGoBack { get; init; } = true;

    /// <summary>The value of a field, or empty.</summary>
    public string Value(string name, int row) =>
        Form.Filled.TryGetValue(name, out var values) && row < values.Count ? values[row] : "";

    /// <summary>What is amiss in a field.</summary>
    public IEnumerable<string> ProblemsOf(string id) =>
        Amiss.Where(a => a.Field == id).Select(a => a.Sentence);
}
