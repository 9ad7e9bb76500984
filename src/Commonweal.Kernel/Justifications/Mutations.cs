using System.Text.Json.Nodes;
using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Justifications;

/// <summary>A justification with one fault put in on purpose.</summary>
/// <param name="Operator">What was done to it.</param>
/// <param name="Step">The step that no longer holds.</param>
/// <param name="Code">The code a verifier must give.</param>
/// <param name="Mutant">The faulty justification.</param>
public sealed record Mutation(string Operator, int Step, string Code, Justification Mutant);

/// <summary>
/// Single faults for justifications that hold (20 §A8): to try a verifier, and to teach a model what a fault is. Each
/// leaves exactly one step at fault. O(steps × file size) for all of them.
/// </summary>
public static class Mutations
{
    /// <summary>Every single-fault mutation there is of a justification whose snapshot and evidence are attached.</summary>
    public static IEnumerable<Mutation> Of(Justification whole) =>
        whole.Steps.SelectMany((step, i) => OfStep(whole, step, i + 1));

    /// <summary>One mutation of each operator that applies; the seed decides which step it falls on.</summary>
    public static IReadOnlyList<Mutation> OnePerOperator(Justification whole, ulong seed) =>
        [
            .. Of(whole)
                .GroupBy(m => m.Operator, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.ToList())
                .Select(
                    (all, i) =>
                        all[(int)((seed + (ulong)i * 0x9E3779B97F4A7C15) % (ulong)all.Count)]
                ),
        ];

    private static IEnumerable<Mutation> OfStep(Justification whole, Step step, int number)
    {
        yield return Change(
            whole,
            number,
            "forward-reference",
            "E02",
            step with
            {
                Premises = [.. step.Premises, number],
            }
        );
        switch (step.Rule)
        {
            case "CONTEXT" or "FACT":
                yield return Unknown(whole, step, number);
                break;
            case "ASSESS":
                yield return Unknown(whole, step, number);
                yield return Change(whole, number, "changed-level", "E05", Level(step));
                break;
            case "COMPARE":
                yield return Change(
                    whole,
                    number,
                    "changed-margin",
                    "E11",
                    With(step, c => c["hi"] = "2")
                );
                break;
            case "DETACH":
                yield return Change(
                    whole,
                    number,
                    "wrong-norm",
                    "E08",
                    With(step, c => c["modality"] = Text(c, "modality") == "P" ? "F" : "P")
                );
                break;
            case "WISER" when !IsJudgedBothWays(whole, JsonNode.Parse(step.Claim)!):
                yield return Change(
                    whole,
                    number,
                    "reversed-wiser",
                    "E12",
                    With(step, c => (c["hi"], c["lo"]) = (Text(c, "lo"), Text(c, "hi")))
                );
                break;
        }

        foreach (
            var mutation in OfSets(whole, step, number)
                .Concat(OfAdmission(whole, step, number))
                .Concat(OfEnd(whole, step, number))
                .Concat(OfAttachments(whole, step, number))
        )
        {
            yield return mutation;
        }
    }

    private static IEnumerable<Mutation> OfEnd(Justification whole, Step step, int number)
    {
        if (step.Rule == "CONCLUDE")
        {
            var other =
                whole.Header.Options.FirstOrDefault(o =>
                    !Admitted(whole, step).Contains(o, StringComparer.Ordinal)
                ) ?? "no-option";
            yield return Change(
                whole,
                number,
                "wrong-conclusion",
                "E15",
                With(step, c => c["option"] = other)
            );
        }
    }

    private static IEnumerable<Mutation> OfSets(Justification whole, Step step, int number)
    {
        if (step.Rule == "VALUES")
        {
            var values = Texts(JsonNode.Parse(step.Claim)!, "values");
            foreach (var dropped in values)
            {
                yield return Change(
                    whole,
                    number,
                    "dropped-value",
                    "E13",
                    With(step, c => c["values"] = Json.List(values.Where(v => v != dropped)))
                );
            }

            var added = Items(whole.Snapshot, "values")
                .FirstOrDefault(v => Text(v, "kind") != "value");
            yield return Change(
                whole,
                number,
                "added-instrumental",
                "E07",
                With(
                    step,
                    c =>
                        c["values"] = Json.Set([
                            .. values,
                            added is null ? "not-a-value" : Text(added, "id"),
                        ])
                )
            );
        }
    }

    private static IEnumerable<Mutation> OfAdmission(Justification whole, Step step, int number)
    {
        if (step.Rule == "ADMIT")
        {
            foreach (
                var exclusion in step.Premises.Where(p =>
                    whole.Steps[p - 1] is { Rule: "EXCLUDE" } e
                    && e.Premises.All(q => whole.Steps[q - 1].Rule != "INFER")
                )
            )
            {
                yield return Change(
                    whole,
                    number,
                    "dropped-exclusion",
                    "E16",
                    step with
                    {
                        Premises = step.Premises.Where(p => p != exclusion).ToSequence(),
                    }
                );
            }

            var certificate = JsonNode.Parse(step.Certificate!)!.AsObject();
            foreach (
                var admitted in certificate["admitted"]!.AsObject().Select(a => a.Value!.AsObject())
            )
            {
                admitted[admitted.First().Key] = "2";
                yield return Change(
                    whole,
                    number,
                    "bad-certificate",
                    "E11",
                    step with
                    {
                        Certificate = CanonicalJson.Of(certificate),
                    }
                );
                break;
            }
        }
    }

    private static IEnumerable<Mutation> OfAttachments(Justification whole, Step step, int number)
    {
        var claim = JsonNode.Parse(step.Claim)!.AsObject();
        var others = whole.Steps.Where((s, i) => i + 1 != number);
        if (
            step.Rule == "VALUES"
            && Texts(claim, "values") is [var first, ..]
            && others.All(s => s.Rule is not ("COVER" or "VALUES" or "TRANSITION"))
        )
        {
            yield return OnSnapshot(
                whole,
                number,
                "model-as-person",
                "E19",
                "values",
                v => Text(v, "id") == first,
                v => v["provenance"] = "model"
            );
        }

        if (
            step.Rule == "WISER"
            && others.All(s => s.Rule != "COVER" && (s.Rule != "WISER" || s.Claim != step.Claim))
        )
        {
            yield return OnSnapshot(
                whole,
                number,
                "weak-wiser",
                "E12",
                "wiser",
                w => Text(w, "hi") == Text(claim, "hi") && Text(w, "lo") == Text(claim, "lo"),
                w => w["agree"] = 0
            );
        }

        var norm =
            step.Rule == "DETACH"
                ? Items(whole.Snapshot, "norms")
                    .FirstOrDefault(n => Text(n, "id") == Text(claim, "norm"))
                : null;
        if (
            norm?["unless"] is JsonArray { Count: > 0 } unless
            && others.All(s => s.Rule != "DETACH")
        )
        {
            yield return Excepted(whole, number, unless[0]!.AsArray());
        }
    }

    private static Mutation Excepted(Justification whole, int number, JsonArray exception)
    {
        var evidence = JsonNode.Parse(whole.Evidence!)!;
        foreach (var (literal, i) in exception.Select((l, i) => (l!.GetValue<string>(), i)))
        {
            evidence["items"]!
                .AsArray()
                .Add(
                    new EvidenceItem($"exception-{i}", "fact", "third")
                    {
                        Literal = literal,
                    }.ToJson()
                );
        }

        var text = CanonicalJson.Of(evidence);
        return new(
            "dropped-exception-fact",
            number,
            "E09",
            whole with
            {
                Evidence = text,
                Header = whole.Header with { Evidence = Justification.Hashed(text) },
            }
        );
    }

    private static Mutation OnSnapshot(
        Justification whole,
        int number,
        string name,
        string code,
        string list,
        Func<JsonNode, bool> which,
        Action<JsonNode> change
    )
    {
        var snapshot = JsonNode.Parse(whole.Snapshot!)!;
        foreach (var item in snapshot[list]!.AsArray().Where(i => which(i!)))
        {
            change(item!);
        }

        var text = CanonicalJson.Of(snapshot);
        return new(
            name,
            number,
            code,
            whole with
            {
                Snapshot = text,
                Header = whole.Header with { Kernel = Justification.Hashed(text) },
            }
        );
    }

    private static Mutation Unknown(Justification whole, Step step, int number) =>
        Change(whole, number, "unknown-evidence", "E05", step with { Cites = ["not-in-evidence"] });

    private static Step Level(Step step) =>
        With(
            step,
            c =>
                (c["lo"], c["hi"]) = Text(c, "hi") is "1" or "1.0"
                    ? ("0", "0.5")
                    : (Text(c, "lo"), "1")
        );

    private static Mutation Change(
        Justification whole,
        int number,
        string name,
        string code,
        Step changed
    ) =>
        new(
            name,
            number,
            code,
            whole with
            {
                Steps = whole.Steps.Select((s, i) => i + 1 == number ? changed : s).ToSequence(),
            }
        );

    private static Step With(Step step, Action<JsonObject> change)
    {
        var claim = JsonNode.Parse(step.Claim)!.AsObject();
        change(claim);
        return step with { Claim = CanonicalJson.Of(claim) };
    }

    /// <summary>True when half or more of those asked the reverse agreed to that too: then the reversed relation may hold as well.</summary>
    private static bool IsJudgedBothWays(Justification whole, JsonNode claim) =>
        Items(whole.Snapshot, "wiser")
            .Any(w =>
                Text(w, "hi") == Text(claim, "lo")
                && Text(w, "lo") == Text(claim, "hi")
                && 2 * w["agree"]!.GetValue<int>() >= w["total"]!.GetValue<int>()
            );

    private static List<string> Admitted(Justification whole, Step conclude) =>
        Texts(JsonNode.Parse(whole.Steps[conclude.Premises[0] - 1].Claim)!, "admitted");

    private static IEnumerable<JsonNode> Items(string? attached, string list) =>
        attached is null ? [] : JsonNode.Parse(attached)![list]!.AsArray().Select(i => i!);

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static List<string> Texts(JsonNode node, string name) =>
        [.. node[name]!.AsArray().Select(i => i!.GetValue<string>())];
}
