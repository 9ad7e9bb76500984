using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>Consecutive portfolios of each person.</summary>
internal static class Portfolios
{
    public static IEnumerable<(Portfolio Before, Portfolio After, PortfolioChange Change)> Changes(
        DocumentView document
    )
    {
        foreach (
            var person in document
                .Portfolios.GroupBy(p => p.Person.Text, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            Portfolio? before = null;
            foreach (
                var portfolio in person.OrderBy(p => p.On).ThenBy(Written, StringComparer.Ordinal)
            )
            {
                if (before is not null)
                {
                    yield return (
                        before,
                        portfolio,
                        PortfolioChange.Between(
                            before,
                            portfolio,
                            id => document.Find<Signal>(id) is not null
                        )
                    );
                }

                before = portfolio;
            }
        }
    }

    private static string Written(Portfolio portfolio) =>
        string.Join(' ', portfolio.Weights.Select(w => $"{w.Id} {Text.Of(w.Weight)}"));
}
