using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>What is known when norms are applied. What is not said is unknown, not false.</summary>
/// <param name="Facts">Literals; a number is a comparison with <c>=</c>.</param>
/// <param name="Roles">Roles and groups the agent acts in; null if norms for any bearer are meant.</param>
/// <param name="Groups">Which role belongs to which group.</param>
/// <param name="Day">The day for which validity is asked; null to leave it out.</param>
/// <param name="Never">Combinations that cannot occur.</param>
public sealed record Situation(
    Sequence<Literal> Facts,
    Sequence<Name>? Roles,
    Sequence<(Name Role, Name Group)> Groups,
    DateOnly? Day,
    Sequence<Condition> Never
)
{
    /// <summary>A situation in which only these facts are known.</summary>
    public static Situation Of(params IEnumerable<Literal> facts) =>
        new(facts.ToSequence(), null, [], null, []);

    /// <summary>The facts as one condition, with an option's own literals.</summary>
    internal Condition With(Sequence<Literal> literals) => new(Facts.Concat(literals).ToSequence());

    /// <summary>True if both can be so together.</summary>
    internal bool CanMeet(Condition a, Condition b) =>
        Conditions.CanMeet(a, b, static (_, _) => false)
        && !Never.Any(n => Conditions.Implies(a, b, n));

    /// <summary>True if a norm's bearer is among the roles of the agent.</summary>
    internal bool Binds(Bearer? bearer) =>
        bearer is null
        || bearer.Kind == BearerKind.Any
        || Roles is null
        || Roles.Any(r =>
            bearer.Names.Contains(r)
            || Groups.Any(g => g.Role == r && bearer.Names.Contains(g.Group))
        );

    /// <summary>True if all whom the first binds are bound by the second.</summary>
    internal bool Within(Bearer? a, Bearer? b)
    {
        if (b is null || b.Kind == BearerKind.Any)
        {
            return true;
        }

        return a is not null
            && a.Kind != BearerKind.Any
            && a.Names.All(n =>
                (a.Kind == b.Kind && b.Names.Contains(n))
                || Groups.Any(g => g.Role == n && b.Names.Contains(g.Group))
            );
    }
}

/// <summary>Something that could be done, with what would be so if it were.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="Literals">What it brings about or consists in.</param>
public sealed record Option(string Id, Sequence<Literal> Literals);
