using Commonweal.Kernel.Norms;

namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N207: the newest observation of practice or of expectation is older than the half-life (10 §4 B).</summary>
internal sealed class Stale : DocumentRule
{
    public override string Code => "N207";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var norm in document.Norms)
        {
            if (Old(document, norm.Practiced) is { } seen)
            {
                yield return Told(document, norm, "practiced", seen);
            }

            if (Old(document, norm.Expected) is { } asked)
            {
                yield return Told(document, norm, "expected", asked);
            }
        }
    }

    private static Tally? Old(DocumentView document, Sequence<Tally> tallies) =>
        NormGrounds.Newest(document, tallies) is { } newest
        && newest.On != default
        && Age(document, newest) > document.Options.HalfLifeDays
            ? newest
            : null;

    private static int Age(DocumentView document, Tally tally) =>
        document.Options.Today.DayNumber - tally.On.DayNumber;

    private Finding Told(DocumentView document, Norm norm, string word, Tally tally) =>
        Found(
            norm.Id.Text,
            tally.Span,
            ("title", NormGrounds.TitleOf(norm)),
            ("word", word),
            ("date", Text.Of(tally.On)),
            ("days", Text.Of(Age(document, tally))),
            ("half-life", Text.Of(document.Options.HalfLifeDays))
        );
}
