using System.Text.Json.Serialization;

namespace Commonweal.Server.Features.Participation;

/// <summary>How a field is filled in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldKind>))]
public enum FieldKind
{
    /// <summary>Several lines of text.</summary>
    Text,

    /// <summary>One line of text.</summary>
    Line,

    /// <summary>One of the options, all of them in sight.</summary>
    Choice,

    /// <summary>One of the options, from a list.</summary>
    Select,

    /// <summary>Several rows, each with the same columns; values of a column stand in the order of the rows.</summary>
    Rows,

    /// <summary>A value that goes back as it is.</summary>
    Hidden,
}

/// <summary>An answer offered.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What people read.</param>
public sealed record FormOption(string Value, string Label);

/// <summary>A field of a question.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Label">What people read.</param>
public sealed record FormField(string Name, FieldKind Kind, string Label)
{
    /// <summary>Most characters; 0 where nothing is typed.</summary>
    public int Limit { get; init; }

    /// <summary>Whether it can be left out.</summary>
    public bool Optional { get; init; }

    /// <summary>Answers offered; empty where one types.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>Columns of rows.</summary>
    public IReadOnlyList<FormField> Columns { get; init; } = [];

    /// <summary>How many rows are shown.</summary>
    public int Rows { get; init; }

    /// <summary>The value of a hidden field.</summary>
    public string Value { get; init; } = "";
}

/// <summary>What was seen in a line of the card, said to the person.</summary>
/// <param name="Line">Position of the line, from 0.</param>
/// <param name="Code">Code of the rule.</param>
/// <param name="Stops">Whether the line needs another wording, or a reason to be kept.</param>
/// <param name="Seen">What was written and what was seen.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Ways">Two ways on.</param>
public sealed record LineNote(
    int Line,
    string Code,
    bool Stops,
    string Seen,
    string Why,
    string Ways
);

/// <summary>A question as it is put to the person: the same for a page and for a program.</summary>
/// <param name="Key">Key of the question.</param>
/// <param name="Title">What is asked.</param>
/// <param name="Intro">What helps to answer; may be empty.</param>
/// <param name="Fields">What is filled in; none at the end.</param>
public sealed record InterviewForm(
    string Key,
    string Title,
    string Intro,
    IReadOnlyList<FormField> Fields
)
{
    /// <summary>The person's own words that the question is about.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>What was seen in the lines.</summary>
    public IReadOnlyList<LineNote> Notes { get; init; } = [];

    /// <summary>What the fields hold to begin with.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filled { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}
