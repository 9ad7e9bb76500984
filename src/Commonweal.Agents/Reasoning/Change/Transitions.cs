using System.Numerics;
using Commonweal.Kernel;
using Commonweal.Kernel.Language;
using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Change;

/// <summary>Which error of the older value the newer one is said to correct (Taylor 1989, 1993; 20 §A5.1).</summary>
public enum TransitionKind
{
    /// <summary>The older value ignored something the newer one attends to.</summary>
    Omission,

    /// <summary>Policies of the older value clash and the newer one settles it.</summary>
    Contradiction,

    /// <summary>The older value ran two things together.</summary>
    Confusion,

    /// <summary>The older value was applied outside its context.</summary>
    Overreach,
}

/// <summary>What became of a policy.</summary>
/// <param name="Before">The policy of the older value; null if the newer one is without counterpart.</param>
/// <param name="After">The policy of the newer value, the same if kept; null if given up.</param>
public sealed record PolicyChange(string? Before, string? After);

/// <summary>One policy of the older value prefers one option to another.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Better">The option it prefers.</param>
/// <param name="Worse">The option it prefers it to.</param>
public sealed record PolicyPreference(string Policy, string Better, string Worse);

/// <summary>An episode of the person's own, judged by the person's present lights.</summary>
/// <param name="Id">Its identifier; no two are the same.</param>
/// <param name="Context">Where it happened.</param>
/// <param name="OldWell">True if following the older value would have gone well.</param>
/// <param name="NewWell">True if following the newer value would have gone well.</param>
/// <param name="Cites">Policies of the newer value that mattered.</param>
/// <param name="Preferences">How policies of the older value rank the options.</param>
public sealed record TransitionCase(
    Name Id,
    Name Context,
    bool OldWell,
    bool NewWell,
    Sequence<string> Cites,
    Sequence<PolicyPreference> Preferences
);

/// <summary>A change from one value to another, with the person's reason for it.</summary>
/// <param name="From">The older value.</param>
/// <param name="To">The newer value.</param>
/// <param name="Context">The context of the older value.</param>
/// <param name="Kind">The error it is said to correct.</param>
/// <param name="Policies">What became of each policy.</param>
/// <param name="Cases">The episodes.</param>
/// <param name="By">Whose values they are.</param>
/// <param name="Reason">Why, in the person's words.</param>
public sealed record Transition(
    Name From,
    Name To,
    Name Context,
    TransitionKind Kind,
    Sequence<PolicyChange> Policies,
    Sequence<TransitionCase> Cases,
    Name By,
    string Reason
);

/// <summary>How far the episodes bear a transition out.</summary>
public enum TransitionStatus
{
    /// <summary>They do not show growth, or not yet.</summary>
    NotShown,

    /// <summary>Gains only, and too few of them to tell from chance.</summary>
    Provisional,

    /// <summary>Evidence of growth.</summary>
    Growth,
}

/// <summary>The judgement, with everything it rests on.</summary>
/// <param name="Status">How far the episodes bear the transition out.</param>
/// <param name="Gains">Episodes in which only the newer value would have gone well.</param>
/// <param name="Losses">Episodes in which only the older value would have gone well.</param>
/// <param name="SignTest">One-sided: the chance of as many gains if gains and losses were a fair coin.</param>
/// <param name="KindWitnessed">True if the stated kind of error is seen in the policies and the episodes.</param>
/// <param name="KeepsWhatWasRight">True if a policy is kept or refined, or the kind is contradiction.</param>
public sealed record TransitionJudgement(
    TransitionStatus Status,
    int Gains,
    int Losses,
    Rational SignTest,
    bool KindWitnessed,
    bool KeepsWhatWasRight
);

/// <summary>Judges error-correcting transitions (Taylor 1989, 1993; 20 §A5.1) in exact arithmetic, linear in the episodes but for pairs of preferences within one.</summary>
public static class Transitions
{
    /// <summary>Most episodes that are weighed.</summary>
    public const int MostCases = 10_000;

    private static readonly Rational Level = Rational.Of(1, 10);

    /// <summary>Judges a transition.</summary>
    /// <returns>The judgement; <c>E-LIMIT</c>, <c>E-DUPLICATE</c> (an episode twice), <c>E-UNKNOWN</c> (a policy that neither value has).</returns>
    public static Answer<TransitionJudgement> Judge(Transition transition)
    {
        if (Fault(transition) is { } why)
        {
            return why;
        }

        var gained = transition.Cases.Where(c => c.NewWell && !c.OldWell).ToList();
        var (gains, losses) = (gained.Count, transition.Cases.Count(c => c.OldWell && !c.NewWell));
        var chance = SignTest(gains, losses);
        var witnessed = IsWitnessed(transition, gained);
        var keeps =
            transition.Kind == TransitionKind.Contradiction
            || transition.Policies.Any(p => p is { Before: not null, After: not null });
        var status =
            gains == 0 || !witnessed || !keeps ? TransitionStatus.NotShown
            : chance <= Level ? TransitionStatus.Growth
            : losses == 0 ? TransitionStatus.Provisional
            : TransitionStatus.NotShown;
        return new TransitionJudgement(status, gains, losses, chance, witnessed, keeps);
    }

    /// <summary>P(Bin(gains + losses, ½) ≥ gains).</summary>
    private static Rational SignTest(int gains, int losses)
    {
        var n = gains + losses;
        var (ways, sum) = (BigInteger.One, BigInteger.One);
        for (var k = n; k > gains; k--)
        {
            ways = ways * k / (n - k + 1);
            sum += ways;
        }

        return Rational.Of(sum, BigInteger.One << n);
    }

    private static bool IsWitnessed(Transition transition, List<TransitionCase> gained) =>
        transition.Kind switch
        {
            TransitionKind.Omission => transition.Policies.Any(p =>
                p is { Before: null, After: { } added }
                && transition.Policies.All(q => q.After != added || q.Before is null)
                && gained.Any(c => c.Cites.Contains(added, StringComparer.Ordinal))
            ),
            TransitionKind.Contradiction => transition.Cases.Any(c => Clashes(c.Preferences)),
            TransitionKind.Confusion => transition
                .Policies.Where(p => p is { Before: not null, After: not null })
                .GroupBy(p => p.Before, StringComparer.Ordinal)
                .Any(parts =>
                    parts.Select(p => p.After).Distinct(StringComparer.Ordinal).Skip(1).Any()
                ),
            _ => gained.Count > 0 && gained.All(c => c.Context != transition.Context),
        };

    private static bool Clashes(Sequence<PolicyPreference> preferences) =>
        preferences.Any(a =>
            preferences.Any(b =>
                a.Policy != b.Policy
                && a.Better != a.Worse
                && a.Better == b.Worse
                && a.Worse == b.Better
            )
        );

    private static Rejection? Fault(Transition transition)
    {
        if (transition.Cases.Count > MostCases)
        {
            return new(
                "E-LIMIT",
                "cases",
                $"There are {transition.Cases.Count} episodes; at most {MostCases} are weighed. Give those that bear on the change."
            );
        }

        HashSet<Name> seen = [];
        var olds = transition.Policies.Select(p => p.Before).ToHashSet(StringComparer.Ordinal);
        var news = transition.Policies.Select(p => p.After).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < transition.Cases.Count; i++)
        {
            var episode = transition.Cases[i];
            if (!seen.Add(episode.Id))
            {
                return new(
                    "E-DUPLICATE",
                    $"cases[{i}].id",
                    $"Episode {episode.Id.Text} is here twice and would count twice. Keep one of them."
                );
            }

            var unknown =
                episode.Cites.FirstOrDefault(c => !news.Contains(c))
                ?? episode.Preferences.Select(p => p.Policy).FirstOrDefault(p => !olds.Contains(p));
            if (unknown is not null)
            {
                return new(
                    "E-UNKNOWN",
                    $"cases[{i}]",
                    $"Policy '{unknown}' is not one of the value's. List it among the policies, or spell it as it is there."
                );
            }
        }

        return null;
    }
}
