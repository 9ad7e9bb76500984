namespace Commonweal.Verifier.Rules;

/// <summary>How well an option meets one policy of a value.</summary>
internal sealed record Assessment(
    string Option,
    string Value,
    string Policy,
    Exact Low,
    Exact High
);

/// <summary>ASSESS and COMPARE, and what ADMIT shares with them: scores, permitted weightings, bounds proved by multipliers.</summary>
internal static class Choice
{
    public static Assessment Assess(Checked step, Knowledge known)
    {
        step.Rests("VALUES");
        var claim = step.Claim.Only("option", "value", "policy", "lo", "hi");
        Assessment said = new(
            claim.Text("option"),
            claim.Text("value"),
            claim.Text("policy"),
            claim.Exact("lo"),
            claim.Exact("hi")
        );
        Faults.Unless(
            known.Options.Contains(said.Option),
            "E14",
            $"{said.Option} is no option of the query."
        );
        Faults.Unless(
            step.One<HashSet<string>>("VALUES").Contains(said.Value),
            "E07",
            $"{said.Value} is not among the values that were found."
        );
        Faults.Unless(
            known.Values[said.Value].Policies.Contains(said.Policy),
            "E07",
            $"{said.Policy} is no policy of {said.Value}."
        );
        Faults.Unless(
            said.Low >= 0 && said.Low <= said.High && said.High <= 1,
            "E10",
            "A level lies between 0 and 1, its lower end first."
        );
        if (step.Cites.Count == 0 && said.Low.Sign == 0 && said.High.Versus(1) == 0)
        {
            // From 0 to 1 says nothing, so nothing need support it.
            return said;
        }

        Evidence.Supports(
            step,
            known,
            "assess",
            e =>
                e.TextOrNone("option") == said.Option
                && e.TextOrNone("value") == said.Value
                && e.TextOrNone("policy") == said.Policy
                && e.Exact("lo").Versus(said.Low) == 0
                && e.Exact("hi").Versus(said.High) == 0
        );
        return said;
    }

    public static string Compare(Checked step, Knowledge known)
    {
        step.Rests("ASSESS", "WEIGHTS");
        var claim = step.Claim.Only("a", "b", "relation", "lo", "hi");
        var (a, b) = (claim.Text("a"), claim.Text("b"));
        Faults.Unless(a != b, "E03", "An option is compared with itself.");
        var order = step.One<Order>("WEIGHTS");
        var scores = Scores(step, known, order, [a, b]);
        var (low, high) = (claim.Exact("lo"), claim.Exact("hi"));
        var certificate = step.Certificate.Only("lo", "hi");
        var least = Difference(scores[a].Low, scores[b].High);
        var most = Difference(scores[a].High, scores[b].Low);
        Faults.Unless(low <= high, "E10", "The margin's lower end lies above its upper end.");
        End(certificate.Object("lo"), order, least, low, 1);
        End(certificate.Object("hi"), order, most, high, -1);
        var relation = (low.Sign, high.Sign) switch
        {
            (0, 0) => "equal",
            (>= 0, _) => "better",
            (_, <= 0) => "worse",
            _ => "par",
        };
        Faults.Unless(
            claim.Text("relation") == relation,
            "E10",
            $"A margin from {claim.Text("lo")} to {claim.Text("hi")} makes {a} {relation}, not {claim.Text("relation")}."
        );
        return relation;
    }

    /// <summary>Lower and upper score of each option on each value: the means over all its policies.</summary>
    public static Dictionary<string, (Exact[] Low, Exact[] High)> Scores(
        Checked step,
        Knowledge known,
        Order order,
        IReadOnlyCollection<string> options
    )
    {
        Dictionary<string, (Exact[] Low, Exact[] High)> sums = new(StringComparer.Ordinal);
        foreach (var option in options)
        {
            sums[option] = (new Exact[order.Values.Count], new Exact[order.Values.Count]);
        }

        HashSet<(string, string, string)> seen = [];
        foreach (var said in step.From("ASSESS").Select(p => (Assessment)p.Result!))
        {
            Faults.Unless(
                seen.Add((said.Option, said.Value, said.Policy)),
                "E10",
                $"{said.Option} is assessed twice on {said.Policy}."
            );
            if (
                sums.TryGetValue(said.Option, out var sum)
                && order.Index.TryGetValue(said.Value, out var i)
            )
            {
                sum.Low[i] += said.Low;
                sum.High[i] += said.High;
            }
        }

        foreach (var option in options)
        {
            for (var i = 0; i < order.Values.Count; i++)
            {
                var policies = known.Values[order.Values[i]].Policies;
                var missing = policies.Find(p => !seen.Contains((option, order.Values[i], p)));
                Faults.Unless(
                    missing is null && policies.Count > 0,
                    "E14",
                    $"{option} is not assessed on {missing ?? "any policy"} of {order.Values[i]}."
                );
                sums[option].Low[i] /= policies.Count;
                sums[option].High[i] /= policies.Count;
            }
        }

        return sums;
    }

    public static Exact[] Difference(Exact[] a, Exact[] b) => [.. a.Select((x, i) => x - b[i])];

    /// <summary>A permitted weighting: not negative, sums to one, and heavier on the wiser of each pair.</summary>
    public static Exact[] Weighting(Dictionary<string, Exact> named, Order order)
    {
        var weights = new Exact[order.Values.Count];
        var sum = Exact.Zero;
        foreach (var (value, weight) in named)
        {
            Faults.Unless(
                order.Index.TryGetValue(value, out var i) && weight.Sign >= 0,
                "E11",
                $"The weight of {value} is negative or not of a value weighed."
            );
            weights[i] = weight;
            sum += weight;
        }

        Faults.Unless(sum.Versus(1) == 0, "E11", "The weights do not sum to 1.");
        foreach (var (high, low) in order.Pairs)
        {
            Faults.Unless(
                weights[order.Index[high]] >= weights[order.Index[low]],
                "E11",
                $"The weighting puts {low} above {high}."
            );
        }

        return weights;
    }

    /// <summary>Proves w·d ≥ bound for every permitted weighting: d − bound·1 − Σ y(e_high − e_low) ≥ 0 with y ≥ 0.</summary>
    public static void Bounds(Fields certificate, Order order, Exact[] d, Exact bound)
    {
        var rest = d.Select(x => x - bound).ToArray();
        foreach (var item in certificate.Items("y"))
        {
            var y = new Fields(item, "E11").Only("hi", "lo", "y");
            var pair = (y.Text("hi"), y.Text("lo"));
            Faults.Unless(
                order.Pairs.Contains(pair),
                "E11",
                $"The certificate uses {pair.Item1} over {pair.Item2}, which no WISER step gives."
            );
            var multiplier = y.Exact("y");
            Faults.Unless(multiplier.Sign >= 0, "E11", "A multiplier is negative.");
            rest[order.Index[pair.Item1]] -= multiplier;
            rest[order.Index[pair.Item2]] += multiplier;
        }

        Faults.Unless(
            Array.TrueForAll(rest, r => r.Sign >= 0),
            "E11",
            "The multipliers do not prove the bound."
        );
    }

    public static Exact Dot(Exact[] a, Exact[] b)
    {
        var sum = Exact.Zero;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void End(Fields certificate, Order order, Exact[] d, Exact margin, int sign)
    {
        certificate.Only("y", "witness");
        Exact[] signed = sign > 0 ? d : [.. d.Select(x => -x)];
        Bounds(certificate, order, signed, sign > 0 ? margin : -margin);
        var witness = Weighting(certificate.Numbers("witness"), order);
        Faults.Unless(
            Dot(witness, d).Versus(margin) == 0,
            "E11",
            "The witness does not reach the margin."
        );
    }
}
