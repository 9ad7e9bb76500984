namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N302: someone affected declines the norm and their complaint has no answer (10 §4 C; Scanlon 1998).</summary>
internal sealed class UnansweredRejection : DocumentRule
{
    public override string Code => "N302";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document.Norms.SelectMany(norm =>
            document
                .StandpointsOn[norm.Id.Text]
                .Where(s => !s.Agrees && string.IsNullOrWhiteSpace(s.Answer))
                .Select(s =>
                    s.Complaint is { Length: > 0 } complaint
                        ? Found(
                            norm.Id.Text,
                            s.Span,
                            ("title", NormGrounds.TitleOf(norm)),
                            ("party", s.Party.Text),
                            ("complaint", complaint)
                        )
                        : Variant(
                            "silent",
                            norm.Id.Text,
                            s.Span,
                            ("title", NormGrounds.TitleOf(norm)),
                            ("party", s.Party.Text)
                        )
                )
        );
}
