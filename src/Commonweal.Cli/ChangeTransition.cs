using System.Globalization;
using Commonweal.Agents.Reasoning.Change;

namespace Commonweal.Cli;

/// <summary>What <c>weal change transition</c> tells.</summary>
internal static class ChangeTransition
{
    public static int Run(System.CommandLine.ParseResult result)
    {
        if (ChangeCommands.Read(result, TransitionText.Read) is not { } transition)
        {
            return Weal.Unusable;
        }

        if (!Transitions.Judge(transition).TryGet(out var judged, out var why))
        {
            result.InvocationConfiguration.Error.WriteLine(
                $"{why.Where}: {why.Message} ({why.Code})"
            );
            return Weal.Unusable;
        }

        ChangeCommands.Print(
            result,
            new
            {
                Format = "commonweal.transition/1",
                From = transition.From.Text,
                To = transition.To.Text,
                Context = transition.Context.Text,
                By = transition.By.Text,
                transition.Kind,
                transition.Reason,
                judged.Status,
                judged.Gains,
                judged.Losses,
                SignTest = judged.SignTest.ToString(),
                judged.KindWitnessed,
                judged.KeepsWhatWasRight,
            },
            Lines(transition, judged)
        );
        return judged.Status == TransitionStatus.NotShown ? Weal.Findings : Weal.Fine;
    }

    private static IEnumerable<string> Lines(Transition transition, TransitionJudgement judged)
    {
        var verdict = judged.Status switch
        {
            TransitionStatus.Growth => "the cases are evidence of growth",
            TransitionStatus.Provisional =>
                "provisional: gains only, and too few of them to tell from chance",
            _ => "the cases do not show growth, or not yet",
        };
        yield return $"{transition.From.Text} to {transition.To.Text}: {verdict}.";
        var chance = judged.SignTest.ToDouble().ToString("0.####", CultureInfo.InvariantCulture);
        yield return $"  Of {transition.Cases.Count} cases, {judged.Gains} went well with the newer value alone, {judged.Losses} with the older alone. A fair coin gives as many gains with probability {chance}; at most 0.1 is asked.";
        var kind = transition.Kind.ToString().ToLowerInvariant();
        yield return judged.KindWitnessed
            ? $"  The {kind} is seen in policies and cases."
            : $"  The {kind} is not seen: {Missing(transition.Kind)}.";
        yield return judged.KeepsWhatWasRight
            ? "  What was right in the older value is said."
            : "  What was right in the older value is not said. Name a policy that is kept or refined.";
    }

    private static string Missing(TransitionKind kind) =>
        kind switch
        {
            TransitionKind.Omission =>
                "no case that went well only with the newer value cites a policy that the older one lacks",
            TransitionKind.Contradiction =>
                "in no case do two policies of the older value rank options oppositely",
            TransitionKind.Confusion => "no policy of the older value is split in two",
            _ => "a gain lies inside the context of the older value, or there is none",
        };
}
