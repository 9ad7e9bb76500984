using System.Globalization;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V116: a card of fewer than three or more than seven policies (10 §4 A).</summary>
internal sealed class PolicyCount : DocumentRule
{
    private const int Least = 3;
    private const int Most = 7;

    public override string Code => "V116";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document
            .Values.Where(v => v.Policies.Count is < Least or > Most)
            .Select(v => new Finding(
                Code,
                v.Id.Text,
                v.Id.Span,
                [
                    ("title", v.Title),
                    ("count", v.Policies.Count.ToString(CultureInfo.InvariantCulture)),
                    ("lines", v.Policies.Count == 1 ? "line" : "lines"),
                ]
            ));
}
