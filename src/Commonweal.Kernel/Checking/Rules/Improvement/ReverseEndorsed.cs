using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Improvement;

/// <summary>V403: at least half say yes in both directions, at least five having been asked each way (10 §4 D).</summary>
internal sealed class ReverseEndorsed : DocumentRule
{
    private const int Enough = 5;

    public override string Code => "V403";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document
            .Upgrades.Where(u => u.Asked is { } asked && BothWays(asked))
            .Select(u =>
                Found(
                    u.Called(),
                    u.Asked!.Span,
                    ("from", u.From.Text),
                    ("to", u.To.Text),
                    ("yes", Text.Of(u.Asked.Yes)),
                    ("asked", Text.Of(u.Asked.Asked)),
                    ("back", Text.Of(u.Asked.ReverseYes)),
                    ("asked-back", Text.Of(u.Asked.ReverseAsked))
                )
            );

    private static bool BothWays(Endorsement asked) =>
        asked.Asked >= Enough
        && asked.ReverseAsked >= Enough
        && 2L * asked.Yes >= asked.Asked
        && 2L * asked.ReverseYes >= asked.ReverseAsked;
}
