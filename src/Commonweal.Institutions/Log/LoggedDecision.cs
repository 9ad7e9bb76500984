using System.Security.Cryptography;
using System.Text;
using Commonweal.Agents.Reasoning;
using Commonweal.Kernel.Justifications;
using Rejection = Commonweal.Agents.Reasoning.Rejection;

namespace Commonweal.Institutions.Log;

/// <summary>What a log takes of a justification: its content id, which binds every step and, by their hashes, snapshot and evidence.</summary>
public static class LoggedDecision
{
    /// <summary>The entry of a justification.</summary>
    /// <param name="contentId">Its content id.</param>
    public static LogEntry Entry(string contentId) => new(Justification.Format, contentId);

    /// <summary>The content id of a justification, once it can be read and what is attached to it is what its header names.</summary>
    /// <param name="utf8">The file's bytes.</param>
    public static Answer<string> ContentIdOf(ReadOnlySpan<byte> utf8)
    {
        var (read, problem) = JustificationReader.Read(utf8);
        if (read is null)
        {
            return new Rejection(
                "E-LOG-DOCUMENT",
                problem?.Where ?? "file",
                $"This cannot be read as a justification: {problem?.Message} {problem?.Mend} Only what others can read is logged."
            );
        }

        return Unbound(read.Snapshot, read.Header.Kernel) ? Other("snapshot")
            : Unbound(read.Evidence, read.Header.Evidence) ? Other("evidence")
            : Answer<string>.From(read.ContentId);
    }

    private static bool Unbound(string? attached, string hash) =>
        attached is not null
        && Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(attached))) != hash;

    private static Rejection Other(string what) =>
        new(
            "E-LOG-DOCUMENT",
            what,
            $"The {what} attached is not the one the header names by its hash. Attach the one the steps were made from, or none."
        );
}
