using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Twin;

/// <content>Choices, values, portfolios, upgrades.</content>
internal static partial class DocumentReader
{
    private static Choice ReadChoice(ObjectReader item) =>
        new(
            item.OwnName(),
            item.Name("by"),
            item.Name("context"),
            item.OptionalDate("on"),
            item.Word("mode", Vocabulary.Modes, required: false),
            item.OptionalText("did"),
            item.Texts("over"),
            item.Span
        );

    private static Value ReadValue(ObjectReader item) =>
        new(
            item.OwnName(),
            item.Text("title"),
            item.Name("by"),
            item.Names("contexts", required: true),
            item.Objects("policies").Select(ReadPolicy).ToSequence(),
            item.Object("tests") is { } tests ? ReadTests(tests) : ConstitutiveTests.None,
            ReadLinks(item),
            item.Span
        );

    private static AttentionalPolicy ReadPolicy(ObjectReader item)
    {
        var head = item.OptionalText("head") ?? "";
        var qualifier = item.OptionalText("qualifier") ?? "";
        if (head.Length > 0 && !Vocabulary.IsHead(head))
        {
            // As in the text form: words that are no head are kept, and the checker says what is missing (V101).
            (head, qualifier) = ("", qualifier.Length == 0 ? head : $"{head} {qualifier}");
        }

        AttentionalPolicy policy = new(
            head,
            qualifier,
            ReadProvenance(item),
            item.Names("at"),
            item.Span,
            item.Span
        );
        item.Done();
        return policy;
    }

    private static ConstitutiveTests ReadTests(ObjectReader item)
    {
        ConstitutiveTests tests = new(
            item.OptionalBool("stillAttend"),
            item.OptionalBool("automate"),
            item.OptionalBool("diminished"),
            item.OptionalInt("reasons"),
            item.OptionalBool("wholeAttention"),
            item.OptionalBool("roleReversal")
        );
        item.Done();
        return tests;
    }

    private static Provenance? ReadProvenance(ObjectReader owner)
    {
        if (owner.Object("prov") is not { } item)
        {
            return null;
        }

        var citation = ReadCitation(item);
        var act = item.Word("act", Vocabulary.Acts, required: false) ?? ProvenanceAct.Typed;
        Restatement? restated = null;
        if (item.Object("restated") is { } again)
        {
            restated = new(again.Text("text"), ReadCitation(again));
            again.Done();
        }

        item.Done();
        return new(citation, act, restated, item.Span);
    }

    private static Citation ReadCitation(ObjectReader item)
    {
        var (start, end) = (item.Int("start"), item.Int("end"));
        if (end < start)
        {
            item.Report("L018", item.Span, ("start", $"{start}"), ("end", $"{end}"));
            end = start;
        }

        return new(item.Name("source"), item.Name("transcript"), start, end);
    }

    private static Portfolio ReadPortfolio(ObjectReader item) =>
        new(
            item.Name("person"),
            item.Date("on"),
            item.Objects("weights", required: true).Select(ReadWeight).ToSequence(),
            item.Span
        );

    private static PortfolioWeight ReadWeight(ObjectReader item)
    {
        PortfolioWeight weight = new(item.Name("id"), item.Decimal("weight", Bounds.NotNegative));
        item.Done();
        return weight;
    }

    private static Upgrade ReadUpgrade(ObjectReader item) =>
        new(
            item.Name("from"),
            item.Name("to"),
            item.Name("context"),
            item.Words("reasons", Vocabulary.UpgradeReasons),
            item.OptionalName("by"),
            item.Objects("stories").Select(ReadStory).ToSequence(),
            item.Objects("maps").Select(ReadMap).ToSequence(),
            item.Objects("drops").Select(ReadDrop).ToSequence(),
            ReadSettlement(item),
            ReadPriority(item),
            ReadEndorsement(item),
            ReadLinks(item),
            item.Span
        );

    private static Story ReadStory(ObjectReader item)
    {
        Story story = new(
            item.Text("text"),
            item.Word("mode", Vocabulary.Modes, required: false),
            ReadProvenance(item),
            item.Span
        );
        item.Done();
        return story;
    }

    private static PolicyMap ReadMap(ObjectReader item)
    {
        PolicyMap map = new(item.Int("from", 1), item.Int("to", 1), item.Span);
        item.Done();
        return map;
    }

    private static PolicyDrop ReadDrop(ObjectReader item)
    {
        PolicyDrop drop = new(
            item.Int("policy", 1),
            item.Word("as", Vocabulary.DropReasons) ?? DropReason.Error,
            item.Text("why"),
            item.Span
        );
        item.Done();
        return drop;
    }

    private static Settlement? ReadSettlement(ObjectReader owner)
    {
        if (owner.Object("settles") is not { } item)
        {
            return null;
        }

        Settlement settlement = new(item.Name("a"), item.Name("b"), item.Span);
        item.Done();
        return settlement;
    }

    private static Priority? ReadPriority(ObjectReader owner)
    {
        if (owner.Object("priority") is not { } item)
        {
            return null;
        }

        Priority priority = new(item.Text("text"), ReadProvenance(item), item.Span);
        item.Done();
        return priority;
    }

    private static Endorsement? ReadEndorsement(ObjectReader owner)
    {
        if (owner.Object("asked") is not { } item)
        {
            return null;
        }

        Endorsement asked = new(
            item.Int("yes"),
            item.Int("of"),
            item.Int("reverseYes"),
            item.Int("reverseOf"),
            item.Span
        );
        CheckShare(item, asked.Yes, asked.Asked);
        CheckShare(item, asked.ReverseYes, asked.ReverseAsked);
        item.Done();
        return asked;
    }
}
