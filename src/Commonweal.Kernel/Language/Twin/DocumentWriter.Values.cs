using System.Text.Json;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Twin;

/// <content>Choices, values, portfolios, upgrades.</content>
internal static partial class DocumentWriter
{
    private static void WriteChoice(Utf8JsonWriter writer, Choice choice)
    {
        writer.Kind("choice").Name("id", choice.Id).Name("by", choice.By);
        writer.Name("context", choice.In).Date("on", choice.On);
        writer.Text("mode", choice.Mode is { } mode ? Vocabulary.Modes.Of(mode) : null);
        writer.Text("did", choice.Did).Texts("over", choice.Over);
    }

    private static void WriteValue(Utf8JsonWriter writer, Value value)
    {
        writer.Kind("value").Name("id", value.Id).Text("title", value.Title).Name("by", value.By);
        writer.List("contexts", value.Contexts).Objects("policies", value.Policies, WritePolicy);
        if (value.Tests != ConstitutiveTests.None)
        {
            writer.Object("tests", value.Tests, WriteTests);
        }

        WriteLinks(writer, value.Links);
    }

    private static void WritePolicy(Utf8JsonWriter writer, AttentionalPolicy policy)
    {
        writer.Text("head", policy.Head).Text("qualifier", policy.Qualifier);
        writer.Object("prov", policy.Provenance, WriteProvenance).Names("at", policy.At);
    }

    private static void WriteTests(Utf8JsonWriter writer, ConstitutiveTests tests)
    {
        writer.Bool("stillAttend", tests.StillAttend).Bool("automate", tests.Automate);
        writer.Bool("diminished", tests.Diminished).Number("reasons", tests.Reasons);
        writer.Bool("wholeAttention", tests.WholeAttention);
        writer.Bool("roleReversal", tests.RoleReversal);
    }

    private static void WriteProvenance(Utf8JsonWriter writer, Provenance provenance)
    {
        WriteCitation(writer, provenance.Citation);
        writer.Text("act", Vocabulary.Acts.Of(provenance.Act));
        writer.Object(
            "restated",
            provenance.Restated,
            (w, restated) =>
            {
                w.Text("text", restated.Text);
                WriteCitation(w, restated.Citation);
            }
        );
    }

    private static void WriteCitation(Utf8JsonWriter writer, Citation citation) =>
        writer
            .Name("source", citation.Source)
            .Name("transcript", citation.Transcript)
            .Number("start", citation.Start)
            .Number("end", citation.End);

    private static void WritePortfolio(Utf8JsonWriter writer, Portfolio portfolio)
    {
        writer.Kind("portfolio").Name("person", portfolio.Person).Date("on", portfolio.On);
        writer.WriteStartArray("weights");
        foreach (var (id, weight) in portfolio.Weights)
        {
            writer.WriteStartObject();
            writer.Name("id", id).Decimal("weight", weight);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteUpgrade(Utf8JsonWriter writer, Upgrade upgrade)
    {
        writer.Kind("upgrade").Name("from", upgrade.From).Name("to", upgrade.To);
        writer.Name("context", upgrade.In);
        writer.Texts("reasons", upgrade.Reasons.Select(Vocabulary.UpgradeReasons.Of).ToSequence());
        writer.Name("by", upgrade.By);
        writer.Objects("stories", upgrade.Stories, WriteStory);
        writer.Objects(
            "maps",
            upgrade.Maps,
            (w, map) => w.Number("from", map.From).Number("to", map.To)
        );
        writer.Objects(
            "drops",
            upgrade.Drops,
            (w, drop) =>
                w.Number("policy", drop.Policy)
                    .Text("as", Vocabulary.DropReasons.Of(drop.As))
                    .Text("why", drop.Why)
        );
        writer.Object("settles", upgrade.Settles, (w, s) => w.Name("a", s.A).Name("b", s.B));
        writer.Object(
            "priority",
            upgrade.Priority,
            (w, p) => w.Text("text", p.Text).Object("prov", p.Provenance, WriteProvenance)
        );
        writer.Object(
            "asked",
            upgrade.Asked,
            (w, asked) =>
                w.Number("yes", asked.Yes)
                    .Number("of", asked.Asked)
                    .Number("reverseYes", asked.ReverseYes)
                    .Number("reverseOf", asked.ReverseAsked)
        );
        WriteLinks(writer, upgrade.Links);
    }

    private static void WriteStory(Utf8JsonWriter writer, Story story)
    {
        writer.Text("text", story.Text);
        writer.Text("mode", story.Mode is { } mode ? Vocabulary.Modes.Of(mode) : null);
        writer.Object("prov", story.Provenance, WriteProvenance);
    }
}
