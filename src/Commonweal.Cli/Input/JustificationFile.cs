using System.Text;
using Commonweal.Kernel.Justifications;

namespace Commonweal.Cli.Input;

/// <summary>A justification from a file or from standard input, in JSON or in the line form; its first characters tell which.</summary>
internal static class JustificationFile
{
    /// <summary>The file's JSON; null, with every slip told, when it is in the line form and cannot be read, or not at all.</summary>
    public static byte[]? Json(string file, TextWriter error)
    {
        var (bytes, problem) = WealInput.ReadBytes(file);
        if (bytes is null)
        {
            error.WriteLine(problem);
            return null;
        }

        return !TraceParser.Recognizes(bytes) ? bytes
            : Lines(file, bytes, error) is { } read ? Encoding.UTF8.GetBytes(read.ToText())
            : null;
    }

    /// <summary>The justification; null, with the reason told, when it cannot be read.</summary>
    public static Justification? Read(string file, TextWriter error)
    {
        var (bytes, problem) = WealInput.ReadBytes(file);
        if (bytes is null)
        {
            error.WriteLine(problem);
            return null;
        }

        if (TraceParser.Recognizes(bytes))
        {
            return Lines(file, bytes, error);
        }

        var (read, slip) = JustificationReader.Read(bytes);
        if (slip is not null)
        {
            Tell(error, file, slip);
        }

        return read;
    }

    /// <summary>Tells what keeps a JSON file from being read.</summary>
    public static void Tell(TextWriter error, string file, JsonSlip slip) =>
        Tell(error, file, slip.Where, slip.Code, (slip.Message, slip.Mend));

    private static Justification? Lines(string file, byte[] bytes, TextWriter error)
    {
        var (read, slips) = TraceParser.Parse(bytes);
        foreach (var slip in slips)
        {
            Tell(error, file, slip.Where, slip.Code, (slip.Message, slip.Mend));
        }

        return read;
    }

    private static void Tell(
        TextWriter error,
        string file,
        string where,
        string code,
        (string Message, string Mend) words
    )
    {
        error.WriteLine($"{file}, {where}: {code}");
        error.WriteLine($"    {words.Message}");
        error.WriteLine($"    try: {words.Mend}");
    }
}
