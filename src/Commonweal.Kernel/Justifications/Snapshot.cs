using System.Text.Json.Nodes;
using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Justifications;

/// <summary>The values, norms and relations a decision was made from, at one moment (<c>commonweal.snapshot/1</c>).</summary>
public sealed record Snapshot(
    Sequence<SnapshotContext> Contexts,
    Sequence<SnapshotValue> Values,
    Sequence<SnapshotNorm> Norms,
    Sequence<SnapshotWiser> Wiser,
    Sequence<SnapshotCommitment> Commitments
)
{
    /// <summary>SHA-256 of the canonical JSON.</summary>
    public string Hash => Justification.Hashed(CanonicalJson.Of(ToJson()));

    /// <summary>The file; every list in it is sorted, so that equal snapshots have equal hashes.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["format"] = "commonweal.snapshot/1",
            ["contexts"] = All(
                Contexts.OrderBy(c => c.Id, StringComparer.Ordinal),
                c => c.ToJson()
            ),
            ["values"] = All(Values.OrderBy(v => v.Id, StringComparer.Ordinal), v => v.ToJson()),
            ["norms"] = All(Norms.OrderBy(n => n.Id, StringComparer.Ordinal), n => n.ToJson()),
            ["wiser"] = All(
                Wiser
                    .OrderBy(w => w.High, StringComparer.Ordinal)
                    .ThenBy(w => w.Low, StringComparer.Ordinal)
                    .ThenBy(w => w.Context, StringComparer.Ordinal),
                w => w.ToJson()
            ),
            ["commitments"] = All(
                Commitments.OrderBy(c => c.Id, StringComparer.Ordinal),
                c => c.ToJson()
            ),
        };

    internal static JsonArray All<T>(IEnumerable<T> items, Func<T, JsonObject> write) =>
        new([.. items.Select(write)]);
}

/// <summary>A context and the wider one it lies in.</summary>
public sealed record SnapshotContext(string Id, string? Parent = null)
{
    internal JsonObject ToJson()
    {
        JsonObject context = new() { ["id"] = Id };
        context.AddIfAny("parent", Parent);
        return context;
    }
}

/// <summary>A value or what was taken for one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>value</c>, <c>instrumental</c>, <c>slogan</c>, <c>goal</c> or <c>taste</c>; only the first counts.</param>
/// <param name="Contexts">Where it applies.</param>
/// <param name="Policies">Ids of its attentional policies.</param>
/// <param name="Provenance"><c>person</c>, <c>third</c>, <c>model</c> or <c>tool</c>; the last two never stand for the person.</param>
public sealed record SnapshotValue(
    string Id,
    string Kind,
    Sequence<string> Contexts,
    Sequence<string> Policies,
    string Provenance = "person"
)
{
    internal JsonObject ToJson() =>
        new()
        {
            ["id"] = Id,
            ["kind"] = Kind,
            ["contexts"] = Json.Set(Contexts),
            ["policies"] = Json.Set(Policies),
            ["provenance"] = Provenance,
        };
}

/// <summary>A norm.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Modality"><c>O</c> must, <c>F</c> must not, <c>P</c> may.</param>
/// <param name="Guard">Literals that must all hold for it to apply.</param>
/// <param name="Body">What it demands, forbids or permits: all of these.</param>
/// <param name="Contexts">Where it applies.</param>
public sealed record SnapshotNorm(
    string Id,
    string Modality,
    Sequence<string> Guard,
    Sequence<string> Body,
    Sequence<string> Contexts
)
{
    /// <summary>Exceptions: when all literals of one of these hold, the norm does not apply.</summary>
    public Sequence<Sequence<string>> Unless { get; init; } = [];

    /// <summary>Priority; higher wins.</summary>
    public int Rank { get; init; }

    /// <summary>Since when it stands, YYYY-MM-DD.</summary>
    public string? Since { get; init; }

    /// <summary>What is due when it was not kept, in order (contrary-to-duty).</summary>
    public Sequence<Sequence<string>> Chain { get; init; } = [];

    internal JsonObject ToJson()
    {
        JsonObject norm = new()
        {
            ["id"] = Id,
            ["modality"] = Modality,
            ["guard"] = Json.Set(Guard),
            ["body"] = Json.Set(Body),
            ["unless"] = Json.Lists(Unless),
            ["contexts"] = Json.Set(Contexts),
            ["rank"] = Rank,
        };
        norm.AddIfAny("since", Since);
        if (Chain.Count > 0)
        {
            norm["chain"] = Json.Lists(Chain);
        }

        return norm;
    }
}

/// <summary>Judgements on one pair: how many of those asked found <paramref name="High"/> wiser than <paramref name="Low"/>.</summary>
public sealed record SnapshotWiser(string High, string Low, string Context, int Agree, int Total)
{
    internal JsonObject ToJson() =>
        new()
        {
            ["hi"] = High,
            ["lo"] = Low,
            ["context"] = Context,
            ["agree"] = Agree,
            ["total"] = Total,
        };
}

/// <summary>A choice the person made earlier for this kind of choice [Chang 2002]; the kind is a context.</summary>
public sealed record SnapshotCommitment(string Id, string Kind, string Option)
{
    internal JsonObject ToJson() =>
        new()
        {
            ["id"] = Id,
            ["kind"] = Kind,
            ["option"] = Option,
        };
}

/// <summary>The evidence a decision rests on (<c>commonweal.evidence/1</c>).</summary>
/// <param name="Items">The pieces.</param>
public sealed record EvidenceBook(Sequence<EvidenceItem> Items)
{
    /// <summary>SHA-256 of the canonical JSON.</summary>
    public string Hash => Justification.Hashed(CanonicalJson.Of(ToJson()));

    /// <summary>The file.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["format"] = "commonweal.evidence/1",
            ["items"] = Snapshot.All(
                Items.OrderBy(i => i.Id, StringComparer.Ordinal),
                i => i.ToJson()
            ),
        };
}

/// <summary>One piece of evidence.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>ctx</c>, <c>fact</c>, <c>assess</c>, <c>case</c> or <c>commit</c>.</param>
/// <param name="Provenance"><c>person</c>, <c>third</c>, <c>model</c> or <c>tool</c>.</param>
public sealed record EvidenceItem(string Id, string Kind, string Provenance)
{
    /// <summary>True when it was taken back; it then supports nothing.</summary>
    public bool Revoked { get; init; }

    /// <summary>The context (<c>ctx</c>), or where a <c>case</c> took place.</summary>
    public string? Context { get; init; }

    /// <summary>The option a fact, assessment or commitment is about; for a case, the value it was lived by.</summary>
    public string? Option { get; init; }

    /// <summary>The literal of a fact; <c>a&amp;b|c</c> says that one of two things holds. For a commitment to no option: <c>security</c>.</summary>
    public string? Literal { get; init; }

    /// <summary>The value assessed; for a case, the value that came after.</summary>
    public string? Value { get; init; }

    /// <summary>The policy assessed; for a case, the policy of the later value that told.</summary>
    public string? Policy { get; init; }

    /// <summary>Lower end of the assessment, an exact number from 0 to 1; for a case, 1 when following the earlier value went well, else 0.</summary>
    public string? Low { get; init; }

    /// <summary>Upper end; for a case, 1 when following the later value would have gone well, else 0.</summary>
    public string? High { get; init; }

    internal JsonObject ToJson()
    {
        JsonObject item = new()
        {
            ["id"] = Id,
            ["kind"] = Kind,
            ["provenance"] = Provenance,
        };
        if (Revoked)
        {
            item["revoked"] = true;
        }

        item.AddIfAny("context", Context);
        item.AddIfAny("option", Option);
        item.AddIfAny("literal", Literal);
        item.AddIfAny("value", Value);
        item.AddIfAny("policy", Policy);
        item.AddIfAny("lo", Low);
        item.AddIfAny("hi", High);
        return item;
    }
}
