using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;

namespace Commonweal.Agents.Reasoning.Decisions;

/// <summary>A norm that an option breaks.</summary>
/// <param name="Norm">The norm.</param>
/// <param name="Stands">True when it prevails, false when it yields, null when that is undecided.</param>
/// <param name="Clashing">Norms in force that clash with it.</param>
internal sealed record Breach(SnapshotNorm Norm, bool? Stands, List<SnapshotNorm> Clashing);

/// <summary>
/// Which options break which norms (20 §A1.2). <see cref="NormVerdicts"/> judges; a justification can show only what
/// follows from the letters of guards and bodies, so the same is worked out by letter, and where the two differ the
/// question is handed back rather than answered without proof. O(m²) for m norms in force per option, plus the verdicts.
/// </summary>
internal sealed class NormFilter
{
    private readonly Dictionary<string, List<Breach>> _breaches = new(StringComparer.Ordinal);

    /// <summary>Where every option is excluded: those of least expected cost.</summary>
    public Sequence<string> LeastBad { get; private init; } = [];

    /// <summary>The norm an option is excluded by, if any; the first by name.</summary>
    public Breach? Exclusion(string option) => _breaches[option].Find(b => b.Stands == true);

    /// <summary>A norm the option breaks of which it is undecided whether it prevails.</summary>
    public Breach? Undecided(string option) => _breaches[option].Find(b => b.Stands is null);

    /// <summary>Everything the option breaks.</summary>
    public IReadOnlyList<Breach> Breaches(string option) => _breaches[option];

    public static Answer<NormFilter> Of(
        IReadOnlyList<SnapshotNorm> norms,
        IReadOnlyList<(string Option, OptionFacts Facts)> cases,
        IReadOnlyDictionary<string, decimal> costs
    ) =>
        Judge(norms, cases, costs)
            .Then(judged =>
            {
                NormFilter filter = new() { LeastBad = judged.LeastCost };
                foreach (var (verdict, (option, facts)) in judged.Options.Zip(cases))
                {
                    var breaches = Broken(norms, facts);
                    if (Differs(verdict, breaches) is { } norm)
                    {
                        return Answer<NormFilter>.Refuse(
                            new(
                                "E-NORMS",
                                $"norm {norm}",
                                $"Whether {norm} speaks against {option} follows only from what numbers or words mean together, and a proof goes by the letter. State as facts the literals it depends on, or give one of the norms that clash a higher rank."
                            )
                        );
                    }

                    filter._breaches[option] = breaches;
                }

                return filter;
            });

    private static string? Differs(OptionVerdict verdict, List<Breach> breaches)
    {
        static int Class(bool excluded, bool undecided) =>
            excluded ? 2
            : undecided ? 1
            : 0;
        var violated = verdict
            .Findings.Where(f => f.Keeping == Keeping.Violated && f.Force != Force.Defeated)
            .ToList();
        var judged = Class(
            verdict.Status == OptionStatus.Forbidden,
            violated.Exists(f => f.Force == Force.Undecided)
        );
        var shown = Class(
            breaches.Exists(b => b.Stands == true),
            breaches.Exists(b => b.Stands is null)
        );
        return judged == shown
            ? null
            : violated
                .Select(f => f.Demand.Norm.Id.Text)
                .Concat(breaches.Select(b => b.Norm.Id))
                .First();
    }

    private static List<Breach> Broken(IReadOnlyList<SnapshotNorm> norms, OptionFacts facts)
    {
        List<SnapshotNorm> force =
        [
            .. norms.Where(n => n.Guard.All(facts.Holds) && !n.Unless.Any(u => u.All(facts.Holds))),
        ];
        var standing = Standing(force);
        return
        [
            .. force
                .Where(n => Breaks(n, facts))
                .Select(n =>
                {
                    var against = force.FindAll(a => Clash(a, n));
                    return new Breach(
                        n,
                        standing.Contains(n) ? true
                            : standing.Exists(a => Clash(a, n)) ? false
                            : null,
                        against
                    );
                }),
        ];
    }

    /// <summary>
    /// The norms that prevail: each that clashes with one is beaten by it or by another that prevails and does not clash with
    /// it; where two that clash are left, both go.
    /// </summary>
    private static List<SnapshotNorm> Standing(List<SnapshotNorm> force)
    {
        var clashing = force.FindAll(n => force.Exists(a => Clash(a, n)));
        List<SnapshotNorm> left = [.. force];
        for (var changed = clashing.Count > 0; changed; )
        {
            List<SnapshotNorm> now = [.. left];
            changed =
                left.RemoveAll(n =>
                    clashing.Exists(a =>
                        Clash(a, n) && !Beats(n, a) && !now.Exists(t => !Clash(t, n) && Beats(t, a))
                    )
                ) > 0
                || left.RemoveAll(n => now.Exists(a => Clash(a, n))) > 0;
        }

        return left;
    }

    private static bool Breaks(SnapshotNorm norm, OptionFacts facts) =>
        norm.Modality switch
        {
            "F" => norm.Body.All(facts.Holds),
            "O" => norm.Body.Any(l => facts.Holds(OptionFacts.Opposite(l))),
            _ => false,
        };

    /// <summary>True when both cannot be followed, or one lets what the other rules out; by letter.</summary>
    public static bool Clash(SnapshotNorm a, SnapshotNorm b) =>
        (a.Modality, b.Modality) switch
        {
            ("F", "F") or ("P", "P") => false,
            ("F", _) => a.Body.All(l => b.Body.Contains(l, StringComparer.Ordinal)),
            (_, "F") => Clash(b, a),
            _ => a.Body.Any(l => b.Body.Contains(OptionFacts.Opposite(l), StringComparer.Ordinal)),
        };

    /// <summary>Rank, then the guard that holds the other and more, then the later date.</summary>
    public static bool Beats(SnapshotNorm a, SnapshotNorm b)
    {
        bool Within(SnapshotNorm x, SnapshotNorm y) =>
            x.Guard.All(l => y.Guard.Contains(l, StringComparer.Ordinal));
        return a.Rank != b.Rank ? a.Rank > b.Rank
            : Within(b, a) != Within(a, b) ? Within(b, a)
            : a.Since is not null
                && b.Since is not null
                && string.CompareOrdinal(a.Since, b.Since) > 0;
    }

    private static Answer<Judgement> Judge(
        IReadOnlyList<SnapshotNorm> norms,
        IReadOnlyList<(string Option, OptionFacts Facts)> cases,
        IReadOnlyDictionary<string, decimal> costs
    )
    {
        List<Norm> read = [];
        foreach (var norm in norms)
        {
            if (!NormOf(norm, costs).TryGet(out var one, out var why))
            {
                return why;
            }

            read.Add(one);
        }

        var spoken = norms
            .SelectMany(n =>
                n.Guard.Concat(n.Body)
                    .Concat(n.Unless.SelectMany(u => u))
                    .Concat(n.Chain.SelectMany(c => c))
            )
            .SelectMany(l => new[] { l, OptionFacts.Opposite(l) })
            .Where(l => !l.AsSpan().ContainsAny("<>=!"))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        List<Option> options = [];
        foreach (var (option, facts) in cases)
        {
            var known = facts
                .Items.Select(i => i.Literal!)
                .Where(l => !OptionFacts.IsCompound(l))
                .Concat(facts.HasWays ? spoken.Where(facts.Holds) : []);
            if (!Conjunction(known).TryGet(out var literals, out var why))
            {
                return why;
            }

            options.Add(new(option, literals));
        }

        return NormVerdicts.Judge(read, Situation.Of(), options);
    }

    private static Answer<Norm> NormOf(
        SnapshotNorm norm,
        IReadOnlyDictionary<string, decimal> costs
    ) =>
        Conditions([norm.Guard, norm.Body, .. norm.Unless, .. norm.Chain])
            .Then(read =>
                Answer<Norm>.From(
                    new(norm.Id, Span.None)
                    {
                        Deontic = norm.Modality switch
                        {
                            "F" => Kernel.Norms.Deontic.Forbids,
                            "O" => Kernel.Norms.Deontic.Obliges,
                            _ => Kernel.Norms.Deontic.Permits,
                        },
                        When = new(read[0]),
                        Content = Goal(read[1]),
                        Unless = read.Skip(2)
                            .Take(norm.Unless.Count)
                            .Select(u => new Condition(u))
                            .ToSequence(),
                        Else = read.Skip(2 + norm.Unless.Count)
                            .Select(c => (NormContent)Goal(c))
                            .ToSequence(),
                        Rank = norm.Rank,
                        Since = norm.Since is { } since
                            ? DateOnly.ParseExact(
                                since,
                                "yyyy-MM-dd",
                                System.Globalization.CultureInfo.InvariantCulture
                            )
                            : null,
                        Cost = costs.TryGetValue(norm.Id, out var cost) ? cost : null,
                    }
                )
            );

    private static Goal Goal(Sequence<Literal> literals) =>
        new(GoalMode.Achieve, new(literals), Span.None);

    private static Answer<List<Sequence<Literal>>> Conditions(
        IEnumerable<IEnumerable<string>> lists
    )
    {
        List<Sequence<Literal>> all = [];
        foreach (var list in lists)
        {
            if (!Conjunction(list).TryGet(out var literals, out var why))
            {
                return why;
            }

            all.Add(literals);
        }

        return all;
    }

    private static Answer<Sequence<Literal>> Conjunction(IEnumerable<string> texts)
    {
        List<Literal> literals = [];
        foreach (var text in texts)
        {
            if (!LiteralText.Read(text).TryGet(out var literal, out var why))
            {
                return why;
            }

            literals.Add(literal);
        }

        return literals.ToSequence();
    }
}
