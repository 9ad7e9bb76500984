namespace Commonweal.Server.Identity;

/// <summary>What a token may do, and the policies that ask for it.</summary>
internal static class Scopes
{
    /// <summary>Read deliberations one organises, published or not.</summary>
    public const string Read = "read";

    /// <summary>Change deliberations one organises, invite, moderate, publish.</summary>
    public const string Organise = "organise";

    /// <summary>Take out everything, including what single people answered.</summary>
    public const string Export = "export";

    /// <summary>Take part. Only a participant's own code carries it.</summary>
    public const string Participate = "participate";

    public static IReadOnlyList<string> OfOrganisers { get; } = [Read, Organise, Export];
}

/// <summary>The claims that tell who is asking.</summary>
internal static class Claimed
{
    public const string Scope = "scope";

    public const string Participant = "participant";

    public const string Deliberation = "deliberation";
}
