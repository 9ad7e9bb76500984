using Commonweal.Kernel.Checking.Lexicons;
using Commonweal.Kernel.Norms;

namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N104: the action is named in words that praise it without saying what it is, or in fewer than two words of content
/// (10 §4 A). Goals are literals and exact by themselves.</summary>
internal sealed class TooCoarse : DocumentRule
{
    public override string Code => "N104";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var norm in document.Norms)
        {
            if (norm.Content is not Act act || act.Action.IsMissing)
            {
                continue;
            }

            var text = act.Text ?? act.Action.Text.Replace('-', ' ');
            var words = ContentWords.Of(text);
            if (words.Count < 2 || words.TrueForAll(w => ContentWords.IsIn(w, Lexicon.Coarse)))
            {
                yield return Found(
                    norm.Id.Text,
                    act.Span,
                    ("title", NormGrounds.TitleOf(norm)),
                    ("action", text)
                );
            }
        }
    }
}
