using System.Text.Json;
using Commonweal.Kernel;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>A case to which norms are applied: what is known, and what could be done.</summary>
/// <param name="Situation">What is known.</param>
/// <param name="Options">What could be done; may be none.</param>
public sealed record WrittenCase(Situation Situation, Sequence<Option> Options);

/// <summary>
/// The text form of a case, one thing on a line: <c>fact fence, ~white</c>, <c>option blunt: mislead, tact=low</c>,
/// <c>never meet &amp; rescue</c>, <c>role physician</c>, <c>day 2026-03-01</c>; <c>#</c> begins a remark. Or JSON with
/// <c>facts</c>, <c>options</c> (name to literals), <c>never</c> (lists of literals), <c>roles</c> and <c>day</c>.
/// </summary>
public static class CaseText
{
    private const int MostLength = 1 << 20;

    /// <summary>Reads a case.</summary>
    /// <returns>The case; <c>E-PARSE</c> with the line or the member, <c>E-LIMIT</c> beyond a million characters.</returns>
    public static Answer<WrittenCase> Read(string text)
    {
        if (text.Length > MostLength)
        {
            return new Rejection(
                "E-LIMIT",
                "file",
                $"This file has {text.Length} characters; at most {MostLength} are read."
            );
        }

        try
        {
            return text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{')
                ? FromJson(text)
                : FromLines(text);
        }
        catch (JsonException fault)
        {
            return new Rejection(
                "E-PARSE",
                $"{fault.LineNumber + 1}:{fault.BytePositionInLine + 1}",
                "This is not JSON as RFC 8259 writes it."
            );
        }
        catch (InvalidOperationException)
        {
            // The reader's word for half of a surrogate pair: such a text is no Unicode.
            return new Rejection(
                "E-PARSE",
                "file",
                "A text here has half of a character, written as a lone \\ud800 to \\udfff. Write both halves, or the character itself."
            );
        }
    }

    private static Answer<WrittenCase> FromLines(string text)
    {
        Parts parts = new();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var said = line.Split('#')[0].Trim();
            if (said.Length == 0)
            {
                continue;
            }

            var kind = said.Split([' ', '\t'], 2)[0];
            if (parts.Add(kind, said[kind.Length..].Trim()) is { } why)
            {
                return why with { Where = $"{number}" };
            }
        }

        return parts.Case();
    }

    private static Answer<WrittenCase> FromJson(string text)
    {
        Parts parts = new();
        using var json = JsonDocument.Parse(text);
        foreach (var member in json.RootElement.EnumerateObject())
        {
            IEnumerable<(string Kind, string Said)>? said = (
                member.Name,
                member.Value.ValueKind
            ) switch
            {
                ("facts", JsonValueKind.Array) => Texts(member.Value)?.Select(t => ("fact", t)),
                ("roles", JsonValueKind.Array) => Texts(member.Value)?.Select(t => ("role", t)),
                ("never", JsonValueKind.Array) => member
                    .Value.EnumerateArray()
                    .Select(n => ("never", string.Join('&', Texts(n) ?? [""]))),
                ("options", JsonValueKind.Object) => member
                    .Value.EnumerateObject()
                    .Select(o =>
                        ("option", $"{o.Name}: {string.Join(',', Texts(o.Value) ?? ["?"])}")
                    ),
                ("day", JsonValueKind.String) => [("day", member.Value.GetString()!)],
                _ => null,
            };
            if (said is null)
            {
                return new Rejection(
                    "E-PARSE",
                    member.Name,
                    "The members of a case are facts, roles and never (lists of texts, one literal or name in each, so without commas), options (an object of such lists) and day (a date)."
                );
            }

            foreach (var (kind, words) in said)
            {
                if (parts.Add(kind, words) is { } why)
                {
                    return why with { Where = member.Name };
                }
            }
        }

        return parts.Case();
    }

    private static List<string>? Texts(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array
        && list.EnumerateArray()
            .All(t => t.ValueKind == JsonValueKind.String && !t.GetString()!.Contains(','))
            ? [.. list.EnumerateArray().Select(t => t.GetString()!)]
            : null;

    private sealed class Parts
    {
        private readonly List<Literal> _facts = [];
        private readonly List<Option> _options = [];
        private readonly List<Condition> _never = [];
        private readonly List<Name> _roles = [];
        private DateOnly? _day;

        public WrittenCase Case() =>
            new(
                new(
                    _facts.ToSequence(),
                    _roles.Count == 0 ? null : _roles.ToSequence(),
                    [],
                    _day,
                    _never.ToSequence()
                ),
                _options.ToSequence()
            );

        public Rejection? Add(string kind, string said)
        {
            switch (kind)
            {
                case "fact":
                    return Literals(said, ',', _facts.AddRange);
                case "never":
                    return Literals(said, '&', n => _never.Add(new(n)));
                case "option"
                    when said.Split(':', 2) is [var id, var literals]
                        && Name.IsWellFormed(id.Trim()):
                    return literals.Trim().Length == 0
                        ? Slip(
                            $"Option {id} brings nothing about; say what it does: option {id}: act"
                        )
                        : Literals(literals, ',', l => _options.Add(new(id.Trim(), l)));
                case "role"
                    when said.Split(',', StringSplitOptions.TrimEntries) is var names
                        && names.All(n => Name.IsWellFormed(n)):
                    _roles.AddRange(names.Select(n => (Name)n));
                    return null;
                case "day"
                    when DateOnly.TryParseExact(
                        said,
                        "yyyy-MM-dd",
                        System.Globalization.CultureInfo.InvariantCulture,
                        System.Globalization.DateTimeStyles.None,
                        out var day
                    ):
                    _day = day;
                    return null;
                default:
                    return Slip(
                        $"'{kind} {said}' is not read. Write 'fact p, ~q', 'option name: p, ~q', 'never p & q', 'role name' or 'day 2026-03-01'."
                    );
            }
        }

        private static Rejection? Literals(
            string said,
            char separator,
            Action<Sequence<Literal>> add
        )
        {
            if (!LiteralText.ReadAll(said, separator).TryGet(out var literals, out var why))
            {
                return why;
            }

            if (literals.Count == 0)
            {
                return Slip("Here a literal is missing, such as p, ~p or age<18.");
            }

            add(literals);
            return null;
        }

        private static Rejection Slip(string message) => new("E-PARSE", "", message);
    }
}
