using System.Text.Json.Serialization;

namespace Commonweal.Server.Features.Participation;

/// <summary>How what people said is written in the database.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
[JsonSerializable(typeof(SortedDictionary<string, IReadOnlyList<string>>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ParticipationJson : JsonSerializerContext;
