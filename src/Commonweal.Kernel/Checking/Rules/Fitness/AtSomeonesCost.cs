namespace Commonweal.Kernel.Checking.Rules.Fitness;

/// <summary>V302: someone declines the value and their complaint has no answer (10 §4 C; Scanlon 1998).</summary>
internal sealed class AtSomeonesCost : DocumentRule
{
    public override string Code => "V302";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document.Values.SelectMany(value =>
            document
                .StandpointsOn[value.Id.Text]
                .Where(s => !s.Agrees && string.IsNullOrWhiteSpace(s.Answer))
                .Select(s =>
                    s.Complaint is { Length: > 0 } complaint
                        ? Found(
                            value.Id.Text,
                            s.Span,
                            ("title", value.Title),
                            ("party", s.Party.Text),
                            ("complaint", complaint)
                        )
                        : Variant(
                            "silent",
                            value.Id.Text,
                            s.Span,
                            ("title", value.Title),
                            ("party", s.Party.Text)
                        )
                )
        );
}
