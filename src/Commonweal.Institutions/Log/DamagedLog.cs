using Commonweal.Agents.Reasoning;

namespace Commonweal.Institutions.Log;

/// <summary>A file of a log is missing or is not what the log wrote; caught at the border of this folder and told as a value.</summary>
internal sealed class DamagedLog(Rejection why) : Exception(why.Message)
{
    public DamagedLog(string where, string message)
        : this(new Rejection("E-LOG-DAMAGED", where, message)) { }

    /// <summary>What is at fault.</summary>
    public Rejection Why { get; } = why;

    /// <summary>Does something with files and tells as a value what the disk or a damaged log says.</summary>
    public static Answer<T> Told<T>(string folder, Func<Answer<T>> work)
    {
        try
        {
            return work();
        }
        catch (DamagedLog damaged)
        {
            return damaged.Why;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Rejection(
                "E-LOG-DISK",
                folder,
                $"The disk did not do what was asked: {fault.Message}"
            );
        }
    }
}
