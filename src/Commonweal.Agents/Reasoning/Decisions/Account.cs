using Commonweal.Agents.Reasoning.Choice;
using Commonweal.Kernel;
using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Decisions;

/// <summary>A decision told to a reader.</summary>
/// <param name="Claim">What comes out.</param>
/// <param name="Reasons">Why: norms that exclude, comparisons, what settled it.</param>
/// <param name="Evidence">What it rests on, and who supplied it.</param>
/// <param name="Dissent">Who judged otherwise, what was declined, what was overruled.</param>
/// <param name="SetAside">What was not counted, with the reason.</param>
public sealed record Account(
    string Claim,
    Sequence<string> Reasons,
    Sequence<string> Evidence,
    Sequence<string> Dissent,
    Sequence<string> SetAside
)
{
    internal static Account Of(Ruling ruling)
    {
        var given = ruling.Case;
        return new(
            ClaimOf(ruling),
            [.. NormReasons(ruling), .. ValueReasons(ruling)],
            [.. EvidenceOf(ruling)],
            [.. DissentOf(ruling)],
            [
                .. given
                    .Basis.SetAside.Where(s => s.Contexts.Any(given.Within.Contains))
                    .Select(s => s.Why),
            ]
        );
    }

    private static string ClaimOf(Ruling ruling)
    {
        string Quoted(IEnumerable<string> options) =>
            string.Join(", ", options.Select(o => $"“{ruling.Case.OptionWords(o)}”"));
        return ruling switch
        {
            { Kind: DecisionKind.Act, Commitment: { } commitment } =>
                $"Do this: {Quoted([ruling.Option!])}. Several options could be chosen; {(commitment.Option is null ? "you asked for the one whose worst side is best" : "you had committed yourself to this one")}.",
            { Kind: DecisionKind.Act } => $"Do this: {Quoted([ruling.Option!])}.",
            { Question: { Reason: "leap" } leap } =>
                $"Ask first about “{leap.Text}”: it does not settle “{leap.Literal}” for {Quoted([leap.Option!])}, and it would be a leap to take that for granted.",
            { Question: { } question } => $"Ask first: {question.Text}",
            _ =>
                $"A hard choice between {Quoted(ruling.Remaining)}: no weighting the values allow rules them out. It is yours to make.",
        };
    }

    private static IEnumerable<string> NormReasons(Ruling ruling)
    {
        var given = ruling.Case;
        foreach (var option in given.Query.Options)
        {
            foreach (var breach in ruling.Norms.Breaches(option.Id))
            {
                var norm = $"“{given.Words(breach.Norm.Id)}” ({breach.Norm.Id})";
                var clash =
                    breach.Clashing.Count == 0
                        ? ""
                        : $" against {string.Join(", ", breach.Clashing.Select(c => $"“{given.Words(c.Id)}” ({c.Id})"))}";
                yield return breach.Stands switch
                {
                    true =>
                        $"“{option.Called}” is out: it breaks {norm}{(clash.Length > 0 ? ", which prevails" + clash : "")}.",
                    false =>
                        $"“{option.Called}” goes against {norm}, which yields here{clash.Replace(" against ", " to ", StringComparison.Ordinal)}.",
                    _ =>
                        $"“{option.Called}” breaks {norm}, and nothing says whether it holds{clash}.",
                };
            }
        }
    }

    private static IEnumerable<string> ValueReasons(Ruling ruling)
    {
        var given = ruling.Case;
        foreach (var edge in given.Wiser)
        {
            yield return $"“{given.Words(edge.High)}” weighs at least as much as “{given.Words(edge.Low)}”: {edge.Agree} of {edge.Total} found it wiser.";
        }

        foreach (var standing in ruling.Standings)
        {
            var option = given.OptionWords(standing.Option);
            yield return standing.Status switch
            {
                Admissibility.Admitted =>
                    $"“{option}” is at least as good as every other when weight lies on {Weights(given, standing.Weights)}.",
                Admissibility.Rejected =>
                    $"“{option}” is worse under every weighting, by {standing.Bound} or more, than {Mixture(given, standing)}.",
                _ => $"Whether “{option}” may be chosen depends on what is not known of it.",
            };
        }

        if (ruling.Option is { } chosen)
        {
            foreach (var other in ruling.Standings.Where(s => s.Option != chosen))
            {
                var c = ruling.Compare(chosen, other.Option);
                yield return $"“{given.OptionWords(chosen)}” is {Relation(c)} “{given.OptionWords(other.Option)}”: the margin runs from {c.Lo} to {c.Hi}.";
            }
        }
    }

    private static string Relation(OptionComparison comparison) =>
        comparison.Relation switch
        {
            ChoiceRelation.Better => "better than",
            ChoiceRelation.Worse => "worse than",
            ChoiceRelation.Equal => "as good as",
            ChoiceRelation.OnAPar => "on a par with",
            _ => "not comparable with",
        };

    private static string Weights(DecisionCase given, IReadOnlyList<Rational> weights) =>
        string.Join(
            ", ",
            given
                .Values.Zip(weights)
                .Where(p => p.Second.Sign > 0)
                .Select(p => $"“{given.Words(p.First.Id)}” ({p.Second})")
        );

    private static string Mixture(DecisionCase given, OptionStanding standing) =>
        string.Join(
            ", ",
            standing.Mixture.Select(m =>
                m.Share == Rational.One
                    ? $"“{given.OptionWords(m.Rival)}”"
                    : $"“{given.OptionWords(m.Rival)}” ({m.Share})"
            )
        );

    private static IEnumerable<string> EvidenceOf(Ruling ruling)
    {
        var given = ruling.Case;
        foreach (var fact in given.Standing("fact"))
        {
            var of = fact.Option is { } option ? $"“{given.OptionWords(option)}”: " : "";
            yield return $"{of}{fact.Literal} ({Source(fact.Provenance)}, {fact.Id})";
        }

        foreach (
            var source in given
                .Standing("assess")
                .GroupBy(a => a.Provenance, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            yield return $"{source.Count()} assessments come from {Source(source.Key)}.";
        }

        var missing = ruling.Standings.Sum(s =>
            given.Values.Sum(v => v.Policies.Count(p => given.Assessed(s.Option, v.Id, p) is null))
        );
        if (missing > 0)
        {
            yield return $"{missing} levels are not known and count as anything from 0 to 1.";
        }
    }

    private static string Source(string provenance) =>
        provenance switch
        {
            "person" => "the person",
            "third" => "someone else",
            "model" => "a model",
            _ => "a tool",
        };

    private static IEnumerable<string> DissentOf(Ruling ruling)
    {
        var given = ruling.Case;
        foreach (var edge in given.Wiser.Where(w => w.Agree < w.Total))
        {
            yield return $"{edge.Total - edge.Agree} of {edge.Total} did not find “{given.Words(edge.High)}” wiser than “{given.Words(edge.Low)}”.";
        }

        var spoken = given
            .Values.Select(v => v.Id)
            .Concat(given.Norms.Select(n => n.Id))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var dissent in given.Basis.Dissents.Where(d => spoken.Contains(d.On)))
        {
            var answer = dissent.Answer is { } said ? $" Answered: “{said}”" : "";
            yield return $"{dissent.Party} declines “{given.Words(dissent.On)}”{(dissent.Complaint is { } c ? $": “{c}”" : ".")}{answer}";
        }
    }
}
