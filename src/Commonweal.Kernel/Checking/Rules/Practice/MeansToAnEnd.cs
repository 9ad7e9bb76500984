using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Practice;

/// <summary>
/// V205, the constitutive test (10 §4 B; Edelman 2022). With s = [diminished] + [still attend] + [not automate] +
/// [reasons ≥ 3] + [whole attention]: a means if not still attended to or s ≤ 1; constitutive if still attended to and
/// s ≥ 3; otherwise undetermined. While answers are missing it speaks only if no answer could change the outcome: what
/// is missing is V204's to say.
/// </summary>
internal sealed class MeansToAnEnd : DocumentRule
{
    public override string Code => "V205";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var value in document.Values)
        {
            if (value.Tests.StillAttend == false)
            {
                yield return Variant(
                    "dropped",
                    value.Id.Text,
                    value.Id.Span,
                    ("title", value.Title)
                );
            }
            else if (Highest(value.Tests) <= 1)
            {
                yield return Found(value.Id.Text, value.Id.Span, Counted(value));
            }
            else if (Complete(value.Tests) && Lowest(value.Tests) < 3)
            {
                yield return Variant("undetermined", value.Id.Text, value.Id.Span, Counted(value));
            }
        }
    }

    /// <summary>How many of the five speak for a value at least, counting what was not asked against it.</summary>
    internal static int Lowest(ConstitutiveTests tests) => Count(tests, unasked: false);

    /// <summary>How many of the five speak for a value at most, counting what was not asked for it.</summary>
    internal static int Highest(ConstitutiveTests tests) => Count(tests, unasked: true);

    private static int Count(ConstitutiveTests tests, bool unasked) =>
        One(tests.Diminished ?? unasked)
        + One(tests.StillAttend ?? unasked)
        + One(!(tests.Automate ?? !unasked))
        + One(tests.Reasons is { } reasons ? reasons >= 3 : unasked)
        + One(tests.WholeAttention ?? unasked);

    private static bool Complete(ConstitutiveTests tests) =>
        tests
            is {
                StillAttend: not null,
                Automate: not null,
                Diminished: not null,
                Reasons: not null,
                WholeAttention: not null
            };

    private static int One(bool yes) => yes ? 1 : 0;

    private static (string, string)[] Counted(Value value) =>
        [("title", value.Title), ("count", Text.Of(Lowest(value.Tests)))];
}
