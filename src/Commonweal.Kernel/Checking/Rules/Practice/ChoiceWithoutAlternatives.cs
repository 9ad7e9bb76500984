namespace Commonweal.Kernel.Checking.Rules.Practice;

/// <summary>V202: a choice that grounds a value passed nothing over, so nothing shows what was chosen for (10 §4 B).</summary>
internal sealed class ChoiceWithoutAlternatives : DocumentRule
{
    public override string Code => "V202";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document.Values.SelectMany(value =>
            document
                .ChoicesOf(value)
                .Where(choice => choice.Over.Count == 0)
                .Select(choice =>
                    Found(
                        value.Id.Text,
                        choice.Id.Span,
                        ("choice", choice.Id.Text),
                        ("did", choice.Did ?? choice.Id.Text),
                        ("title", value.Title)
                    )
                )
        );
}
