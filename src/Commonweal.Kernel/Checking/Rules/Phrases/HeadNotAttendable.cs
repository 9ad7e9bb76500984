using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V102: the head names things one has or uses rather than things one attends to (10 §4 A).</summary>
internal sealed class HeadNotAttendable : PhraseRule
{
    public override string Code => "V102";

    public override Sighting? Examine(Phrase phrase) =>
        phrase.HeadNoun is { Field: { } field } noun && !English.IsAttendable(field)
            ? phrase.See(noun.Word, 1)
            : null;
}
