namespace Commonweal.Verifier.Rules;

/// <summary>ASK, DEFER, CONCLUDE: how reasoning ends.</summary>
internal static class Ending
{
    public static object Ask(Checked step)
    {
        step.Rests("FACT", "INFER", "ADMIT");
        var claim = step.Claim.Only("question", "reason");
        var (question, reason) = (claim.Text("question"), claim.Text("reason"));
        Faults.Unless(!string.IsNullOrWhiteSpace(question), "E03", "The question is empty.");
        var changes = reason switch
        {
            "leap" => Blocks(step, question),
            "hard" => step.One<Left>("ADMIT").Count != 1,
            "evidence" => step.One<Left>("ADMIT").Open.Count > 0,
            _ => throw Faults.Is(
                "E03",
                $"\"{reason}\" is no reason to ask; leap, hard and evidence are."
            ),
        };
        Faults.Unless(changes, "E15", "The answer would change nothing.");
        return question;
    }

    public static object Defer(Checked step)
    {
        step.Rests("ADMIT");
        var left = step.One<Left>("ADMIT");
        var options = step.Claim.Only("options").Set("options");
        Faults.Unless(
            left.Count >= 2
                && left.Admitted.Concat(left.Open)
                    .ToHashSet(StringComparer.Ordinal)
                    .SetEquals(options),
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
        foreach (var cite in step.Cites)
        {
            if (known.Commitments.TryGetValue(cite, out var committed))
            {
                Faults.Unless(
                    committed == option,
                    "E05",
                    $"The commitment {cite} is to {committed}."
                );
                continue;
            }

            Faults.Unless(
                known.Evidence.TryGetValue(cite, out var entry)
                    && entry is { Kind: "commit", Revoked: false }
                    && entry.Fields.TextOrNone("option") == option,
                "E05",
                $"{cite} is no commitment to {option}."
            );
            Faults.Unless(
                entry!.Provenance == "person",
                "E19",
                $"The commitment {cite} is not the person's own."
            );
        }

        Faults.Unless(
            step.Cites.Count > 0 || (left.Admitted.Count == 1 && left.Open.Count == 0),
            "E15",
            "Several options are left, and no commitment of the person is cited."
        );
        return option;
    }

    private static bool Blocks(Checked step, string question)
    {
        var literal = step.Certificate.Only("literal").Text("literal");
        return Erotetic.Leap(Normative.Together(step).Holdings.ConvertAll(h => h.Literal), literal)
            == question;
    }
}
