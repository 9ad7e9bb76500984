using System.Text.Json.Nodes;
using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Justifications;

/// <summary>
/// One factory for each step rule of <c>decision/1</c> (20 §A7.2): what it claims, from which steps, with which
/// certificate. Premises are numbers of earlier steps. Exact numbers are texts: <c>0.175</c> or <c>7/40</c>.
/// </summary>
public static class Steps
{
    /// <summary>The decision takes place in this context.</summary>
    public static Step Context(string context, string evidence) =>
        Of("CONTEXT", new() { ["context"] = context }, [], [evidence]);

    /// <summary>These are all values of the context. From CONTEXT.</summary>
    public static Step Values(int context, IEnumerable<string> values) =>
        Of("VALUES", new() { ["values"] = Json.Set(values) }, [context]);

    /// <summary>These are all norms of the context. From CONTEXT.</summary>
    public static Step Norms(int context, IEnumerable<string> norms) =>
        Of("NORMS", new() { ["norms"] = Json.Set(norms) }, [context]);

    /// <summary>This holds of the option; without an option, whatever is chosen.</summary>
    public static Step Fact(string? option, string literal, string evidence)
    {
        JsonObject claim = new() { ["literal"] = literal };
        claim.AddIfAny("option", option);
        return Of("FACT", claim, [], [evidence]);
    }

    /// <summary>This follows from what the premises (FACT, INFER) say.</summary>
    public static Step Infer(string literal, IEnumerable<int> premises) =>
        Of("INFER", new() { ["literal"] = literal }, premises);

    /// <summary>The norm is in force. From CONTEXT, NORMS and the FACT or INFER steps that make its guard hold.</summary>
    public static Step Detach(SnapshotNorm norm, IEnumerable<int> premises) =>
        Of(
            "DETACH",
            new()
            {
                ["norm"] = norm.Id,
                ["modality"] = norm.Modality,
                ["body"] = Json.Set(norm.Body),
            },
            premises
        );

    /// <summary>The option breaks a norm in force. From one DETACH and the FACT or INFER steps that show it.</summary>
    public static Step Exclude(string option, IEnumerable<int> premises) =>
        Of("EXCLUDE", new() { ["option"] = option }, premises);

    /// <summary>The argument stands, falls or can be defended among the arguments and attacks of the certificate.</summary>
    public static Step Status(
        string argument,
        string status,
        IEnumerable<(string Id, string Label, int Number)> arguments,
        IEnumerable<(string From, string To)> attacks,
        IEnumerable<int> premises
    ) =>
        Of(
            "STATUS",
            new() { ["argument"] = argument, ["status"] = status },
            premises,
            [],
            new()
            {
                ["arguments"] = Snapshot.All(
                    arguments,
                    a =>
                        new()
                        {
                            ["id"] = a.Id,
                            ["label"] = a.Label,
                            ["number"] = a.Number,
                        }
                ),
                ["attacks"] = Json.Lists(attacks.Select(a => new[] { a.From, a.To })),
            }
        );

    /// <summary>How well the option meets one policy of a value. From VALUES. With an empty id nothing is known: 0 to 1, citing nothing.</summary>
    public static Step Assess(int values, EvidenceItem evidence) =>
        Of(
            "ASSESS",
            new()
            {
                ["option"] = evidence.Option,
                ["value"] = evidence.Value,
                ["policy"] = evidence.Policy,
                ["lo"] = evidence.Low,
                ["hi"] = evidence.High,
            },
            [values],
            evidence.Id.Length == 0 ? [] : [evidence.Id]
        );

    /// <summary>Enough people found one value wiser than another. From CONTEXT.</summary>
    public static Step Wiser(int context, string high, string low) =>
        Of("WISER", new() { ["hi"] = high, ["lo"] = low }, [context]);

    /// <summary>The weightings of these values that respect the WISER steps. From VALUES and WISER steps.</summary>
    public static Step Weights(IEnumerable<string> values, IEnumerable<int> premises) =>
        Of("WEIGHTS", new() { ["values"] = Json.Set(values) }, premises);

    /// <summary>How two options compare under every permitted weighting. From ASSESS steps of both and WEIGHTS.</summary>
    public static Step Compare(Comparison comparison, IEnumerable<int> premises) =>
        Of(
            "COMPARE",
            new()
            {
                ["a"] = comparison.A,
                ["b"] = comparison.B,
                ["relation"] = comparison.Relation,
                ["lo"] = comparison.Low.Margin,
                ["hi"] = comparison.High.Margin,
            },
            premises,
            [],
            new() { ["lo"] = comparison.Low.ToJson(), ["hi"] = comparison.High.ToJson() }
        );

    /// <summary>Which options may be chosen. From ASSESS steps of all options left, WEIGHTS, and every EXCLUDE.</summary>
    public static Step Admit(
        IEnumerable<Admission> admitted,
        IEnumerable<Domination> rejected,
        IEnumerable<string> open,
        IEnumerable<int> premises
    )
    {
        var (yes, no) = (admitted.ToList(), rejected.ToList());
        return Of(
            "ADMIT",
            new()
            {
                ["admitted"] = Json.Set(yes.Select(a => a.Option)),
                ["rejected"] = Json.Set(no.Select(r => r.Option)),
                ["open"] = Json.Set(open),
            },
            premises,
            [],
            new()
            {
                ["admitted"] = new JsonObject(
                    yes.Select(a => KeyValuePair.Create(a.Option, (JsonNode?)Json.Map(a.Weights)))
                ),
                ["rejected"] = new JsonObject(
                    no.Select(r => KeyValuePair.Create(r.Option, (JsonNode?)r.ToJson()))
                ),
            }
        );
    }

    /// <summary>A wiser value covers two that conflict. From CONTEXT and a COMPARE that found parity.</summary>
    public static Step Cover(
        string value,
        string first,
        string second,
        IEnumerable<int> premises
    ) => Of("COVER", new() { ["value"] = value, ["over"] = Json.Set([first, second]) }, premises);

    /// <summary>A value grew out of another through lived cases (20 §A5.1); <paramref name="cases"/> are evidence ids.</summary>
    public static Step Transition(Growth growth, IEnumerable<string> cases) =>
        Of(
            "TRANSITION",
            new()
            {
                ["from"] = growth.From,
                ["to"] = growth.To,
                ["kind"] = growth.Kind,
                ["gains"] = growth.Gains,
                ["losses"] = growth.Losses,
                ["status"] = growth.Status,
            },
            [],
            cases
        );

    /// <summary>
    /// A question is put instead of an act. <paramref name="reason"/>: <c>leap</c> (from FACT and INFER steps, with the
    /// literal that does not follow); from an ADMIT <c>norms</c> (norms clash undecided over an option it leaves), <c>evidence</c>
    /// (an option is open), <c>hard</c> (it leaves several) or <c>regret</c> (it leaves none).
    /// </summary>
    public static Step Ask(
        string question,
        string reason,
        IEnumerable<int> premises,
        string? literal = null
    ) =>
        Of(
            "ASK",
            new() { ["question"] = question, ["reason"] = reason },
            premises,
            [],
            literal is null ? null : new() { ["literal"] = literal }
        );

    /// <summary>The choice is left to the person. From an ADMIT that leaves two or more.</summary>
    public static Step Defer(IEnumerable<string> options, int admit) =>
        Of("DEFER", new() { ["options"] = Json.Set(options) }, [admit]);

    /// <summary>The decision. From an ADMIT that leaves this option alone, or with the id of the person's commitment.</summary>
    public static Step Conclude(string option, int admit, string? commitment = null) =>
        Of(
            "CONCLUDE",
            new() { ["option"] = option },
            [admit],
            commitment is null ? [] : [commitment]
        );

    private static Step Of(
        string rule,
        JsonObject claim,
        IEnumerable<int> premises,
        IEnumerable<string>? cites = null,
        JsonObject? certificate = null
    ) =>
        new(
            rule,
            CanonicalJson.Of(claim),
            premises.Distinct().Order().ToSequence(),
            (cites ?? [])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToSequence(),
            certificate is null ? null : CanonicalJson.Of(certificate)
        );
}

/// <summary>One end of a comparison with its proof.</summary>
/// <param name="Margin">The end of the margin, an exact number.</param>
/// <param name="Multipliers">Multipliers ≥ 0 on pairs (wiser, other) that prove the bound.</param>
/// <param name="Witness">A permitted weighting that reaches it.</param>
public sealed record Bound(
    string Margin,
    IReadOnlyList<(string High, string Low, string Y)> Multipliers,
    IReadOnlyDictionary<string, string> Witness
)
{
    internal JsonObject ToJson() =>
        new() { ["y"] = Of(Multipliers), ["witness"] = Json.Map(Witness) };

    internal static JsonArray Of(IEnumerable<(string High, string Low, string Y)> multipliers) =>
        Snapshot.All(
            multipliers,
            m =>
                new()
                {
                    ["hi"] = m.High,
                    ["lo"] = m.Low,
                    ["y"] = m.Y,
                }
        );
}

/// <summary>A comparison of two options; relation <c>better</c>, <c>worse</c>, <c>equal</c> or <c>par</c> (20 §A4.2).</summary>
public sealed record Comparison(string A, string B, string Relation, Bound Low, Bound High);

/// <summary>A permitted weighting under which no other option is better.</summary>
public sealed record Admission(string Option, IReadOnlyDictionary<string, string> Weights);

/// <summary>A mixture of rivals that is better by <paramref name="Beta"/> &gt; 0 under every permitted weighting (20 §A4.3).</summary>
public sealed record Domination(
    string Option,
    IReadOnlyDictionary<string, string> Mixture,
    string Beta,
    IReadOnlyList<(string High, string Low, string Y)> Multipliers
)
{
    internal JsonObject ToJson() =>
        new()
        {
            ["mu"] = Json.Map(Mixture),
            ["beta"] = Beta,
            ["y"] = Bound.Of(Multipliers),
        };
}

/// <summary>A transition; kind <c>omission</c>, <c>contradiction</c>, <c>confusion</c> or <c>overreach</c>; status <c>growth</c> or <c>provisional</c>.</summary>
public sealed record Growth(
    string From,
    string To,
    string Kind,
    int Gains,
    int Losses,
    string Status
);
