using Commonweal.Kernel.Language.Printing;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language;

/// <summary>
/// Writes documents in their canonical text form: one clause a line, clauses in one fixed order, <c>\n</c> line ends.
/// Reading it back gives an equal document. O(n).
/// </summary>
public static class WealPrinter
{
    /// <summary>The canonical text of a document.</summary>
    public static string Print(Document document)
    {
        LineWriter writer = new();
        writer.Word("weal").Number(document.Version).EndLine();
        Declaration? before = null;
        foreach (var declaration in document.Declarations)
        {
            if (IsApart(before, declaration))
            {
                writer.Blank();
            }

            Write(writer, declaration);
            before = declaration;
        }

        return writer.ToString();
    }

    /// <summary>The canonical text of one declaration, with its line end.</summary>
    public static string Print(Declaration declaration)
    {
        LineWriter writer = new();
        Write(writer, declaration);
        return writer.ToString();
    }

    /// <summary>A blank line stands around blocks and where the kind of declaration changes.</summary>
    private static bool IsApart(Declaration? before, Declaration declaration) =>
        before is null
        || before.GetType() != declaration.GetType()
        || IsTall(before)
        || IsTall(declaration);

    private static bool IsTall(Declaration declaration) =>
        declaration switch
        {
            Value or Choice or Norm or Portfolio => true,
            Scope scope => ScopePrinter.IsTall(scope),
            Upgrade upgrade => UpgradePrinter.IsTall(upgrade),
            Transcript transcript => AgentPrinter.IsTall(transcript),
            _ => false,
        };

    private static void Write(LineWriter writer, Declaration declaration)
    {
        switch (declaration)
        {
            case Agent agent:
                AgentPrinter.Write(writer, agent);
                break;
            case Stake stake:
                AgentPrinter.Write(writer, stake);
                break;
            case Consent consent:
                writer.Word("consent").Name(consent.Person).Word("on").Date(consent.On);
                break;
            case CatchTrials trials:
                AgentPrinter.Write(writer, trials);
                break;
            case Transcript transcript:
                AgentPrinter.Write(writer, transcript);
                break;
            case Scope scope:
                ScopePrinter.Write(writer, scope);
                break;
            case Choice choice:
                ValuePrinter.Write(writer, choice);
                break;
            case Value value:
                ValuePrinter.Write(writer, value);
                break;
            case Norm norm:
                NormPrinter.Write(writer, norm);
                break;
            case Upgrade upgrade:
                UpgradePrinter.Write(writer, upgrade);
                break;
            default:
                WriteStatement(writer, declaration);
                break;
        }

        writer.EndLine();
    }

    private static void WriteStatement(LineWriter writer, Declaration declaration)
    {
        switch (declaration)
        {
            case ValueReference reference:
                ValuePrinter.Write(writer, reference);
                break;
            case Signal signal:
                ValuePrinter.Write(writer, signal);
                break;
            case Standpoint standpoint:
                ValuePrinter.Write(writer, standpoint);
                break;
            case Portfolio portfolio:
                ValuePrinter.Write(writer, portfolio);
                break;
            case Relation relation:
                writer
                    .Name(relation.From)
                    .Word(Vocabulary.Relations.Of(relation.Kind))
                    .Names(relation.Targets);
                break;
            case Conflict conflict:
                UpgradePrinter.Write(writer, conflict);
                break;
            case Parity parity:
                UpgradePrinter.Write(writer, parity);
                break;
            case Incompatibility incompatibility:
                UpgradePrinter.Write(writer, incompatibility);
                break;
            case Disjointness disjointness:
                writer.Word("disjoint").Names(disjointness.Features);
                break;
            default:
                throw new NotSupportedException(
                    $"{declaration.GetType().Name} has no text form; add it here and to the grammar."
                );
        }
    }
}
