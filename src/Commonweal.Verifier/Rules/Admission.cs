namespace Commonweal.Verifier.Rules;

/// <summary>The options an ADMIT step leaves, each with its lowest score.</summary>
internal sealed record Left(
    List<string> Admitted,
    List<string> Open,
    Dictionary<string, Exact> Floor
)
{
    public List<string> All { get; } = [.. Admitted, .. Open];
}

/// <summary>ADMIT: which options may be chosen under some permitted weighting [Levi 1986], each with its proof.</summary>
internal static class Admission
{
    public static Left Admit(Checked step, Knowledge known)
    {
        step.Rests("ASSESS", "WEIGHTS", "EXCLUDE", "NORMS");
        var claim = step.Claim.Only("admitted", "rejected", "open");
        var (admitted, rejected, open) = (
            claim.Set("admitted"),
            claim.Set("rejected"),
            claim.Set("open")
        );
        var excluded = step.From("EXCLUDE")
            .Select(p => (string)p.Result!)
            .ToHashSet(StringComparer.Ordinal);
        foreach (
            var option in known
                .Options.Where(o => !excluded.Contains(o))
                .Order(StringComparer.Ordinal)
        )
        {
            Faults.Unless(
                known.BrokenBy(option).Norm is null,
                "E16",
                $"The evidence shows that {option} breaks {known.BrokenBy(option).Norm}, and no step says so."
            );
        }

        List<string> all = [.. admitted, .. rejected, .. open];
        var left = known
            .Options.Where(o => !excluded.Contains(o))
            .ToHashSet(StringComparer.Ordinal);
        Faults.Unless(
            all.Count == left.Count && left.SetEquals(all),
            "E14",
            "Each option that is not excluded stands once, as admitted, rejected or open."
        );
        var order = step.One<Order>("WEIGHTS");
        var scores = Choice.Scores(step, known, order, left);
        var certificate = step.Certificate.Only("admitted", "rejected");
        var yes = certificate.Object("admitted").Only([.. admitted]);
        var no = certificate.Object("rejected").Only([.. rejected]);
        admitted.ForEach(o => Optimal(o, Choice.Weighting(yes.Numbers(o), order), scores));
        rejected.ForEach(o => Beaten(o, no.Object(o), order, scores));
        return new(
            admitted,
            open,
            scores.ToDictionary(
                s => s.Key,
                s => s.Value.Low.Aggregate(Exact.One, (least, x) => x < least ? x : least),
                StringComparer.Ordinal
            )
        );
    }

    private static void Optimal(
        string option,
        Exact[] weights,
        Dictionary<string, (Exact[] Low, Exact[] High)> scores
    )
    {
        var own = Choice.Dot(weights, scores[option].Low);
        foreach (var (rival, score) in scores)
        {
            Faults.Unless(
                rival == option || own >= Choice.Dot(weights, score.High),
                "E11",
                $"Under the weighting given, {rival} may be better than {option}."
            );
        }
    }

    private static void Beaten(
        string option,
        Fields proof,
        Order order,
        Dictionary<string, (Exact[] Low, Exact[] High)> scores
    )
    {
        proof.Only("mu", "beta", "y");
        var beta = proof.Exact("beta");
        Faults.Unless(
            beta.Sign > 0,
            "E11",
            $"{option} is rejected without being worse by anything."
        );
        var (sum, d) = (Exact.Zero, scores[option].High.Select(x => -x).ToArray());
        foreach (var (rival, share) in proof.Numbers("mu"))
        {
            Faults.Unless(
                rival != option && share.Sign >= 0 && scores.ContainsKey(rival),
                "E11",
                $"{rival} is no rival of {option} with a share of 0 or more."
            );
            sum += share;
            for (var i = 0; i < d.Length; i++)
            {
                d[i] += share * scores[rival].Low[i];
            }
        }

        Faults.Unless(sum.Versus(1) == 0, "E11", "The shares of the rivals do not sum to 1.");
        Choice.Bounds(proof, order, d, beta);
    }
}
