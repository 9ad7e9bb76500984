using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Parsing;

/// <content>How values stand to each other.</content>
internal sealed partial class DeclarationParser
{
    private Conflict ReadConflict(int start)
    {
        Advance();
        var a = ReadName("one of the two values");
        Entity = a.Text;
        Expect("with");
        var b = ReadName("the other value");
        Expect("in");
        return new(a, b, ReadName("the context"), ReadText("the case"), Since(start));
    }

    private Parity ReadParity(int start)
    {
        Advance();
        var (a, b) = ReadPair();
        Expect("in");
        return new(a, b, ReadName("the context"), Since(start));
    }

    private Incompatibility ReadIncompatibility(int start)
    {
        Advance();
        var (a, b) = ReadPair();
        return new(a, b, ReadOptionalText(), Since(start));
    }

    private (Name A, Name B) ReadPair()
    {
        var a = ReadName("one of the two values");
        Entity = a.Text;
        Expect(TokenKind.Tilde, "`~`");
        return (a, ReadName("the other value"));
    }

    private Upgrade ReadUpgrade(int start)
    {
        Advance();
        var from = ReadName("the earlier value");
        Entity = from.Text;
        Expect(TokenKind.Arrow, "`->`");
        var to = ReadName("the later value");
        Expect("in");
        Upgrade upgrade = new(
            from,
            to,
            ReadName("the context"),
            [],
            null,
            [],
            [],
            [],
            null,
            null,
            null,
            [],
            Span.None
        );
        upgrade = ReadUpgradeHeader(upgrade);
        if (Is(TokenKind.OpenBrace))
        {
            upgrade = ReadUpgradeBlock(upgrade);
        }

        return upgrade with
        {
            Span = Since(start),
        };
    }

    private Upgrade ReadUpgradeHeader(Upgrade upgrade)
    {
        while (true)
        {
            if (IsOption("reason"))
            {
                Once(upgrade.Reasons.Count > 0, "`reason`");
                Advance();
                upgrade = upgrade with { Reasons = ReadReasons() };
            }
            else if (IsOption("by"))
            {
                Once(upgrade.By is not null, "`by`");
                Advance();
                upgrade = upgrade with { By = ReadName("who proposes it").OrNull() };
            }
            else
            {
                return upgrade;
            }
        }
    }

    private Sequence<UpgradeReason> ReadReasons()
    {
        List<UpgradeReason> reasons = [];
        do
        {
            if (ReadChoice(Vocabulary.UpgradeReasons, "reason") is { } reason)
            {
                reasons.Add(reason);
            }
        } while (Accept(TokenKind.Comma));
        return reasons.ToSequence();
    }

    private Upgrade ReadUpgradeBlock(Upgrade upgrade)
    {
        List<Story> stories = [];
        List<PolicyMap> maps = [];
        List<PolicyDrop> drops = [];
        _links.Clear();
        OpenBlock(Vocabulary.UpgradeClauses);
        while (NextClause("upgrade", Vocabulary.UpgradeClauses))
        {
            switch (Word)
            {
                case "story":
                    stories.Add(ReadStory());
                    break;
                case "maps":
                    maps.Add(ReadMap());
                    break;
                case "drops":
                    drops.Add(ReadDrop());
                    break;
                case "settles":
                    Once(upgrade.Settles is not null, "`settles`");
                    upgrade = upgrade with { Settles = ReadSettlement() };
                    break;
                case "priority":
                    Once(upgrade.Priority is not null, "`priority`");
                    upgrade = upgrade with { Priority = ReadPriority() };
                    break;
                case "asked":
                    Once(upgrade.Asked is not null, "`asked`");
                    upgrade = upgrade with { Asked = ReadEndorsement() };
                    break;
                default:
                    ReadLink(_links);
                    break;
            }
        }

        return upgrade with
        {
            Stories = stories.ToSequence(),
            Maps = maps.ToSequence(),
            Drops = drops.ToSequence(),
            Links = _links.ToSequence(),
        };
    }

    private Story ReadStory()
    {
        var start = Current.Start;
        Advance();
        var text = ReadText("the story");
        ChoiceMode? mode = null;
        if (Vocabulary.Modes.TryRead(Word, out var written))
        {
            mode = written;
            Advance();
        }

        return new(text, mode, Is("from") ? ReadProvenance() : null, Since(start));
    }

    private PolicyMap ReadMap()
    {
        var start = Current.Start;
        Advance();
        var from = ReadInt("the number of a policy of the earlier value, from 1", 1);
        Expect(TokenKind.Arrow, "`->`");
        return new(
            from,
            ReadInt("the number of a policy of the later value, from 1", 1),
            Since(start)
        );
    }

    private PolicyDrop ReadDrop()
    {
        var start = Current.Start;
        Advance();
        var policy = ReadInt("the number of a policy of the earlier value, from 1", 1);
        Expect("as");
        var reason = ReadChoice(Vocabulary.DropReasons, "reason to drop a policy");
        return new(
            policy,
            reason ?? DropReason.Error,
            ReadText("why it is given up"),
            Since(start)
        );
    }

    private Settlement ReadSettlement()
    {
        var start = Current.Start;
        Advance();
        var a = ReadName("one of the two values in conflict");
        Expect(TokenKind.Comma, "`,`");
        return new(a, ReadName("the other value in conflict"), Since(start));
    }

    private Priority ReadPriority()
    {
        var start = Current.Start;
        Advance();
        var text = ReadText("which comes first, and why");
        return new(text, Is("from") ? ReadProvenance() : null, Since(start));
    }

    private Endorsement ReadEndorsement()
    {
        var start = Current.Start;
        Advance();
        Expect("yes");
        var (yes, asked) = ReadShare();
        Expect("reverse");
        var (reverseYes, reverseAsked) = ReadShare();
        return new(yes, asked, reverseYes, reverseAsked, Since(start));
    }
}
