namespace Commonweal.Verifier.Rules;

/// <summary>ASK, DEFER, CONCLUDE: how reasoning ends.</summary>
internal static class Ending
{
    public static object Ask(Checked step, Knowledge known)
    {
        step.Rests("FACT", "INFER", "ADMIT");
        var claim = step.Claim.Only("question", "reason");
        var (question, reason) = (claim.Text("question"), claim.Text("reason"));
        Faults.Unless(!string.IsNullOrWhiteSpace(question), "E03", "The question is empty.");
        var changes = reason switch
        {
            "leap" => Blocks(step, question),
            "hard" => step.One<Left>("ADMIT").All.Count > 1,
            "regret" => step.One<Left>("ADMIT").All.Count == 0,
            "evidence" => step.One<Left>("ADMIT").Open.Count > 0,
            "norms" => step.One<Left>("ADMIT")
                .All.Exists(o => known.BrokenBy(o).Undecided is not null),
            _ => throw Faults.Is(
                "E03",
                $"\"{reason}\" is no reason to ask; leap, norms, evidence, hard and regret are."
            ),
        };
        Faults.Unless(changes, "E15", "The answer would change nothing.");
        return question;
    }

    public static object Defer(Checked step)
    {
        step.Rests("ADMIT");
        var left = step.One<Left>("ADMIT").All;
        var options = step.Claim.Only("options").Set("options");
        Faults.Unless(
            left.Count >= 2 && left.ToHashSet(StringComparer.Ordinal).SetEquals(options),
            "E15",
            "What is left to the person is not what the ADMIT step leaves."
        );
        return options;
    }

    public static object Conclude(Checked step, Knowledge known)
    {
        step.Rests("ADMIT");
        var left = step.One<Left>("ADMIT");
        var option = step.Claim.Only("option").Text("option");
        Faults.Unless(
            left.Admitted.Contains(option),
            "E15",
            $"{option} is not among the options that may be chosen."
        );
        Faults.Unless(
            known.BrokenBy(option).Undecided is null,
            "E15",
            $"{option} breaks {known.BrokenBy(option).Undecided}, which clashes with another norm, and nothing settles which holds."
        );
        step.Cites.ForEach(cite => Settles(cite, option, left, known));
        Faults.Unless(
            step.Cites.Count > 0 || left.All.Count == 1,
            "E15",
            "Several options are left, and no commitment of the person is cited."
        );
        return option;
    }

    /// <summary>The person committed to the option, or to the one whose lowest score is highest where several are left.</summary>
    private static void Settles(string cite, string option, Left left, Knowledge known)
    {
        if (known.Commitments.TryGetValue(cite, out var committed))
        {
            Faults.Unless(committed == option, "E05", $"The commitment {cite} is to {committed}.");
            return;
        }

        Faults.Unless(
            known.Evidence.TryGetValue(cite, out var entry)
                && entry is { Kind: "commit", Revoked: false }
                && (
                    entry.Fields.TextOrNone("option") == option
                    || entry.Fields.TextOrNone("literal") == "security"
                ),
            "E05",
            $"{cite} is no commitment to {option}."
        );
        Faults.Unless(
            entry!.Provenance == "person",
            "E19",
            $"The commitment {cite} is not the person's own."
        );
        Faults.Unless(
            entry.Fields.TextOrNone("option") == option
                || left.All.TrueForAll(o => o == option || left.Floor[o] < left.Floor[option]),
            "E15",
            $"The lowest score of {option} is not the highest."
        );
    }

    private static bool Blocks(Checked step, string question)
    {
        var literal = step.Certificate.Only("literal").Text("literal");
        return Erotetic.Leap(Normative.Together(step).Holdings.ConvertAll(h => h.Literal), literal)
            == question;
    }
}
