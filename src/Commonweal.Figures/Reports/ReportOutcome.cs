namespace Commonweal.Figures.Reports;

/// <summary>Whether a report was written.</summary>
public abstract record ReportOutcome
{
    private ReportOutcome() { }

    /// <summary>It was.</summary>
    /// <param name="Folder">Full path of the folder.</param>
    /// <param name="Index">Full path of the page to open first.</param>
    /// <param name="Files">How many files it holds.</param>
    /// <param name="Bytes">How large they are together.</param>
    public sealed record Written(string Folder, string Index, int Files, long Bytes)
        : ReportOutcome;

    /// <summary>It was not, and nothing was changed.</summary>
    /// <param name="Code">G001 not a folder, G002 not empty, G003 holds other files, G004 cannot be written.</param>
    /// <param name="Where">The path it is about.</param>
    /// <param name="Message">What was seen.</param>
    /// <param name="Mend">What to do.</param>
    public sealed record Refused(string Code, string Where, string Message, string Mend)
        : ReportOutcome;
}
