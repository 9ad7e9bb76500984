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
        var names = Names(whole);
        var shown = Pseudonymous(whole, names);
        return form switch
        {
            "sft" => [CanonicalJson.Of(Sft(shown))],
            "prm" => [CanonicalJson.Of(Stepwise(shown, Check(whole)))],
            "pairs" => Mutations
                .OnePerOperator(whole, seed)
                .Where(m => m.Mutant.Header == whole.Header)
                .Select(m => CanonicalJson.Of(Pair(shown, m, names))),
            _ => [CanonicalJson.Of(Rewarded(shown, Check(whole)))],
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
            ["trace"] = Trace(shown),
            ["answer"] = TracePrinter.Line(shown.Steps[^1], shown.Steps.Count),
        };

    private static JsonObject Stepwise(Justification shown, Verdict verdict) =>
        new()
        {
            ["prompt"] = Prompt(shown),
            ["steps"] = new JsonArray([
                .. shown.Steps.Zip(
                    verdict.Steps,
                    (step, v) =>
                        new JsonObject
                        {
                            ["step"] = TracePrinter.Line(step, v.Number),
                            ["label"] =
                                v.State == StepState.Invalid ? -1
                                : v is { State: StepState.Valid, Used: true } ? 1
                                : 0,
                            ["code"] = v.Fault?.Code ?? "",
                        }
                ),
            ]),
        };

    /// <summary>The step that holds and the one at fault, after the steps both have in common; what follows is the same again.</summary>
    private static JsonObject Pair(
        Justification shown,
        Mutation mutation,
        Dictionary<string, string> names
    )
    {
        var faulty = Pseudonymous(mutation.Mutant, names);
        return new()
        {
            ["prompt"] = Prompt(shown),
            ["prefix"] = string.Join('\n', Written(shown).Take(mutation.Step - 1)),
            ["chosen"] = TracePrinter.Line(shown.Steps[mutation.Step - 1], mutation.Step),
            ["rejected"] = TracePrinter.Line(faulty.Steps[mutation.Step - 1], mutation.Step),
            ["step"] = mutation.Step,
            ["operator"] = mutation.Operator,
            ["code"] = mutation.Code,
        };
    }

    private static JsonObject Rewarded(Justification shown, Verdict verdict) =>
        new()
        {
            ["prompt"] = Prompt(shown),
            ["trace"] = Trace(shown),
            ["score"] = Number(verdict.Score),
            ["weights"] = ScoreParts.Weights,
            ["return"] = Number(verdict.Return),
            ["terminal"] = Number(verdict.Terminal),
            ["stepRewards"] = new JsonArray([
                .. verdict.Steps.Select(s => JsonValue.Create(Number(s.Reward))),
            ]),
            ["codes"] = new JsonArray([
                .. verdict.Steps.Select(s => JsonValue.Create(s.Fault?.Code ?? "")),
            ]),
        };

    private static string Prompt(Justification whole) =>
        $"Context: {whole.Header.Context}. Options: {string.Join(", ", whole.Header.Options)}. Purpose: {whole.Header.Purpose}";

    private static IEnumerable<string> Written(Justification shown) =>
        shown.Steps.Select((s, i) => TracePrinter.Line(s, i + 1));

    private static string Trace(Justification shown) => string.Join('\n', Written(shown));

    /// <summary>A name for each id that is cited, in the order of first use; one more for any other.</summary>
    private static Dictionary<string, string> Names(Justification whole)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (var id in whole.Steps.SelectMany(s => s.Cites))
        {
            names.TryAdd(id, string.Create(CultureInfo.InvariantCulture, $"e{names.Count + 1}"));
        }

        return names;
    }

    /// <summary>Ids of evidence replaced and free words left out: neither is needed to learn from, and both may tell who someone is.</summary>
    private static Justification Pseudonymous(
        Justification whole,
        Dictionary<string, string> names
    ) =>
        whole with
        {
            Steps = whole
                .Steps.Select(s =>
                    s with
                    {
                        Text = null,
                        Cites = s
                            .Cites.Select(id =>
                                names.TryGetValue(id, out var name)
                                    ? name
                                    : string.Create(
                                        CultureInfo.InvariantCulture,
                                        $"e{names.Count + 1}"
                                    )
                            )
                            .ToSequence(),
                    }
                )
                .ToSequence(),
        };

    private static Verdict Check(Justification whole) =>
        Proof.Check(Encoding.UTF8.GetBytes(whole.ToText()));

    private static string Number(double value) =>
        value.ToString("0.######", CultureInfo.InvariantCulture);
}
