using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Improvement;

/// <summary>V408: every story of an upgrade is imagined or comes from a model (10 §4 D).</summary>
internal sealed class NoLivedStory : DocumentRule
{
    public override string Code => "V408";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document
            .Upgrades.Where(u =>
                u.Stories.Count > 0 && u.Stories.All(story => !IsLived(document, story))
            )
            .Select(u =>
                Found(
                    u.Called(),
                    u.Stories[0].Span,
                    ("from", u.From.Text),
                    ("to", u.To.Text),
                    ("story", PhraseChecker.Excerpt(u.Stories[0].Text))
                )
            );

    private static bool IsLived(DocumentView document, Story story) =>
        story.Mode != ChoiceMode.Imagined
        && !(
            story.Provenance is { } provenance
            && document.KindOfAgent(provenance.Citation.Source) == AgentKind.Model
        );
}
