using System.Globalization;
using Commonweal.Kernel;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>
/// Reads norms as formulas: a guard (<c>when</c> and none of <c>unless</c>), then each link of the chain as an
/// obligation that comes into force when all links before are violated. Deadlines and modes of goals do not matter here.
/// </summary>
public static class NormReading
{
    /// <summary>One link of a norm.</summary>
    /// <param name="Norm">The norm.</param>
    /// <param name="Level">1 for what it demands first, then the reparations.</param>
    /// <param name="Guard">When it is in force.</param>
    /// <param name="Body">What ought to be; for a permission, what may be.</param>
    public sealed record Link(Norm Norm, int Level, Formula Guard, Formula Body);

    /// <summary>A condition as a formula.</summary>
    public static Formula Of(Condition condition) =>
        new Formula.All(condition.Literals.Select(Of).ToSequence());

    /// <summary>A literal as a formula over <c>feature</c>, <c>feature&lt;n</c>, <c>feature&lt;=n</c>, <c>feature=n</c>.</summary>
    public static Formula Of(Literal literal)
    {
        switch (literal)
        {
            case FeatureLiteral feature:
                return Denied(new Formula.Atom(feature.Feature.Text), feature.Negated);
            case ComparisonLiteral c:
                var (sign, denied) = c.Comparison switch
                {
                    Comparison.Equal => ("=", false),
                    Comparison.NotEqual => ("=", true),
                    Comparison.Less => ("<", false),
                    Comparison.GreaterOrEqual => ("<", true),
                    Comparison.LessOrEqual => ("<=", false),
                    _ => ("<=", true),
                };
                return Denied(new Formula.Atom(c.Feature.Text + sign + Written(c.Operand)), denied);
            default:
                return Formula.True;
        }
    }

    /// <summary>Writes an atom, or its denial, as a case writes it: <c>~rescue</c>, <c>age&gt;=18</c>.</summary>
    public static string Write(string atom, bool denied)
    {
        var at = atom.AsSpan().IndexOfAny('<', '=');
        if (!denied || at < 0)
        {
            return denied ? "~" + atom : atom;
        }

        var sign =
            atom[at] == '=' ? "!="
            : atom[at + 1] == '=' ? ">"
            : ">=";
        return atom[..at] + sign + atom[(at + (sign == ">" ? 2 : 1))..];
    }

    /// <summary>What a content asks to be so, as literals.</summary>
    public static Condition Content(NormContent content) =>
        content switch
        {
            Act act => new([new FeatureLiteral(act.Action, false, act.Span)]),
            Goal goal => goal.Condition,
            _ => Condition.Always,
        };

    /// <summary>The links of the regulative norms: duties, prohibitions, expectations and their reparations; permissions with one link.</summary>
    public static IEnumerable<Link> Links(IEnumerable<Norm> norms)
    {
        foreach (var norm in norms.Where(IsRegulative))
        {
            var guard = Guard(norm);
            var body = Of(Content(norm.Content!));
            body = norm.Deontic == Kernel.Norms.Deontic.Forbids ? new Formula.Not(body) : body;
            yield return new(norm, 1, guard, body);
            for (
                var i = 0;
                i < norm.Else.Count && norm.Deontic != Kernel.Norms.Deontic.Permits;
                i++
            )
            {
                guard = new Formula.All([guard, new Formula.Not(body)]);
                body = Of(Content(norm.Else[i]));
                yield return new(norm, i + 2, guard, body);
            }
        }
    }

    /// <summary>Norms as statements of standard deontic logic.</summary>
    public static IReadOnlyList<ModalStatement> Statements(IEnumerable<Norm> norms) =>
        [
            .. Links(norms)
                .Select(l => new ModalStatement(
                    l.Level == 1 ? l.Norm.Id.Text : $"{l.Norm.Id.Text}, else {l.Level - 1}",
                    l.Guard,
                    l.Norm.Deontic == Kernel.Norms.Deontic.Permits ? Modality.May : Modality.Ought,
                    l.Body
                )),
        ];

    /// <summary>
    /// What comparisons allow together: for each feature one of the values, and of the gaps between them, is the case.
    /// Exact: two literals can both hold in a world iff some number or word satisfies both.
    /// </summary>
    public static Formula Theory(IEnumerable<Literal> literals) =>
        new Formula.All(
            literals
                .OfType<ComparisonLiteral>()
                .GroupBy(c => c.Feature.Text, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (Formula)OneRegion([.. g]))
                .ToSequence()
        );

    /// <summary>Every literal that a norm speaks in.</summary>
    public static IEnumerable<Literal> Literals(Norm norm) =>
        new[] { norm.When }
            .Concat(norm.Unless)
            .Concat(norm.Else.Select(Content))
            .Concat(norm.Content is null ? [] : [Content(norm.Content)])
            .SelectMany(c => c.Literals);

    internal static bool IsRegulative(Norm norm) =>
        norm is { Content: not null, Deontic: not (null or Kernel.Norms.Deontic.Authorises) };

    private static Formula.All Guard(Norm norm) =>
        new Formula.All(
            norm.Unless.Select(u => (Formula)new Formula.Not(Of(u)))
                .Prepend(Of(norm.When))
                .ToSequence()
        );

    private static Formula Denied(Formula formula, bool denied) =>
        denied ? new Formula.Not(formula) : formula;

    private static string Written(Operand operand) =>
        operand.Word ?? Normal(operand.Number ?? 0).ToString(CultureInfo.InvariantCulture);

    private static decimal Normal(decimal number) => number / 1.000000000000000000000000000000000m;

    private static Formula.Any OneRegion(List<ComparisonLiteral> literals)
    {
        var probes = literals
            .Select(l => l.Operand.Number)
            .OfType<decimal>()
            .Distinct()
            .Order()
            .ToList();
        List<Operand> values =
        [
            .. literals
                .Select(l => l.Operand.Word)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(w => new Operand(null, w)),
        ];
        for (var i = 0; i < probes.Count; i++)
        {
            values.Add(new(probes[i], null));
            values.Add(
                new(i + 1 < probes.Count ? (probes[i] + probes[i + 1]) / 2 : probes[i] + 1, null)
            );
        }

        values.Add(probes.Count > 0 ? new(probes[0] - 1, null) : new(null, ""));
        return new Formula.Any(
            values
                .Select(v =>
                    (Formula)
                        new Formula.All(
                            literals.Select(l => Denied(Of(l), !Holds(l, v))).ToSequence()
                        )
                )
                .ToSequence()
        );
    }

    private static bool Holds(ComparisonLiteral literal, Operand value)
    {
        if (literal.Operand.Word is { } word)
        {
            return literal.Comparison == Comparison.NotEqual ^ value.Word == word;
        }

        if (value.Number is not { } number || literal.Operand.Number is not { } limit)
        {
            return literal.Comparison == Comparison.NotEqual;
        }

        return literal.Comparison switch
        {
            Comparison.Equal => number == limit,
            Comparison.NotEqual => number != limit,
            Comparison.Less => number < limit,
            Comparison.LessOrEqual => number <= limit,
            Comparison.Greater => number > limit,
            _ => number >= limit,
        };
    }
}
