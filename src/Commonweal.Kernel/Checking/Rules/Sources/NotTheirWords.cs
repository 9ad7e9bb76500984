using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Sources;

/// <summary>P602: a policy's words come from a model or from someone else, and the holder neither restated them in words of their own
/// nor supplied half of them by editing (10 §4 F, §0 L3).</summary>
internal sealed class NotTheirWords : DocumentRule
{
    public override string Code => "P602";

    /// <summary>Share of own words that makes an edited suggestion one's own.</summary>
    private const double Half = .5;

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var value in document.Values)
        {
            foreach (var policy in value.Policies)
            {
                if (
                    policy.Provenance is { } provenance
                    && !Origins.IsOwn(document, value, provenance.Citation)
                    && Origins.Of(document, value, policy) is { Restated: false } origin
                    && origin.OwnWords < Half * Math.Max(1, origin.Words)
                )
                {
                    yield return Variant(
                        Speaker(document, provenance.Citation.Source),
                        value.Id.Text,
                        policy.TextSpan,
                        ("text", PhraseChecker.Excerpt(policy.Text)),
                        ("source", provenance.Citation.Source.Text),
                        ("by", value.By.Text)
                    );
                }
            }
        }
    }

    private static string Speaker(DocumentView document, Name source) =>
        document.KindOfAgent(source) switch
        {
            AgentKind.Model => "model",
            AgentKind.Person => "person",
            _ => "other",
        };
}
