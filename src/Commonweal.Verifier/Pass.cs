using System.Text.Json;
using Commonweal.Verifier.Rules;

namespace Commonweal.Verifier;

/// <summary>A step that is being checked, with what later steps need to know of it.</summary>
internal sealed class Checked(int number, string rule)
{
    public int Number => number;

    public string Rule => rule;

    public StepState State { get; set; } = StepState.Invalid;

    public Fault? Fault { get; set; }

    public bool Used { get; set; }

    public Fields Claim { get; set; }

    public Fields Certificate { get; set; }

    public List<Checked> Premises { get; } = [];

    public List<string> Cites { get; set; } = [];

    /// <summary>What the rule made of the claim; its type belongs to the rule.</summary>
    public object? Result { get; set; }

    /// <summary>The premises made by a rule.</summary>
    public IEnumerable<Checked> From(string ruleOf) => Premises.Where(p => p.Rule == ruleOf);

    /// <summary>The one premise made by a rule, as that rule left it.</summary>
    public T One<T>(string ruleOf)
    {
        var found = From(ruleOf).ToList();
        Faults.Unless(
            found.Count == 1,
            "E03",
            $"{rule} rests on exactly one {ruleOf} step; {found.Count} are named."
        );
        return (T)found[0].Result!;
    }

    /// <summary>Only premises of these rules have a meaning here.</summary>
    public void Rests(params ReadOnlySpan<string> rules)
    {
        foreach (var premise in Premises)
        {
            Faults.Unless(
                rules.Contains(premise.Rule),
                "E03",
                $"{rule} does not rest on {premise.Rule} (step {premise.Number})."
            );
        }
    }
}

/// <summary>One pass over the steps: structure, taint, side conditions; then use and score.</summary>
internal sealed class Pass(Knowledge knowledge, JsonElement steps)
{
    private readonly List<Checked> _done = [];
    private readonly int _count = steps.GetArrayLength();
    private int _facts;
    private int _grounded;

    public Verdict Run(string contentId)
    {
        foreach (var element in steps.EnumerateArray())
        {
            _done.Add(Check(element, _done.Count + 1));
        }

        MarkUsed();
        return new(
            contentId,
            null,
            true,
            _done.ConvertAll(s => new StepVerdict(
                s.Number,
                s.Rule,
                s.State,
                s.Used,
                Reward(s),
                s.Fault
            )),
            Parts()
        );
    }

    private Checked Check(JsonElement element, int number)
    {
        var rule =
            element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty("rule", out var r)
            && r.ValueKind == JsonValueKind.String
                ? r.GetString()!
                : "";
        Checked step = new(number, rule);
        try
        {
            Structure(
                step,
                new Fields(element, "E03").Only(
                    "rule",
                    "claim",
                    "premises",
                    "cites",
                    "certificate",
                    "text"
                ),
                element
            );
            CountGround(step);
            if (step.Premises.Exists(p => p.State != StepState.Valid))
            {
                step.State = StepState.Tainted;
                return step;
            }

            Apply(step);
            step.State = StepState.Valid;
        }
        catch (Faulty faulty)
        {
            step.Fault = faulty.Fault;
        }

        return step;
    }

    private void Structure(Checked step, Fields fields, JsonElement element)
    {
        HashSet<int> seen = [];
        foreach (var item in fields.ItemsOrNone("premises"))
        {
            var premise = Fields.Int(item, "E01");
            Faults.Unless(premise >= 1 && premise <= _count, "E01", $"There is no step {premise}.");
            Faults.Unless(
                premise < step.Number,
                "E02",
                $"Step {premise} does not come before step {step.Number}."
            );
            Faults.Unless(seen.Add(premise), "E03", $"Step {premise} is named twice.");
            step.Premises.Add(_done[premise - 1]);
        }

        step.Claim = fields.Object("claim");
        step.Certificate = element.TryGetProperty("certificate", out var certificate)
            ? new(certificate, "E11")
            : default;
        step.Cites = element.TryGetProperty("cites", out _) ? fields.Set("cites") : [];
        _ = fields.TextOrNone("text");
    }

    private void Apply(Checked step)
    {
        step.Result = step.Rule switch
        {
            "CONTEXT" => Retrieval.Context(step, knowledge),
            "VALUES" => Retrieval.Values(step, knowledge),
            "NORMS" => Retrieval.Norms(step, knowledge),
            "WISER" => Retrieval.Wiser(step, knowledge),
            "WEIGHTS" => Retrieval.Weights(step),
            "FACT" => Normative.Fact(step, knowledge),
            "INFER" => Normative.Infer(step),
            "DETACH" => Normative.Detach(step, knowledge),
            "EXCLUDE" => Normative.Exclude(step, knowledge),
            "STATUS" => Arguments.Status(step),
            "ASSESS" => Choice.Assess(step, knowledge),
            "COMPARE" => Choice.Compare(step, knowledge),
            "ADMIT" => Admission.Admit(step, knowledge),
            "COVER" => Change.Cover(step, knowledge),
            "TRANSITION" => Change.Transition(step, knowledge),
            "ASK" => Ending.Ask(step, knowledge),
            "DEFER" => Ending.Defer(step),
            "CONCLUDE" => Ending.Conclude(step, knowledge),
            _ => throw Faults.Is("E01", $"\"{step.Rule}\" is no rule of decision/1."),
        };
        if (step.Rule is not ("CONTEXT" or "FACT" or "ASSESS" or "TRANSITION" or "CONCLUDE"))
        {
            foreach (var cite in step.Cites)
            {
                Faults.Unless(
                    knowledge.Evidence.ContainsKey(cite)
                        || knowledge.Values.ContainsKey(cite)
                        || knowledge.Norms.ContainsKey(cite),
                    "E05",
                    $"Nothing is known of {cite}."
                );
            }
        }

        if (step.Certificate.Element.ValueKind != JsonValueKind.Undefined)
        {
            Faults.Unless(
                step.Rule is "STATUS" or "COMPARE" or "ADMIT" or "ASK",
                "E11",
                $"{step.Rule} takes no certificate."
            );
        }
    }

    private void CountGround(Checked step)
    {
        if (step.Rule is "FACT" or "ASSESS")
        {
            _facts++;
            _grounded +=
                step.Cites.Count > 0
                && step.Cites.TrueForAll(c =>
                    knowledge.Evidence.TryGetValue(c, out var e) && e.Provenance != "model"
                )
                    ? 1
                    : 0;
        }
    }

    private void MarkUsed()
    {
        _done[^1].Used = true;
        for (var i = _done.Count - 1; i >= 0; i--)
        {
            if (_done[i].Used)
            {
                _done[i].Premises.ForEach(p => p.Used = true);
            }
        }
    }

    private double Reward(Checked step) =>
        step.State switch
        {
            StepState.Valid => step.Used ? 1.0 / _count : 0,
            StepState.Invalid => -1.0 / _count,
            _ => 0,
        };

    private ScoreParts Parts()
    {
        var valid = _done.FindAll(s => s.State == StepState.Valid);
        var values = knowledge.Values.Where(v => v.Value.Applies).ToList();
        var norms = knowledge.Norms.Values.Count(n => n.InContext);
        HashSet<string> retrieved = new(StringComparer.Ordinal);
        retrieved.UnionWith(
            valid
                .Where(s => s.Rule == "VALUES")
                .SelectMany(s => (HashSet<string>)s.Result!)
                .Select(v => "v " + v)
        );
        retrieved.UnionWith(
            valid
                .Where(s => s.Rule == "NORMS")
                .SelectMany(s => (HashSet<string>)s.Result!)
                .Select(n => "n " + n)
        );
        var excluded = valid
            .Where(s => s.Rule == "EXCLUDE")
            .Select(s => (string)s.Result!)
            .ToHashSet(StringComparer.Ordinal);
        var assessed = valid
            .Where(s => s.Rule == "ASSESS" && s.Cites.Count > 0)
            .Select(s => (Assessment)s.Result!)
            .Select(a => (a.Option, a.Value, a.Policy))
            .ToHashSet();
        var left = knowledge.Options.Where(o => !excluded.Contains(o)).ToList();
        var cells = left.Sum(o =>
            values.Count(v => v.Value.Policies.TrueForAll(p => assessed.Contains((o, v.Key, p))))
        );
        return new(
            Share(valid.Count, _count),
            Share(retrieved.Count, values.Count + norms),
            Share(cells, left.Count * values.Count),
            Share(_grounded, _facts),
            valid.Count == 0 ? 0 : Share(valid.Count(s => s.Used), valid.Count)
        );
    }

    private static double Share(int some, int all) => all == 0 ? 1 : (double)some / all;
}
