namespace Commonweal.Kernel.Justifications;

/// <summary>Reads the JSON form of a justification. Linear in its size.</summary>
public static class JustificationReader
{
    /// <summary>Reads a file; when it cannot be read, says where and why instead. Never throws on any bytes.</summary>
    /// <param name="utf8">The bytes; a byte order mark may lead.</param>
    public static (Justification? Justification, JsonSlip? Slip) Read(ReadOnlySpan<byte> utf8) =>
        JsonPlace.Read(utf8, Of);

    /// <summary>Reads steps alone: a list of them, or an object with a member <c>steps</c>, the rest of which is not looked at.</summary>
    /// <param name="utf8">The bytes.</param>
    public static (Sequence<Step>? Steps, JsonSlip? Slip) ReadSteps(ReadOnlySpan<byte> utf8) =>
        JsonPlace.Read(
            utf8,
            file =>
                (file.Node is System.Text.Json.Nodes.JsonArray ? file : file.Member("steps"))
                    .Items()
                    .Select(StepOf)
                    .ToSequence()
        );

    private static Justification Of(JsonPlace file)
    {
        file.Format(Justification.Format);
        file.Only("format", "header", "steps", "snapshot", "evidence");
        return new(
            HeaderOf(
                file.Member("header")
                    .Only(
                        "author",
                        "evidence",
                        "kernel",
                        "purpose",
                        "query",
                        "parameters",
                        "registry"
                    )
            ),
            file.Member("steps").Items().Select(StepOf).ToSequence(),
            file.MemberOrNone("snapshot")?.Canonical(),
            file.MemberOrNone("evidence")?.Canonical()
        );
    }

    private static Header HeaderOf(JsonPlace header)
    {
        var query = header.Member("query").Only("context", "options");
        var parameters = header.Member("parameters").Only("minimumVotes", "theta");
        return new(
            header.Member("author").OneOf("solver", "person", "model"),
            header.Text("purpose"),
            query.Text("context"),
            query.Member("options").Texts(),
            header.Text("kernel"),
            header.Text("evidence")
        )
        {
            Registry = header.Text("registry"),
            Theta = parameters.Member("theta").Exact(),
            MinimumVotes = parameters.Member("minimumVotes").Whole(),
        };
    }

    /// <summary>One step; also what a proposer's answer in JSON is made of.</summary>
    internal static Step StepOf(JsonPlace step)
    {
        step.Only("rule", "claim", "premises", "cites", "certificate", "text");
        return new(
            step.Text("rule"),
            step.Member("claim").Canonical(),
            step.MemberOrNone("premises")?.Items().Select(p => p.Whole()).ToSequence() ?? [],
            step.MemberOrNone("cites")?.Texts() ?? [],
            step.MemberOrNone("certificate")?.Canonical(),
            step.TextOrNone("text")
        );
    }
}
