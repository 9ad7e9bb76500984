using System.Globalization;
using System.Text.Json.Nodes;
using Commonweal.Figures.Words;
using Commonweal.Kernel.Justifications;

namespace Commonweal.Figures.Decisions;

/// <summary>What speaks against a decision, and what would have changed it: sentences worked out from the steps that hold.</summary>
internal static class Reasons
{
    /// <summary>What people, options and sources say against it. Empty only when the steps and attachments hold nothing of the kind.</summary>
    public static IReadOnlyList<string> Dissent(DecisionModel model) =>
        [.. Judgements(model), .. Better(model), .. Supplied(model)];

    /// <summary>What would have had to be otherwise for another outcome, as far as the proof shows.</summary>
    public static IReadOnlyList<string> Changes(DecisionModel model) =>
        [.. Exclusions(model), .. Rejections(model), .. Relations(model), .. Commitments(model)];

    private static IEnumerable<string> Judgements(DecisionModel model) =>
        from step in Held(model, "WISER")
        let claim = new Claim(step.Step)
        let judged = model.Judged(claim["hi"], claim["lo"])
        where judged is not null && judged.Agree < judged.Total
        select Text.Sentence(
            $"{Text.OutOf(judged.Total - judged.Agree, judged.Total)} asked did not find {judged.High} wiser than {judged.Low}."
        );

    private static IEnumerable<string> Better(DecisionModel model)
    {
        if (model.Chosen is null)
        {
            yield break;
        }

        foreach (var cell in model.Scores.GroupBy(s => s.Value, StringComparer.Ordinal))
        {
            var own = cell.FirstOrDefault(s => s.Option.Name == model.Chosen);
            foreach (
                var rival in cell.Where(s =>
                    own is not null && s.Option != own.Option && s.Low > own.High
                )
            )
            {
                yield return $"On {cell.Key}, {rival.Option.Name} does better than {model.Chosen}: {rival.Words} against {own!.Words}.";
            }
        }
    }

    private static IEnumerable<string> Supplied(DecisionModel model)
    {
        if (model.Evidence is null)
        {
            yield break;
        }

        var cited = model
            .Steps.Where(s => s.Holds && s.Verdict.Used)
            .SelectMany(s => s.Step.Cites)
            .ToHashSet(StringComparer.Ordinal);
        foreach (
            var group in model
                .Evidence.Items.Where(i =>
                    i.Provenance is "model" or "tool" && cited.Contains(i.Id)
                )
                .GroupBy(i => i.Provenance, StringComparer.Ordinal)
        )
        {
            yield return Text.Sentence(
                $"{Text.OutOf(group.Count(), cited.Count)} pieces of evidence it rests on came from {DecisionModel.Supplied(group.Key)}, not from people: {Text.FirstOf([.. group.Select(i => i.Id)], 6)}."
            );
        }
    }

    private static IEnumerable<string> Exclusions(DecisionModel model)
    {
        foreach (var step in Held(model, "EXCLUDE"))
        {
            var option = new Claim(step.Step)["option"];
            var premises = step.Step.Premises.Select(p => model.Whole.Steps[p - 1]).ToList();
            var norm = new Claim(premises.First(p => p.Rule == "DETACH"))["norm"];
            var facts = premises
                .Where(p => p.Rule == "FACT")
                .Select(p => new Claim(p)["literal"])
                .ToList();
            if (facts.Count > 0)
            {
                yield return $"{option} would have been weighed with the others if it were not recorded: {Text.List(facts)}.";
            }

            var unless = model.Snapshot?.Norms.FirstOrDefault(n => n.Id == norm)?.Unless ?? [];
            foreach (var exception in unless)
            {
                yield return $"{norm} would not have been in force if this held: {Text.List([.. exception])}.";
            }
        }
    }

    private static IEnumerable<string> Rejections(DecisionModel model) =>
        from proof in Proofs(model)
        let beta = DecisionModel.Number(Claim.Shown(proof.Value?["beta"]))
        where beta > 0
        select $"{proof.Key} would still fall short if every assessment moved by less than {(beta / 2).ToString("0.####", CultureInfo.InvariantCulture)}. A larger change could bring it back.";

    private static IEnumerable<string> Relations(DecisionModel model)
    {
        var pairs = Proofs(model)
            .SelectMany(p => p.Value?["y"]?.AsArray() ?? [])
            .Where(y => DecisionModel.Number(Claim.Shown(y?["y"])) > 0)
            .Select(y => (High: Claim.Shown(y?["hi"]) ?? "", Low: Claim.Shown(y?["lo"]) ?? ""))
            .Distinct()
            .OrderBy(p => p.High, StringComparer.Ordinal)
            .ThenBy(p => p.Low, StringComparer.Ordinal);
        foreach (var (high, low) in pairs)
        {
            if (model.Judged(high, low) is not { } judged)
            {
                continue;
            }

            var needed = (int)
                Math.Ceiling(
                    (DecisionModel.Number(model.Whole.Header.Theta) * judged.Total) - 1e-9
                );
            var change = judged.Agree - needed + 1;
            yield return $"The proof uses that {high} is wiser than {low}, as {Text.OutOf(judged.Agree, judged.Total)} found. Had {Text.Small(change)} of them judged otherwise, it would have had to do without.";
        }
    }

    private static IEnumerable<string> Commitments(DecisionModel model) =>
        model is { Chosen: { } chosen, Last.Cites: [var first, ..], Admit: { } admit }
        && Left(admit) is { Count: > 1 } left
            ?
            [
                $"Without the commitment {first}, the choice between {Text.List(left)} would have been open, and {chosen} one of them.",
            ]
            : [];

    private static List<string> Left(StepView admit)
    {
        Claim claim = new(admit.Step);
        return [.. claim.List("admitted"), .. claim.List("open")];
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Proofs(DecisionModel model) =>
        model.Admit is null
            ? []
            : (new Claim(model.Admit.Step).Certificate["rejected"] as JsonObject ?? []).OrderBy(
                p => p.Key,
                StringComparer.Ordinal
            );

    private static IEnumerable<StepView> Held(DecisionModel model, string rule) =>
        model.Steps.Where(s => s.Step.Rule == rule && s.Holds && s.Verdict.Used);
}
