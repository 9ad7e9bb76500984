using System.Text.Json;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Twin;

/// <summary>Writes a document as JSON. What is absent or empty in the document is left out. One file for each group of declarations.</summary>
internal static partial class DocumentWriter
{
    private const int Pending = 1 << 16;

    public static void Write(Utf8JsonWriter writer, Document document)
    {
        writer.WriteStartObject();
        writer.WriteNumber("weal", document.Version);
        writer.WriteStartArray("declarations");
        foreach (var declaration in document.Declarations)
        {
            writer.WriteStartObject();
            Write(writer, declaration);
            writer.WriteEndObject();
            if (writer.BytesPending > Pending)
            {
                writer.Flush();
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Declaration declaration)
    {
        switch (declaration)
        {
            case Agent agent:
                WriteAgent(writer, agent);
                break;
            case Scope scope:
                writer.Kind(Vocabulary.Scopes.Of(scope.Kind)).Name("id", scope.Id);
                writer.Text("label", scope.Label).Names("partOf", scope.PartOf);
                writer.Texts("notWhen", scope.NotWhen);
                break;
            case Transcript transcript:
                writer.Kind("transcript").Name("id", transcript.Id);
                writer.Text("text", transcript.Text).Text("sha256", transcript.Sha256);
                break;
            case Choice choice:
                WriteChoice(writer, choice);
                break;
            case Value value:
                WriteValue(writer, value);
                break;
            case Norm norm:
                WriteNorm(writer, norm);
                break;
            case Signal signal:
                writer.Kind(Vocabulary.Signals.Of(signal.Kind)).Name("id", signal.Id);
                writer.Text("text", signal.Text).Name("proxies", signal.Proxies);
                break;
            case Upgrade upgrade:
                WriteUpgrade(writer, upgrade);
                break;
            case Relation relation:
                writer.Kind("relation").Name("from", relation.From);
                writer.Text("relation", Vocabulary.Relations.Of(relation.Kind));
                writer.List("to", relation.Targets);
                break;
            default:
                WriteRecord(writer, declaration);
                break;
        }
    }

    private static void WriteRecord(Utf8JsonWriter writer, Declaration declaration)
    {
        switch (declaration)
        {
            case ValueReference reference:
                writer.Kind("value-ref").Name("id", reference.Id).Text("title", reference.Title);
                break;
            case Conflict conflict:
                writer.Kind("conflict").Name("a", conflict.A).Name("b", conflict.B);
                writer.Name("context", conflict.In).Text("case", conflict.Case);
                break;
            case Parity parity:
                writer.Kind("parity").Name("a", parity.A).Name("b", parity.B);
                writer.Name("context", parity.In);
                break;
            case Incompatibility pair:
                writer.Kind("incompatible").Name("a", pair.A).Name("b", pair.B);
                writer.Text("reason", pair.Reason);
                break;
            case Portfolio portfolio:
                WritePortfolio(writer, portfolio);
                break;
            case Stake stake:
                writer.Kind("stake").Name("party", stake.Party).Name("in", stake.In);
                writer.Text("reason", stake.Reason);
                break;
            case Consent consent:
                writer.Kind("consent").Name("person", consent.Person).Date("on", consent.On);
                break;
            case CatchTrials trials:
                writer.Kind("trials").Name("person", trials.Person);
                writer.Number("accepted", trials.Accepted).Number("of", trials.Shown);
                break;
            case Standpoint standpoint:
                writer.Kind("standpoint").Name("party", standpoint.Party);
                writer.Name("on", standpoint.On).Bool("agrees", standpoint.Agrees);
                writer.Text("complaint", standpoint.Complaint).Text("answer", standpoint.Answer);
                break;
            case Disjointness disjointness:
                writer.Kind("disjoint").List("features", disjointness.Features);
                break;
            default:
                throw new NotSupportedException(
                    $"{declaration.GetType().Name} has no JSON form; add it here and to the schema."
                );
        }
    }

    private static void WriteAgent(Utf8JsonWriter writer, Agent agent)
    {
        writer.Kind(Vocabulary.Agents.Of(agent.Kind)).Name("id", agent.Id);
        writer.Text("label", agent.Label).Names("groups", agent.Groups);
        writer.Texts(
            "qualities",
            Vocabulary
                .Qualities.Where(q => agent.Qualities.HasFlag(q.Quality))
                .Select(q => q.Word)
                .ToSequence()
        );
    }

    private static void WriteLinks(Utf8JsonWriter writer, Sequence<Link> links)
    {
        foreach (var kind in links.Select(l => l.Kind).Distinct())
        {
            writer.List(
                Vocabulary.LinkMembers.Of(kind),
                links.Where(l => l.Kind == kind).SelectMany(l => l.Targets).ToSequence()
            );
        }
    }
}
