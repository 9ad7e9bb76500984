using System.Text;
using Commonweal.Agents.Reasoning.Decisions;
using Commonweal.Figures.Decisions;
using Commonweal.Kernel.Justifications;
using Commonweal.Tests.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Decisions;

/// <summary>What the pipeline writes is read by everything that reads justifications.</summary>
public sealed class WrittenDecisionTests
{
    [Fact]
    public void Snapshot_and_evidence_of_a_decision_are_read_back_with_their_hashes_and_its_lines_with_its_id()
    {
        foreach (var whole in Decided(400))
        {
            var (snapshot, slip) = SnapshotReader.Read(Encoding.UTF8.GetBytes(whole.Snapshot!));
            slip.ShouldBeNull();
            snapshot!.Hash.ShouldBe(whole.Header.Kernel);
            var (evidence, other) = EvidenceReader.Read(Encoding.UTF8.GetBytes(whole.Evidence!));
            other.ShouldBeNull();
            evidence!.Hash.ShouldBe(whole.Header.Evidence);
            TraceParser
                .Parse(Encoding.UTF8.GetBytes(TracePrinter.Print(whole)))
                .Justification!.ToText()
                .ShouldBe(whole.ToText());
        }
    }

    [Fact]
    public async Task The_page_of_a_decision_says_how_it_ends()
    {
        var endings = Decided(60)
            .GroupBy(w => w.Steps[^1].Rule, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Take(4).ToList());
        foreach (var whole in endings.Values.SelectMany(g => g))
        {
            var page = await DecisionPage.Render(whole, FeedbackTrace.Check(whole));
            page.ShouldContain(whole.Steps.Count == 1 ? "The one step holds." : "steps hold.");
            page.ShouldNotContain("does not stand as written");
        }

        endings.Keys.ShouldBe(["ASK", "CONCLUDE", "DEFER"], ignoreOrder: true);
    }

    private static IEnumerable<Justification> Decided(ulong seeds)
    {
        for (ulong seed = 1; seed <= seeds; seed++)
        {
            var random = RandomDecision.Of(seed);
            if (
                Decide
                    .Of(random.Basis, random.Query, random.Evidence)
                    .TryGet(out var decision, out _)
            )
            {
                yield return decision.Justification;
            }
        }
    }
}
