using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Printing;

/// <summary>Blocks, and the clauses that several kinds of declaration have.</summary>
internal static class Clauses
{
    public static void Open(this LineWriter writer)
    {
        writer.Word("{");
        writer.Depth++;
    }

    public static void Close(this LineWriter writer)
    {
        writer.Depth--;
        writer.EndLine();
        writer.Word("}");
    }

    /// <summary>Begins the line of a clause.</summary>
    public static LineWriter Clause(this LineWriter writer, string word)
    {
        writer.EndLine();
        return writer.Word(word);
    }

    public static void Links(this LineWriter writer, Sequence<Link> links)
    {
        foreach (var link in links)
        {
            writer.Clause(Vocabulary.Relations.Of(link.Kind)).Names(link.Targets);
        }
    }

    /// <summary><c>from p1 t1 0..47 accepted restated "…" from p1 t2 0..30</c>, on the line at hand.</summary>
    public static void Provenance(this LineWriter writer, Provenance? provenance)
    {
        if (provenance is null)
        {
            return;
        }

        Citation(writer, provenance.Citation);
        if (provenance.Act != ProvenanceAct.Typed)
        {
            writer.Word(Vocabulary.Acts.Of(provenance.Act));
        }

        if (provenance.Restated is { } restated)
        {
            writer.Word("restated").Text(restated.Text);
            Citation(writer, restated.Citation);
        }
    }

    /// <summary><c>k of n</c>.</summary>
    public static LineWriter Share(this LineWriter writer, int count, int of) =>
        writer.Number(count).Word("of").Number(of);

    private static void Citation(LineWriter writer, Citation citation) =>
        writer
            .Word("from")
            .Name(citation.Source)
            .Name(citation.Transcript)
            .Range(citation.Start, citation.End);
}
