using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using Commonweal.Kernel.Norms;

namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>An option meets what people attend to when they live by a value: a reason to do it.</summary>
/// <param name="Option">The option.</param>
/// <param name="Value">The value.</param>
/// <param name="Policy">Which of its policies.</param>
/// <param name="IsEvidenced">True where evidence says so; false where it is assumed.</param>
public sealed record PracticalReason(string Option, string Value, string Policy, bool IsEvidenced);

/// <summary>What may be asked of a practical reason (Atkinson and Bench-Capon 2007).</summary>
public enum CriticalQuestion
{
    /// <summary>Are the circumstances as they are said to be?</summary>
    AreTheCircumstancesSo,

    /// <summary>Does the option bring about what it is done for?</summary>
    DoesItBringThatAbout,

    /// <summary>Is there another option that serves the value at least as well?</summary>
    IsAnotherAsGood,

    /// <summary>Does the option demote another value?</summary>
    DoesItDemoteAnother,
}

/// <summary>A critical question that was answered against a reason.</summary>
/// <param name="Question">Which.</param>
/// <param name="Option">The option that is asked about; for the circumstances, none is needed.</param>
/// <param name="About">The literal that is not so; the policy that is not met; the value that another option serves as well; the value that is demoted.</param>
/// <param name="IsEvidenced">True where evidence says so; false where it is assumed.</param>
public sealed record Objection(
    CriticalQuestion Question,
    string Option,
    string About,
    bool IsEvidenced
);

/// <summary>What bears on a practical question.</summary>
/// <param name="Norms">The norms of the context.</param>
/// <param name="Situation">Facts, roles and groups.</param>
/// <param name="Reasons">Why options would be good.</param>
/// <param name="Objections">Critical questions answered against them.</param>
/// <param name="Wiser">Which value is wiser than which, in the context.</param>
/// <param name="OneOnly">True where only one of the options can be done.</param>
public sealed record PracticalCase(
    Sequence<Norm> Norms,
    Situation Situation,
    Sequence<PracticalReason> Reasons,
    Sequence<Objection> Objections,
    Sequence<(string Higher, string Lower)> Wiser,
    bool OneOnly
);

/// <summary>
/// Values, norms and facts as a theory of structured arguments (20 §A3.4, S1 to S5). <c>do(x)</c> says that x is to be
/// done or brought about, <c>may(x)</c> that it may. What must be done may be done, so an obligation and a prohibition of
/// the same act attack each other.
/// </summary>
public static class KernelTheory
{
    /// <summary>The literal that an option or act is to be done.</summary>
    /// <param name="act">Its name.</param>
    public static string Do(string act) => $"do({act})";

    /// <summary>The literal that an act may be done.</summary>
    /// <param name="act">Its name.</param>
    public static string May(string act) => $"may({act})";

    /// <summary>Makes the theory. O(rules · facts).</summary>
    /// <param name="practical">Norms, facts, reasons.</param>
    public static StructuredTheory Of(PracticalCase practical)
    {
        NormRules norms = new(practical.Situation);
        norms.AddAll(practical.Norms);
        List<string> facts = [.. norms.Facts];
        List<string> assumptions = [];
        List<ArgumentRule> rules = [.. norms.Rules];
        foreach (var reason in practical.Reasons)
        {
            // S3: the option meets a policy of the value, so do it.
            var meets = Meets(reason.Option, reason.Policy);
            (reason.IsEvidenced ? facts : assumptions).Add(meets);
            rules.Add(
                new(Name(reason), [meets], Do(reason.Option))
                {
                    Value = reason.Value,
                    Source = reason.Value,
                }
            );
        }

        for (var i = 0; i < practical.Objections.Count; i++)
        {
            var objection = practical.Objections[i];
            var said = $"objection({i + 1})";
            (objection.IsEvidenced ? facts : assumptions).Add(said);
            rules.AddRange(Against(objection, practical.Reasons, $"objection {i + 1}", said));
        }

        rules.AddRange(Permissions(rules));
        rules.AddRange(practical.OneOnly ? Exclusions(practical.Reasons) : []);
        return new(
            facts.Distinct(StringComparer.Ordinal).ToSequence(),
            assumptions.Distinct(StringComparer.Ordinal).ToSequence(),
            rules.DistinctBy(r => r.Id, StringComparer.Ordinal).ToSequence(),
            practical.Wiser
        );
    }

    private static string Meets(string option, string policy) => $"meets({option},{policy})";

    private static string Name(PracticalReason reason) =>
        $"{reason.Value}: {reason.Option} meets {reason.Policy}";

    private static IEnumerable<ArgumentRule> Against(
        Objection objection,
        Sequence<PracticalReason> reasons,
        string id,
        string said
    ) =>
        objection.Question switch
        {
            CriticalQuestion.AreTheCircumstancesSo =>
            [
                new(id, [said], StructuredTheory.Opposite(objection.About)),
            ],
            CriticalQuestion.DoesItBringThatAbout =>
            [
                new(
                    id,
                    [said],
                    StructuredTheory.Opposite(Meets(objection.Option, objection.About))
                ),
            ],
            CriticalQuestion.IsAnotherAsGood => reasons
                .Where(r => r.Option == objection.Option && r.Value == objection.About)
                .Select(
                    (r, i) =>
                        new ArgumentRule(
                            $"{id}.{i + 1}",
                            [said],
                            StructuredTheory.Undercut(Name(r))
                        )
                ),
            _ =>
            [
                new(id, [said], StructuredTheory.Opposite(Do(objection.Option)))
                {
                    Value = objection.About,
                    Source = objection.About,
                },
            ],
        };

    // do(x) → may(x) for every act that some rule speaks of.
    private static IEnumerable<ArgumentRule> Permissions(List<ArgumentRule> rules) =>
        rules
            .Select(r => r.Conclusion.TrimStart('~'))
            .Where(c =>
                c.StartsWith("do(", StringComparison.Ordinal)
                || c.StartsWith("may(", StringComparison.Ordinal)
            )
            .Select(c => c[(c.IndexOf('(', StringComparison.Ordinal) + 1)..^1])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(act => new ArgumentRule(
                $"ought implies may: {act}",
                [Do(act)],
                May(act),
                true
            ));

    private static IEnumerable<ArgumentRule> Exclusions(Sequence<PracticalReason> reasons)
    {
        string[] options =
        [
            .. reasons
                .Select(r => r.Option)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        return from a in options
            from b in options
            where string.CompareOrdinal(a, b) < 0
            select new ArgumentRule(
                $"one only: {a}, {b}",
                [Do(a)],
                StructuredTheory.Opposite(Do(b)),
                true
            );
    }
}
