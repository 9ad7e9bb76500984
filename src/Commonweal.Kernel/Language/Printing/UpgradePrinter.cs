using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Printing;

/// <summary>Writes how values stand to each other.</summary>
internal static class UpgradePrinter
{
    public static bool IsTall(Upgrade upgrade) =>
        upgrade.Stories.Count + upgrade.Maps.Count + upgrade.Drops.Count + upgrade.Links.Count > 0
        || upgrade.Settles is not null
        || upgrade.Priority is not null
        || upgrade.Asked is not null;

    public static void Write(LineWriter writer, Upgrade upgrade)
    {
        writer
            .Word("upgrade")
            .Name(upgrade.From)
            .Word("->")
            .Name(upgrade.To)
            .Word("in")
            .Name(upgrade.In);
        for (var i = 0; i < upgrade.Reasons.Count; i++)
        {
            (i == 0 ? writer.Word("reason") : writer.Glue(",")).Word(
                Vocabulary.UpgradeReasons.Of(upgrade.Reasons[i])
            );
        }

        if (upgrade.By is { } by)
        {
            writer.Word("by").Name(by);
        }

        if (IsTall(upgrade))
        {
            writer.Open();
            WriteClauses(writer, upgrade);
            writer.Close();
        }
    }

    public static void Write(LineWriter writer, Conflict conflict) =>
        writer
            .Word("conflict")
            .Name(conflict.A)
            .Word("with")
            .Name(conflict.B)
            .Word("in")
            .Name(conflict.In)
            .Text(conflict.Case);

    public static void Write(LineWriter writer, Parity parity) =>
        writer.Word("parity").Name(parity.A).Word("~").Name(parity.B).Word("in").Name(parity.In);

    public static void Write(LineWriter writer, Incompatibility incompatibility)
    {
        writer.Word("incompatible").Name(incompatibility.A).Word("~").Name(incompatibility.B);
        if (incompatibility.Reason is { } reason)
        {
            writer.Text(reason);
        }
    }

    private static void WriteClauses(LineWriter writer, Upgrade upgrade)
    {
        foreach (var story in upgrade.Stories)
        {
            writer.Clause("story").Text(story.Text);
            if (story.Mode is { } mode)
            {
                writer.Word(Vocabulary.Modes.Of(mode));
            }

            writer.Provenance(story.Provenance);
        }

        foreach (var map in upgrade.Maps)
        {
            writer.Clause("maps").Number(map.From).Word("->").Number(map.To);
        }

        foreach (var drop in upgrade.Drops)
        {
            writer
                .Clause("drops")
                .Number(drop.Policy)
                .Word("as")
                .Word(Vocabulary.DropReasons.Of(drop.As))
                .Text(drop.Why);
        }

        if (upgrade.Settles is { } settles)
        {
            writer.Clause("settles").Name(settles.A).Glue(",").Name(settles.B);
        }

        if (upgrade.Priority is { } priority)
        {
            writer.Clause("priority").Text(priority.Text);
            writer.Provenance(priority.Provenance);
        }

        if (upgrade.Asked is { } asked)
        {
            writer.Clause("asked").Word("yes").Share(asked.Yes, asked.Asked);
            writer.Word("reverse").Share(asked.ReverseYes, asked.ReverseAsked);
        }

        writer.Links(upgrade.Links);
    }
}
