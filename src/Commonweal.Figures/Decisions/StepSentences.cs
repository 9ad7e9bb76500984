using Commonweal.Figures.Words;
using Commonweal.Kernel.Justifications;

namespace Commonweal.Figures.Decisions;

/// <summary>What each step says, in a plain sentence.</summary>
internal static class StepSentences
{
    /// <summary>The sentence of a step; of a rule that is not known, the claim as written.</summary>
    public static string Of(Step step)
    {
        Claim claim = new(step);
        return step.Rule switch
        {
            "CONTEXT" => $"The decision is about {claim["context"]}.",
            "VALUES" => All("value", "held here", claim.List("values")),
            "NORMS" => All("norm", "that applies here", claim.List("norms")),
            "FACT" when claim.TextOrNone("option") is { } option =>
                $"It is recorded of {option}: {claim["literal"]}.",
            "FACT" => $"It is recorded, whatever is chosen: {claim["literal"]}.",
            "INFER" => $"It follows: {claim["literal"]}.",
            "DETACH" =>
                $"The norm {claim["norm"]} is in force; it {Modality(claim["modality"])}: {Text.List(claim.List("body"))}.",
            "EXCLUDE" => $"{claim["option"]} breaks it, and is ruled out.",
            "STATUS" => $"Among the arguments, {claim["argument"]} {Standing(claim["status"])}.",
            "ASSESS" =>
                $"{claim["option"]} is judged {Range(claim["lo"], claim["hi"])} on {claim["policy"]}, which belongs to {claim["value"]}.",
            "WISER" => $"Enough people found {claim["hi"]} wiser than {claim["lo"]}.",
            "WEIGHTS" =>
                $"{Text.List(claim.List("values"))} are weighed, a wiser one never less than the other.",
            "COMPARE" =>
                $"{claim["a"]} is {Relation(claim["relation"])} {claim["b"]}, by {Range(claim["lo"], claim["hi"])}.",
            "ADMIT" => Admitted(claim),
            "COVER" =>
                $"{claim["value"]} is wiser than both {Text.List(claim.List("over"))}, and covers them.",
            "TRANSITION" =>
                $"{claim["to"]} grew out of {claim["from"]} by mending an error of {claim["kind"]}: better in {claim["gains"]}, worse in {claim["losses"]} cases.",
            "ASK" => $"A question comes first: {Question(claim["question"])}",
            "DEFER" =>
                $"The choice between {Text.List(claim.List("options"))} is left to the person.",
            "CONCLUDE" => $"{claim["option"]} is chosen.",
            _ => $"{step.Rule} {step.Claim}",
        };
    }

    /// <summary>What a group of steps is about.</summary>
    public static string Part(string rule) =>
        rule switch
        {
            "CONTEXT" or "VALUES" or "NORMS" => "What applies here",
            "FACT" or "INFER" or "DETACH" or "EXCLUDE" or "STATUS" =>
                "What is known, and what norms say of it",
            "ASSESS" => "How the options do",
            "WISER" or "WEIGHTS" or "COMPARE" or "COVER" or "TRANSITION" => "How the values weigh",
            _ => "What follows",
        };

    public static string Modality(string modality) =>
        modality switch
        {
            "O" => "demands",
            "F" => "forbids",
            "P" => "permits",
            _ => modality,
        };

    public static string Question(string question) =>
        question.EndsWith('?') || question.EndsWith('.') ? question : question + "?";

    public static string Range(string low, string high) => low == high ? low : $"{low} to {high}";

    private static string All(string noun, string which, IReadOnlyList<string> names) =>
        names.Count switch
        {
            0 => $"There is no {noun} {which}.",
            1 => $"The one {noun} {which} is {names[0]}.",
            _ =>
                $"The {noun}s {which.Replace("applies", "apply", StringComparison.Ordinal)} are {Text.List(names)}.",
        };

    private static string Standing(string status) =>
        status switch
        {
            "in" => "stands",
            "out" => "falls",
            _ => "can be defended",
        };

    private static string Relation(string relation) =>
        relation switch
        {
            "better" => "better than",
            "worse" => "worse than",
            "equal" => "as good as",
            "par" => "on a par with",
            _ => relation,
        };

    private static string Admitted(Claim claim) =>
        Text.Sentence(
            string.Join(
                "; ",
                new[]
                {
                    ("may be chosen", claim.List("admitted")),
                    ("falling short", claim.List("rejected")),
                    ("open, for want of evidence", claim.List("open")),
                }
                    .Where(p => p.Item2.Count > 0)
                    .Select(p => $"{p.Item1}: {Text.List(p.Item2)}")
            )
        ) + ".";
}
