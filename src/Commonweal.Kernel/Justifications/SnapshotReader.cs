namespace Commonweal.Kernel.Justifications;

/// <summary>Reads <c>commonweal.snapshot/1</c>. Linear in its size.</summary>
public static class SnapshotReader
{
    /// <summary>
    /// Reads a snapshot; when it cannot be read, says where and why instead. Never throws on any bytes. Every context
    /// that is named is declared, so that a slip of the pen does not put a value out of force.
    /// </summary>
    /// <param name="utf8">The bytes; a byte order mark may lead.</param>
    public static (Snapshot? Snapshot, JsonSlip? Slip) Read(ReadOnlySpan<byte> utf8) =>
        JsonPlace.Read(utf8, Of);

    private static Snapshot Of(JsonPlace file)
    {
        file.Format("commonweal.snapshot/1");
        file.Only("format", "contexts", "values", "norms", "wiser", "commitments");
        var contexts = file.Member("contexts").Distinct(ContextOf, c => c.Id);
        var known = contexts.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var place in file.Member("contexts").Items())
        {
            if (place.MemberOrNone("parent") is { } parent)
            {
                Declared(parent, known);
            }
        }

        return new(
            contexts,
            file.Member("values").Distinct(v => ValueOf(v, known), v => v.Id),
            file.Member("norms").Distinct(n => NormOf(n, known), n => n.Id),
            file.Member("wiser")
                .Distinct(w => WiserOf(w, known), w => $"{w.High} over {w.Low} in {w.Context}"),
            file.Member("commitments").Distinct(CommitmentOf, c => c.Id)
        );
    }

    private static SnapshotContext ContextOf(JsonPlace context)
    {
        context.Only("id", "parent");
        return new(context.Member("id").Id(), context.TextOrNone("parent"));
    }

    private static SnapshotValue ValueOf(JsonPlace value, HashSet<string> contexts)
    {
        value.Only("id", "kind", "contexts", "policies", "provenance");
        return new(
            value.Member("id").Id(),
            value.Member("kind").OneOf("value", "instrumental", "slogan", "goal", "taste"),
            Contexts(value, contexts),
            Ids(value.Member("policies")),
            value.Member("provenance").OneOf("person", "third", "model", "tool")
        );
    }

    private static SnapshotNorm NormOf(JsonPlace norm, HashSet<string> contexts)
    {
        norm.Only(
            "id",
            "modality",
            "guard",
            "body",
            "unless",
            "contexts",
            "rank",
            "since",
            "chain"
        );
        return new(
            norm.Member("id").Id(),
            norm.Member("modality").OneOf("O", "F", "P"),
            Ids(norm.Member("guard")),
            Ids(norm.Member("body")),
            Contexts(norm, contexts)
        )
        {
            Unless = Lists(norm.Member("unless")),
            Rank = norm.Member("rank").Whole(),
            Since = norm.MemberOrNone("since") is { } since ? Day(since) : null,
            Chain = norm.MemberOrNone("chain") is { } chain ? Lists(chain) : [],
        };
    }

    private static SnapshotWiser WiserOf(JsonPlace wiser, HashSet<string> contexts)
    {
        wiser.Only("hi", "lo", "context", "agree", "total");
        var (agree, total) = (wiser.Member("agree").Whole(0), wiser.Member("total").Whole(0));
        return agree <= total
            ? new(
                wiser.Member("hi").Id(),
                wiser.Member("lo").Id(),
                Declared(wiser.Member("context"), contexts),
                agree,
                total
            )
            : throw wiser
                .Member("agree")
                .Slip(
                    "J05",
                    $"{agree} of {total} agree.",
                    "Give how many of all those asked agreed."
                );
    }

    private static SnapshotCommitment CommitmentOf(JsonPlace commitment)
    {
        commitment.Only("id", "kind", "option");
        return new(
            commitment.Member("id").Id(),
            commitment.Text("kind"),
            commitment.Member("option").Id()
        );
    }

    private static Sequence<string> Contexts(JsonPlace of, HashSet<string> known) =>
        of.Member("contexts").Distinct(c => Declared(c, known), c => c);

    private static string Declared(JsonPlace context, HashSet<string> known)
    {
        var id = context.Id();
        return known.Contains(id)
            ? id
            : throw context.Slip(
                "J05",
                $"{id} is not among the contexts of the snapshot.",
                "Declare it under \"contexts\", or correct its name."
            );
    }

    private static Sequence<string> Ids(JsonPlace list) => list.Distinct(i => i.Id(), i => i);

    private static Sequence<Sequence<string>> Lists(JsonPlace list) =>
        list.Items().Select(Ids).ToSequence();

    private static string Day(JsonPlace day)
    {
        var text = day.Text();
        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None,
            out _
        )
            ? text
            : throw day.Slip("J05", $"\"{text}\" is no day.", "Write it as 2026-11-24.");
    }
}

/// <summary>Reads <c>commonweal.evidence/1</c>. Linear in its size.</summary>
public static class EvidenceReader
{
    /// <summary>Reads evidence; when it cannot be read, says where and why instead. Never throws on any bytes.</summary>
    /// <param name="utf8">The bytes; a byte order mark may lead.</param>
    public static (EvidenceBook? Evidence, JsonSlip? Slip) Read(ReadOnlySpan<byte> utf8) =>
        JsonPlace.Read(utf8, Of);

    private static EvidenceBook Of(JsonPlace file)
    {
        file.Format("commonweal.evidence/1");
        file.Only("format", "items");
        return new(file.Member("items").Distinct(ItemOf, i => i.Id));
    }

    private static EvidenceItem ItemOf(JsonPlace item)
    {
        item.Only(
            "id",
            "kind",
            "provenance",
            "revoked",
            "context",
            "option",
            "literal",
            "value",
            "policy",
            "lo",
            "hi"
        );
        EvidenceItem read = new(
            item.Member("id").Id(),
            item.Member("kind").OneOf("ctx", "fact", "assess", "case", "commit"),
            item.Member("provenance").OneOf("person", "third", "model", "tool")
        )
        {
            Revoked = item.MemberOrNone("revoked")?.Flag() ?? false,
            Context = item.TextOrNone("context"),
            Option = item.TextOrNone("option"),
            Literal = item.TextOrNone("literal"),
            Value = item.TextOrNone("value"),
            Policy = item.TextOrNone("policy"),
            Low = item.MemberOrNone("lo")?.Exact(),
            High = item.MemberOrNone("hi")?.Exact(),
        };
        foreach (var needed in Needed(read))
        {
            _ = item.Member(needed);
        }

        return read;
    }

    private static string[] Needed(EvidenceItem item) =>
        item.Kind switch
        {
            "ctx" => ["context"],
            "fact" => ["literal"],
            "assess" => ["option", "value", "policy", "lo", "hi"],
            "case" => ["option", "value", "lo", "hi"],
            _ => item.Literal is null ? ["option"] : [],
        };
}
