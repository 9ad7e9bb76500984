using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Printing;

/// <summary>Writes contexts, domains and practices.</summary>
internal static class ScopePrinter
{
    public static bool IsTall(Scope scope) => scope.PartOf.Count + scope.NotWhen.Count > 0;

    public static void Write(LineWriter writer, Scope scope)
    {
        writer.Word(Vocabulary.Scopes.Of(scope.Kind)).Name(scope.Id).Text(scope.Label);
        if (!IsTall(scope))
        {
            return;
        }

        writer.Open();
        if (scope.PartOf.Count > 0)
        {
            writer.Clause("part-of").Names(scope.PartOf);
        }

        foreach (var limit in scope.NotWhen)
        {
            writer.Clause("not-when").Text(limit);
        }

        writer.Close();
    }
}
