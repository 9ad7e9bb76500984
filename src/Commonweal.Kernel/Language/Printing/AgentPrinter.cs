using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Printing;

/// <summary>Writes parties, what is recorded of them, and transcripts.</summary>
internal static class AgentPrinter
{
    public static void Write(LineWriter writer, Agent agent)
    {
        writer.Word(Vocabulary.Agents.Of(agent.Kind)).Name(agent.Id);
        if (agent.Label is { } label)
        {
            writer.Text(label);
        }

        if (agent.Groups.Count > 0)
        {
            writer.Word("in").Names(agent.Groups);
        }

        foreach (var (quality, word) in Vocabulary.Qualities)
        {
            if (agent.Qualities.HasFlag(quality))
            {
                writer.Word(word);
            }
        }
    }

    public static void Write(LineWriter writer, Stake stake)
    {
        writer.Word("stake").Name(stake.Party).Word("in").Name(stake.In);
        if (stake.Reason is { } reason)
        {
            writer.Text(reason);
        }
    }

    public static void Write(LineWriter writer, CatchTrials trials) =>
        writer
            .Word("trials")
            .Name(trials.Person)
            .Word("accepted")
            .Number(trials.Accepted)
            .Word("of")
            .Number(trials.Shown);

    /// <summary>True when the text has more than one line; each then has a line of its own.</summary>
    public static bool IsTall(Transcript transcript) =>
        transcript.Text is { } text && text.AsSpan(0, Math.Max(0, text.Length - 1)).Contains('\n');

    public static void Write(LineWriter writer, Transcript transcript)
    {
        writer.Word("transcript").Name(transcript.Id);
        if (transcript.Text is { } text)
        {
            if (IsTall(transcript))
            {
                WriteLines(writer, text);
            }
            else
            {
                writer.Text(text);
            }
        }

        if (transcript.Sha256 is { } hash)
        {
            writer.Word("sha256").Text(hash);
        }
    }

    private static void WriteLines(LineWriter writer, ReadOnlySpan<char> text)
    {
        writer.Depth++;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('\n') + 1;
            var line = end == 0 ? text : text[..end];
            writer.EndLine();
            writer.Text(line);
            text = text[line.Length..];
        }

        writer.Depth--;
    }
}
