using Commonweal.Agents.Reasoning.Argumentation;

namespace Commonweal.Tests.Agents.Reasoning.Argumentation;

/// <summary>Frameworks as the tables of 20 §A3 write them: "ab bc" is a→b, b→c.</summary>
internal static class Lettered
{
    public static ArgumentFramework Letters(string attacks)
    {
        var pairs = attacks.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var names = pairs.SelectMany(p => p).Distinct().Order().ToList();
        return new(
            names.Select(n => $"{n}"),
            pairs.Select(p => (names.IndexOf(p[0]), names.IndexOf(p[1])))
        );
    }

    public static IReadOnlyList<IReadOnlyList<int>> Every(ArgumentFramework f, Semantics s) =>
        Acceptance.Every(f, s, CancellationToken.None)!;

    /// <summary>All sets, "-" for the empty one, "none" for no set.</summary>
    public static string Shown(ArgumentFramework framework, Semantics semantics)
    {
        var sets = Every(framework, semantics)
            .Select(e => e.Count == 0 ? "-" : string.Concat(e.Select(framework.NameOf)))
            .ToList();
        return sets.Count == 0 ? "none" : string.Join(' ', sets);
    }
}
