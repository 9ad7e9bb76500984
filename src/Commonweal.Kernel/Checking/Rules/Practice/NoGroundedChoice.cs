using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Practice;

/// <summary>V201: no policy of the value was exercised in a choice that its holder lived or was told of (10 §4 B).</summary>
internal sealed class NoGroundedChoice : DocumentRule
{
    public override string Code => "V201";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document
            .Values.Where(value =>
                !document.ChoicesOf(value).Any(choice => Grounds(document, choice, value))
            )
            .Select(value =>
                Found(value.Id.Text, value.Id.Span, ("title", value.Title), ("by", value.By.Text))
            );

    /// <summary>
    /// A lived choice grounds the values of the one who lived it; a choice one was told of grounds the listener's. A
    /// choice that has not been made yet (S514) grounds nothing.
    /// </summary>
    private static bool Grounds(DocumentView document, Choice choice, Value value) =>
        !(choice.On > document.Options.Today)
        && (
            choice.Mode == ChoiceMode.Told
            || (choice.Mode == ChoiceMode.Lived && choice.By == value.By)
        );
}
