namespace Commonweal.Kernel.Checking.Rules.Sources;

/// <summary>P601: a policy does not say who supplied its words (10 §1 Prov, §4 F).</summary>
internal sealed class NoProvenance : DocumentRule
{
    public override string Code => "P601";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document.Values.SelectMany(value =>
            value
                .Policies.Where(policy => policy.Provenance is null)
                .Select(policy =>
                    Found(
                        value.Id.Text,
                        policy.TextSpan,
                        ("text", PhraseChecker.Excerpt(policy.Text)),
                        ("by", value.By.Text)
                    )
                )
        );
}
