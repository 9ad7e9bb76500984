using System.Text;
using System.Text.Json.Nodes;
using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Justifications;

/// <summary>What keeps a line of the line form from being read.</summary>
/// <param name="Code">T01 to T07; <c>docs/reference/justifications.md</c> lists them.</param>
/// <param name="Line">The line, from 1; 0 for the whole file.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units; 0 for the whole file.</param>
/// <param name="Message">What was seen there.</param>
/// <param name="Mend">A way on.</param>
public sealed record TraceSlip(string Code, int Line, int Column, string Message, string Mend)
{
    /// <summary>Where it is, for people.</summary>
    public string Where => Line == 0 ? "the whole file" : $"line {Line}, column {Column}";

    /// <inheritdoc/>
    public override string ToString() => $"{Code} at {Where}: {Message} {Mend}";
}

/// <summary>
/// Reads the line form of a justification (20 §A7.1). The first line names the format; entries <c>key=value</c> of the
/// header follow, then the steps, then <c>snapshot:</c> and <c>evidence:</c> with what is attached. Blank lines and
/// lines of <c>//</c> are passed over. Every line with a slip is told; nothing throws on any text.
/// </summary>
public static class TraceParser
{
    private const string Mark = Justification.Format;
    private const int MostSteps = 10_000;

    /// <summary>True for text that begins as the line form does.</summary>
    /// <param name="utf8">The bytes of a file.</param>
    public static bool Recognizes(ReadOnlySpan<byte> utf8) =>
        utf8.TrimStart("\uFEFF \t\r\n"u8).StartsWith("commonweal.justification/"u8);

    /// <summary>Reads a file. Linear in its size.</summary>
    /// <param name="utf8">The bytes; a byte order mark may lead.</param>
    /// <returns>The justification, or every slip in the order of the lines.</returns>
    public static (Justification? Justification, Sequence<TraceSlip> Slips) Parse(
        ReadOnlySpan<byte> utf8
    )
    {
        if (utf8.Length > JsonPlace.MostBytes)
        {
            return (
                null,
                [
                    new(
                        "T07",
                        0,
                        0,
                        $"The file is larger than {JsonPlace.MostBytes >> 20} MiB.",
                        "Split it into smaller justifications."
                    ),
                ]
            );
        }

        TraceFile file = new();
        file.Read(Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF'), isWhole: true);
        var read = file.Slips.Count == 0 ? file.Whole() : null;
        return (read, file.Slips.OrderBy(s => s.Line).ToSequence());
    }

    /// <summary>Reads lines that hold steps alone, numbered from 1.</summary>
    /// <param name="text">The lines.</param>
    public static (Sequence<Step> Steps, Sequence<TraceSlip> Slips) ParseSteps(string text)
    {
        TraceFile file = new();
        file.Read(text, isWhole: false);
        return (file.Steps.ToSequence(), file.Slips.ToSequence());
    }

    private sealed class TraceFile
    {
        private readonly Dictionary<string, string> _header = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _attached = new(StringComparer.Ordinal);
        private List<string>? _options;

        public List<Step> Steps { get; } = [];

        public List<TraceSlip> Slips { get; } = [];

        public void Read(string text, bool isWhole)
        {
            var (number, isMarked) = (0, !isWhole);
            foreach (var raw in text.Split('\n'))
            {
                TraceLine line = new(raw.EndsWith('\r') ? raw[..^1] : raw, ++number);
                try
                {
                    line.Blanks();
                    if (line.IsDone || line.Rest.StartsWith("//", StringComparison.Ordinal))
                    {
                        continue;
                    }

                    if (!isMarked)
                    {
                        isMarked = true;
                        FirstLine(line);
                    }
                    else
                    {
                        Line(line, isWhole);
                    }
                }
                catch (TraceMisread misread)
                {
                    Slips.Add(misread.Slip);
                }
            }
        }

        public Justification? Whole()
        {
            foreach (var key in new[] { "purpose", "author", "context" })
            {
                if (!_header.ContainsKey(key))
                {
                    Missing(key);
                }
            }

            if (_options is null)
            {
                Missing("options");
            }

            return Slips.Count > 0
                ? null
                : new(
                    new(
                        _header["author"],
                        _header["purpose"],
                        _header["context"],
                        _options!.ToSequence(),
                        _header.GetValueOrDefault("kernel", ""),
                        _header.GetValueOrDefault("evidence", "")
                    )
                    {
                        Registry = _header.GetValueOrDefault("registry", "decision/1"),
                        Theta = _header.GetValueOrDefault("theta", "3/5"),
                        MinimumVotes = int.Parse(
                            _header.GetValueOrDefault("minimumVotes", "5"),
                            System.Globalization.CultureInfo.InvariantCulture
                        ),
                    },
                    Steps.ToSequence(),
                    _attached.GetValueOrDefault("snapshot"),
                    _attached.GetValueOrDefault("evidence")
                );
        }

        private void Missing(string key) =>
            Slips.Add(
                new(
                    "T06",
                    0,
                    0,
                    $"The header has no \"{key}\".",
                    $"Write {key}=… on a line before the first step."
                )
            );

        private static void FirstLine(TraceLine line)
        {
            if (line.Rest.TrimEnd() != Mark)
            {
                throw line.Slip(
                    "T01",
                    "The first line does not name the format.",
                    $"Begin with a line {Mark}."
                );
            }
        }

        private void Line(TraceLine line, bool isWhole)
        {
            if (
                isWhole
                && (
                    line.Takes("snapshot:") ? "snapshot"
                    : line.Takes("evidence:") ? "evidence"
                    : null
                )
                    is { } name
            )
            {
                Attachment(line, name);
            }
            else if (line.Next == 'S' && line.Rest.Length > 1 && line.Rest[1] is >= '0' and <= '9')
            {
                // The number is kept when the rest of the line is not, so that one slip is told once.
                var before = Steps.Count;
                try
                {
                    Steps.Add(TraceStep.Read(line, before + 1));
                }
                catch (TraceMisread)
                {
                    Steps.Add(new("", "{}", [], []));
                    throw;
                }
            }
            else if (isWhole && Steps.Count == 0)
            {
                HeaderLine(line);
            }
            else
            {
                throw line.Slip(
                    "T01",
                    "This line is no step.",
                    "Write a step as S1: RULE key=value <- S2,S3, all on one line; put // before free words."
                );
            }

            if (Steps.Count > MostSteps)
            {
                throw line.Slip(
                    "T07",
                    $"There are more than {MostSteps} steps.",
                    "Split it into smaller justifications."
                );
            }
        }

        private void HeaderLine(TraceLine line)
        {
            while (!line.IsDone && !line.Rest.StartsWith("//", StringComparison.Ordinal))
            {
                var (key, _) = line.Name();
                if (
                    key
                    is not (
                        "purpose"
                        or "author"
                        or "context"
                        or "options"
                        or "kernel"
                        or "evidence"
                        or "registry"
                        or "theta"
                        or "minimumVotes"
                    )
                )
                {
                    throw line.Slip(
                        "T06",
                        key.Length == 0
                            ? "This line is neither an entry of the header nor a step."
                            : $"\"{key}\" is no entry of the header.",
                        "The header has purpose, author, context, options, kernel, evidence, registry, theta and minimumVotes."
                    );
                }

                if (!line.Takes("="))
                {
                    throw line.Slip("T03", $"\"{key}\" has no value.", $"Write {key}=…");
                }

                Entry(line, key);
                line.Blanks();
            }
        }

        private void Entry(TraceLine line, string key)
        {
            if (_header.ContainsKey(key) || (key == "options" && _options is not null))
            {
                throw line.Slip("T02", $"\"{key}\" stands twice.", "Leave one of them out.");
            }

            if (key == "options")
            {
                _options = line.Takes("[]") ? [] : line.Words();
                return;
            }

            var value = line.Word();
            var fits = key switch
            {
                "author" => value is "solver" or "person" or "model",
                "minimumVotes" => int.TryParse(
                    value,
                    System.Globalization.NumberStyles.AllowLeadingSign,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out _
                ),
                "theta" => ExactText.IsOne(value),
                _ => true,
            };
            if (!fits)
            {
                throw line.Slip(
                    "T06",
                    $"{key}={value} cannot be used.",
                    "The author is solver, person or model; minimumVotes a whole number; theta an exact one such as 3/5."
                );
            }

            _header[key] = value;
        }

        private void Attachment(TraceLine line, string name)
        {
            line.Blanks();
            if (
                line.Json(deepest: 31) is not JsonObject attached
                || !string.IsNullOrWhiteSpace(line.Rest)
                || !_attached.TryAdd(name, CanonicalJson.Of(attached))
            )
            {
                throw line.Slip(
                    "T04",
                    $"The {name} is not one JSON object on one line, given once.",
                    $"Write {name}: followed by its JSON, without line breaks."
                );
            }
        }
    }
}
