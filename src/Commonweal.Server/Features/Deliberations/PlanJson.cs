using System.Text.Json.Serialization;

namespace Commonweal.Server.Features.Deliberations;

/// <summary>How plans are written in the database and over the API.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(DeliberationPlan))]
internal sealed partial class PlanJson : JsonSerializerContext;
