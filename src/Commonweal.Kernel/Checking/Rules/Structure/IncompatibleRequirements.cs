using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S510: what a value requires, followed to the end, contains two values declared incompatible (10 §3). For each such pair the
/// nearest value that requires both is named. O(values that require one of the two) a pair.</summary>
internal sealed class IncompatibleRequirements : DocumentRule
{
    public override string Code => "S510";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        if (document.Incompatibilities.Count == 0)
        {
            yield break;
        }

        var requiredBy = document
            .Edges.Where(e => e.Kind == RelationKind.Requires)
            .ToLookup(e => e.To.Text, StringComparer.Ordinal);
        foreach (var declared in document.Incompatibilities)
        {
            var first = Distances(declared.A.Text, requiredBy);
            var second = Distances(declared.B.Text, requiredBy);
            var nearest = first
                .Keys.Where(second.ContainsKey)
                .OrderBy(id => first[id] + second[id])
                .ThenBy(id => id, StringComparer.Ordinal)
                .FirstOrDefault();
            if (nearest is not null && declared.A != declared.B)
            {
                var (a, b) = Pairs.Of(declared.A, declared.B);
                yield return Found(
                    nearest,
                    document.ById.GetValueOrDefault(nearest)?.DeclaredId?.Span ?? declared.Span,
                    ("value", nearest),
                    ("first", a),
                    ("second", b)
                );
            }
        }
    }

    /// <summary>Everything that requires an id, at any remove, with the number of steps; the id itself at none.</summary>
    private static Dictionary<string, int> Distances(string id, ILookup<string, Edge> requiredBy)
    {
        Dictionary<string, int> distance = new(StringComparer.Ordinal) { [id] = 0 };
        Queue<string> waiting = new([id]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var edge in requiredBy[next])
            {
                if (distance.TryAdd(edge.From, distance[next] + 1))
                {
                    waiting.Enqueue(edge.From);
                }
            }
        }

        return distance;
    }
}
