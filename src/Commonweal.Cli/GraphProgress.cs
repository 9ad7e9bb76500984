using System.Diagnostics;
using System.Globalization;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Cli;

/// <summary>One line on the terminal that says what is being done, once it takes longer than a moment.</summary>
internal sealed class GraphProgress(TextWriter error) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly bool _shown = Terminal.IsTerminal(error);
    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _next = Patience;
    private int _width;

    /// <summary>Shows how far reading has come.</summary>
    public void Reading(ImportProgress progress)
    {
        if (IsDue())
        {
            var rows = progress.Rows.ToString("N0", CultureInfo.InvariantCulture);
            Show(
                progress.Length is > 0 and var length
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"reading … {100 * progress.Bytes / length} % ({rows} rows)"
                    )
                    : $"reading … {rows} rows"
            );
        }
    }

    /// <summary>Shows what is being computed; steps that do not know how far they are come with 0.</summary>
    public void Computing(string step, double share)
    {
        if (IsDue())
        {
            Show(
                share > 0
                    ? string.Create(CultureInfo.InvariantCulture, $"{step} … {100 * share:F0} %")
                    : $"{step} …"
            );
        }
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

    /// <summary>At most five times a second, and not at all in the first.</summary>
    private bool IsDue()
    {
        if (!_shown)
        {
            return false;
        }

        var elapsed = Stopwatch.GetElapsedTime(_start);
        if (elapsed < _next)
        {
            return false;
        }

        _next = elapsed + Pause;
        return true;
    }

    private void Show(string text)
    {
        error.Write("\r" + text.PadRight(_width));
        error.Flush();
        _width = text.Length;
    }
}
