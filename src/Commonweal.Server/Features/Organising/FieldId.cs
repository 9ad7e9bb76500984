namespace Commonweal.Server.Features.Organising;

/// <summary>Ids of fields in pages, made from their names in forms and JSON.</summary>
internal static class FieldId
{
    /// <summary><c>contexts[0].id</c> gives <c>f-contexts-0-id</c>.</summary>
    public static string Of(string name) =>
        $"f-{name.Replace('[', '-').Replace(']', ' ').Replace('.', '-').Replace(" ", "", StringComparison.Ordinal)}";
}
