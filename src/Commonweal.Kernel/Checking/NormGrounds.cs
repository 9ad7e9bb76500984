using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>The social grounds of a norm (Bicchieri 2006; 10 §1).</summary>
internal static class NormGrounds
{
    private const ProcessQualities Legitimate =
        ProcessQualities.Open | ProcessQualities.Dated | ProcessQualities.Revisable;

    /// <summary>
    /// The newest of some observations; of one day, the one with most people. Null if there is none. Counts that cannot
    /// be (S515) and days that have not come (S514) show nothing.
    /// </summary>
    public static Tally? Newest(DocumentView document, Sequence<Tally> tallies) =>
        tallies
            .Where(t =>
                t.Of > 0 && t.Count >= 0 && t.Count <= t.Of && t.On <= document.Options.Today
            )
            .OrderByDescending(t => t.On)
            .ThenByDescending(t => t.Of)
            .ThenByDescending(t => t.Count)
            .FirstOrDefault();

    /// <summary>Any of practice, expectation and adoption.</summary>
    public static bool HasAny(Norm norm) =>
        norm.Practiced.Count > 0 || norm.Expected.Count > 0 || norm.Adopted.Count > 0;

    /// <summary>
    /// Adopted by a process that is open to those affected, dated and revisable, or that another file declares: then it
    /// stands as an institution's norm even where practice and expectation were not asked about.
    /// </summary>
    public static bool IsLegitimatelyAdopted(DocumentView document, Norm norm) =>
        norm.Adopted.Any(adoption =>
            adoption.On <= document.Options.Today
            && (
                DocumentView.IsElsewhere(adoption.By)
                || (
                    document.Find<Agent>(adoption.By) is { Kind: AgentKind.Process } process
                    && Lacking(process).Count == 0
                )
            )
        );

    /// <summary>The qualities of legitimacy a process does not declare.</summary>
    public static List<string> Lacking(Agent process)
    {
        var absent = Legitimate & ~process.Qualities;
        List<string> lacking = [];
        if (absent.HasFlag(ProcessQualities.Open))
        {
            lacking.Add("open");
        }

        if (absent.HasFlag(ProcessQualities.Dated))
        {
            lacking.Add("dated");
        }

        if (absent.HasFlag(ProcessQualities.Revisable))
        {
            lacking.Add("revisable");
        }

        return lacking;
    }

    /// <summary>What a norm is called in a sentence: its title, or its identifier.</summary>
    public static string TitleOf(Norm norm) =>
        string.IsNullOrWhiteSpace(norm.Title) ? norm.Id.Text : norm.Title;
}
