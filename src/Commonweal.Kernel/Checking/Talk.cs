using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>One turn of a conversation.</summary>
/// <param name="Speaker">Whose turn it is.</param>
/// <param name="ByModel">True if a model speaks.</param>
/// <param name="Start">First code unit of the words, after <c>speaker-id:</c>.</param>
/// <param name="End">One past the last code unit.</param>
internal sealed record Turn(string Speaker, bool ByModel, int Start, int End);

/// <summary>
/// A transcript as turns: a line that starts with the identifier of a declared party and a colon opens one, other lines
/// go on with it. Built once per transcript, O(length).
/// </summary>
internal sealed class Talk
{
    private readonly List<Turn> _turns = [];
    private readonly HashSet<string>?[] _words;

    public Talk(string text, Func<string, AgentKind?> kindOf)
    {
        Text = text;
        (string Speaker, AgentKind Kind, int Start)? open = null;
        for (var line = 0; line < text.Length; )
        {
            var end = text.IndexOf('\n', line);
            end = end < 0 ? text.Length : end + 1;
            var colon = text.IndexOf(':', line, end - line);
            if (colon > line && kindOf(text[line..colon].Trim()) is { } kind)
            {
                Close(open, line);
                open = (text[line..colon].Trim(), kind, colon + 1);
            }

            line = end;
        }

        Close(open, text.Length);
        _words = new HashSet<string>?[_turns.Count];
    }

    public string Text { get; }

    public IReadOnlyList<Turn> Turns => _turns;

    /// <summary>The words between two offsets, or null if they lie outside the text.</summary>
    public string? Between(int start, int end) =>
        start >= 0 && start <= end && end <= Text.Length ? Text[start..end] : null;

    /// <summary>Number of the turn an offset stands in, or -1. O(log turns).</summary>
    public int TurnAt(int offset)
    {
        var turn = FirstEndingAfter(offset);
        return turn < _turns.Count && _turns[turn].Start <= offset ? turn : -1;
    }

    /// <summary>Number of the first turn that ends after an offset; the number of turns if none does. O(log turns).</summary>
    public int FirstEndingAfter(int offset)
    {
        var (low, high) = (0, _turns.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _turns[middle].End <= offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The distinct content words of a turn.</summary>
    public IReadOnlySet<string> WordsOf(int turn) =>
        _words[turn] ??= new(
            ContentWords.Of(Text.AsSpan(_turns[turn].Start, _turns[turn].End - _turns[turn].Start)),
            StringComparer.Ordinal
        );

    private void Close((string Speaker, AgentKind Kind, int Start)? open, int end)
    {
        if (open is { } turn)
        {
            _turns.Add(new(turn.Speaker, turn.Kind == AgentKind.Model, turn.Start, end));
        }
    }
}
