namespace Commonweal.Tests.Examples;

/// <summary>
/// A command that a page of the documentation shows, with the output it promises: a line <c>./weal …</c> of an
/// <c>sh</c> block, and the <c>text</c> block that follows, if one does. A line <c>…</c> of the output stands for lines
/// that the page leaves out. <c># exit code 1</c> after a command says how it ends; otherwise it ends with 0.
/// </summary>
internal sealed record ShownCommand(string Line, int ExitCode, IReadOnlyList<string> Output)
{
    private const string Program = "./weal ";
    private const string ExitCodeMark = "# exit code ";

    /// <summary>The words after <c>./weal</c>; quotation marks hold words together.</summary>
    public IReadOnlyList<string> Arguments =>
        [
            .. Line[Program.Length..]
                .Split('"')
                .SelectMany(
                    (part, i) =>
                        i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                ),
        ];

    /// <summary>The commands of a page, in its order.</summary>
    public static IReadOnlyList<ShownCommand> On(string page)
    {
        List<ShownCommand> shown = [];
        List<string>? block = null;
        var language = "";
        foreach (
            var line in File.ReadLines(Repository.PathOf(page.Split('/'))).Select(l => l.TrimEnd())
        )
        {
            if (block is null && line.StartsWith("```", StringComparison.Ordinal))
            {
                (block, language) = ([], line[3..]);
            }
            else if (block is not null && line == "```")
            {
                if (language == "sh")
                {
                    shown.AddRange(
                        block.Where(l => l.StartsWith(Program, StringComparison.Ordinal)).Select(Of)
                    );
                }
                else if (language == "text" && shown.Count > 0)
                {
                    shown[^1] = shown[^1] with { Output = block };
                }

                block = null;
            }
            else
            {
                block?.Add(line);
            }
        }

        return shown;
    }

    /// <summary>The first promised line that is not in its place, or null if every promise is kept.</summary>
    public string? FirstMissing(string actual)
    {
        var lines = actual.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()).ToList();
        var at = 0;
        var mayPass = false;
        foreach (var line in Output)
        {
            if (line == "…")
            {
                mayPass = true;
                continue;
            }

            var found =
                mayPass ? lines.IndexOf(line, at)
                : at < lines.Count && lines[at] == line ? at
                : -1;
            if (found < 0)
            {
                return line;
            }

            (at, mayPass) = (found + 1, false);
        }

        return null;
    }

    private static ShownCommand Of(string line)
    {
        var mark = line.IndexOf(ExitCodeMark, StringComparison.Ordinal);
        return mark < 0
            ? new(line.Split('#')[0].TrimEnd(), 0, [])
            : new(line[..mark].TrimEnd(), line[mark + ExitCodeMark.Length] - '0', []);
    }
}
