using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Commonweal.Kernel.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Language;

/// <summary>The published schema against what is written: every output fits it, and it has nothing that is never written.</summary>
public sealed class SchemaTests
{
    private static readonly JsonObject Root = JsonNode
        .Parse(File.ReadAllText(Repository.PathOf("docs", "reference", "weal.schema.json")))!
        .AsObject();

    [Fact]
    public void Every_document_fits_the_schema() =>
        Prop.ForAll(
                DocumentGenerator.Arbitrary,
                document =>
                {
                    var json = JsonTwin.Write(document);
                    Misfit(Root, JsonNode.Parse(json), "$").ShouldBeNull(json);
                }
            )
            .Check(WealPrinterTests.Laws);

    [Fact]
    public void Every_member_of_the_schema_is_written_by_some_document()
    {
        var written = Enumerable
            .Range(0, 400)
            .Select(seed => JsonTwin.Write(new DocumentGenerator((ulong)seed).MakeDocument()))
            .SelectMany(json => Members(JsonNode.Parse(json)))
            .ToHashSet(StringComparer.Ordinal);

        Properties(Root).Distinct().Where(p => !written.Contains(p)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"weal":2,"declarations":[]}""")]
    [InlineData("""{"weal":1,"declarations":[{"$kind":"person","id":"P1"}]}""")]
    [InlineData(
        """{"weal":1,"declarations":[{"$kind":"person","id":"p1","qualities":["open"]}]}"""
    )]
    [InlineData("""{"weal":1,"declarations":[{"$kind":"value","id":"v","title":"V"}]}""")]
    [InlineData(
        """{"weal":1,"declarations":[{"$kind":"norm","id":"n","within":{"steps":1,"duration":"P1D"}}]}"""
    )]
    [InlineData("""{"weal":1,"declarations":[{"$kind":"disjoint","features":["a"]}]}""")]
    public void What_the_reader_reports_does_not_fit_the_schema_either(string json)
    {
        JsonTwin.Read(json).Findings.ShouldNotBeEmpty();
        Misfit(Root, JsonNode.Parse(json), "$").ShouldNotBeNull();
    }

    /// <summary>The first place at which a node does not fit, or null. Knows the keywords the schema uses, and no others.</summary>
    private static string? Misfit(JsonObject schema, JsonNode? node, string path)
    {
        foreach (var (keyword, rule) in schema)
        {
            var misfit = keyword switch
            {
                "$schema" or "$defs" or "title" or "description" => null,
                "$ref" => Misfit(Resolve(rule!.GetValue<string>()), node, path),
                "oneOf" => rule!
                    .AsArray()
                    .Count(option => Misfit(option!.AsObject(), node, path) is null) == 1
                    ? null
                    : path,
                "const" => JsonNode.DeepEquals(rule, node) ? null : path,
                "enum" => rule!.AsArray().Any(v => JsonNode.DeepEquals(v, node)) ? null : path,
                "type" => Fits(rule!.GetValue<string>(), node) ? null : path,
                "pattern" => Regex.IsMatch(
                    node!.GetValue<string>(),
                    rule!.GetValue<string>(),
                    RegexOptions.NonBacktracking
                )
                    ? null
                    : path,
                "minimum" => node!.GetValue<int>() >= rule!.GetValue<int>() ? null : path,
                "minItems" => node!.AsArray().Count >= rule!.GetValue<int>() ? null : path,
                "maxItems" => node!.AsArray().Count <= rule!.GetValue<int>() ? null : path,
                "items" => node!
                    .AsArray()
                    .Select((item, i) => Misfit(rule!.AsObject(), item, $"{path}[{i}]"))
                    .FirstOrDefault(m => m is not null),
                "required" => rule!
                    .AsArray()
                    .All(r => node!.AsObject().ContainsKey(r!.GetValue<string>()))
                    ? null
                    : path,
                "properties" => node!
                    .AsObject()
                    .Where(m => rule!.AsObject().ContainsKey(m.Key))
                    .Select(m => Misfit(rule![m.Key]!.AsObject(), m.Value, $"{path}.{m.Key}"))
                    .FirstOrDefault(m => m is not null),
                "additionalProperties" => node!
                    .AsObject()
                    .Select(m => m.Key)
                    .FirstOrDefault(k => !schema["properties"]!.AsObject().ContainsKey(k)),
                _ => throw new NotSupportedException(keyword),
            };
            if (misfit is not null)
            {
                return misfit;
            }
        }

        return null;
    }

    private static bool Fits(string type, JsonNode? node) =>
        type switch
        {
            "object" => node is JsonObject,
            "array" => node is JsonArray,
            "string" => node?.GetValueKind() == System.Text.Json.JsonValueKind.String,
            "boolean" => node?.GetValueKind()
                is System.Text.Json.JsonValueKind.True
                    or System.Text.Json.JsonValueKind.False,
            "integer" => node is JsonValue value && value.TryGetValue<int>(out _),
            _ => throw new NotSupportedException(type),
        };

    private static JsonObject Resolve(string reference) =>
        Root["$defs"]![reference["#/$defs/".Length..]]!.AsObject();

    private static IEnumerable<string> Members(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(m => Members(m.Value).Append(m.Key)),
            JsonArray items => items.SelectMany(Members),
            _ => [],
        };

    private static IEnumerable<string> Properties(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(m =>
                m.Key == "properties"
                    ? m.Value!.AsObject().SelectMany(p => Properties(p.Value).Append(p.Key))
                    : Properties(m.Value)
            ),
            JsonArray items => items.SelectMany(Properties),
            _ => [],
        };
}
