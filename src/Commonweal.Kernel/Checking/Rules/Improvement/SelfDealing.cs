using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Improvement;

/// <summary>
/// V409: who proposes an upgrade, or tells its story, has a declared stake in the later value, in person or through a
/// group (10 §4 D).
/// </summary>
internal sealed class SelfDealing : DocumentRule
{
    public override string Code => "V409";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        var stakes = document
            .Stakes.Where(s => s.Party.Text.Length > 0)
            .ToLookup(s => s.In.Text, StringComparer.Ordinal);
        foreach (var upgrade in document.Upgrades)
        {
            var parties = stakes[upgrade.To.Text]
                .ToLookup(s => s.Party.Text, StringComparer.Ordinal);
            if (parties.Count == 0)
            {
                continue;
            }

            foreach (var (party, place, role) in Voices(upgrade))
            {
                if (StakeOf(document, party, parties) is { } stake)
                {
                    yield return Variant(
                        role,
                        upgrade.Called(),
                        place,
                        ("to", upgrade.To.Text),
                        ("party", party.Text),
                        ("stake", stake.Reason ?? $"a stake in {upgrade.To}")
                    );
                }
            }
        }
    }

    private static IEnumerable<(Name Party, Span Place, string Role)> Voices(Upgrade upgrade)
    {
        if (upgrade.By is { } by)
        {
            yield return (by, by.Span, "proposer");
        }

        foreach (var story in upgrade.Stories)
        {
            if (story.Provenance is { } provenance)
            {
                yield return (provenance.Citation.Source, story.Span, "story");
            }
        }
    }

    private static Stake? StakeOf(
        DocumentView document,
        Name party,
        ILookup<string, Stake> parties
    ) =>
        (document.Find<Agent>(party)?.Groups ?? [])
            .Prepend(party)
            .SelectMany(p => parties[p.Text])
            .OrderBy(s => s.Party.Text, StringComparer.Ordinal)
            .ThenBy(s => s.Reason, StringComparer.Ordinal)
            .FirstOrDefault();
}
