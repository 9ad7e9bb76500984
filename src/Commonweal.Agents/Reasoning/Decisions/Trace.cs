using Commonweal.Agents.Reasoning.Argumentation;
using Commonweal.Agents.Reasoning.Choice;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Decisions;

/// <summary>Writes a ruling as steps of <c>decision/1</c>, each from what stands before it.</summary>
internal sealed class Trace
{
    private readonly Ruling _ruling;
    private readonly DecisionCase _case;
    private readonly List<Step> _steps = [];
    private readonly Dictionary<string, int> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _detached = new(StringComparer.Ordinal);
    private int _context;
    private int _values;
    private int _norms;

    private Trace(Ruling ruling) => (_ruling, _case) = (ruling, ruling.Case);

    /// <summary>The justification of a ruling, with the text of its last step.</summary>
    public static Justification Write(Ruling ruling, string text)
    {
        Trace trace = new(ruling);
        trace.Retrieve();
        if (ruling.Question is { Reason: "leap" } leap)
        {
            trace.AskLeap(leap);
        }
        else
        {
            trace.Decide();
        }

        trace._steps[^1] = trace._steps[^1] with { Text = text };
        var query = ruling.Case.Query;
        return Justification.Over(
            new(
                "solver",
                query.Purpose,
                query.Context,
                query.Options.Select(o => o.Id).ToSequence()
            )
            {
                Theta = query.Theta,
                MinimumVotes = query.MinimumVotes,
            },
            trace._steps,
            ruling.Case.Basis.Snapshot,
            new(ruling.Case.Evidence)
        );
    }

    private int Add(Step step, string? text = null)
    {
        _steps.Add(text is null ? step : step with { Text = text });
        return _steps.Count;
    }

    private void Retrieve()
    {
        var cited = _case.Standing("ctx").First(e => e.Context == _case.Query.Context);
        _context = Add(Steps.Context(_case.Query.Context, cited.Id));
        _values = Add(Steps.Values(_context, _case.Values.Select(v => v.Id)));
        _norms = Add(Steps.Norms(_context, _case.Norms.Select(n => n.Id)));
    }

    private void AskLeap(DecisionQuestion leap)
    {
        var facts = Leaps
            .Premises(_case.FactsOf(leap.Option!), leap.Literal!)
            .Select(Fact)
            .ToList();
        Add(Steps.Ask(leap.Text, "leap", facts, leap.Literal));
    }

    private void Decide()
    {
        List<int> grounds = [];
        foreach (var option in _case.Query.Options.Select(o => o.Id))
        {
            foreach (var breach in _ruling.Norms.Breaches(option))
            {
                Weigh(option, breach);
            }

            if (_ruling.Norms.Exclusion(option) is { } exclusion)
            {
                grounds.Add(Exclude(option, exclusion.Norm));
            }
        }

        if (grounds.Count == 0)
        {
            grounds.Add(_norms);
        }

        var assessed = Assess();
        var weights = Add(
            Steps.Weights(
                _case.Values.Select(v => v.Id),
                [
                    _values,
                    .. _case
                        .Wiser.Select(w =>
                            Add(
                                Steps.Wiser(_context, w.High, w.Low),
                                $"{w.Agree} of {w.Total} found {_case.Words(w.High)} wiser than {_case.Words(w.Low)}"
                            )
                        )
                        .ToList(),
                ]
            )
        );
        Compare(assessed, weights);
        var standings = _ruling.Standings;
        var admit = Add(
            Steps.Admit(
                standings
                    .Where(s => s.Status == Admissibility.Admitted)
                    .Select(s => new Admission(s.Option, Weights(s.Weights))),
                standings.Where(s => s.Status == Admissibility.Rejected).Select(Dominated),
                standings.Where(s => s.Status == Admissibility.Open).Select(s => s.Option),
                [.. grounds, .. assessed.Values.SelectMany(a => a), weights]
            )
        );
        _ = _ruling switch
        {
            { Kind: DecisionKind.Act, Option: { } option } => Add(
                Steps.Conclude(option, admit, _ruling.Commitment?.Id)
            ),
            { Question: { } question } => Add(Steps.Ask(question.Text, question.Reason, [admit])),
            _ => Add(Steps.Defer(_ruling.Remaining, admit)),
        };
    }

    private int Fact(EvidenceItem item)
    {
        if (!_facts.TryGetValue(item.Id, out var step))
        {
            _facts[item.Id] = step = Add(Steps.Fact(item.Option, item.Literal!, item.Id));
        }

        return step;
    }

    /// <summary>Steps that show a literal of an option: a fact, or an inference from facts.</summary>
    private int Shown(string option, string literal)
    {
        var support = _case.FactsOf(option).Support(literal)!;
        if (support.Count == 1 && !OptionFacts.IsCompound(support[0].Literal!))
        {
            return Fact(support[0]);
        }

        var key = $"{literal} <- {string.Join(' ', support.Select(s => s.Id))}";
        if (!_facts.TryGetValue(key, out var step))
        {
            var premises = support.Select(Fact).ToList();
            _facts[key] = step = Add(Steps.Infer(literal, premises));
        }

        return step;
    }

    private int Detach(string option, SnapshotNorm norm)
    {
        List<int> premises =
        [
            _context,
            _norms,
            .. norm.Guard.Select(l => Shown(option, l)).ToList(),
        ];
        var key = $"{norm.Id} <- {string.Join(' ', premises)}";
        if (!_detached.TryGetValue(key, out var step))
        {
            _detached[key] = step = Add(Steps.Detach(norm, premises), _case.Words(norm.Id));
        }

        return step;
    }

    private int Exclude(string option, SnapshotNorm norm)
    {
        var facts = _case.FactsOf(option);
        var shown =
            norm.Modality == "F"
                ? norm.Body.Select(l => Shown(option, l)).ToList()
                : [Shown(option, norm.Body.Select(OptionFacts.Opposite).First(facts.Holds))];
        return Add(Steps.Exclude(option, [Detach(option, norm), .. shown]));
    }

    /// <summary>Where norms clash over an option: how the norm it breaks stands among them, where a grounded labelling tells.</summary>
    private void Weigh(string option, Breach breach)
    {
        if (breach.Clashing.Count == 0 || breach.Stands is not { } stands)
        {
            return;
        }

        List<SnapshotNorm> norms = [breach.Norm, .. breach.Clashing];
        List<(int From, int To)> attacks =
        [
            .. from a in Enumerable.Range(0, norms.Count)
            from b in Enumerable.Range(0, norms.Count)
            where NormFilter.Clash(norms[a], norms[b]) && !NormFilter.Beats(norms[b], norms[a])
            select (a, b),
        ];
        var grounded = GroundedLabelling.Of(new(norms.Select(n => n.Id), attacks));
        if (grounded.Labels[0] != (stands ? GroundedLabel.In : GroundedLabel.Out))
        {
            return;
        }

        var detached = norms.ConvertAll(n => Detach(option, n));
        string Name(int norm) =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"s{detached[norm]}");
        Add(
            Steps.Status(
                Name(0),
                stands ? "in" : "out",
                Enumerable
                    .Range(0, norms.Count)
                    .Where(n => grounded.Labels[n] != GroundedLabel.Undecided)
                    .Select(n =>
                        (
                            Name(n),
                            grounded.Labels[n] == GroundedLabel.In ? "in" : "out",
                            grounded.Numbers[n]
                        )
                    ),
                attacks.Select(a => (Name(a.From), Name(a.To))),
                detached
            )
        );
    }

    /// <summary>One step for each option left and each policy; in the order of the evidence, then what nobody assessed.</summary>
    private Dictionary<string, List<int>> Assess()
    {
        var steps = _ruling.Standings.ToDictionary(
            s => s.Option,
            _ => new List<int>(),
            StringComparer.Ordinal
        );
        var held = _case.Values.Select(v => v.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var item in _case.Standing("assess"))
        {
            if (steps.TryGetValue(item.Option!, out var of) && held.Contains(item.Value!))
            {
                of.Add(Add(Steps.Assess(_values, item)));
            }
        }

        foreach (var (option, of) in steps)
        {
            foreach (var value in _case.Values)
            {
                of.AddRange(
                    value
                        .Policies.Where(p => _case.Assessed(option, value.Id, p) is null)
                        .Select(p => Add(Steps.Assess(_values, Unknown(option, value.Id, p))))
                        .ToList()
                );
            }
        }

        return steps;
    }

    private static EvidenceItem Unknown(string option, string value, string policy) =>
        new("", "assess", "tool")
        {
            Option = option,
            Value = value,
            Policy = policy,
            Low = "0",
            High = "1",
        };

    /// <summary>The option chosen against every other one left; without one, each two of those that remain.</summary>
    private void Compare(Dictionary<string, List<int>> assessed, int weights)
    {
        var remaining = _ruling.Remaining.ToList();
        var pairs = _ruling.Option is { } chosen
            ? assessed.Keys.Where(o => o != chosen).Select(o => (A: chosen, B: o))
            : remaining.SelectMany((a, i) => remaining.Skip(i + 1).Select(b => (A: a, B: b)));
        foreach (var (a, b) in pairs.Take(64).ToList())
        {
            var c = _ruling.Compare(a, b);
            var relation = (c.Lo.Sign, c.Hi.Sign) switch
            {
                (0, 0) => "equal",
                (>= 0, _) => "better",
                (_, <= 0) => "worse",
                _ => "par",
            };
            Add(
                Steps.Compare(
                    new(a, b, relation, End(c.Lo, c.Least), End(c.Hi, c.Most)),
                    [.. assessed[a], .. assessed[b], weights]
                )
            );
        }
    }

    private Bound End(Rational margin, Assurance proof) =>
        new(margin.ToString(), Multipliers(proof.Multipliers), Weights(proof.Weights));

    private Domination Dominated(OptionStanding standing) =>
        new(
            standing.Option,
            standing.Mixture.ToDictionary(
                m => m.Rival,
                m => m.Share.ToString(),
                StringComparer.Ordinal
            ),
            standing.Bound.ToString(),
            Multipliers(standing.Multipliers)
        );

    private List<(string, string, string)> Multipliers(IReadOnlyList<Rational> multipliers) =>
        [
            .. _ruling
                .Weighing!.Order.Zip(multipliers)
                .Where(p => p.Second.Sign > 0)
                .Select(p => (p.First.Hi, p.First.Lo, p.Second.ToString())),
        ];

    private Dictionary<string, string> Weights(IReadOnlyList<Rational> weights) =>
        _case
            .Values.Zip(weights)
            .Where(p => p.Second.Sign > 0)
            .ToDictionary(p => p.First.Id, p => p.Second.ToString(), StringComparer.Ordinal);
}
