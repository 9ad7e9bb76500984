using System.Numerics;

namespace Commonweal.Verifier.Rules;

/// <summary>COVER and TRANSITION: a wiser value over a conflict, and growth from one value to another.</summary>
internal static class Change
{
    public static object Cover(Checked step, Knowledge known)
    {
        step.Rests("CONTEXT", "COMPARE");
        _ = step.One<string>("CONTEXT");
        Faults.Unless(
            step.One<string>("COMPARE") == "par",
            "E15",
            "COVER answers a conflict; the options compared are not on a par."
        );
        var claim = step.Claim.Only("value", "over");
        var (value, over) = (claim.Text("value"), claim.Set("over"));
        Faults.Unless(
            known.Values.TryGetValue(value, out var entry) && entry.Applies,
            "E07",
            $"{value} is not a value of {known.Context}."
        );
        Faults.Unless(over.Count == 2, "E03", "COVER names the two values in conflict.");
        foreach (var low in over)
        {
            Faults.Unless(
                known.Values.TryGetValue(low, out var covered) && covered.Applies,
                "E07",
                $"{low} is not a value of {known.Context}."
            );
            Faults.Unless(
                known.IsWiser(value, low),
                "E12",
                $"Too few judgements find {value} wiser than {low}."
            );
        }

        return value;
    }

    public static object Transition(Checked step, Knowledge known)
    {
        step.Rests();
        var claim = step.Claim.Only("from", "to", "kind", "gains", "losses", "status");
        var (from, to, kind) = (claim.Text("from"), claim.Text("to"), claim.Text("kind"));
        Faults.Unless(
            known.Values.TryGetValue(from, out var before) && before.Kind == "value",
            "E07",
            $"{from} is not a value."
        );
        Faults.Unless(
            known.Values.TryGetValue(to, out var after) && after.Kind == "value",
            "E07",
            $"{to} is not a value."
        );
        Evidence.Supports(
            step,
            known,
            "case",
            e => e.TextOrNone("option") == from && e.TextOrNone("value") == to
        );
        Faults.Unless(
            step.Cites.TrueForAll(c => known.Evidence[c].Provenance == "person"),
            "E19",
            "The cases are the person's own; another supplied one of these."
        );
        var cases = step.Cites.ConvertAll(c => known.Evidence[c].Fields);
        var gained = cases.FindAll(c => c.Exact("lo").Sign == 0 && c.Exact("hi").Versus(1) == 0);
        var losses = cases.Count(c => c.Exact("hi").Sign == 0 && c.Exact("lo").Versus(1) == 0);
        Faults.Unless(
            claim.Whole("gains") == gained.Count && claim.Whole("losses") == losses,
            "E10",
            $"The cases show {gained.Count} gains and {losses} losses."
        );
        Faults.Unless(gained.Count > 0, "E15", "No case went better by the later value.");
        var witnessed = IsWitnessed(kind, before!, after!, gained, known.Context);
        Faults.Unless(witnessed, "E15", $"The cases and policies do not show an {kind}.");
        var status =
            IsSignificant(gained.Count, losses) ? "growth"
            : losses == 0 ? "provisional"
            : "neither";
        Faults.Unless(
            claim.Text("status") == status,
            "E15",
            $"{gained.Count} gains and {losses} losses make this {status}."
        );
        return to;
    }

    private static bool IsWitnessed(
        string kind,
        ValueEntry before,
        ValueEntry after,
        List<Fields> gained,
        string context
    )
    {
        var added = after.Policies.Except(before.Policies, StringComparer.Ordinal).ToList();
        var dropped = before.Policies.Except(after.Policies, StringComparer.Ordinal).ToList();
        Faults.Unless(
            kind == "contradiction" || dropped.Count < before.Policies.Count,
            "E15",
            "The later value keeps nothing of what was right in the earlier one."
        );
        return kind switch
        {
            "omission" => gained.Exists(c => c.TextOrNone("policy") is { } p && added.Contains(p)),
            "contradiction" => before.Policies.Count >= 2 && dropped.Count > 0,
            "confusion" => dropped.Count > 0 && added.Count >= 2,
            "overreach" => gained.TrueForAll(c =>
                c.TextOrNone("context") is { } at && at != context
            ),
            _ => throw Faults.Is("E03", $"\"{kind}\" is no kind of transition."),
        };
    }

    /// <summary>One-sided sign test at .1: P(Bin(g + l, ½) ≥ g), exactly.</summary>
    private static bool IsSignificant(int gains, int losses)
    {
        var n = gains + losses;
        BigInteger term = 1;
        BigInteger sum = 1;
        for (var k = 1; k <= losses; k++)
        {
            term = term * (n - k + 1) / k;
            sum += term;
        }

        return sum * 10 <= BigInteger.Pow(2, n);
    }
}
