using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>Where values and norms stand, given what was found about them: step 5 of 10 §5. O(declarations + findings).</summary>
internal static class Verdict
{
    public static Sequence<EntityStatus> Of(
        DocumentView document,
        IEnumerable<Diagnostic> diagnostics
    )
    {
        var found = diagnostics.ToLookup(d => d.Entity, StringComparer.Ordinal);
        return document
            .Document.Declarations.Select(declaration =>
                declaration switch
                {
                    Value value => OfValue(value.Id.Text, found[value.Id.Text]),
                    Norm norm => OfNorm(norm.Id.Text, found[norm.Id.Text]),
                    _ => null,
                }
            )
            .OfType<EntityStatus>()
            .ToSequence();
    }

    private static EntityStatus OfValue(string id, IEnumerable<Diagnostic> about)
    {
        HashSet<string> errors = new(StringComparer.Ordinal);
        var open = false;
        foreach (var diagnostic in about)
        {
            if (diagnostic.Severity == Severity.Error && Rejects(diagnostic.Code))
            {
                errors.Add(diagnostic.Code);
            }

            open |= diagnostic.Severity == Severity.Warning && KeepsOpen(diagnostic.Code);
        }

        if (errors.Count == 0)
        {
            return new(id, open ? Standing.Candidate : Standing.Accepted, null);
        }

        return new(id, Standing.Rejected, RejectedAs.KindOf(errors));
    }

    private static bool Rejects(string code) =>
        code is "V205" or "P601" or "P606" || code.StartsWith("V1", StringComparison.Ordinal);

    private static bool KeepsOpen(string code) =>
        code.StartsWith("V20", StringComparison.Ordinal)
        || code is "P602" or "P603" or "P604" or "P605";

    private static EntityStatus OfNorm(string id, IEnumerable<Diagnostic> about)
    {
        var standing = Standing.Accepted;
        foreach (var diagnostic in about)
        {
            var here = diagnostic switch
            {
                {
                    Code: "N101" or "N102" or "N103" or "N105" or "N201",
                    Severity: Severity.Error
                } => Standing.Rejected,
                { Code: "N203", Severity: Severity.Error } => Standing.Custom,
                { Code: "N202" or "N203" } => Standing.Candidate,
                _ => Standing.Accepted,
            };
            standing = here > standing ? here : standing;
        }

        return new(id, standing, null);
    }
}
