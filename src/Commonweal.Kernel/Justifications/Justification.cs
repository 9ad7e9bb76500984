using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Justifications;

/// <summary>
/// A decision with its proof: steps that each follow from earlier ones, from the snapshot of values and norms, and from
/// the evidence (20 §A7.1). Nothing here checks a step; that is the verifier's work, which shares only the file format.
/// </summary>
/// <param name="Header">What was asked, of which snapshot, on which evidence.</param>
/// <param name="Steps">The steps, numbered from 1 in this order.</param>
/// <param name="Snapshot">The snapshot in canonical JSON when it travels along (<see cref="Snapshot.ToJson"/>).</param>
/// <param name="Evidence">The evidence in canonical JSON when it travels along (<see cref="EvidenceBook.ToJson"/>).</param>
public sealed record Justification(
    Header Header,
    Sequence<Step> Steps,
    string? Snapshot = null,
    string? Evidence = null
)
{
    /// <summary>The format this type writes.</summary>
    public const string Format = "commonweal.justification/1";

    /// <summary>A justification whose header is bound to what it is attached to.</summary>
    /// <param name="header">The header; its hashes are replaced.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="snapshot">The snapshot it rests on.</param>
    /// <param name="evidence">The evidence it rests on.</param>
    public static Justification Over(
        Header header,
        IEnumerable<Step> steps,
        Snapshot snapshot,
        EvidenceBook evidence
    )
    {
        var (k, e) = (CanonicalJson.Of(snapshot.ToJson()), CanonicalJson.Of(evidence.ToJson()));
        return new(
            header with
            {
                Kernel = Hashed(k),
                Evidence = Hashed(e),
            },
            steps.ToSequence(),
            k,
            e
        );
    }

    /// <summary>SHA-256 of the canonical JSON of format, header and steps; the attachments are bound by their hashes in the header.</summary>
    public string ContentId => Hashed(CanonicalJson.Of(Core()));

    /// <summary>The file in canonical JSON.</summary>
    public string ToText()
    {
        var file = Core();
        Attach(file, "snapshot", Snapshot);
        Attach(file, "evidence", Evidence);
        return CanonicalJson.Of(file);
    }

    internal static string Hashed(string canonical) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(canonical)));

    private static void Attach(JsonObject file, string name, string? canonical)
    {
        if (canonical is not null)
        {
            file[name] = JsonNode.Parse(canonical);
        }
    }

    private JsonObject Core() =>
        new()
        {
            ["format"] = Format,
            ["header"] = Header.ToJson(),
            ["steps"] = new JsonArray([.. Steps.Select(s => s.ToJson())]),
        };
}

/// <summary>What was asked, of which snapshot, on which evidence.</summary>
/// <param name="Author">Who wrote the steps: <c>solver</c>, <c>person</c> or <c>model</c>.</param>
/// <param name="Purpose">What the decision is for, in the asker's words.</param>
/// <param name="Context">The context of the decision.</param>
/// <param name="Options">What may be chosen.</param>
/// <param name="Kernel">SHA-256 of the snapshot's canonical JSON; empty until bound.</param>
/// <param name="Evidence">SHA-256 of the evidence's canonical JSON; empty until bound.</param>
public sealed record Header(
    string Author,
    string Purpose,
    string Context,
    Sequence<string> Options,
    string Kernel = "",
    string Evidence = ""
)
{
    /// <summary>The closed set of step rules that the steps are written in.</summary>
    public string Registry { get; init; } = "decision/1";

    /// <summary>Least share of agreement that makes one value wiser than another, an exact number from 1/2 to 1 (10 §7).</summary>
    public string Theta { get; init; } = "3/5";

    /// <summary>Least number of judgements behind such a relation.</summary>
    public int MinimumVotes { get; init; } = 5;

    internal JsonObject ToJson() =>
        new()
        {
            ["author"] = Author,
            ["evidence"] = Evidence,
            ["kernel"] = Kernel,
            ["purpose"] = Purpose,
            ["query"] = new JsonObject { ["context"] = Context, ["options"] = Json.Set(Options) },
            ["parameters"] = new JsonObject { ["minimumVotes"] = MinimumVotes, ["theta"] = Theta },
            ["registry"] = Registry,
        };
}

/// <summary>One step: a claim, by a rule, from earlier steps and cited evidence.</summary>
/// <param name="Rule">The rule, in capitals (20 §A7.2); <see cref="Steps"/> has one factory for each.</param>
/// <param name="Claim">What is claimed, canonical JSON of an object.</param>
/// <param name="Premises">Numbers of the earlier steps it rests on.</param>
/// <param name="Cites">Ids of evidence and of snapshot items it rests on.</param>
/// <param name="Certificate">What lets the claim be checked without a search, canonical JSON of an object; null where the rule needs none.</param>
/// <param name="Text">Free words for readers; no effect on any verdict.</param>
public sealed record Step(
    string Rule,
    string Claim,
    Sequence<int> Premises,
    Sequence<string> Cites,
    string? Certificate = null,
    string? Text = null
)
{
    internal JsonObject ToJson()
    {
        JsonObject step = new()
        {
            ["rule"] = Rule,
            ["claim"] = JsonNode.Parse(Claim),
            ["premises"] = new JsonArray([.. Premises.Select(p => JsonValue.Create(p))]),
            ["cites"] = Json.List(Cites),
        };
        if (Certificate is not null)
        {
            step["certificate"] = JsonNode.Parse(Certificate);
        }

        if (Text is not null)
        {
            step["text"] = Text;
        }

        return step;
    }
}

/// <summary>Small pieces of JSON that several writers need.</summary>
internal static class Json
{
    public static JsonArray List(IEnumerable<string> items) =>
        new([.. items.Select(i => JsonValue.Create(i))]);

    public static JsonArray Set(IEnumerable<string> items) =>
        List(items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    public static JsonArray Lists(IEnumerable<IEnumerable<string>> lists) =>
        new([.. lists.Select(List)]);

    public static JsonObject Map(IEnumerable<KeyValuePair<string, string>> map)
    {
        JsonObject members = [];
        foreach (var (key, value) in map)
        {
            members[key] = value;
        }

        return members;
    }

    public static void AddIfAny(this JsonObject members, string name, string? value)
    {
        if (value is not null)
        {
            members[name] = value;
        }
    }
}
