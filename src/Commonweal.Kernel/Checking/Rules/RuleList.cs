using Commonweal.Kernel.Checking.Rules.Phrases;
using Commonweal.Kernel.Checking.Rules.Practice;
using Commonweal.Kernel.Checking.Rules.Provenance;
using Commonweal.Kernel.Checking.Rules.Structure;

namespace Commonweal.Kernel.Checking.Rules;

/// <summary>Every rule of groups B to F and the two of group A that look at a whole card, in the order of their codes. A new rule is one file, one page and one line here.</summary>
internal static class RuleList
{
    public static IReadOnlyList<DocumentRule> Document { get; } =
    [
        new PolicyCount(),
        new DuplicatePolicies(),
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
