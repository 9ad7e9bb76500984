using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language;

/// <summary>
/// The identity of what a value says, whoever says it (10 §1): SHA-256 of the canonical JSON of its policies (head and
/// qualifier), contexts and kind. Who holds it, what they call it, where the words come from, the tests and the
/// relations stand outside. Policies and contexts are sets here: order and repetition do not count. Texts are taken in
/// Unicode normal form C.
/// </summary>
public static class ContentHash
{
    /// <summary>The hash: 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="ArgumentException">A text holds half a surrogate pair; texts that were parsed never do.</exception>
    public static string Of(Value value) =>
        Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.BytesOf(Content(value))));

    /// <summary>What is hashed, for a reader who wants to check: <c>{"contexts":[…],"kind":"value","policies":[{"head":…,"qualifier":…},…]}</c>.</summary>
    /// <exception cref="ArgumentException">A text holds half a surrogate pair; texts that were parsed never do.</exception>
    public static string CanonicalText(Value value) => CanonicalJson.Of(Content(value));

    private static JsonObject Content(Value value) =>
        new()
        {
            ["kind"] = "value",
            ["contexts"] = new JsonArray([
                .. value
                    .Contexts.Select(c => c.Text)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Select(c => JsonValue.Create(c)),
            ]),
            ["policies"] = new JsonArray([
                .. value
                    .Policies.Select(p => (Head: Normal(p.Head), Qualifier: Normal(p.Qualifier)))
                    .Distinct()
                    .OrderBy(p => p.Head, StringComparer.Ordinal)
                    .ThenBy(p => p.Qualifier, StringComparer.Ordinal)
                    .Select(p => new JsonObject { ["head"] = p.Head, ["qualifier"] = p.Qualifier }),
            ]),
        };

    private static string Normal(string text) => text.Normalize(NormalizationForm.FormC);
}
