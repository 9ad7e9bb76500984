using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking.Phrases;

/// <summary>How often the text rules are right on lines written for this project (10 §12 B1).</summary>
public sealed class CorpusTests
{
    [Fact]
    public void The_corpus_has_three_hundred_lines_that_are_no_values_and_eighty_policies()
    {
        Corpus.NoValues.Count.ShouldBeGreaterThan(300);
        Corpus.Policies.Count.ShouldBeGreaterThanOrEqualTo(80);
    }

    [Fact]
    public void Of_lines_that_are_no_values_at_least_97_percent_are_rejected()
    {
        var accepted = Corpus.NoValues.Where(l => !Corpus.IsRejected(Corpus.Check(l.Text)));

        Share(accepted.Count(), Corpus.NoValues.Count)
            .ShouldBeLessThanOrEqualTo(0.03, string.Join('\n', accepted));
    }

    [Fact]
    public void Of_lines_that_are_no_values_at_least_90_percent_are_called_what_they_are()
    {
        var misnamed = Corpus
            .NoValues.Select(l => (l.Kind, Said: Corpus.Check(l.Text).Kind, l.Text))
            .Where(l => l.Kind != l.Said)
            .ToList();

        Share(misnamed.Count, Corpus.NoValues.Count)
            .ShouldBeLessThanOrEqualTo(0.10, string.Join('\n', misnamed));
    }

    [Fact]
    public void Each_kind_alone_is_called_what_it_is_in_four_cases_of_five()
    {
        foreach (var kind in Corpus.NoValues.GroupBy(l => l.Kind))
        {
            var right = kind.Count(l => Corpus.Check(l.Text).Kind == l.Kind);

            Share(right, kind.Count()).ShouldBeGreaterThanOrEqualTo(0.8, kind.Key);
        }
    }

    [Fact]
    public void Of_good_policies_at_least_95_percent_are_not_rejected()
    {
        var rejected = Corpus.Policies.Where(l => Corpus.IsRejected(Corpus.Check(l))).ToList();

        Share(rejected.Count, Corpus.Policies.Count)
            .ShouldBeLessThanOrEqualTo(0.05, string.Join('\n', rejected));
    }

    private static double Share(int some, int all) => some / (double)all;
}
