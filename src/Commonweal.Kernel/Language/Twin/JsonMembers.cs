using System.Text.Json;

namespace Commonweal.Kernel.Language.Twin;

/// <summary>Writes members; those that are null or empty are left out.</summary>
internal static class JsonMembers
{
    public static Utf8JsonWriter Kind(this Utf8JsonWriter writer, string kind) =>
        writer.Text("$kind", kind);

    public static Utf8JsonWriter Text(this Utf8JsonWriter writer, string member, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(member, text);
        }

        return writer;
    }

    public static Utf8JsonWriter Texts(
        this Utf8JsonWriter writer,
        string member,
        Sequence<string> texts
    )
    {
        if (texts.Count > 0)
        {
            writer.WriteStartArray(member);
            foreach (var text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }

        return writer;
    }

    /// <summary>A name, or <c>?</c> where it is missing.</summary>
    public static Utf8JsonWriter Name(this Utf8JsonWriter writer, string member, Name? name) =>
        name is { } given ? writer.Text(member, given.IsMissing ? "?" : given.Text) : writer;

    public static Utf8JsonWriter Names(
        this Utf8JsonWriter writer,
        string member,
        Sequence<Name> names
    ) => names.Count == 0 ? writer : writer.List(member, names);

    /// <summary>Names, written even where there are none.</summary>
    public static Utf8JsonWriter List(
        this Utf8JsonWriter writer,
        string member,
        Sequence<Name> names
    )
    {
        writer.WriteStartArray(member);
        foreach (var name in names)
        {
            writer.WriteStringValue(name.IsMissing ? "?" : name.Text);
        }

        writer.WriteEndArray();
        return writer;
    }

    public static Utf8JsonWriter Number(this Utf8JsonWriter writer, string member, int? number)
    {
        if (number is { } given)
        {
            writer.WriteNumber(member, given);
        }

        return writer;
    }

    /// <summary>A decimal as text, so that no reader turns it into a float.</summary>
    public static Utf8JsonWriter Decimal(
        this Utf8JsonWriter writer,
        string member,
        decimal? number
    ) => writer.Text(member, number is { } given ? ExactDecimal.Write(given) : null);

    public static Utf8JsonWriter Date(this Utf8JsonWriter writer, string member, DateOnly? date) =>
        writer.Text(member, date is { } given ? IsoDate.Write(given) : null);

    public static Utf8JsonWriter Bool(this Utf8JsonWriter writer, string member, bool? answer)
    {
        if (answer is { } given)
        {
            writer.WriteBoolean(member, given);
        }

        return writer;
    }

    /// <summary>A list of objects, each written by <paramref name="write"/>; left out if there is none.</summary>
    public static Utf8JsonWriter Objects<T>(
        this Utf8JsonWriter writer,
        string member,
        Sequence<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        if (items.Count == 0)
        {
            return writer;
        }

        writer.WriteStartArray(member);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        return writer;
    }

    /// <summary>An object written by <paramref name="write"/>; left out if it is null.</summary>
    public static Utf8JsonWriter Object<T>(
        this Utf8JsonWriter writer,
        string member,
        T? item,
        Action<Utf8JsonWriter, T> write
    )
        where T : class
    {
        if (item is not null)
        {
            writer.WriteStartObject(member);
            write(writer, item);
            writer.WriteEndObject();
        }

        return writer;
    }
}
