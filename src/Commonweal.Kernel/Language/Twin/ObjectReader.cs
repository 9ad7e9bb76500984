using System.Globalization;
using System.Text.Json;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language.Parsing;

namespace Commonweal.Kernel.Language.Twin;

/// <summary>
/// Reads the members of one JSON object by name, reporting what is missing, of another type or not foreseen, with the
/// path to it. What cannot be read has a stand-in, as in the text form.
/// </summary>
internal sealed class ObjectReader
{
    private readonly JsonPart _part;
    private readonly Findings _findings;
    private readonly string _entity;
    private readonly List<string> _known = new(16);

    public ObjectReader(JsonPart part, Findings findings, string? entity = null)
    {
        (_part, _findings) = (part, findings);
        _entity = entity ?? Peek("id") ?? "";
    }

    public Span Span => _part.Span;

    /// <summary>Names of the members in the order written.</summary>
    public IEnumerable<string> MemberNames => _part.Members.Select(m => m.Name);

    /// <summary>The text of a member, if it is one; nothing is reported or counted as read.</summary>
    public string? Peek(string member) =>
        _part.Find(member) is { Kind: JsonValueKind.String } found ? found.Text : null;

    public bool Has(string member) => _part.Find(member) is not null;

    public void Report(string code, Span span, params ReadOnlySpan<(string, string)> arguments) =>
        _findings.Add(code, _entity, span, arguments);

    public string Text(string member) => Find(member, required: true) is { } part ? Text(part) : "";

    public string? OptionalText(string member) =>
        Find(member, required: false) is { } part ? Text(part) : null;

    public Sequence<string> Texts(string member) => Items(member).Select(Text).ToSequence();

    public Name Name(string member) =>
        Find(member, required: true) is { } part ? Name(part) : new("", Span);

    public Name? OptionalName(string member) =>
        Find(member, required: false) is { } part ? Name(part).OrNull() : null;

    /// <summary>The identifier of a declaration, which may not name another file.</summary>
    public Name OwnName()
    {
        var name = Name("id");
        if (name.Text.Contains('/'))
        {
            Report("L029", name.Span, ("written", name.Text));
        }

        return name;
    }

    public Sequence<Name> Names(string member, bool required = false) =>
        Items(member, required).Select(Name).Where(n => !n.IsMissing).ToSequence();

    public int Int(string member, int least = 0)
    {
        if (Find(member, required: true) is not { } part)
        {
            return least;
        }

        if (part.Kind != JsonValueKind.Number)
        {
            ReportType(part, "a whole number");
            return least;
        }

        if (
            !int.TryParse(
                part.Text,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            Report(
                "L008",
                part.Span,
                ("written", Shown.Text(part.Text)),
                ("what", "a whole number")
            );
            return least;
        }

        if (number < least)
        {
            Report("L022", part.Span, ("written", part.Text), ("range", $"{least} or more"));
            return least;
        }

        return number;
    }

    public int? OptionalInt(string member, int least = 0) =>
        Find(member, required: false) is null ? null : Int(member, least);

    /// <summary>Decimals are texts, so that no reader turns them into floats; a JSON number is taken as well.</summary>
    public decimal Decimal(string member, Bounds bounds)
    {
        if (Find(member, required: true) is not { } part)
        {
            return bounds.Nearest(0);
        }

        if (part.Kind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            ReportType(part, "a number as text, such as \"0.5\"");
            return bounds.Nearest(0);
        }

        if (!ExactDecimal.TryRead(part.Text, out var number))
        {
            Report("L008", part.Span, ("written", Shown.Text(part.Text)), ("what", "a number"));
            return bounds.Nearest(0);
        }

        if (bounds.Nearest(number) != number)
        {
            Report("L022", part.Span, ("written", part.Text), ("range", bounds.Shown));
        }

        return bounds.Nearest(number);
    }

    public decimal? OptionalDecimal(string member, Bounds bounds) =>
        Find(member, required: false) is null ? null : Decimal(member, bounds);

    public DateOnly? OptionalDate(string member) =>
        Find(member, required: false) is { } part ? Date(part) : null;

    public DateOnly Date(string member) =>
        Find(member, required: true) is { } part ? Date(part) ?? default : default;

    public bool Bool(string member) =>
        Find(member, required: true) is { } part && (Bool(part) ?? false);

    public bool? OptionalBool(string member) =>
        Find(member, required: false) is { } part ? Bool(part) : null;

    public T? Word<T>(string member, WordList<T> words, bool required = true)
        where T : struct, Enum => Find(member, required) is { } part ? Word(part, words) : null;

    public Sequence<T> Words<T>(string member, WordList<T> words)
        where T : struct, Enum =>
        Items(member).Select(part => Word(part, words)).OfType<T>().ToSequence();

    public ObjectReader? Object(string member, bool required = false) =>
        Find(member, required) is { } part ? Object(part) : null;

    public IEnumerable<ObjectReader> Objects(string member, bool required = false) =>
        Items(member, required).Select(Object).OfType<ObjectReader>();

    /// <summary>Lists of lists of objects.</summary>
    public IEnumerable<IEnumerable<ObjectReader>> ObjectLists(string member) =>
        Items(member).Select(list => Elements(list).Select(Object).OfType<ObjectReader>());

    /// <summary>Reports members that nothing asked for, and members that stand twice.</summary>
    public void Done()
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<string> known = new(_known, StringComparer.Ordinal);
        string? choices = null;
        foreach (var (name, span, _) in _part.Members)
        {
            if (!seen.Add(name))
            {
                Report("L016", span, ("clause", $"`{Shown.Text(name)}`"));
            }
            else if (!known.Contains(name))
            {
                choices ??= string.Join(", ", known.Order(StringComparer.Ordinal));
                Report(
                    "L032",
                    span,
                    ("member", Shown.Text(name)),
                    ("path", _part.Path),
                    ("known", choices)
                );
            }
        }
    }

    private JsonPart? Find(string member, bool required)
    {
        _known.Add(member);
        var found = _part.Find(member);
        if (found is null or { Kind: JsonValueKind.Null })
        {
            if (required)
            {
                Report(
                    "L034",
                    new(Span.Start, Span.Start + 1),
                    ("member", member),
                    ("path", _part.Path)
                );
            }

            return null;
        }

        return found;
    }

    private JsonPart[] Items(string member, bool required = false) =>
        Find(member, required) is { } part ? Elements(part) : [];

    private JsonPart[] Elements(JsonPart part)
    {
        if (part.Kind != JsonValueKind.Array)
        {
            ReportType(part, "a list");
        }

        return part.Items;
    }

    private ObjectReader? Object(JsonPart part)
    {
        if (part.Kind == JsonValueKind.Object)
        {
            return new(part, _findings, _entity);
        }

        ReportType(part, "an object");
        return null;
    }

    private string Text(JsonPart part)
    {
        if (part.Kind != JsonValueKind.String)
        {
            ReportType(part, "a text");
        }

        return part.Kind == JsonValueKind.String ? part.Text : "";
    }

    private Name Name(JsonPart part)
    {
        var text = Text(part);
        if (part.Kind != JsonValueKind.String || Vocabulary.IsIdentifier(text))
        {
            return new(text, part.Span);
        }

        if (text == "?")
        {
            Report("L014", part.Span, ("expected", "an identifier"), ("found", "`?`"));
            return new("", part.Span);
        }

        var code = Vocabulary.IsReserved(text) ? "L027" : "L020";
        Report(code, part.Span, ("written", Shown.Text(text)), ("what", "an identifier"));
        return new(Vocabulary.NearestIdentifier(text), part.Span);
    }

    private DateOnly? Date(JsonPart part)
    {
        var text = Text(part);
        if (IsoDate.TryRead(text, out var date))
        {
            return date;
        }

        if (part.Kind == JsonValueKind.String)
        {
            Report("L009", part.Span, ("written", Shown.Text(text)));
        }

        return null;
    }

    private bool? Bool(JsonPart part)
    {
        if (part.Kind is JsonValueKind.True or JsonValueKind.False)
        {
            return part.Kind == JsonValueKind.True;
        }

        ReportType(part, "true or false");
        return null;
    }

    private T? Word<T>(JsonPart part, WordList<T> words)
        where T : struct, Enum
    {
        var text = Text(part);
        if (words.TryRead(text, out var word))
        {
            return word;
        }

        if (part.Kind == JsonValueKind.String)
        {
            Report(
                "L024",
                part.Span,
                ("written", Shown.Text(text)),
                ("what", part.Path),
                ("choices", words.Choices)
            );
        }

        return null;
    }

    private void ReportType(JsonPart part, string expected) =>
        Report(
            "L033",
            part.Span,
            ("path", part.Path),
            ("expected", expected),
            (
                "found",
                part.Kind switch
                {
                    JsonValueKind.Object => "an object",
                    JsonValueKind.Array => "a list",
                    JsonValueKind.String => "a text",
                    JsonValueKind.Number => "a number",
                    JsonValueKind.Null => "null",
                    _ => "true or false",
                }
            )
        );
}
