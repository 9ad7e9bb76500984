using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;
using Situation = Commonweal.Agents.Reasoning.Deontic.Situation;

namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>Norms and facts as rules: S1, S2 and S5 of 20 §A3.4.</summary>
internal sealed class NormRules(Situation situation)
{
    private readonly Condition _known = new(situation.Facts);
    private readonly HashSet<string> _facts = new(StringComparer.Ordinal);
    private readonly List<ArgumentRule> _rules = [];

    public IEnumerable<string> Facts => _facts;

    public IReadOnlyList<ArgumentRule> Rules => _rules;

    public void AddAll(IEnumerable<Norm> norms)
    {
        foreach (var fact in situation.Facts)
        {
            _ = Atom(fact);
            _facts.Add(Atom(fact));
        }

        foreach (var role in situation.Roles ?? [])
        {
            _facts.Add($"role({role.Text})");
        }

        foreach (var (role, group) in situation.Groups)
        {
            _rules.Add(
                new(
                    $"{role.Text} is in {group.Text}",
                    [$"role({role.Text})"],
                    $"role({group.Text})",
                    true
                )
            );
        }

        foreach (var norm in norms.Where(NormReading.IsRegulative).Where(IsInForce))
        {
            Add(norm);
        }
    }

    private bool IsInForce(Norm norm) =>
        situation.Day is not { } day
        || (
            (norm.Since is not { } since || since <= day)
            && (norm.Until is not { } until || day < until)
        );

    private void Add(Norm norm)
    {
        var roles = Bearers(norm);
        var when = Literals(norm.When);
        for (var r = 0; r < roles.Count; r++)
        {
            var name =
                roles.Count == 1 ? norm.Id.Text : $"{norm.Id.Text}, {norm.Bearer!.Names[r].Text}";
            List<string[]> guards =
            [
                [.. when, .. roles[r]],
            ];
            Demand(norm, name, norm.Content!, guards);
            var content = norm.Content!;
            for (
                var i = 0;
                i < norm.Else.Count && norm.Deontic != Kernel.Norms.Deontic.Permits;
                i++
            )
            {
                var (before, forbids) = (
                    content,
                    i == 0 && norm.Deontic == Kernel.Norms.Deontic.Forbids
                );
                guards =
                [
                    .. guards.SelectMany(g =>
                        Broken(before, forbids).Select(b => (string[])[.. g, .. b])
                    ),
                ];
                content = norm.Else[i];
                Demand(norm, $"{name}, else {i + 1}", content, guards, isReparation: true);
            }
        }
    }

    // What is required of whom: nothing where norms for any bearer are meant, else one of its roles.
    private List<string[]> Bearers(Norm norm) =>
        situation.Roles is null || norm.Bearer is null or { Kind: BearerKind.Any }
            ?
            [
                [],
            ]
            : [.. norm.Bearer.Names.Select(n => (string[])[$"role({n.Text})"])];

    private void Demand(
        Norm norm,
        string name,
        NormContent content,
        List<string[]> guards,
        bool isReparation = false
    )
    {
        var what = NormReading.Content(content).Literals;
        var does = isReparation ? Kernel.Norms.Deontic.Obliges : norm.Deontic;
        var conclusions =
            does == Kernel.Norms.Deontic.Forbids && what.Count > 1
                ? [StructuredTheory.Opposite(KernelTheory.May(Whole(what)))]
                : what.Select(l => Conclusion(does, Atom(l))).ToArray();
        var number = 0;
        foreach (var guard in guards)
        {
            foreach (var conclusion in conclusions)
            {
                number++;
                ArgumentRule rule = new(
                    guards.Count * conclusions.Length == 1 ? name : $"{name}.{number}",
                    guard.ToSequence(),
                    conclusion
                )
                {
                    Rank = norm.Rank,
                    Value = Ground(norm),
                    Source = norm.Id.Text,
                };
                _rules.Add(rule);
                for (var u = 0; u < norm.Unless.Count; u++)
                {
                    _rules.Add(
                        new(
                            $"{rule.Id}, unless {u + 1}",
                            Literals(norm.Unless[u]).ToSequence(),
                            StructuredTheory.Undercut(rule.Id)
                        )
                        {
                            Source = norm.Id.Text,
                        }
                    );
                }
            }
        }
    }

    // The first thing the norm is justified by.
    private static string? Ground(Norm norm) =>
        norm.Links.FirstOrDefault(l => l.Kind == RelationKind.Because)
            is { Targets.Count: > 0 } link
            ? link.Targets[0].Text
            : null;

    private static string Conclusion(Kernel.Norms.Deontic? does, string literal)
    {
        var isDenied = literal.StartsWith('~');
        var act = literal.TrimStart('~');
        return does switch
        {
            Kernel.Norms.Deontic.Forbids => isDenied
                ? KernelTheory.Do(act)
                : StructuredTheory.Opposite(KernelTheory.May(act)),
            Kernel.Norms.Deontic.Permits => isDenied
                ? StructuredTheory.Opposite(KernelTheory.Do(act))
                : KernelTheory.May(act),
            _ => isDenied ? StructuredTheory.Opposite(KernelTheory.May(act)) : KernelTheory.Do(act),
        };
    }

    // The ways in which a demand is broken: any literal of what was to be, all of what was not to be.
    private IEnumerable<string[]> Broken(NormContent content, bool forbids)
    {
        var literals = NormReading.Content(content).Literals;
        return forbids
            ?
            [
                [.. literals.Select(Atom)],
            ]
            : literals.Select(l => (string[])[StructuredTheory.Opposite(Atom(l))]);
    }

    private string Whole(Sequence<Literal> literals)
    {
        string[] atoms = [.. literals.Select(Atom)];
        var whole = string.Join(" & ", atoms);
        _rules.Add(
            new(
                $"together: {whole}",
                atoms
                    .Select(a =>
                        a.StartsWith('~')
                            ? StructuredTheory.Opposite(KernelTheory.May(a[1..]))
                            : KernelTheory.Do(a)
                    )
                    .ToSequence(),
                KernelTheory.Do(whole),
                true
            )
        );
        return whole;
    }

    private string[] Literals(Condition condition) => [.. condition.Literals.Select(Atom)];

    // S1: whatever the facts decide about a literal that a norm speaks in is a fact.
    private string Atom(Literal literal)
    {
        var written = NormReading.Of(literal) switch
        {
            Formula.Not { Inner: Formula.Atom denied } => $"~{denied.Name}",
            Formula.Atom atom => atom.Name,
            _ => "",
        };
        if (Conditions.Implies(_known, Condition.Always, new([literal])))
        {
            _facts.Add(written);
        }
        else if (!Conditions.CanMeet(_known, new([literal]), static (_, _) => false))
        {
            _facts.Add(StructuredTheory.Opposite(written));
        }

        return written;
    }
}
