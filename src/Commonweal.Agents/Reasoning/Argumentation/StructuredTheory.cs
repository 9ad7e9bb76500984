using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>A rule that arguments are made with.</summary>
/// <param name="Id">Its name, unlike those of all other rules.</param>
/// <param name="Premises">Literals <c>p</c> or <c>~p</c>, all of which it needs; none is allowed.</param>
/// <param name="Conclusion">A literal; <c>~applicable(id)</c> undercuts the rule of that name.</param>
/// <param name="IsStrict">True where the conclusion cannot fail; false where it holds unless attacked.</param>
public sealed record ArgumentRule(
    string Id,
    Sequence<string> Premises,
    string Conclusion,
    bool IsStrict = false
)
{
    /// <summary>The value it serves; null for none.</summary>
    public string? Value { get; init; }

    /// <summary>Authority: higher wins, between rules of the same value or of none.</summary>
    public int Rank { get; init; }

    /// <summary>The declaration it was made from; null for none.</summary>
    public string? Source { get; init; }
}

/// <summary>
/// What structured arguments are built from (20 §A3.4; Modgil and Prakken 2014): facts that nothing attacks, assumptions
/// that give way to any argument against them, rules, and an order of values.
/// </summary>
/// <param name="Facts">Literals with evidence.</param>
/// <param name="Assumptions">Literals without.</param>
/// <param name="Rules">Strict and defeasible rules.</param>
/// <param name="ValueOrder">Which value stands above which, as far as it is known.</param>
public sealed record StructuredTheory(
    Sequence<string> Facts,
    Sequence<string> Assumptions,
    Sequence<ArgumentRule> Rules,
    Sequence<(string Higher, string Lower)> ValueOrder
)
{
    private const string UndercutOpen = "~applicable(";

    /// <summary>The literal that says the opposite.</summary>
    /// <param name="literal"><c>p</c> or <c>~p</c>.</param>
    public static string Opposite(string literal) =>
        literal.StartsWith('~') ? literal[1..] : $"~{literal}";

    /// <summary>The literal that undercuts a rule.</summary>
    /// <param name="rule">The rule's name.</param>
    public static string Undercut(string rule) => $"{UndercutOpen}{rule})";

    /// <summary>
    /// The rules with every strict rule turned round: from p, q → r also p, ~r → ~q and q, ~r → ~p, each once. Without them
    /// accepted conclusions can contradict one another through strict rules (Caminada and Amgoud 2007).
    /// </summary>
    internal IReadOnlyList<ArgumentRule> ClosedRules()
    {
        List<ArgumentRule> closed = [.. Rules];
        HashSet<string> known = [.. Rules.Where(r => r.IsStrict).Select(Shape)];
        foreach (var rule in Rules.Where(r => r.IsStrict))
        {
            for (var i = 0; i < rule.Premises.Count; i++)
            {
                var premise = rule.Premises[i];
                ArgumentRule turned = new(
                    $"{rule.Id}/{i + 1}",
                    rule.Premises.Where(p => p != premise)
                        .Append(Opposite(rule.Conclusion))
                        .ToSequence(),
                    Opposite(premise),
                    true
                )
                {
                    Source = rule.Source,
                };
                if (known.Add(Shape(turned)))
                {
                    closed.Add(turned);
                }
            }
        }

        return closed;
    }

    /// <summary>What stands in the way of arguments; null where nothing does. O(text).</summary>
    /// <returns><c>E_PARSE</c>, <c>E_DUPLICATE</c>, <c>E_UNDECLARED</c>, <c>E_CYCLE</c> or <c>E_INCONSISTENT</c>.</returns>
    public Rejection? Problem()
    {
        var written = Places("facts", Facts)
            .Concat(Places("assumptions", Assumptions))
            .Concat(
                Rules.SelectMany(
                    (r, i) =>
                        Places($"rules[{i}].premises", r.Premises)
                            .Append((Where: $"rules[{i}].conclusion", Literal: r.Conclusion))
                )
            );
        foreach (var (where, literal) in written)
        {
            if (
                literal.TrimStart('~').Length == 0
                || literal.StartsWith("~~", StringComparison.Ordinal)
            )
            {
                return new(
                    "E_PARSE",
                    where,
                    $"'{literal}' is not read as a literal. Write p, or ~p for its opposite."
                );
            }
        }

        return Named() ?? Contradiction();
    }

    /// <summary>What of the rules is below what, as a function of two of them.</summary>
    internal Answer<Func<ArgumentRule, ArgumentRule, bool>> RuleOrder()
    {
        List<string> values =
        [
            .. Rules
                .Select(r => r.Value)
                .OfType<string>()
                .Concat(ValueOrder.SelectMany(p => new[] { p.Higher, p.Lower }))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        values.ForEach(v => places.Add(v, places.Count));
        return StrictOrder
            .Of(values, ValueOrder.Select(p => (places[p.Higher], places[p.Lower])))
            .Then(order =>
            {
                var below = values.Select((_, i) => order.Below(i)).ToList();
                Func<ArgumentRule, ArgumentRule, bool> isBelow = (r, s) =>
                    ReferenceEquals(r, ArgumentBuilder.Assumed) ? !ReferenceEquals(s, r)
                    : r.Value == s.Value ? r.Rank < s.Rank
                    : r.Value is { } low
                        && s.Value is { } high
                        && below[places[high]].Contains(places[low]);
                return Answer<Func<ArgumentRule, ArgumentRule, bool>>.From(isBelow);
            });
    }

    private Rejection? Named()
    {
        Dictionary<string, ArgumentRule> rules = new(StringComparer.Ordinal);
        for (var i = 0; i < Rules.Count; i++)
        {
            if (!rules.TryAdd(Rules[i].Id, Rules[i]))
            {
                return new(
                    "E_DUPLICATE",
                    $"rules[{i}]",
                    $"Two rules are called {Rules[i].Id}. Give each its own name."
                );
            }
        }

        for (var i = 0; i < Rules.Count; i++)
        {
            var conclusion = Rules[i].Conclusion;
            if (
                conclusion.StartsWith(UndercutOpen, StringComparison.Ordinal)
                && conclusion.EndsWith(')')
                && rules.GetValueOrDefault(conclusion[UndercutOpen.Length..^1])
                    is not { IsStrict: false }
            )
            {
                return new(
                    "E_UNDECLARED",
                    $"rules[{i}].conclusion",
                    $"{conclusion} names no rule that can fail. Name a defeasible rule."
                );
            }
        }

        return RuleOrder().TryGet(out _, out var why) ? null : why;
    }

    // Facts alone, through strict rules alone, must not say both p and ~p.
    private Rejection? Contradiction()
    {
        HashSet<string> known = new(Facts, StringComparer.Ordinal);
        var strict = ClosedRules().Where(r => r.IsStrict).ToList();
        var waiting = strict.ConvertAll(r => r.Premises.Distinct(StringComparer.Ordinal).Count());
        var needing = strict
            .SelectMany(
                (r, i) =>
                    r.Premises.Distinct(StringComparer.Ordinal).Select(p => (Premise: p, Rule: i))
            )
            .ToLookup(p => p.Premise, p => p.Rule, StringComparer.Ordinal);
        Queue<string> open = new(known);
        foreach (var rule in strict.Where(r => r.Premises.Count == 0 && known.Add(r.Conclusion)))
        {
            open.Enqueue(rule.Conclusion);
        }

        while (open.TryDequeue(out var literal))
        {
            if (known.Contains(Opposite(literal)))
            {
                return new(
                    "E_INCONSISTENT",
                    literal,
                    $"The facts and strict rules say both {literal} and {Opposite(literal)}. Correct a fact, or make a rule defeasible."
                );
            }

            foreach (var i in needing[literal])
            {
                if (--waiting[i] == 0 && known.Add(strict[i].Conclusion))
                {
                    open.Enqueue(strict[i].Conclusion);
                }
            }
        }

        return null;
    }

    private static IEnumerable<(string Where, string Literal)> Places(
        string where,
        Sequence<string> literals
    ) => literals.Select((l, i) => ($"{where}[{i}]", l));

    private static string Shape(ArgumentRule rule) =>
        string.Join(
            '\u0001',
            rule.Premises.Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Append(rule.Conclusion)
        );
}
