using System.Globalization;
using System.Text;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Figures.Words;
using Commonweal.Kernel.Justifications;
using Commonweal.Verifier;

namespace Commonweal.Figures.Decisions;

/// <summary>One step as the page shows it.</summary>
public sealed record StepView(Step Step, StepVerdict Verdict)
{
    /// <summary>What it says, in a plain sentence.</summary>
    public string Sentence { get; } = StepSentences.Of(Step);

    /// <summary>True when it is valid.</summary>
    public bool Holds => Verdict.State == StepState.Valid;

    /// <summary>The sign that stands beside it.</summary>
    public EdgeStatus Mark =>
        Verdict.State switch
        {
            StepState.Valid => EdgeStatus.Established,
            StepState.Invalid => EdgeStatus.Contested,
            _ => EdgeStatus.Open,
        };

    /// <summary>Whether it holds, in words.</summary>
    public string Words =>
        Verdict.State switch
        {
            StepState.Valid => Verdict.Used ? "holds" : "holds, not used",
            StepState.Invalid => "does not hold",
            _ => "rests on a step that does not hold",
        };
}

/// <summary>What became of one option.</summary>
public sealed record OptionView(string Name, string Letter, int Index, string Fate, string Why);

/// <summary>How an option does on a value: the mean over its policies, from low to high.</summary>
public sealed record ScoreView(string Value, OptionView Option, double Low, double High)
{
    /// <summary>The level in words.</summary>
    public string Words =>
        Low == High ? Text.TwoPlaces(Low) : $"{Text.TwoPlaces(Low)} to {Text.TwoPlaces(High)}";
}

/// <summary>Everything the page of a decision shows, worked out once. Linear in the steps and the evidence.</summary>
public sealed class DecisionModel
{
    /// <summary>Works everything out.</summary>
    public DecisionModel(Justification whole, Verdict verdict)
    {
        (Whole, Verdict) = (whole, verdict);
        Steps = [.. whole.Steps.Zip(verdict.Steps, (s, v) => new StepView(s, v))];
        Evidence = whole.Evidence is null
            ? null
            : EvidenceReader.Read(Encoding.UTF8.GetBytes(whole.Evidence)).Evidence;
        Snapshot = whole.Snapshot is null
            ? null
            : SnapshotReader.Read(Encoding.UTF8.GetBytes(whole.Snapshot)).Snapshot;
        Admit = Steps.LastOrDefault(s => s is { Step.Rule: "ADMIT", Holds: true });
        Options =
        [
            .. whole.Header.Options.Select(
                (o, i) => Fate(o, ((char)('A' + (i % 26))).ToString(), i)
            ),
        ];
        Scores = [.. Assessed()];
    }

    /// <summary>What is shown.</summary>
    public Justification Whole { get; }

    /// <summary>What the verifier said of it.</summary>
    public Verdict Verdict { get; }

    /// <summary>The steps with their verdicts.</summary>
    public IReadOnlyList<StepView> Steps { get; }

    /// <summary>The evidence, when it is attached and can be read.</summary>
    public EvidenceBook? Evidence { get; }

    /// <summary>The snapshot, when it is attached and can be read.</summary>
    public Snapshot? Snapshot { get; }

    /// <summary>The last ADMIT step, if it holds.</summary>
    public StepView? Admit { get; }

    /// <summary>What became of each option of the query.</summary>
    public IReadOnlyList<OptionView> Options { get; }

    /// <summary>The same, those that may be chosen first.</summary>
    public IEnumerable<OptionView> ByFate =>
        Options.OrderBy(o =>
            Array.IndexOf(["chosen", "may be chosen", "open", "falls short", "ruled out"], o.Fate)
                is >= 0
                    and var rank
                ? rank
                : 9
        );

    /// <summary>How each option does on each value, from the steps that hold.</summary>
    public IReadOnlyList<ScoreView> Scores { get; }

    /// <summary>The step it ends with.</summary>
    public Step? Last => Whole.Steps is [.., var last] ? last : null;

    /// <summary>The option concluded, when the conclusion holds.</summary>
    public string? Chosen =>
        Verdict.Ends && Last!.Rule == "CONCLUDE" ? new Claim(Last).TextOrNone("option") : null;

    /// <summary>Steps with a fault of their own.</summary>
    public int Faults => Steps.Count(s => s.Verdict.State == StepState.Invalid);

    /// <summary>The outcome in a few words.</summary>
    public string Title =>
        Chosen is { } chosen ? chosen
        : Verdict.Ends && Last!.Rule == "DEFER" ? "Left to the person"
        : Verdict.Ends ? "A question first"
        : "Does not stand";

    /// <summary>The finding in one or two sentences.</summary>
    public string Finding =>
        Verdict.Problem is not null
            ? "Nothing here can be relied on: what it was made from is not what is given."
        : Verdict.Holds
            ? $"{StepSentences.Of(Last!)} {(Steps.Count == 1 ? "The one step holds." : $"All {Text.Small(Steps.Count)} steps hold.")}"
        : Verdict.Ends
            ? $"{StepSentences.Of(Last!)} That holds. {FaultsInWords()}, and the end does not rest on what is at fault."
        : $"This decision does not stand as written. {FaultsInWords()}.";

    /// <summary>Who supplied something, in words.</summary>
    public static string Supplied(string provenance) =>
        provenance switch
        {
            "person" => "the person",
            "third" => "someone else",
            "model" => "a model",
            "tool" => "a tool",
            _ => provenance,
        };

    /// <summary>What a piece of evidence says, in words.</summary>
    public static string Says(EvidenceItem item) =>
        item.Kind switch
        {
            "ctx" => $"This is about {item.Context}.",
            "fact" => item.Option is null
                ? $"{item.Literal}, whatever is chosen."
                : $"{item.Option}: {item.Literal}.",
            "assess" =>
                $"{item.Option} is judged {StepSentences.Range(item.Low ?? "–", item.High ?? "–")} on {item.Policy} ({item.Value}).",
            "case" => $"A case lived by {item.Option}, where {item.Value} came after.",
            "commit" when item.Option is null =>
                $"A commitment, where several are left: {item.Literal}.",
            "commit" => $"A commitment to {item.Option}.",
            _ => item.Kind,
        };

    /// <summary>The judgements on a pair of values, those of the query's own context first.</summary>
    public SnapshotWiser? Judged(string high, string low) =>
        Snapshot
            ?.Wiser.Where(w => w.High == high && w.Low == low)
            .OrderByDescending(w => w.Context == Whole.Header.Context)
            .ThenBy(w => w.Context, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>An exact number as a place on a picture; 0 when it is none.</summary>
    public static double Number(string? exact)
    {
        var parts = (exact ?? "").Split('/', 2);
        return double.TryParse(
            parts[0],
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var over
        )
            ? parts.Length == 2
            && double.TryParse(
                parts[1],
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var under
            )
            && under != 0
                ? over / under
                : over
            : 0;
    }

    private string FaultsInWords() =>
        Text.Sentence(
            $"{(Faults == 1 ? "one step does" : $"{Text.Small(Faults)} steps do")} not hold"
        );

    private OptionView Fate(string option, string letter, int index)
    {
        var exclusion = Steps.LastOrDefault(s =>
            s is { Step.Rule: "EXCLUDE", Holds: true } && new Claim(s.Step)["option"] == option
        );
        var claim = Admit is null ? null : new Claim(Admit.Step);
        var (fate, why) =
            exclusion is not null ? ("ruled out", Breaks(exclusion))
            : claim is null ? ("not settled", "No step that holds says what became of it.")
            : claim.List("rejected").Contains(option, StringComparer.Ordinal)
                ? ("falls short", Short(claim, option))
            : claim.List("open").Contains(option, StringComparer.Ordinal)
                ? ("open", "What is known does not tell whether it is among the best.")
            : claim.List("admitted").Contains(option, StringComparer.Ordinal)
                ? (option == Chosen ? "chosen" : "may be chosen", Best(claim, option))
            : ("not settled", "No step that holds says what became of it.");
        return new(option, letter, index, fate, why);
    }

    private string Breaks(StepView exclusion)
    {
        var premises = exclusion.Step.Premises.Select(p => Whole.Steps[p - 1]).ToList();
        var detach = new Claim(premises.First(p => p.Rule == "DETACH"));
        var shown = premises
            .Where(p => p.Rule != "DETACH")
            .Select(p => new Claim(p)["literal"])
            .ToList();
        return $"It breaks {detach["norm"]}, which {StepSentences.Modality(detach["modality"])}: {Text.List(detach.List("body"))}"
            + (shown.Count == 0 ? "." : $". What shows it: {Text.List(shown)}.");
    }

    private static string Short(Claim admit, string option)
    {
        var proof = admit.Certificate["rejected"]?[option];
        var rivals = (proof?["mu"]?.AsObject().Select(m => m.Key) ?? []).ToList();
        return $"Under every weighting the judgements allow, {(rivals.Count == 1 ? $"{rivals[0]} does" : $"a mixture of {Text.List(rivals)} does")} better by at least {Claim.Shown(proof?["beta"])}.";
    }

    private static string Best(Claim admit, string option)
    {
        var weights = admit.Certificate["admitted"]?[option]?.AsObject();
        var named = (weights ?? [])
            .Where(w => Number(Claim.Shown(w.Value)) > 0)
            .Select(w => (Value: w.Key, Weight: Claim.Shown(w.Value)))
            .ToList();
        return named is [var (only, _)]
            ? $"With all weight on {only}, no other option does better."
            : $"With the weights {Text.List([.. named.Select(n => $"{n.Weight} on {n.Value}")])}, no other option does better.";
    }

    private IEnumerable<ScoreView> Assessed() =>
        from step in Steps
        where step is { Step.Rule: "ASSESS", Holds: true }
        let claim = new Claim(step.Step)
        group (Number(claim["lo"]), Number(claim["hi"])) by (
            Value: claim["value"],
            Option: claim["option"]
        ) into cell
        let option = Options.FirstOrDefault(o => o.Name == cell.Key.Option)
        where option is not null
        orderby option.Index
        select new ScoreView(
            cell.Key.Value,
            option,
            cell.Average(c => c.Item1),
            cell.Average(c => c.Item2)
        );
}
