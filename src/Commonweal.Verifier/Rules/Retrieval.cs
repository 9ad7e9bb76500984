namespace Commonweal.Verifier.Rules;

/// <summary>What the weightings range over: the values, and the pairs (wiser, other) they respect.</summary>
internal sealed record Order(List<string> Values, HashSet<(string High, string Low)> Pairs)
{
    public Dictionary<string, int> Index { get; } =
        Values.Select((v, i) => (v, i)).ToDictionary(p => p.v, p => p.i, StringComparer.Ordinal);
}

/// <summary>CONTEXT, VALUES, NORMS, WISER, WEIGHTS: everything that applies is named, and nothing else.</summary>
internal static class Retrieval
{
    public static object Context(Checked step, Knowledge known)
    {
        step.Rests();
        var context = step.Claim.Only("context").Text("context");
        Faults.Unless(
            context == known.Context && known.HasContext,
            "E04",
            $"The query is about {known.Context}, which the snapshot must hold; the step says {context}."
        );
        Evidence.Supports(step, known, "ctx", e => e.TextOrNone("context") == context);
        return context;
    }

    public static HashSet<string> Values(Checked step, Knowledge known)
    {
        step.Rests("CONTEXT");
        _ = step.One<string>("CONTEXT");
        HashSet<string> named = new(
            step.Claim.Only("values").Set("values"),
            StringComparer.Ordinal
        );
        foreach (var id in named)
        {
            Faults.Unless(
                known.Values.TryGetValue(id, out var value) && value.Kind == "value",
                "E07",
                $"{id} is not a value of the snapshot."
            );
            Faults.Unless(value!.InContext, "E04", $"{id} does not belong to {known.Context}.");
            Faults.Unless(
                value.IsTheirs,
                "E19",
                $"{id} was supplied by a model or tool and stands here as the person's."
            );
        }

        Complete(named, known.Values.Where(v => v.Value.Applies).Select(v => v.Key));
        return named;
    }

    public static HashSet<string> Norms(Checked step, Knowledge known)
    {
        step.Rests("CONTEXT");
        _ = step.One<string>("CONTEXT");
        HashSet<string> named = new(step.Claim.Only("norms").Set("norms"), StringComparer.Ordinal);
        foreach (var id in named)
        {
            Faults.Unless(
                known.Norms.TryGetValue(id, out var norm) && norm.InContext,
                "E08",
                $"{id} is no norm of {known.Context}."
            );
        }

        Complete(named, known.Norms.Values.Where(n => n.InContext).Select(n => n.Id));
        return named;
    }

    public static (string High, string Low) Wiser(Checked step, Knowledge known)
    {
        step.Rests("CONTEXT");
        _ = step.One<string>("CONTEXT");
        var claim = step.Claim.Only("hi", "lo");
        var pair = (claim.Text("hi"), claim.Text("lo"));
        Faults.Unless(
            known.IsWiser(pair.Item1, pair.Item2),
            "E12",
            $"Too few judgements in {known.Context} find {pair.Item1} wiser than {pair.Item2}."
        );
        return pair;
    }

    public static Order Weights(Checked step)
    {
        step.Rests("VALUES", "WISER");
        var values = step.One<HashSet<string>>("VALUES");
        var named = step.Claim.Only("values").Set("values");
        Faults.Unless(
            values.SetEquals(named),
            "E13",
            "The values weighed are not those that were found."
        );
        var pairs = step.From("WISER")
            .Select(w => ((string High, string Low))w.Result!)
            .ToHashSet();
        foreach (var (high, low) in pairs)
        {
            Faults.Unless(
                values.Contains(high) && values.Contains(low),
                "E13",
                $"{high} and {low} are not both among the values weighed."
            );
        }

        return new(named, pairs);
    }

    private static void Complete(HashSet<string> named, IEnumerable<string> all)
    {
        var missing = all.Where(id => !named.Contains(id)).Order(StringComparer.Ordinal).ToList();
        Faults.Unless(missing.Count == 0, "E13", $"Left out: {string.Join(", ", missing)}.");
    }
}

/// <summary>What a cited piece of evidence says.</summary>
internal static class Evidence
{
    /// <summary>Every cited piece is of the kind, stands, and says what is claimed; at least one is cited.</summary>
    public static void Supports(Checked step, Knowledge known, string kind, Func<Fields, bool> says)
    {
        Faults.Unless(step.Cites.Count > 0, "E05", $"{step.Rule} cites no evidence.");
        foreach (var cite in step.Cites)
        {
            Faults.Unless(
                known.Evidence.TryGetValue(cite, out var entry),
                "E05",
                $"There is no evidence {cite}."
            );
            Faults.Unless(!entry!.Revoked, "E05", $"Evidence {cite} was taken back.");
            Faults.Unless(
                entry.Kind == kind && says(entry.Fields),
                "E05",
                $"Evidence {cite} does not say this."
            );
        }
    }
}
