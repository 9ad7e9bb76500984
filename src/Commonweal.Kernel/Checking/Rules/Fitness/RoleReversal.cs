namespace Commonweal.Kernel.Checking.Rules.Fitness;

/// <summary>V303: the holder would not want this used on themselves (10 §4 C).</summary>
internal sealed class RoleReversal : DocumentRule
{
    public override string Code => "V303";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document
            .Values.Where(value => value.Tests.RoleReversal == false)
            .Select(value =>
                Found(value.Id.Text, value.Id.Span, ("title", value.Title), ("by", value.By.Text))
            );
}
