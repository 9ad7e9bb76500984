namespace Commonweal.Verifier.Rules;

/// <summary>Something that holds of an option, or, without one, whatever is chosen.</summary>
internal sealed record Holding(string? Option, string Literal);

/// <summary>FACT, INFER, DETACH, EXCLUDE: what holds, which norms are in force, which options break them.</summary>
internal static class Normative
{
    public static Holding Fact(Checked step, Knowledge known)
    {
        step.Rests();
        var claim = step.Claim.Only("option", "literal");
        Holding holding = new(claim.TextOrNone("option"), claim.Text("literal"));
        Faults.Unless(
            holding.Option is null || known.Options.Contains(holding.Option),
            "E14",
            $"{holding.Option} is no option of the query."
        );
        Evidence.Supports(
            step,
            known,
            "fact",
            e =>
                e.TextOrNone("option") == holding.Option
                && e.TextOrNone("literal") == holding.Literal
        );
        return holding;
    }

    public static Holding Infer(Checked step)
    {
        step.Rests("FACT", "INFER");
        var literal = step.Claim.Only("literal").Text("literal");
        Faults.Unless(
            step.Premises.Count > 0,
            "E03",
            "INFER rests on FACT or INFER steps; none are named."
        );
        var (option, premises) = Together(step);
        var said = premises.Select(p => p.Literal).ToList();
        if (Logic.Propagates(said, literal))
        {
            return new(option, literal);
        }

        throw Erotetic.Leap(said, literal) is { } question
            ? Faults.Is("E17", $"{literal} comes only from not asking: {question}?", question)
            : Faults.Is(
                "E18",
                $"{literal} does not follow from the premises by propagation alone."
            );
    }

    public static (NormEntry Norm, string? Option) Detach(Checked step, Knowledge known)
    {
        step.Rests("CONTEXT", "NORMS", "FACT", "INFER");
        var claim = step.Claim.Only("norm", "modality", "body");
        var id = claim.Text("norm");
        Faults.Unless(known.Norms.TryGetValue(id, out var norm), "E08", $"There is no norm {id}.");
        Faults.Unless(
            step.One<HashSet<string>>("NORMS").Contains(id),
            "E08",
            $"{id} is not among the norms that were found."
        );
        Faults.Unless(
            norm!.Modality == claim.Text("modality")
                && claim.Set("body").ToHashSet(StringComparer.Ordinal).SetEquals(norm.Body),
            "E08",
            $"The snapshot words {id} differently."
        );
        var (option, facts) = Known(step);
        foreach (var literal in norm.Guard)
        {
            Faults.Unless(
                facts.Holds(literal),
                "E03",
                $"No premise shows {literal}, on which {id} depends."
            );
        }

        Faults.Unless(
            !Knowledge.IsExcepted(norm, known.FactsOf(option)),
            "E09",
            $"An exception of {id} holds."
        );
        return (norm, option);
    }

    public static string Exclude(Checked step, Knowledge known)
    {
        step.Rests("DETACH", "FACT", "INFER");
        var option = step.Claim.Only("option").Text("option");
        Faults.Unless(
            known.Options.Contains(option),
            "E14",
            $"{option} is no option of the query."
        );
        var (norm, of) = step.One<(NormEntry, string?)>("DETACH");
        var (shown, facts) = Known(step);
        Faults.Unless(
            (of ?? option) == option && (shown ?? option) == option,
            "E03",
            $"The premises are about another option than {option}."
        );
        Faults.Unless(
            Knowledge.Breaks(norm, facts),
            "E03",
            $"The premises do not show that {option} breaks {norm.Id}."
        );
        Faults.Unless(
            !Knowledge.IsExcepted(norm, known.FactsOf(option))
                && known.Stands(norm, option) == true,
            "E09",
            $"For {option} an exception of {norm.Id} holds, or it does not prevail over a norm it clashes with."
        );
        return option;
    }

    /// <summary>The FACT and INFER premises, and the one option they are about, if any.</summary>
    internal static (string? Option, List<Holding> Holdings) Together(Checked step)
    {
        var holdings = step
            .Premises.Where(p => p.Rule is "FACT" or "INFER")
            .Select(p => (Holding)p.Result!)
            .ToList();
        string? option = null;
        foreach (var holding in holdings)
        {
            Faults.Unless(
                option is null || holding.Option is null || holding.Option == option,
                "E03",
                "The premises are about different options."
            );
            option ??= holding.Option;
        }

        return (option, holdings);
    }

    private static (string? Option, Facts Facts) Known(Checked step)
    {
        var (option, holdings) = Together(step);
        Facts facts = new();
        holdings.ForEach(h => facts.Add(h.Literal));
        return (option, facts);
    }
}
