namespace Commonweal.Verifier;

/// <summary>Clauses from what steps say, and reverse unit propagation: the claim's opposite must run into a contradiction without any search.</summary>
internal static class Logic
{
    private const int LargestForm = 64;

    /// <summary><c>a&amp;b|c</c> as ways things may be: [[a, b], [c]].</summary>
    public static List<List<string>> Ways(string literal) =>
        [
            .. literal
                .Split('|')
                .Select(w =>
                    w.Split('&', StringSplitOptions.TrimEntries)
                        .Distinct(StringComparer.Ordinal)
                        .ToList()
                ),
        ];

    /// <summary>True when unit propagation on the premises and the claim's opposite ends in a contradiction. Linear in the clauses.</summary>
    public static bool Propagates(IEnumerable<string> premises, string claim)
    {
        List<List<string>> clauses = [];
        foreach (var premise in premises)
        {
            clauses.AddRange(ClausesOf(Ways(premise)));
        }

        clauses.AddRange(Ways(claim).Select(way => way.ConvertAll(Facts.Opposite)));
        return Conflicts(clauses);
    }

    private static IEnumerable<List<string>> ClausesOf(List<List<string>> ways)
    {
        IEnumerable<List<string>> clauses =
        [
            [],
        ];
        long size = 1;
        foreach (var way in ways)
        {
            size *= way.Count;
            if (size > LargestForm)
            {
                return [];
            }

            clauses = clauses.SelectMany(c => way.Select(l => (List<string>)[.. c, l])).ToList();
        }

        return clauses;
    }

    private static bool Conflicts(List<List<string>> clauses)
    {
        Dictionary<string, List<int>> falsifiedBy = new(StringComparer.Ordinal);
        Queue<string> units = new();
        var left = new int[clauses.Count];
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = clauses[i].Distinct(StringComparer.Ordinal).ToList();
            clauses[i] = clause;
            left[i] = clause.Count;
            foreach (var literal in clause)
            {
                (
                    falsifiedBy.TryGetValue(Facts.Opposite(literal), out var list)
                        ? list
                        : falsifiedBy[Facts.Opposite(literal)] = []
                ).Add(i);
            }

            if (clause.Count == 1)
            {
                units.Enqueue(clause[0]);
            }
        }

        HashSet<string> holds = new(StringComparer.Ordinal);
        while (units.TryDequeue(out var unit))
        {
            if (holds.Contains(Facts.Opposite(unit)))
            {
                return true;
            }

            if (!holds.Add(unit))
            {
                continue;
            }

            foreach (var i in falsifiedBy.GetValueOrDefault(unit) ?? [])
            {
                if (--left[i] == 0)
                {
                    return true;
                }

                if (left[i] == 1)
                {
                    units.Enqueue(clauses[i].Find(l => !holds.Contains(Facts.Opposite(l)))!);
                }
            }
        }

        return false;
    }
}
