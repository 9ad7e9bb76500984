namespace Commonweal.Deliberation.Elicitation;

/// <summary>Openings and feelings as answers spell them.</summary>
public static class Openings
{
    /// <summary>The openings, in the order they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = ["glad", "feeling", "admired", "ahead"];

    /// <summary>The feelings, in the order they are offered.</summary>
    public static IReadOnlyList<string> Feelings { get; } =
    ["fear", "anger", "shame", "confusion", "joy", "other"];

    /// <summary>The opening of a word, or null.</summary>
    public static OpeningKind? Read(string word) =>
        word switch
        {
            "glad" => OpeningKind.Glad,
            "feeling" => OpeningKind.Feeling,
            "admired" => OpeningKind.Admired,
            "ahead" => OpeningKind.Ahead,
            _ => null,
        };

    /// <summary>The zoom question of a feeling (10 §9.1 S2).</summary>
    internal static ZoomKind ZoomOf(string feeling) =>
        feeling switch
        {
            "fear" => ZoomKind.Fear,
            "anger" => ZoomKind.Anger,
            "shame" => ZoomKind.Shame,
            "confusion" => ZoomKind.Confusion,
            "joy" => ZoomKind.Joy,
            _ => ZoomKind.Feeling,
        };
}
