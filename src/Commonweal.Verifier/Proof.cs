using System.Text.Json;

namespace Commonweal.Verifier;

/// <summary>
/// Checks justifications (20 §A7.3). Searches nothing and trusts nothing: each claim is worked out again from the
/// snapshot, the evidence and the step's certificate, with JSON reading, hashing and arithmetic of its own. One pass,
/// time linear in the bytes given; at most 4 MiB and 10,000 steps.
/// </summary>
public static class Proof
{
    /// <summary>Most bytes of one file.</summary>
    public const int MostBytes = 4 << 20;

    /// <summary>Most steps of one justification.</summary>
    public const int MostSteps = 10_000;

    private const string WholeFile =
        "Give a file of the format commonweal.justification/1; docs/reference/justifications.md describes it.";

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = 32,
        AllowDuplicateProperties = false,
    };

    private static readonly ScoreParts Nothing = new(0, 0, 0, 0, 0);

    /// <summary>The verdict on a justification; never throws on any bytes.</summary>
    /// <param name="justification">The file, UTF-8 JSON.</param>
    /// <param name="snapshot">The snapshot; empty to use the one attached.</param>
    /// <param name="evidence">The evidence; empty to use what is attached.</param>
    public static Verdict Check(
        ReadOnlySpan<byte> justification,
        ReadOnlySpan<byte> snapshot = default,
        ReadOnlySpan<byte> evidence = default
    )
    {
        if (
            justification.Length > MostBytes
            || snapshot.Length > MostBytes
            || evidence.Length > MostBytes
        )
        {
            return Unreadable("E20", $"A file is larger than {MostBytes >> 20} MiB.");
        }

        try
        {
            using var file = JsonDocument.Parse(justification.ToArray(), Strict);
            using var separateSnapshot = snapshot.IsEmpty
                ? null
                : JsonDocument.Parse(snapshot.ToArray(), Strict);
            using var separateEvidence = evidence.IsEmpty
                ? null
                : JsonDocument.Parse(evidence.ToArray(), Strict);
            return Check(
                file.RootElement,
                separateSnapshot?.RootElement,
                separateEvidence?.RootElement
            );
        }
        catch (Faulty faulty)
        {
            return Unreadable(faulty.Fault.Code, faulty.Fault.Message);
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or FormatException or InvalidOperationException)
        {
            return Unreadable(
                "E03",
                $"The file cannot be read as canonical JSON: {unreadable.Message}"
            );
        }
    }

    private static Verdict Check(JsonElement file, JsonElement? snapshot, JsonElement? evidence)
    {
        Fields whole = new(file, "E03");
        whole.Only("format", "header", "steps", "snapshot", "evidence");
        Faults.Unless(
            whole.Text("format") == "commonweal.justification/1",
            "E03",
            "The format is not commonweal.justification/1."
        );
        var header = whole
            .Object("header")
            .Only("author", "evidence", "kernel", "purpose", "query", "parameters", "registry");
        Faults.Unless(
            header.Text("author") is "solver" or "person" or "model",
            "E03",
            "The author is a solver, a person or a model."
        );
        _ = header.Text("purpose");
        Faults.Unless(
            header.Text("registry") == "decision/1",
            "E01",
            "The registry of rules is not decision/1."
        );
        _ = whole.Items("steps");
        var steps = file.GetProperty("steps");
        Faults.Unless(
            steps.GetArrayLength() <= MostSteps,
            "E20",
            $"There are more than {MostSteps} steps."
        );
        Faults.Unless(steps.GetArrayLength() > 0, "E03", "There are no steps.");
        var id = Canonical.Hash(file, "format", "header", "steps");
        try
        {
            var known = Bound(whole, header.Text("kernel"), snapshot, "snapshot");
            var seen = Bound(whole, header.Text("evidence"), evidence, "evidence");
            return new Pass(new(header, known, seen), steps).Run(id);
        }
        catch (Faulty faulty)
        {
            return new(id, faulty.Fault, true, Unchecked(steps), Nothing);
        }
    }

    private static Fields Bound(Fields whole, string hash, JsonElement? separate, string name)
    {
        var element =
            separate
            ?? (
                whole.Element.TryGetProperty(name, out var attached)
                    ? attached
                    : throw Faults.Is("E06", $"The {name} is not attached and was not given.")
            );
        var actual = Canonical.Hash(element);
        Faults.Unless(
            actual == hash,
            "E06",
            $"The {name} is not the one the steps were made from: its hash is {actual}, the header says {hash}."
        );
        Fields fields = new(element, "E06");
        Faults.Unless(
            fields.Text("format") == $"commonweal.{name}/1",
            "E06",
            $"The {name} is not in the format commonweal.{name}/1."
        );
        return fields;
    }

    private static List<StepVerdict> Unchecked(JsonElement steps) =>
        [
            .. steps
                .EnumerateArray()
                .Select(
                    (s, i) =>
                        new StepVerdict(
                            i + 1,
                            s.ValueKind == JsonValueKind.Object
                            && s.TryGetProperty("rule", out var r)
                            && r.ValueKind == JsonValueKind.String
                                ? r.GetString()!
                                : "",
                            StepState.Tainted,
                            true,
                            0,
                            null
                        )
                ),
        ];

    private static Verdict Unreadable(string code, string message)
    {
        var fault = Faults.Is(code, message).Fault;
        return new("", code == "E03" ? fault with { Mend = WholeFile } : fault, false, [], Nothing);
    }
}
