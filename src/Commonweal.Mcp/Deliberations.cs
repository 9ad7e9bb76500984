using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Kernel.Language;

namespace Commonweal.Mcp;

/// <summary>Where the deliberations come from that agents may ask about: a folder, or a server's database.</summary>
public interface IDeliberations
{
    /// <summary>Every deliberation whose results may be seen, in a stable order.</summary>
    /// <param name="cancel">Stops the reading.</param>
    Task<IReadOnlyList<DeliberationSummary>> List(CancellationToken cancel);

    /// <summary>One deliberation with its newest graph; null when there is none of that id, or its results may not be seen.</summary>
    /// <param name="id">Its id, as <see cref="List"/> gives it.</param>
    /// <param name="cancel">Stops the reading.</param>
    Task<DeliberationView?> Find(string id, CancellationToken cancel);
}

/// <summary>A deliberation in a list.</summary>
/// <param name="Id">Its id: letters, digits and hyphens.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Question">What people were asked; null if not said.</param>
/// <param name="Contexts">The situations that people judged in.</param>
public sealed record DeliberationSummary(
    string Id,
    string Title,
    string? Question,
    IReadOnlyList<DeliberationContext> Contexts
);

/// <summary>A situation in which values are judged.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What people call it.</param>
/// <param name="NotWhen">Limits: situations in which its values were not meant to apply, in words.</param>
public sealed record DeliberationContext(string Id, string Label, IReadOnlyList<string> NotWhen);

/// <summary>A deliberation as its results stand.</summary>
public sealed record DeliberationView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What people were asked; null if not said.</summary>
    public string? Question { get; init; }

    /// <summary>The situations that people judged in.</summary>
    public required IReadOnlyList<DeliberationContext> Contexts { get; init; }

    /// <summary>The cards, each id once.</summary>
    public required IReadOnlyList<ValuesCard> Cards { get; init; }

    /// <summary>The newest graph; null before the first.</summary>
    public MoralGraph? Graph { get; init; }

    /// <summary>Values, norms and what belongs to them, as <c>.weal</c> would have it; null where there is no such document. Decisions need it.</summary>
    public Document? Document { get; init; }

    /// <summary>The day as of which the results stand, and as of which the document is checked.</summary>
    public required DateOnly Day { get; init; }
}
