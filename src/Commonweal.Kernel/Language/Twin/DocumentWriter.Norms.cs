using System.Text.Json;
using Commonweal.Kernel.Norms;

namespace Commonweal.Kernel.Language.Twin;

/// <content>Norms.</content>
internal static partial class DocumentWriter
{
    private static void WriteNorm(Utf8JsonWriter writer, Norm norm)
    {
        writer.Kind("norm").Name("id", norm.Id).Text("title", norm.Title);
        writer.Text(
            "deontic",
            norm.Deontic is { } deontic ? Vocabulary.Deontics.Of(deontic) : null
        );
        writer.Object("bearer", norm.Bearer, WriteBearer);
        writer.Object("content", norm.Content, WriteContent);
        writer.Object("countsAs", norm.CountsAs, (w, c) => w.Text("x", c.X).Text("y", c.Y));
        writer.Objects("when", norm.When.Literals, WriteLiteral);
        WriteUnless(writer, norm.Unless);
        writer.Name("context", norm.In);
        writer.Object(
            "within",
            norm.Within,
            (w, d) => w.Number("steps", d.Steps).Text("duration", d.Duration)
        );
        writer.Objects("else", norm.Else, WriteContent);
        writer.Number("rank", norm.Rank == 0 ? null : norm.Rank).Decimal("cost", norm.Cost);
        writer.Date("since", norm.Since).Date("until", norm.Until);
        writer.Object(
            "source",
            norm.Source,
            (w, s) => w.Text("kind", Vocabulary.Sources.Of(s.Kind)).Name("issuer", s.Issuer)
        );
        writer.Decimal("credence", norm.Credence);
        writer.Object("prov", norm.Provenance, WriteProvenance);
        WriteGrounds(writer, norm);
        WriteLinks(writer, norm.Links);
    }

    private static void WriteGrounds(Utf8JsonWriter writer, Norm norm)
    {
        writer.Objects("practiced", norm.Practiced, WriteTally);
        writer.Objects("expected", norm.Expected, WriteTally);
        writer.Objects(
            "sanctions",
            norm.Sanctions,
            (w, s) => w.Text("text", s.Text).Name("by", s.By)
        );
        writer.Objects("adopted", norm.Adopted, (w, a) => w.Name("by", a.By).Date("on", a.On));
        writer.Decimal("desireOnly", norm.ExplainedByDesire);
        writer.Objects(
            "payoffs",
            norm.Payoffs,
            (w, p) =>
                w.Name("role", p.Role).Decimal("all", p.AllComply).Decimal("none", p.NoneComply)
        );
        writer.Names("protects", norm.Protects);
    }

    private static void WriteBearer(Utf8JsonWriter writer, Bearer bearer) =>
        writer.Text("kind", Vocabulary.Bearers.Of(bearer.Kind)).Names("names", bearer.Names);

    private static void WriteContent(Utf8JsonWriter writer, NormContent content)
    {
        switch (content)
        {
            case Act act:
                writer.Name("action", act.Action).Text("text", act.Text);
                break;
            case Goal goal:
                writer.Text("goal", Vocabulary.Goals.Of(goal.Mode));
                writer.Objects("condition", goal.Condition.Literals, WriteLiteral);
                break;
            default:
                throw new NotSupportedException($"{content.GetType().Name} has no JSON form.");
        }
    }

    private static void WriteUnless(Utf8JsonWriter writer, Sequence<Condition> exceptions)
    {
        if (exceptions.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("unless");
        foreach (var exception in exceptions)
        {
            writer.WriteStartArray();
            foreach (var literal in exception.Literals)
            {
                writer.WriteStartObject();
                WriteLiteral(writer, literal);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteLiteral(Utf8JsonWriter writer, Literal literal)
    {
        writer.Name("feature", literal.Feature);
        switch (literal)
        {
            case FeatureLiteral { Negated: true }:
                writer.Bool("negated", true);
                break;
            case ComparisonLiteral comparison:
                writer.Text("is", Vocabulary.Comparisons.Of(comparison.Comparison));
                writer.Decimal("number", comparison.Operand.Number);
                writer.Text("word", comparison.Operand.Word);
                break;
        }
    }

    private static void WriteTally(Utf8JsonWriter writer, Tally tally) =>
        writer.Number("count", tally.Count).Number("of", tally.Of).Date("on", tally.On);
}
