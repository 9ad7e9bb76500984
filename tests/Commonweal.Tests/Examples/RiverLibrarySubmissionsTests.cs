using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Examples;

/// <summary>What examples/river-library/README.md says of the submissions.</summary>
public class RiverLibrarySubmissionsTests
{
    [Fact]
    public void The_document_is_read_without_a_slip_of_syntax() =>
        RiverLibrary.Parsed.Findings.Select(f => $"{f.Code} {f.Entity}").ShouldBeEmpty();

    [Fact]
    public void Fifty_four_people_take_part_in_two_groups_and_three_situations()
    {
        var people = RiverLibrary.All<Agent>().Where(a => a.Kind == AgentKind.Person).ToList();

        people.Count.ShouldBe(54);
        people
            .CountBy(p => p.Groups.ShouldHaveSingleItem().Text)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ShouldBe([new("alone", 30), new("together", 24)]);
        RiverLibrary
            .All<Scope>()
            .Where(s => s.Kind == ScopeKind.Context)
            .Select(s => s.Id.Text)
            .ShouldBe(["closing", "reading-room", "late-books"]);
        (RiverLibrary.All<Value>().Count, RiverLibrary.All<Norm>().Count).ShouldBe((34, 8));
    }

    [Fact]
    public void Everyone_who_is_quoted_agreed_to_be_published()
    {
        var agreed = RiverLibrary
            .All<Consent>()
            .Select(c => c.Person.Text)
            .ToHashSet(StringComparer.Ordinal);

        RiverLibrary
            .All<Agent>()
            .Where(a => a.Kind == AgentKind.Person)
            .Select(p => p.Id.Text)
            .Where(p => !agreed.Contains(p))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_pair_has_a_story_in_both_directions()
    {
        var upgrades = RiverLibrary.All<Upgrade>();
        var directions = upgrades.Select(u => (u.From.Text, u.To.Text, u.In.Text)).ToHashSet();

        upgrades.Count.ShouldBe(34);
        upgrades.ShouldAllBe(u => u.Stories.Count == 1 && u.Stories[0].Mode != ChoiceMode.Imagined);
        upgrades
            .Where(u => !directions.Contains((u.To.Text, u.From.Text, u.In.Text)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_citation_but_that_of_the_altered_line_stands_in_the_conversation_as_quoted()
    {
        var transcripts = RiverLibrary
            .All<Transcript>()
            .ToDictionary(t => t.Id.Text, t => t.Text!, StringComparer.Ordinal);
        string Cited(Citation c) => transcripts[c.Transcript.Text][c.Start..c.End];

        var policies = RiverLibrary
            .All<Value>()
            .SelectMany(v => v.Policies)
            .Where(p =>
                !string.Equals(
                    p.Text,
                    Cited(p.Provenance!.Citation),
                    StringComparison.OrdinalIgnoreCase
                )
            )
            .Select(p => p.Text);
        var stories = RiverLibrary
            .All<Upgrade>()
            .SelectMany(u => u.Stories)
            .Where(s => Cited(s.Provenance!.Citation) != s.Text)
            .Select(s => s.Text);

        policies.ShouldBe(["SIGNS that a borrower respects the rules of the house"]);
        stories.ShouldBeEmpty();
    }
}
