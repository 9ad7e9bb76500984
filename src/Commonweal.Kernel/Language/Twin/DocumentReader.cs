using System.Globalization;
using System.Text.Json;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language.Parsing;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Twin;

/// <summary>Turns JSON parts into a document. One file of this class for each group of declarations.</summary>
internal static partial class DocumentReader
{
    public static Document Read(JsonPart root, Findings findings)
    {
        if (root.Kind != JsonValueKind.Object)
        {
            findings.Add(
                "L033",
                "",
                root.Span,
                ("path", "$"),
                ("expected", "an object"),
                ("found", "something else")
            );
            return new(Document.CurrentVersion, []);
        }

        ObjectReader file = new(root, findings, "");
        ReadVersion(file);
        List<Declaration> declarations = [];
        foreach (var item in file.Objects("declarations", required: true))
        {
            if (declarations.Count == WealParser.MostDeclarations)
            {
                file.Report("L019", item.Span, ("limit", $"{WealParser.MostDeclarations}"));
                break;
            }

            if (ReadDeclaration(item) is { } declaration)
            {
                declarations.Add(declaration);
            }
        }

        file.Done();
        return new(Document.CurrentVersion, declarations.ToSequence());
    }

    private static void ReadVersion(ObjectReader file)
    {
        if (!file.Has("weal"))
        {
            file.OptionalInt("weal");
            file.Report("L003", new(file.Span.Start, file.Span.Start + 1), ("found", "`{`"));
        }
        else if (file.OptionalInt("weal") is { } version && version != Document.CurrentVersion)
        {
            file.Report(
                "L004",
                file.Span,
                ("version", version.ToString(CultureInfo.InvariantCulture)),
                ("known", $"{Document.CurrentVersion}")
            );
        }
    }

    private static Declaration? ReadDeclaration(ObjectReader item)
    {
        var kind = item.Text("$kind");
        var declaration = kind switch
        {
            "value" => ReadValue(item),
            "choice" => ReadChoice(item),
            "norm" => ReadNorm(item),
            "upgrade" => ReadUpgrade(item),
            "transcript" => ReadTranscript(item),
            "value-ref" => new ValueReference(
                item.Name("id"),
                item.OptionalText("title"),
                item.Span
            ),
            "conflict" => new Conflict(
                item.Name("a"),
                item.Name("b"),
                item.Name("context"),
                item.Text("case"),
                item.Span
            ),
            "parity" => new Parity(item.Name("a"), item.Name("b"), item.Name("context"), item.Span),
            "incompatible" => new Incompatibility(
                item.Name("a"),
                item.Name("b"),
                item.OptionalText("reason"),
                item.Span
            ),
            "portfolio" => ReadPortfolio(item),
            "stake" => new Stake(
                item.Name("party"),
                item.Name("in"),
                item.OptionalText("reason"),
                item.Span
            ),
            "consent" => new Consent(item.Name("person"), item.Date("on"), item.Span),
            "trials" => ReadTrials(item),
            "standpoint" => new Standpoint(
                item.Name("party"),
                item.Name("on"),
                item.Bool("agrees"),
                item.OptionalText("complaint"),
                item.OptionalText("answer"),
                item.Span
            ),
            "disjoint" => ReadDisjointness(item),
            "relation" => ReadRelation(item),
            _ => ReadListedKind(item, kind),
        };
        if (declaration is not null)
        {
            item.Done();
        }
        else if (kind.Length > 0)
        {
            ReportUnknownKind(item, kind);
        }

        return declaration;
    }

    private static Declaration? ReadListedKind(ObjectReader item, string kind) =>
        Vocabulary.Agents.TryRead(kind, out var agent) ? ReadAgent(item, agent)
        : Vocabulary.Scopes.TryRead(kind, out var scope)
            ? new Scope(
                scope,
                item.OwnName(),
                item.Text("label"),
                item.Names("partOf"),
                item.Texts("notWhen"),
                item.Span
            )
        : Vocabulary.Signals.TryRead(kind, out var signal)
            ? new Signal(
                signal,
                item.OwnName(),
                item.Text("text"),
                item.OptionalName("proxies"),
                item.Span
            )
        : null;

    private static void ReportUnknownKind(ObjectReader item, string kind)
    {
        var written = ("written", Shown.Text(kind));
        if (Spelling.Nearest(kind, [.. Vocabulary.Declarations, "relation"]) is { } meant)
        {
            item.Report("L010", item.Span, written, ("suggestion", meant));
        }
        else
        {
            item.Report("L011", item.Span, written);
        }
    }

    private static Agent ReadAgent(ObjectReader item, AgentKind kind)
    {
        var qualities = ProcessQualities.None;
        if (kind == AgentKind.Process)
        {
            foreach (var word in item.Texts("qualities"))
            {
                var known = Array.Find(Vocabulary.Qualities, q => q.Word == word).Quality;
                qualities |= known;
                if (known == ProcessQualities.None)
                {
                    item.Report(
                        "L024",
                        item.Span,
                        ("written", Shown.Text(word)),
                        ("what", "quality"),
                        ("choices", "open, dated, revisable")
                    );
                }
            }
        }

        return new(
            kind,
            item.OwnName(),
            item.OptionalText("label"),
            item.Names("groups"),
            qualities,
            item.Span
        );
    }

    private static Transcript ReadTranscript(ObjectReader item)
    {
        var (id, text, hash) = (
            item.OwnName(),
            item.OptionalText("text"),
            item.OptionalText("sha256")
        );
        if (text is null && hash is null)
        {
            item.Text("text");
        }

        if (hash is not null && !Sha256Text.IsWellFormed(hash))
        {
            item.Report("L026", item.Span, ("written", Shown.Text(hash)));
        }

        return new(id, text, hash, item.Span);
    }

    private static CatchTrials ReadTrials(ObjectReader item)
    {
        var (person, accepted, shown) = (item.Name("person"), item.Int("accepted"), item.Int("of"));
        CheckShare(item, accepted, shown);
        return new(person, accepted, shown, item.Span);
    }

    private static Relation ReadRelation(ObjectReader item) =>
        new(
            item.Name("from"),
            item.Word("relation", Vocabulary.Relations) ?? RelationKind.Because,
            item.Names("to", required: true),
            item.Span
        );

    private static void CheckShare(ObjectReader item, int count, int of)
    {
        if (count > of)
        {
            item.Report("L023", item.Span, ("count", $"{count}"), ("of", $"{of}"));
        }
    }

    /// <summary>Links are members named after their kind, in the order written.</summary>
    private static Sequence<Link> ReadLinks(ObjectReader item)
    {
        List<Link> links = [];
        foreach (var member in item.MemberNames)
        {
            if (
                Vocabulary.LinkMembers.TryRead(member, out var kind)
                && !links.Exists(l => l.Kind == kind)
            )
            {
                links.Add(new(kind, item.Names(member), item.Span));
            }
        }

        return links.ToSequence();
    }
}
