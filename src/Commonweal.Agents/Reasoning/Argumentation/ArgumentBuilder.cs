using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>
/// An attack on one argument through one of its parts; <paramref name="Against"/> is the rule whose conclusion is
/// contradicted, null where strength does not matter.
/// </summary>
internal readonly record struct StructuredAttack(int From, int To, ArgumentRule? Against);

/// <summary>
/// Builds trees of rules forward, each once: when an argument is taken up, every rule that needs its conclusion is combined
/// with the arguments taken up before. No argument has its own conclusion inside.
/// </summary>
internal sealed class ArgumentBuilder(StructuredTheory theory)
{
    /// <summary>Stands for an assumption among the last rules of an argument; below all rules.</summary>
    public static readonly ArgumentRule Assumed = new("(assumed)", [], "");

    private const int MostWork = 20_000_000;
    private readonly IReadOnlyList<ArgumentRule> _rules = theory.ClosedRules();
    private readonly List<StructuredArgument> _arguments = [];
    private readonly List<HashSet<string>> _inside = [];
    private readonly Dictionary<string, List<int>> _taken = new(StringComparer.Ordinal);
    private int _work;

    public StructuredArgument[] Arguments => [.. _arguments];

    /// <summary>False where there are too many.</summary>
    public bool Build(IEnumerable<string>? about)
    {
        var needed = about is null ? null : Needed(about);
        bool Matters(string literal) => needed is null || needed.Contains(literal);
        foreach (var fact in theory.Facts.Distinct(StringComparer.Ordinal).Where(Matters))
        {
            Add(new(fact, null, false, [], []));
        }

        foreach (
            var assumed in theory
                .Assumptions.Distinct(StringComparer.Ordinal)
                .Except(theory.Facts, StringComparer.Ordinal)
                .Where(Matters)
        )
        {
            Add(new(assumed, null, true, [], [Assumed]));
        }

        var rules = _rules
            .Where(r => Matters(r.Conclusion))
            .Select(r => (Rule: r, Premises: r.Premises.Distinct(StringComparer.Ordinal).ToArray()))
            .ToList();
        rules.Where(r => r.Premises.Length == 0).ToList().ForEach(r => Conclude(r.Rule, []));
        var needing = rules
            .SelectMany(r => r.Premises.Select(p => (Premise: p, Rule: r)))
            .ToLookup(p => p.Premise, p => p.Rule, StringComparer.Ordinal);
        for (var next = 0; next < _arguments.Count; next++)
        {
            var conclusion = _arguments[next].Conclusion;
            foreach (var (rule, premises) in needing[conclusion])
            {
                if (
                    premises.All(p => p == conclusion || _taken.ContainsKey(p))
                    && !Combine(rule, premises, next, new int[premises.Length], 0)
                )
                {
                    return false;
                }
            }

            if (!_taken.TryGetValue(conclusion, out var taken))
            {
                _taken[conclusion] = taken = [];
            }

            taken.Add(next);
        }

        return _arguments.Count <= StructuredArguments.MostArguments;
    }

    /// <summary>Every attack; null where there are too many. O(arguments · their parts + attacks).</summary>
    public List<StructuredAttack>? Attacks()
    {
        var all = _arguments
            .Select((a, i) => (a.Conclusion, i))
            .ToLookup(a => a.Conclusion, a => a.i, StringComparer.Ordinal);
        List<StructuredAttack> attacks = [];
        foreach (var (part, wholes) in Wholes())
        {
            var (conclusion, top, _, _, _) = _arguments[part];
            var contrary = all[StructuredTheory.Opposite(conclusion)];
            IEnumerable<int> undercuts = top is null ? [] : all[StructuredTheory.Undercut(top.Id)];
            foreach (
                var (from, rule) in contrary
                    .Select(a => (a, top))
                    .Concat(undercuts.Select(a => (a, (ArgumentRule?)null)))
            )
            {
                if (attacks.Count + wholes.Count > ArgumentFramework.MostAttacks)
                {
                    return null;
                }

                attacks.AddRange(wholes.Select(to => new StructuredAttack(from, to, rule)));
            }
        }

        return attacks;
    }

    // For each argument that can be attacked at its top, those it is part of, itself included.
    private List<(int Part, List<int> Wholes)> Wholes()
    {
        var parts = new HashSet<int>[_arguments.Count];
        var wholes = new List<int>?[_arguments.Count];
        for (var a = 0; a < parts.Length; a++)
        {
            parts[a] = [.. _arguments[a].Parts.SelectMany(p => parts[p])];
            if (_arguments[a].IsAssumption || _arguments[a].Top is { IsStrict: false })
            {
                parts[a].Add(a);
            }

            foreach (var part in parts[a])
            {
                (wholes[part] ??= []).Add(a);
            }
        }

        return
        [
            .. Enumerable
                .Range(0, parts.Length)
                .Where(a => wholes[a] is not null)
                .Select(a => (a, wholes[a]!)),
        ];
    }

    private bool Combine(ArgumentRule rule, string[] premises, int with, int[] chosen, int at)
    {
        if (at == premises.Length)
        {
            Conclude(rule, chosen);
            return ++_work <= MostWork && _arguments.Count <= StructuredArguments.MostArguments;
        }

        IReadOnlyList<int> choices =
            premises[at] == _arguments[with].Conclusion ? [with]
            : _taken.TryGetValue(premises[at], out var taken) ? taken
            : [];
        foreach (var choice in choices)
        {
            chosen[at] = choice;
            if (!Combine(rule, premises, with, chosen, at + 1))
            {
                return false;
            }
        }

        return true;
    }

    private void Conclude(ArgumentRule rule, int[] parts)
    {
        if (parts.Any(p => _inside[p].Contains(rule.Conclusion)))
        {
            return;
        }

        Sequence<ArgumentRule> last = rule.IsStrict
            ? parts.SelectMany(p => _arguments[p].LastRules).Distinct().ToSequence()
            : [rule];
        Add(new(rule.Conclusion, rule, false, parts.ToSequence(), last));
    }

    private void Add(StructuredArgument argument)
    {
        _arguments.Add(argument);
        _inside.Add([argument.Conclusion, .. argument.Parts.SelectMany(p => _inside[p])]);
        _work += _inside[^1].Count;
    }

    // Every literal that some argument for or against a claim, or against a part of such an argument, may contain.
    private HashSet<string> Needed(IEnumerable<string> about)
    {
        var concluding = _rules.ToLookup(r => r.Conclusion, StringComparer.Ordinal);
        HashSet<string> needed = new(StringComparer.Ordinal);
        Stack<string> open = new(about.SelectMany(l => new[] { l, StructuredTheory.Opposite(l) }));
        while (open.TryPop(out var literal))
        {
            if (!needed.Add(literal))
            {
                continue;
            }

            open.Push(StructuredTheory.Opposite(literal));
            foreach (var rule in concluding[literal])
            {
                foreach (var premise in rule.Premises)
                {
                    open.Push(premise);
                }

                if (!rule.IsStrict)
                {
                    open.Push(StructuredTheory.Undercut(rule.Id));
                }
            }
        }

        return needed;
    }
}
