using Commonweal.Agents.Reasoning.Choice;
using Commonweal.Agents.Reasoning.Erotetic;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Decisions;

/// <summary>How a case comes out, before anything is written (20 §A1, steps 2 to 6).</summary>
/// <param name="Case">The case.</param>
/// <param name="Norms">What breaks which norm.</param>
/// <param name="Weighing">The options left, weighed; null when none is left.</param>
/// <param name="Standings">Their standing.</param>
internal sealed record Ruling(
    DecisionCase Case,
    NormFilter Norms,
    Weighing? Weighing,
    IReadOnlyList<OptionStanding> Standings
)
{
    private readonly Dictionary<(string, string), OptionComparison> _compared = [];

    public required DecisionKind Kind { get; init; }

    public string? Option { get; init; }

    public DecisionQuestion? Question { get; init; }

    /// <summary>The person's commitment that decided, if one did.</summary>
    public EvidenceItem? Commitment { get; init; }

    /// <summary>Compares two options left; each pair is worked out once.</summary>
    public OptionComparison Compare(string a, string b)
    {
        if (!_compared.TryGetValue((a, b), out var comparison))
        {
            _compared[(a, b)] = comparison = Weighing!.Compare(a, b);
        }

        return comparison;
    }

    /// <summary>Options admitted or open.</summary>
    public IEnumerable<string> Remaining =>
        Standings.Where(s => s.Status != Admissibility.Rejected).Select(s => s.Option);

    /// <summary>What came out, in a form that two rulings can be compared by.</summary>
    public (DecisionKind, string?, string?, string) Outcome =>
        (Kind, Option, Question?.Reason, string.Join(' ', Remaining.Order(StringComparer.Ordinal)));

    /// <summary>Decides a case. Two linear programs at most for each option left.</summary>
    public static Answer<Ruling> Of(DecisionCase given, bool asksLeaps = true) =>
        NormFilter
            .Of(
                given.Norms,
                [.. given.Query.Options.Select(o => (o.Id, given.FactsOf(o.Id)))],
                given.Basis.Costs
            )
            .Then(norms =>
            {
                var ruling = Weigh(given, norms);
                return Answer<Ruling>.From(
                    asksLeaps && Leaps.Find(ruling) is { } leap
                        ? ruling with
                        {
                            Kind = DecisionKind.Ask,
                            Option = null,
                            Commitment = null,
                            Question = leap,
                        }
                        : ruling
                );
            });

    /// <summary>Weighs what the norms leave.</summary>
    public static Ruling Weigh(DecisionCase given, NormFilter norms)
    {
        var left = given
            .Query.Options.Select(o => o.Id)
            .Where(o => norms.Exclusion(o) is null)
            .ToList();
        var weighing =
            left.Count == 0 ? null : ((Answer<Weighing>.Ok)Weighing.Of(given.Weighed(left))).Value;
        return new Ruling(given, norms, weighing, weighing?.Standings() ?? [])
        {
            Kind = DecisionKind.HardChoice,
        }.End();
    }

    private Ruling End()
    {
        var remaining = Remaining.ToList();
        if (remaining.Count == 0)
        {
            return this with
            {
                Kind = DecisionKind.RegretfulChoice,
                Question = new(
                    "regret",
                    $"Every option breaks a norm in force. Which breach is least: {Names(Norms.LeastBad)}, or none of these?"
                ),
            };
        }

        if (remaining.Find(o => Norms.Undecided(o) is not null) is { } torn)
        {
            var breach = Norms.Undecided(torn)!;
            return this with
            {
                Kind = DecisionKind.Ask,
                Question = new(
                    "norms",
                    $"“{Case.Words(breach.Norm.Id)}” and “{Case.Words(breach.Clashing[0].Id)}” pull apart, and nothing says which goes first. Which holds here?",
                    torn
                ),
            };
        }

        var admitted = Standings
            .Where(s => s.Status == Admissibility.Admitted)
            .Select(s => s.Option)
            .ToList();
        if (remaining.Count == 1 && admitted.Count == 1)
        {
            return this with { Kind = DecisionKind.Act, Option = admitted[0] };
        }

        return Committed(admitted, remaining) is var (option, commitment)
                ? this with
                {
                    Kind = DecisionKind.Act,
                    Option = option,
                    Commitment = commitment,
                }
            : admitted.Count < remaining.Count
                ? this with
                {
                    Kind = DecisionKind.Ask,
                    Question = Missing(remaining),
                }
            : this;
    }

    /// <summary>Security first, then a commitment (20 §A4.3); each only where the person asked for it.</summary>
    private (string Option, EvidenceItem Commitment)? Committed(
        List<string> admitted,
        List<string> remaining
    )
    {
        var own = Case.Standing("commit").Where(c => c.Provenance == "person").ToList();
        if (own.Find(c => c.Literal == "security") is { } security)
        {
            var floors = Case.Weighed(remaining)
                .Options.Select(o =>
                    (
                        o.Id,
                        Floor: Case.Values.Min(v =>
                            o.Scores.GetValueOrDefault(v.Id, Score.Unknown).Lo
                        )
                    )
                )
                .OrderByDescending(f => f.Floor)
                .ToList();
            if (floors[0].Floor > floors[1].Floor && admitted.Contains(floors[0].Id))
            {
                return (floors[0].Id, security);
            }
        }

        var committed = own.FindAll(c => c.Option is { } o && admitted.Contains(o));
        return committed.Select(c => c.Option).Distinct(StringComparer.Ordinal).Count() == 1
            ? (committed[0].Option!, committed[0])
            : null;
    }

    /// <summary>The level that is least known among the options left, as it counts in the mean over a value's policies.</summary>
    private DecisionQuestion Missing(List<string> remaining)
    {
        var (option, value, policy, _) = (
            from o in remaining
            from v in Case.Values
            from p in v.Policies
            let said = Case.Assessed(o, v.Id, p)
            select (
                o,
                v.Id,
                Policy: p,
                Width: (
                    DecisionCase.Number(said?.High ?? "1") - DecisionCase.Number(said?.Low ?? "0")
                ) / v.Policies.Count
            )
        ).Aggregate((most, next) => next.Width > most.Width ? next : most);
        return new(
            "evidence",
            $"How far does “{Case.OptionWords(option)}” meet this: {Case.Words(policy)}? (“{Case.Words(value)}”)",
            option
        );
    }

    private string Names(IEnumerable<string> options) =>
        string.Join(", ", options.Select(o => $"“{Case.OptionWords(o)}”"));
}

/// <summary>
/// The erotetic test before a decision (20 §A1.7, §A6): a literal that norms turn on, that is not settled, and that a
/// hasty reader would take for granted. Where it would change what comes out, its question goes first.
/// </summary>
internal static class Leaps
{
    private const int MostAtoms = 16;

    public static DecisionQuestion? Find(Ruling ruling)
    {
        foreach (var option in ruling.Case.Query.Options.Select(o => o.Id))
        {
            var facts = ruling.Case.FactsOf(option);
            if (!facts.HasWays)
            {
                continue;
            }

            foreach (var literal in Turning(ruling.Case.Norms))
            {
                if (
                    !facts.Holds(literal)
                    && Question(facts, literal) is { } question
                    && Changes(ruling, option, literal)
                )
                {
                    return new("leap", question, option, literal);
                }
            }
        }

        return null;
    }

    /// <summary>The facts that bear on a literal, directly or through others: what they do not speak of leads nobody astray.</summary>
    public static IReadOnlyList<EvidenceItem> Premises(OptionFacts facts, string literal)
    {
        static IEnumerable<string> Atoms(string said) =>
            Propagation.Ways(said).SelectMany(w => w).Select(l => l.TrimStart('~'));
        HashSet<string> near = new(Atoms(literal), StringComparer.Ordinal);
        List<EvidenceItem> kept = [];
        for (var grown = true; grown; )
        {
            grown = false;
            foreach (var item in facts.Items)
            {
                if (!kept.Contains(item) && Atoms(item.Literal!).Any(near.Contains))
                {
                    kept.Add(item);
                    near.UnionWith(Atoms(item.Literal!));
                    grown = true;
                }
            }
        }

        return [.. facts.Items.Where(kept.Contains)];
    }

    /// <summary>The question that blocks taking a literal for granted, as the verifier writes it; null where there is no leap.</summary>
    private static string? Question(OptionFacts facts, string literal)
    {
        var ways = Premises(facts, literal).Select(i => Propagation.Ways(i.Literal!)).ToList();
        Vocabulary vocabulary = new(
            ways.SelectMany(w => w.SelectMany(l => l))
                .Append(literal)
                .Select(l => l.TrimStart('~'))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToSequence()
        );
        if (vocabulary.Atoms.Count > MostAtoms)
        {
            return null;
        }

        View ViewOf(IEnumerable<IEnumerable<string>> states) =>
            View.Of(
                states.Select(s =>
                    s.Aggregate(
                        State.Empty,
                        (sum, l) =>
                            sum.Union(
                                State.Literal(vocabulary.Find(l.TrimStart('~')), l.StartsWith('~'))
                            )
                    )
                )
            );
        Problem problem = new(
            vocabulary,
            ways.Select(w => ViewOf(w)).ToSequence(),
            ViewOf([
                [literal],
            ])
        );
        return
            Questions.Examine(problem).TryGet(out var found, out _)
            && found is { FollowsByDefault: true, Leap: { IsSmallest: true } leap }
            ? string.Join(", ", leap.Questions)
            : null;
    }

    /// <summary>Literals that the norms turn on: guards, exceptions, and what a breach consists in.</summary>
    public static IEnumerable<string> Turning(List<SnapshotNorm> norms) =>
        norms
            .SelectMany(n =>
                n.Guard.Concat(n.Unless.SelectMany(u => u))
                    .Concat(n.Modality == "O" ? n.Body.Select(OptionFacts.Opposite) : n.Body)
            )
            .Where(l => !l.AsSpan().ContainsAny("<>=!"))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static bool Changes(Ruling ruling, string option, string literal)
    {
        EvidenceItem supposed = new("?granted", "fact", "tool")
        {
            Option = option,
            Literal = literal,
        };
        return DecisionCase
                .Of(
                    ruling.Case.Basis,
                    ruling.Case.Query with
                    {
                        Roles = [],
                    },
                    new([.. ruling.Case.Evidence, supposed])
                )
                .Then(c => Ruling.Of(c, asksLeaps: false))
                .TryGet(out var other, out _)
            && other.Outcome != ruling.Outcome;
    }
}
