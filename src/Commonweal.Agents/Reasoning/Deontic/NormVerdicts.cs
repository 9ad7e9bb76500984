using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>
/// Which options norms forbid, demand and allow (30 §5): conflicts are settled by rank, specificity, recency with team
/// defeat and ambiguity blocking (Governatori and Rotolo), chains of reparation come into force link by link. Obligations
/// are over literals and not closed under consequence: O(mail) gives no O(mail or burn) (Ross 1941), and a conflict
/// gives nothing further. For m applicable demands O(m⁴) per option at worst, O(m²) where few clash.
/// </summary>
public static class NormVerdicts
{
    /// <summary>Norms of at least this credence take part.</summary>
    public const decimal Settled = 0.95m;

    /// <summary>Norms below this credence are ignored.</summary>
    public const decimal Ignored = 0.5m;

    private const int MostOptions = 64;

    /// <summary>Judges options by the default order of principles.</summary>
    public static Answer<Judgement> Judge(
        IReadOnlyList<Norm> norms,
        Situation situation,
        IReadOnlyList<Option> options
    ) => Judge(norms, situation, options, ConflictOrder.Default);

    /// <summary>Judges options.</summary>
    /// <param name="norms">The norms of the context and of those around it, each once.</param>
    /// <param name="situation">What is known.</param>
    /// <param name="options">What could be done; for the situation as it is, one option without literals.</param>
    /// <param name="principles">In which order conflicts are settled.</param>
    /// <returns>A verdict for each option; <c>E-DUPLICATE</c>, <c>E-CONTRADICTION</c> (an option or the facts cannot be), <c>E-LIMIT</c>.</returns>
    public static Answer<Judgement> Judge(
        IReadOnlyList<Norm> norms,
        Situation situation,
        IReadOnlyList<Option> options,
        Sequence<Principle> principles
    )
    {
        if (Refuse(norms, situation, options) is { } refusal)
        {
            return refusal;
        }

        ConflictOrder order = new(situation, principles);
        var cases = options.Select(o => new Case(norms, situation, o, order)).ToList();
        var kept = cases.ConvertAll(c => c.KeptDuties());
        var everywhere =
            kept.Count > 1
                ? kept.Skip(1)
                    .Aggregate(
                        kept[0].ToHashSet(),
                        (sum, k) =>
                        {
                            sum.IntersectWith(k);
                            return sum;
                        }
                    )
                : [];
        var verdicts = cases.Select(c => c.Verdict(everywhere)).ToSequence();
        var stuck = verdicts.All(v => v.Status is OptionStatus.Forbidden or OptionStatus.Dilemma);
        var least = stuck && verdicts.Count > 0 ? verdicts.Min(v => v.Cost) : 0;
        return new Judgement(
            verdicts,
            stuck ? verdicts.Where(v => v.Cost == least).Select(v => v.Option).ToSequence() : []
        );
    }

    private static Rejection? Refuse(
        IReadOnlyList<Norm> norms,
        Situation situation,
        IReadOnlyList<Option> options
    )
    {
        if (options.Count > MostOptions)
        {
            return new(
                "E-LIMIT",
                "options",
                $"There are {options.Count} options; at most {MostOptions} are judged together."
            );
        }

        var twice = norms
            .Select(n => n.Id.Text)
            .Concat(options.Select(o => $"option {o.Id}"))
            .GroupBy(id => id, StringComparer.Ordinal)
            .FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            return new(
                "E-DUPLICATE",
                twice.Key,
                $"{twice.Key} is named twice. Give each norm and each option a name of its own."
            );
        }

        if (!situation.CanMeet(situation.With([]), Condition.Always))
        {
            return new(
                "E-CONTRADICTION",
                "facts",
                "These facts cannot all be so. Take out what is not the case."
            );
        }

        var impossible = options.FirstOrDefault(o =>
            !situation.CanMeet(situation.With(o.Literals), Condition.Always)
        );
        return impossible is null
            ? null
            : new(
                "E-CONTRADICTION",
                $"option {impossible.Id}",
                $"Option {impossible.Id} goes against the facts: what it brings about cannot be so here. Take it out, or say of the facts only what is settled."
            );
    }

    private sealed class Case
    {
        private readonly Situation _situation;
        private readonly Option _option;
        private readonly ConflictOrder _order;
        private readonly Condition _known;
        private readonly List<Demand> _demands = [];
        private readonly List<PendingNorm> _pending = [];
        private readonly List<string> _unsettled = [];
        private readonly Dictionary<string, int> _violated = new(StringComparer.Ordinal);
        private readonly TeamDefeat _defeat;

        public Case(
            IReadOnlyList<Norm> norms,
            Situation situation,
            Option option,
            ConflictOrder order
        )
        {
            (_situation, _option, _order) = (situation, option, order);
            _known = situation.With(option.Literals);
            foreach (
                var norm in norms.Where(Counts).OrderBy(n => n.Id.Text, StringComparer.Ordinal)
            )
            {
                Apply(norm);
            }

            _defeat = Settle();
        }

        public IEnumerable<(string, int)> KeptDuties() =>
            _demands
                .Where(
                    (d, i) =>
                        _defeat.InForce[i]
                        && d.Does == Kernel.Norms.Deontic.Obliges
                        && Keep(d) == Keeping.Kept
                )
                .Select(d => (d.Norm.Id.Text, d.Level));

        public OptionVerdict Verdict(HashSet<(string, int)> keptByAll)
        {
            var findings = _demands
                .Select(Finding)
                .OrderBy(f => f.Demand.Norm.Id.Text, StringComparer.Ordinal)
                .ThenBy(f => f.Demand.Level)
                .ToSequence();
            return new(
                _option.Id,
                Status(findings, keptByAll),
                findings,
                Chains(findings),
                _pending.ToSequence(),
                _unsettled.ToSequence(),
                findings
                    .Where(f => f.Force != Force.Defeated && f.Keeping == Keeping.Violated)
                    .Sum(f => (f.Demand.Norm.Credence ?? 1) * (f.Demand.Norm.Cost ?? 1))
            );
        }

        private bool Counts(Norm norm) =>
            NormReading.IsRegulative(norm)
            && norm.Credence is not < Ignored
            && _situation.Binds(norm.Bearer)
            && (
                _situation.Day is not { } day
                || (norm.Since is not { } since || since <= day)
                    && (norm.Until is not { } until || day < until)
            );

        private void Apply(Norm norm)
        {
            if (norm.Unless.Any(Known) || !_situation.CanMeet(_known, norm.When))
            {
                return;
            }

            var missing = norm
                .When.Literals.Where(l => !Known(new([l])))
                .Select(LiteralText.Write)
                .ToSequence();
            if (missing.Count > 0)
            {
                _pending.Add(new(norm.Id.Text, missing));
            }
            else if (norm.Credence is < Settled)
            {
                _unsettled.Add(norm.Id.Text);
            }
            else
            {
                var does =
                    norm.Deontic == Kernel.Norms.Deontic.Expects
                        ? Kernel.Norms.Deontic.Obliges
                        : norm.Deontic!.Value;
                _demands.Add(new(norm, 1, does, NormReading.Content(norm.Content!)));
            }
        }

        /// <summary>Reparations come in as links are violated; each round settles all conflicts anew. A recorded violation stays.</summary>
        private TeamDefeat Settle()
        {
            while (true)
            {
                var grown = false;
                var defeat = TeamDefeat.Of(_demands, _order);
                for (var i = 0; i < defeat.InForce.Count; i++)
                {
                    var demand = _demands[i];
                    var id = demand.Norm.Id.Text;
                    if (
                        !defeat.InForce[i]
                        || Keep(demand) != Keeping.Violated
                        || _violated.GetValueOrDefault(id) >= demand.Level
                    )
                    {
                        continue;
                    }

                    _violated[id] = demand.Level;
                    if (demand.Level <= demand.Norm.Else.Count)
                    {
                        _demands.Add(
                            new(
                                demand.Norm,
                                demand.Level + 1,
                                Kernel.Norms.Deontic.Obliges,
                                NormReading.Content(demand.Norm.Else[demand.Level - 1])
                            )
                        );
                        grown = true;
                    }
                }

                if (!grown)
                {
                    return defeat;
                }
            }
        }

        private NormFinding Finding(Demand demand, int index)
        {
            var attackers = _demands.Where(a => _order.Clash(a, demand)).ToList();
            if (_defeat.InForce[index])
            {
                var by = attackers
                    .Select(a => _order.Beats(_defeat.Champion(demand, a)!, a))
                    .FirstOrDefault();
                return new(demand, Force.InForce, Keep(demand), [], by, Names(attackers));
            }

            var winners = attackers.Where(a => _defeat.InForce[_demands.IndexOf(a)]).ToList();
            if (winners.Count == 0)
            {
                var open = attackers.Where(a => _defeat.Champion(demand, a) is null).ToList();
                return new(
                    demand,
                    Force.Undecided,
                    Keep(demand),
                    Names(open.Count > 0 ? open : attackers),
                    null,
                    []
                );
            }

            var principle = winners
                .Select(w => _order.Beats(_defeat.Champion(w, demand)!, demand))
                .First();
            return new(demand, Force.Defeated, Keep(demand), Names(winners), principle, []);
        }

        private static Sequence<string> Names(List<Demand> demands) =>
            demands
                .Select(d => d.Norm.Id.Text)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToSequence();

        private OptionStatus Status(
            Sequence<NormFinding> findings,
            HashSet<(string, int)> keptByAll
        )
        {
            if (
                findings.Any(f => f is { Force: Force.InForce, Keeping: Keeping.Violated })
                || _violated.Count > 0
            )
            {
                return OptionStatus.Forbidden;
            }

            if (findings.Any(f => f.Force == Force.Undecided && Concerns(f)))
            {
                return OptionStatus.Dilemma;
            }

            var helped = findings
                .Where(f =>
                    f is { Force: Force.InForce, Keeping: Keeping.Kept } && !Given(f.Demand.What)
                )
                .ToList();
            return helped.Exists(f =>
                    f.Demand.Does == Kernel.Norms.Deontic.Obliges
                    && !keptByAll.Contains((f.Demand.Norm.Id.Text, f.Demand.Level))
                )
                    ? OptionStatus.Obligatory
                : helped.Exists(f => f.Demand.Does == Kernel.Norms.Deontic.Permits)
                    ? OptionStatus.PermittedStrong
                : findings.Count > 0 ? OptionStatus.PermittedWeak
                : OptionStatus.NoNorm;
        }

        /// <summary>An undecided demand touches an option that would violate it, or the situation if nothing is chosen yet.</summary>
        private bool Concerns(NormFinding finding) =>
            finding.Keeping == Keeping.Violated || _option.Literals.Count == 0;

        private Sequence<ChainFinding> Chains(Sequence<NormFinding> findings) =>
            findings
                .Where(f => f.Demand is { Level: 1, Does: not Kernel.Norms.Deontic.Permits })
                .Where(f =>
                    f.Force == Force.InForce || _violated.ContainsKey(f.Demand.Norm.Id.Text)
                )
                .Select(f =>
                {
                    var level = _violated.GetValueOrDefault(f.Demand.Norm.Id.Text);
                    var state =
                        level == 0 ? ChainState.Complies
                        : level > f.Demand.Norm.Else.Count ? ChainState.Terminal
                        : ChainState.SubIdeal;
                    return new ChainFinding(f.Demand.Norm.Id.Text, state, level);
                })
                .ToSequence();

        private Keeping Keep(Demand demand)
        {
            var (so, notSo) = (Known(demand.What), !_situation.CanMeet(_known, demand.What));
            return (so, notSo, demand.Does) switch
            {
                (true, _, Kernel.Norms.Deontic.Forbids) => Keeping.Violated,
                (_, true, Kernel.Norms.Deontic.Forbids) => Keeping.Kept,
                (true, _, _) => Keeping.Kept,
                (_, true, Kernel.Norms.Deontic.Obliges) => Keeping.Violated,
                _ => Keeping.Open,
            };
        }

        private bool Known(Condition condition) =>
            Conditions.Implies(_known, Condition.Always, condition);

        private bool Given(Condition condition) =>
            _option.Literals.Count > 0
            && Conditions.Implies(_situation.With([]), Condition.Always, condition);
    }
}
