using Commonweal.Cli.Input;
using Commonweal.Kernel.Justifications;
using Commonweal.Proposers;

namespace Commonweal.Cli;

/// <summary>What a model is asked, from a justification and, apart from it, its snapshot and evidence.</summary>
internal static class ProposalInput
{
    /// <summary>The task; null, with the reason told, when it cannot be used.</summary>
    public static ProposalTask? Task(
        string query,
        string? snapshotFile,
        string? evidenceFile,
        TextWriter error
    )
    {
        if (JustificationFile.Read(query, error) is not { } asked)
        {
            return null;
        }

        var snapshot = Read(
            snapshotFile,
            asked.Snapshot,
            "snapshot",
            SnapshotReader.Read,
            query,
            error
        );
        var evidence = Read(
            evidenceFile,
            asked.Evidence,
            "evidence",
            EvidenceReader.Read,
            query,
            error
        );
        return snapshot is null || evidence is null ? null : new(asked.Header, snapshot, evidence);
    }

    private delegate (T? Read, JsonSlip? Slip) Reader<T>(ReadOnlySpan<byte> utf8)
        where T : class;

    private static T? Read<T>(
        string? file,
        string? attached,
        string name,
        Reader<T> reader,
        string query,
        TextWriter error
    )
        where T : class
    {
        byte[]? bytes;
        if (file is null)
        {
            if (attached is null)
            {
                error.WriteLine($"{query}: no {name} is attached; give it with --{name}.");
                return null;
            }

            bytes = System.Text.Encoding.UTF8.GetBytes(attached);
        }
        else
        {
            (bytes, var problem) = WealInput.ReadBytes(file);
            if (bytes is null)
            {
                error.WriteLine(problem);
                return null;
            }
        }

        var (read, slip) = reader(bytes);
        if (slip is not null)
        {
            JustificationFile.Tell(error, file ?? $"{query}, its {name}", slip);
        }

        return read;
    }
}
