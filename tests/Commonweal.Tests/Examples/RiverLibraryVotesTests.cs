using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Examples;

/// <summary>What examples/river-library/README.md says of the judgements.</summary>
public class RiverLibraryVotesTests
{
    private static readonly Lazy<Imported<VoteSet>.Read> Imported = new(() =>
        VoteImport
            .Votes(
                RiverLibrary.PathOf("votes.jsonl"),
                ImportOptions.Everything,
                CancellationToken.None
            )
            .ShouldBeOfType<Imported<VoteSet>.Read>()
    );

    private static readonly Lazy<WemFit> Fit = new(() => Wem.Fit(Votes, WemOptions.Default));

    private static IReadOnlyList<Vote> Votes => Imported.Value.What.Accepted;

    [Fact]
    public void All_600_judgements_are_read_and_nothing_is_found_in_them()
    {
        Votes.Count.ShouldBe(600);
        Imported.Value.Findings.ShouldBeEmpty();
        Fit.Value.Votes.ShouldBe(600);
        Fit.Value.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Every_voter_votes_in_the_group_that_the_document_names()
    {
        var groups = RiverLibrary
            .All<Agent>()
            .Where(a => a.Kind == AgentKind.Person)
            .ToDictionary(p => p.Id.Text, p => p.Groups[0].Text, StringComparer.Ordinal);

        Votes.Select(v => v.Voter).Distinct(StringComparer.Ordinal).Count().ShouldBe(54);
        Votes.ShouldAllBe(v => groups[v.Voter] == v.Group);
    }

    [Fact]
    public void Every_judgement_was_shown_the_story_of_its_direction()
    {
        var stories = RiverLibrary
            .All<Upgrade>()
            .ToDictionary(
                u => (u.From.Text, u.To.Text, u.In.Text),
                u => u.Stories[0].Provenance!.Citation.Transcript.Text
            );

        Votes.ShouldAllBe(v => stories[new(v.From, v.To, v.Context)] == v.Story);
    }

    [Fact]
    public void Nobody_is_asked_twice_about_a_pair_nor_more_than_a_dozen_times_about_a_situation()
    {
        Votes
            .CountBy(v =>
                (
                    v.Voter,
                    v.Context,
                    string.CompareOrdinal(v.From, v.To) < 0 ? (v.From, v.To) : (v.To, v.From)
                )
            )
            .ShouldAllBe(asked => asked.Value == 1);
        Votes.CountBy(v => (v.Voter, v.Context)).ShouldAllBe(asked => asked.Value <= 12);
    }

    [Fact]
    public void Every_pair_was_shown_in_both_directions_to_a_fifth_of_its_voters_or_more()
    {
        foreach (
            var pair in Votes.GroupBy(v =>
                string.CompareOrdinal(v.From, v.To) < 0
                    ? (v.From, v.To, v.Context)
                    : (v.To, v.From, v.Context)
            )
        )
        {
            var forward = pair.Count(v => v.From == pair.Key.Item1);
            var least = Math.Min(forward, pair.Count() - forward);

            (least * 5).ShouldBeGreaterThanOrEqualTo(pair.Count(), $"{pair.Key}");
        }
    }
}
