using System.Text.Json.Nodes;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Kernel.Language;
using FsCheck;
using FsCheck.Fluent;

namespace Commonweal.Tests.Kernel.Justifications;

/// <summary>Justifications of any content whatever, most of which no rule would let pass.</summary>
internal static class TraceGenerator
{
    private static readonly Gen<string> Word = Gen.Elements(
        "",
        "a",
        "kind",
        "age<18",
        "a&b|c",
        "~p",
        "7/40",
        "-3",
        "<-",
        "//",
        "S1:",
        "{",
        "[]",
        "a,b",
        "two words",
        " edge ",
        "line\nbreak",
        "a\r",
        "tab\t",
        "\"quoted\"",
        "back\\slash",
        "ünïcode",
        "\u00a0",
        "\u2028",
        "😀",
        "cites",
        "// x",
        "x // y <- S2",
        "\u0000"
    );

    private static readonly Gen<string> Key = Gen.Elements(
        "values",
        "open",
        "gains",
        "lo",
        "option",
        "cites",
        "certificate",
        "text",
        "odd key",
        "",
        "a=b",
        "snapshot"
    );

    private static readonly Gen<string> Rule = Gen.Elements("CONTEXT", "E_1", "", "odd rule", "1X");

    private static readonly Gen<JsonNode?> Value = Gen.OneOf(
        Word.Select(w => (JsonNode?)JsonValue.Create(w)),
        Word.ListOf()
            .Select(ws => (JsonNode?)new JsonArray([.. ws.Select(w => JsonValue.Create(w))])),
        Gen.Elements(0L, 3, -1, 4_000_000_000).Select(n => (JsonNode?)JsonValue.Create(n)),
        Gen.Constant((JsonNode?)null),
        Gen.Constant(0).Select(_ => (JsonNode?)JsonValue.Create(true)),
        Word.Select(w => (JsonNode?)new JsonObject { [w] = new JsonArray(1, w, new JsonObject()) })
    );

    private static readonly Gen<string> Members =
        from keys in Key.ListOf()
        from values in Value.ListOf(keys.Distinct().Count())
        select CanonicalJson.Of(
            new JsonObject(
                keys.Distinct().Zip(values, (k, v) => KeyValuePair.Create(k, v?.DeepClone()))
            )
        );

    private static readonly Gen<Step> Step =
        from rule in Rule
        from claim in Members
        from premises in Gen.Choose(-1, 40).ListOf()
        from cites in Word.ListOf()
        from certificate in Members.OrNull()
        from text in Word.OrNull()
        select new Step(rule, claim, premises.ToSequence(), cites.ToSequence(), certificate, text);

    private static readonly Gen<Justification> Whole =
        from author in Gen.Elements("solver", "person", "model")
        from purpose in Word
        from context in Word
        from options in Word.ListOf()
        from hash in Word
        from theta in Gen.Elements("3/5", "1", "0.75")
        from votes in Gen.Choose(-1, 9)
        from steps in Step.ListOf()
        from snapshot in Members.OrNull()
        from evidence in Members.OrNull()
        select new Justification(
            new(
                author,
                purpose,
                context,
                options.Distinct().Order(StringComparer.Ordinal).ToSequence(),
                hash,
                hash
            )
            {
                Theta = theta,
                MinimumVotes = votes,
            },
            steps.ToSequence(),
            snapshot,
            evidence
        );

    public static Arbitrary<Justification> Any { get; } = Whole.ToArbitrary();
}
