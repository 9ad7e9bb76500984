using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Practice;

/// <summary>V203: a policy names no choice in which it was exercised (10 §4 B).</summary>
internal sealed class PolicyNotExercised : DocumentRule
{
    public override string Code => "V203";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document.Values.SelectMany(value =>
            value
                .Policies.Where(policy => !policy.At.Any(at => Exercised(document, at)))
                .Select(policy =>
                    Found(
                        value.Id.Text,
                        policy.TextSpan,
                        ("text", PhraseChecker.Excerpt(policy.Text))
                    )
                )
        );

    private static bool Exercised(DocumentView document, Language.Name at) =>
        DocumentView.IsElsewhere(at) || document.Find<Choice>(at) is not null;
}
