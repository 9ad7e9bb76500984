namespace Commonweal.Server.Web;

/// <summary>How much is taken at once.</summary>
internal static class Limits
{
    /// <summary>Bytes of a request's body.</summary>
    public const int BodyBytes = 1 << 20;
}
