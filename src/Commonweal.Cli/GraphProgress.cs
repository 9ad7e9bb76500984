using System.Diagnostics;
using System.Globalization;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Cli;

/// <summary>One line on the terminal that says how far reading has come, once it takes longer than a moment.</summary>
internal sealed class GraphProgress(TextWriter error) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly bool _shown = Terminal.IsTerminal(error);
    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _next = Patience;
    private int _width;

    /// <summary>Shows how far reading has come, at most five times a second.</summary>
    public void Show(ImportProgress progress)
    {
        var elapsed = Stopwatch.GetElapsedTime(_start);
        if (!_shown || elapsed < _next)
        {
            return;
        }

        _next = elapsed + Pause;
        var rows = progress.Rows.ToString("N0", CultureInfo.InvariantCulture);
        var text = progress.Length is > 0 and var length
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Reading … {100 * progress.Bytes / length} % ({rows} rows)"
            )
            : $"Reading … {rows} rows";
        error.Write("\r" + text.PadRight(_width));
        error.Flush();
        _width = text.Length;
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_width > 0)
        {
            error.Write("\r" + new string(' ', _width) + "\r");
            error.Flush();
            _width = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();
}
