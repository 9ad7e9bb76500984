using System.Globalization;
using Commonweal.Kernel.Checking;

namespace Commonweal.Kernel.Language.Parsing;

/// <summary>Gathers findings up to a number that a person can still use; past it, only counts them (L030).</summary>
internal sealed class Findings
{
    /// <summary>Most findings kept of one file.</summary>
    public const int Most = 1_000;

    private readonly List<Finding> _kept = [];
    private Span _firstLeftOut = Span.None;
    private int _leftOut;

    public void Add(
        string code,
        string entity,
        Span span,
        params ReadOnlySpan<(string Name, string Text)> arguments
    )
    {
        if (!CountsOnly(span))
        {
            _kept.Add(new(code, entity, span, Sequence.Create(arguments)));
        }
    }

    /// <summary>True when a finding at this place is only counted, so that its words need not be made.</summary>
    public bool CountsOnly(Span span)
    {
        if (_kept.Count < Most)
        {
            return false;
        }

        if (_leftOut++ == 0)
        {
            _firstLeftOut = span;
        }

        return true;
    }

    /// <summary>In the order of their places, then of their codes; what was left out is told last.</summary>
    public Sequence<Finding> ToSequence()
    {
        IEnumerable<Finding> sorted = _kept
            .OrderBy(f => f.Span.Start)
            .ThenBy(f => f.Code, StringComparer.Ordinal);
        return (
            _leftOut == 0
                ? sorted
                : sorted.Append(
                    new(
                        "L030",
                        "",
                        _firstLeftOut,
                        [
                            ("limit", Most.ToString(CultureInfo.InvariantCulture)),
                            ("more", _leftOut.ToString(CultureInfo.InvariantCulture)),
                        ]
                    )
                )
        ).ToSequence();
    }
}
