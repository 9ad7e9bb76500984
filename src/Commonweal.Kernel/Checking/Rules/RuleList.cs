using Commonweal.Kernel.Checking.Rules.Practice;
using Commonweal.Kernel.Checking.Rules.Provenance;
using Commonweal.Kernel.Checking.Rules.Structure;

namespace Commonweal.Kernel.Checking.Rules;

/// <summary>Every rule of groups B to F, in the order of their codes. A new rule is one file, one page and one line here.</summary>
internal static class RuleList
{
    public static IReadOnlyList<DocumentRule> Document { get; } =
    [
        new NoGroundedChoice(),
        new ChoiceWithoutAlternatives(),
        new PolicyNotExercised(),
        new ProbesMissing(),
        new MeansToAnEnd(),
        new NoLimits(),
        new OnlyImagined(),
        new BecauseCycle(),
        new UnknownId(),
        new DuplicateId(),
        new NoProvenance(),
    ];
}
