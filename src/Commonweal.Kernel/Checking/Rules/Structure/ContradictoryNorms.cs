using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S504: one norm demands and another forbids the same action of the same people, in contexts one of which contains the other,
/// under conditions that can meet; neither yields by <c>unless</c>, rank or validity (10 §4 E).
/// Norms are compared only with norms on the same action in comparable contexts, each with as many as it takes to find
/// one it contradicts; at worst, where conditions set very many norms on one action apart, that is quadratic in them.</summary>
internal sealed class ContradictoryNorms : DocumentRule
{
    public override string Code => "S504";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        var disjoint = DisjointFeatures(document);
        bool Apart(string f, string g) => disjoint.Contains(Pairs.Of(f, g));
        foreach (
            var action in document
                .Norms.Where(n => n is { Content: Act, In: not null, Bearer: not null })
                .OrderBy(n => n.Id.Text, StringComparer.Ordinal)
                .GroupBy(n => ((Act)n.Content!).Action.Text, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            var demanding = action
                .Where(n => n.Deontic is Deontic.Obliges or Deontic.Expects)
                .ToLookup(n => n.In!.Value.Text, StringComparer.Ordinal);
            var forbidding = action
                .Where(n => n.Deontic is Deontic.Forbids)
                .ToLookup(n => n.In!.Value.Text, StringComparer.Ordinal);
            if (demanding.Count == 0 || forbidding.Count == 0)
            {
                continue;
            }

            // Opposites are sought in the same context and in wider ones: a norm in a narrower one finds this norm itself.
            HashSet<(string, string)> told = [];
            foreach (
                var norm in demanding
                    .Concat(forbidding)
                    .SelectMany(n => n)
                    .OrderBy(n => n.Id.Text, StringComparer.Ordinal)
            )
            {
                var others = norm.Deontic == Deontic.Forbids ? demanding : forbidding;
                var other = document
                    .Lineage(norm.In!.Value.Text)
                    .Select(context =>
                        others[context].FirstOrDefault(o => Contradict(document, norm, o, Apart))
                    )
                    .OfType<Norm>()
                    .MinBy(o => o.Id.Text, StringComparer.Ordinal);
                if (other is not null && told.Add(Pairs.Of(norm.Id, other.Id)))
                {
                    yield return Told(norm, other, action.Key);
                }
            }
        }
    }

    private static bool Contradict(
        DocumentView document,
        Norm a,
        Norm b,
        Func<string, string, bool> disjoint
    ) =>
        a.Rank == b.Rank
        && InForceTogether(a, b)
        && BindTheSame(document, a.Bearer!, b.Bearer!)
        && Conditions.CanMeet(a.When, b.When, disjoint)
        && !a.Unless.Concat(b.Unless).Any(u => Conditions.Implies(a.When, b.When, u));

    private static bool InForceTogether(Norm a, Norm b) =>
        !(a.Until <= b.Since) && !(b.Until <= a.Since);

    private static bool BindTheSame(DocumentView document, Bearer a, Bearer b) =>
        a.Kind == BearerKind.Any
        || b.Kind == BearerKind.Any
        || a.Names.Any(b.Names.Contains)
        || a.Names.Any(n => IsIn(document, n, b))
        || b.Names.Any(n => IsIn(document, n, a));

    /// <summary>A role declared <c>in</c> a group is bound by the norms of that group.</summary>
    private static bool IsIn(DocumentView document, Name role, Bearer group) =>
        document.Find<Agent>(role) is { } agent && agent.Groups.Any(group.Names.Contains);

    private static HashSet<(string, string)> DisjointFeatures(DocumentView document)
    {
        HashSet<(string, string)> pairs = [];
        foreach (var declared in document.Disjointnesses)
        {
            for (var i = 0; i < declared.Features.Count; i++)
            {
                for (var j = i + 1; j < declared.Features.Count; j++)
                {
                    pairs.Add(Pairs.Of(declared.Features[i], declared.Features[j]));
                }
            }
        }

        return pairs;
    }

    private Finding Told(Norm a, Norm b, string action)
    {
        var (first, second) = string.CompareOrdinal(a.Id.Text, b.Id.Text) <= 0 ? (a, b) : (b, a);
        return Found(
            first.Id.Text,
            first.Id.Span,
            ("first", first.Id.Text),
            ("does", first.Deontic!.Value.ToString().ToLowerInvariant()),
            ("second", second.Id.Text),
            ("does-too", second.Deontic!.Value.ToString().ToLowerInvariant()),
            ("action", action)
        );
    }
}
