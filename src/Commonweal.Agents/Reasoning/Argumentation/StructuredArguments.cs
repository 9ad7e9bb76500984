using System.Text;
using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>How a claim fares among all arguments for and against it.</summary>
public enum ClaimStatus
{
    /// <summary>There is no argument for it.</summary>
    Unsupported,

    /// <summary>There are arguments, and no preferred set has one of them.</summary>
    Overruled,

    /// <summary>Some preferred set has an argument for it.</summary>
    Defensible,

    /// <summary>The grounded set has an argument for it.</summary>
    Justified,
}

/// <summary>One argument: a tree of rules over facts and assumptions.</summary>
/// <param name="Conclusion">What it says.</param>
/// <param name="Top">The rule it ends with; null for a fact or an assumption by itself.</param>
/// <param name="IsAssumption">True for an assumption by itself.</param>
/// <param name="Parts">The arguments for the premises of the top rule, by place.</param>
/// <param name="LastRules">The defeasible rules nearest to the conclusion; an assumption counts as one that is below all others.</param>
public sealed record StructuredArgument(
    string Conclusion,
    ArgumentRule? Top,
    bool IsAssumption,
    Sequence<int> Parts,
    Sequence<ArgumentRule> LastRules
);

/// <summary>
/// All arguments of a theory that bear on a question, and which defeats which (20 §A3.4; Modgil and Prakken 2014).
/// An argument attacks another on a part of it: an assumption by its opposite, a defeasible rule's conclusion by its
/// opposite, or the rule's being applicable. The last always succeeds; the others unless the attacker is weaker by its last
/// rules (elitist).
/// </summary>
public sealed class StructuredArguments
{
    /// <summary>More arguments than this are refused.</summary>
    public const int MostArguments = 100_000;

    private readonly StructuredArgument[] _arguments;

    private StructuredArguments(StructuredArgument[] arguments, Reduced graph) =>
        (_arguments, Graph) = (arguments, graph);

    /// <summary>The arguments; their places are those of the graph.</summary>
    public IReadOnlyList<StructuredArgument> Arguments => _arguments;

    /// <summary>Attacks and defeats between them.</summary>
    public Reduced Graph { get; }

    /// <summary>
    /// Builds the arguments for some claims, those against their parts, those against these, and so on. Exponential in the
    /// number of rules at worst.
    /// </summary>
    /// <param name="theory">Facts, assumptions, rules, order.</param>
    /// <param name="about">The claims and their opposites; null for everything.</param>
    /// <returns>The arguments, what <see cref="StructuredTheory.Problem"/> says, or <c>E_LIMIT</c>.</returns>
    public static Answer<StructuredArguments> Of(
        StructuredTheory theory,
        IEnumerable<string>? about = null
    )
    {
        if (theory.Problem() is { } problem)
        {
            return problem;
        }

        if (!theory.RuleOrder().TryGet(out var isBelow, out var why))
        {
            return why;
        }

        ArgumentBuilder builder = new(theory);
        if (!builder.Build(about))
        {
            return TooMany(MostArguments, "arguments");
        }

        var arguments = builder.Arguments;
        var attacks = builder.Attacks();
        if (attacks is null)
        {
            return TooMany(ArgumentFramework.MostAttacks, "attacks");
        }

        string[] names = [.. arguments.Select((_, i) => $"A{i + 1}")];
        ArgumentFramework original = new(names, attacks.Select(t => (t.From, t.To)));
        ArgumentFramework defeats = new(
            names,
            attacks
                .Where(t =>
                    t.Against is not { } rule
                    || !arguments[t.From].LastRules.Any(r => isBelow(r, rule))
                )
                .Select(t => (t.From, t.To))
        );
        return new StructuredArguments(arguments, new(original, defeats));
    }

    /// <summary>What a set of arguments says, each literal once, in ordinal order.</summary>
    /// <param name="set">Places of arguments.</param>
    public IReadOnlyList<string> Conclusions(IEnumerable<int> set) =>
        [
            .. set.Select(a => _arguments[a].Conclusion)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The arguments that end with a literal.</summary>
    /// <param name="literal"><c>p</c> or <c>~p</c>.</param>
    public IReadOnlyList<int> For(string literal) =>
        [.. Enumerable.Range(0, _arguments.Length).Where(a => _arguments[a].Conclusion == literal)];

    /// <summary>How a claim fares; null if the budget ended first.</summary>
    /// <param name="literal"><c>p</c> or <c>~p</c>.</param>
    /// <param name="cancel">The budget.</param>
    public ClaimStatus? StatusOf(string literal, CancellationToken cancel)
    {
        var arguments = For(literal);
        if (arguments.Count == 0)
        {
            return ClaimStatus.Unsupported;
        }

        var grounded = GroundedLabelling.Of(Graph.Defeats);
        if (arguments.Any(a => grounded.Labels[a] == GroundedLabel.In))
        {
            return ClaimStatus.Justified;
        }

        var isKnown = true;
        foreach (var a in arguments.Where(a => grounded.Labels[a] == GroundedLabel.Undecided))
        {
            switch (Acceptance.Credulous(Graph.Defeats, Semantics.Preferred, a, cancel).Verdict)
            {
                case Verdict.Yes:
                    return ClaimStatus.Defensible;
                case Verdict.Unknown:
                    isKnown = false;
                    break;
                default:
                    break;
            }
        }

        return isKnown ? ClaimStatus.Overruled : null;
    }

    /// <summary>An argument in one line: what it says, by which rule, from what; cut off with … after some fifty rules.</summary>
    /// <param name="argument">Its place.</param>
    public string Text(int argument)
    {
        StringBuilder text = new();
        var left = 50;
        Write(argument);
        return text.ToString();

        void Write(int at)
        {
            var (conclusion, top, isAssumption, parts, _) = _arguments[at];
            if (left-- <= 0)
            {
                text.Append('…');
                return;
            }

            text.Append(conclusion).Append(isAssumption ? " (assumed)" : "");
            text.Append(top is null ? "" : $" by {top.Id}")
                .Append(parts.Count > 0 ? " from (" : "");
            for (var i = 0; i < parts.Count && left >= 0; i++)
            {
                text.Append(i > 0 ? "; " : "");
                Write(parts[i]);
            }

            text.Append(parts.Count > 0 ? ")" : "");
        }
    }

    private static Rejection TooMany(int most, string what) =>
        new(
            "E_LIMIT",
            what,
            $"The rules make more than {most} {what}. Ask about fewer claims, or leave out rules that do not bear on them."
        );
}
