using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Kernel.Language;
using Commonweal.Verifier;

namespace Commonweal.Cli;

/// <summary>
/// Training data from justifications (20 §A7.4): JSON Lines, one trace a line. The prompt names the query and never what
/// the snapshot holds, so that a model learns to recall it [Guan et al. 2025]. Ids of evidence are replaced by e1, e2, ….
/// </summary>
internal static class TraceExport
{
    public static IEnumerable<string> Lines(Justification whole, string form, ulong seed)
    {
        var shown = Pseudonymous(whole);
        var verdict = Check(whole);
        return form switch
        {
            "sft" => [CanonicalJson.Of(Sft(shown))],
            "prm" =>
            [
                CanonicalJson.Of(
                    new JsonObject
                    {
                        ["prompt"] = Prompt(whole),
                        ["steps"] = Labelled(shown, verdict),
                    }
                ),
            ],
            "pairs" => Mutations
                .OnePerOperator(whole, seed)
                .Where(m => m.Mutant.Header == whole.Header)
                .Select(m => CanonicalJson.Of(Pair(shown, m))),
            _ => [CanonicalJson.Of(Rewarded(whole, shown, verdict))],
        };
    }

    /// <summary>What a training loop asks for: score, step rewards, codes.</summary>
    public static object Reward(Verdict verdict) =>
        new
        {
            verdict.Score,
            verdict.Return,
            verdict.Terminal,
            StepRewards = verdict.Steps.Select(s => s.Reward),
            Codes = verdict.Steps.Select(s => s.Fault?.Code ?? ""),
            verdict.Parts,
            ScoreParts.Weights,
            Verdict.Soundness,
        };

    private static JsonObject Sft(Justification shown) =>
        new()
        {
            ["prompt"] = Prompt(shown),
            ["trace"] = string.Join('\n', shown.Steps.Select(Line)),
            ["answer"] = JsonNode.Parse(shown.Steps[^1].Claim),
        };

    private static JsonArray Labelled(Justification shown, Verdict verdict) =>
        new([
            .. shown.Steps.Zip(
                verdict.Steps,
                (step, v) =>
                    new JsonObject
                    {
                        ["step"] = Line(step, v.Number - 1),
                        ["label"] =
                            v.State == StepState.Invalid ? -1
                            : v is { State: StepState.Valid, Used: true } ? 1
                            : 0,
                        ["code"] = v.Fault?.Code ?? "",
                    }
            ),
        ]);

    private static JsonObject Pair(Justification shown, Mutation mutation)
    {
        var lines = shown.Steps.Select(Line).ToList();
        return new()
        {
            ["prompt"] = Prompt(shown),
            ["prefix"] = string.Join('\n', lines.Take(mutation.Step - 1)),
            ["chosen"] = lines[mutation.Step - 1],
            ["rejected"] = Line(
                Pseudonymous(mutation.Mutant).Steps[mutation.Step - 1],
                mutation.Step - 1
            ),
            ["code"] = mutation.Code,
        };
    }

    private static JsonObject Rewarded(Justification whole, Justification shown, Verdict verdict) =>
        new()
        {
            ["prompt"] = Prompt(whole),
            ["trace"] = string.Join('\n', shown.Steps.Select(Line)),
            ["score"] = Number(verdict.Score),
            ["return"] = Number(verdict.Return),
            ["stepRewards"] = new JsonArray([
                .. verdict.Steps.Select(s => JsonValue.Create(Number(s.Reward))),
            ]),
            ["codes"] = new JsonArray([
                .. verdict.Steps.Select(s => JsonValue.Create(s.Fault?.Code ?? "")),
            ]),
        };

    private static string Prompt(Justification whole) =>
        $"Context: {whole.Header.Context}. Options: {string.Join(", ", whole.Header.Options)}. Purpose: {whole.Header.Purpose}";

    /// <summary>The line form: <c>S3: RULE {claim} &lt;- S1,S2 [e1] {certificate}</c>.</summary>
    private static string Line(Step step, int index) =>
        $"S{index + 1}: {step.Rule} {step.Claim}"
        + (
            step.Premises.Count == 0
                ? ""
                : $" <- {string.Join(',', step.Premises.Select(p => $"S{p}"))}"
        )
        + (step.Cites.Count == 0 ? "" : $" [{string.Join(',', step.Cites)}]")
        + (step.Certificate is null ? "" : $" {step.Certificate}");

    private static Justification Pseudonymous(Justification whole)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        return whole with
        {
            Steps = whole
                .Steps.Select(s =>
                    s with
                    {
                        Text = null,
                        Cites = s.Cites.Select(Rename).ToSequence(),
                    }
                )
                .ToSequence(),
        };

        string Rename(string id) =>
            names.TryGetValue(id, out var name)
                ? name
                : names[id] = string.Create(CultureInfo.InvariantCulture, $"e{names.Count + 1}");
    }

    private static Verdict Check(Justification whole) =>
        Proof.Check(Encoding.UTF8.GetBytes(whole.ToText()));

    private static string Number(double value) =>
        value.ToString("0.######", CultureInfo.InvariantCulture);
}
