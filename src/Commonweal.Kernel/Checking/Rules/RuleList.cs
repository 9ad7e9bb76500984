using Commonweal.Kernel.Checking.Rules.Fitness;
using Commonweal.Kernel.Checking.Rules.Improvement;
using Commonweal.Kernel.Checking.Rules.Norms;
using Commonweal.Kernel.Checking.Rules.Phrases;
using Commonweal.Kernel.Checking.Rules.Practice;
using Commonweal.Kernel.Checking.Rules.Sources;
using Commonweal.Kernel.Checking.Rules.Structure;

namespace Commonweal.Kernel.Checking.Rules;

/// <summary>
/// Every rule of groups B to F and the two of group A that look at a whole card, in the order of their codes. A new
/// rule is one file, one page and one line here.
/// </summary>
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
        new OneContext(),
        new AtSomeonesCost(),
        new RoleReversal(),
        new NoReason(),
        new Unexplained(),
        new ReverseEndorsed(),
        new EstablishedCycle(),
        new Comprehends(),
        new ChangeWithoutUpgrade(),
        new Collapse(),
        new NoLivedStory(),
        new SelfDealing(),
        new NoDeontic(),
        new NoRole(),
        new NoContext(),
        new TooCoarse(),
        new CountsAsIncomplete(),
        new NoSocialGround(),
        new PracticeNotShown(),
        new NotExpected(),
        new NoSanction(),
        new ProcessNotLegitimate(),
        new ExplainedByDesire(),
        new Stale(),
        new NotUniversalisable(),
        new UnansweredRejection(),
        new NotBridged(),
        new NotReciprocal(),
        new BecauseCycle(),
        new PartOfCycle(),
        new OrphanInstrument(),
        new ContradictoryNorms(),
        new Signature(),
        new UnknownId(),
        new DuplicateId(),
        new ContextCycle(),
        new ParityAgainstUpgrade(),
        new IncompatibleRequirements(),
        new Undecidable(),
        new UnsettledConflict(),
        new BothPartAndMeans(),
        new NotYet(),
        new ImpossibleNumber(),
        new NoProvenance(),
        new NotTheirWords(),
        new Echo(),
        new PersonShare(),
        new TakenOver(),
        new SpanDiffers(),
        new TranscriptNotAttached(),
        new NoConsent(),
        new AcceptsAnything(),
    ];
}
