using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Shouldly;

namespace Commonweal.Tests.Agents.Reasoning.Deontic;

/// <summary>Norms and conditions in few words.</summary>
internal static class Norms
{
    public static Condition When(string literals)
    {
        LiteralText.ReadAll(literals, ',').TryGet(out var read, out _).ShouldBeTrue(literals);
        return new(read!);
    }

    public static Norm Ought(string id, string what, string when = "") =>
        Norm(id, Commonweal.Kernel.Norms.Deontic.Obliges, what, when);

    public static Norm Forbid(string id, string what, string when = "") =>
        Norm(id, Commonweal.Kernel.Norms.Deontic.Forbids, what, when);

    public static Norm Permit(string id, string what, string when = "") =>
        Norm(id, Commonweal.Kernel.Norms.Deontic.Permits, what, when);

    public static Goal Goal(string what) => new(GoalMode.Achieve, When(what), Span.None);

    public static Formula Is(string literals) => NormReading.Of(When(literals));

    public static ViolationRanking Ranking(Norm[] norms, params string[] never) =>
        ViolationRanking.Of(norms, [.. never.Select(When)], [], CancellationToken.None);

    public static OptionVerdict Verdict(Norm[] norms, string facts, string option = "") =>
        Judge(norms, Situation.Of(When(facts).Literals), ("it", option)).Options[0];

    public static Judgement Judge(
        Norm[] norms,
        Situation situation,
        params (string Id, string Literals)[] options
    )
    {
        NormVerdicts
            .Judge(
                norms,
                situation,
                [.. options.Select(o => new Option(o.Id, When(o.Literals).Literals))]
            )
            .TryGet(out var judged, out var why)
            .ShouldBeTrue(why?.Message);
        return judged!;
    }

    private static Norm Norm(
        string id,
        Commonweal.Kernel.Norms.Deontic does,
        string what,
        string when
    ) =>
        new(id, Span.None)
        {
            Deontic = does,
            Content = Goal(what),
            When = When(when),
        };
}
