using System.Globalization;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>What the fit says about rows it cannot score as they are.</summary>
internal static class VoteFindings
{
    public static RowFinding SelfLoop(int row, string value) =>
        new(
            "V904",
            row,
            $"Both sides of this judgement are '{value}'. A value cannot be wiser than itself; the row is left out."
        );

    public static RowFinding Weight(int row, double weight) =>
        new(
            "V909",
            row,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The weight is {weight}. A weight lies above 0 and is at most 1; the row is left out."
            )
        );

    public static RowFinding Repeated(int row, int kept) =>
        new(
            "V908",
            row,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The same voter judged this pair again in this context in row {kept}; the later answer counts, this one is left out."
            )
        );
}
