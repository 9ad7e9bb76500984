using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language.Parsing;
using Commonweal.Kernel.Language.Twin;

namespace Commonweal.Kernel.Language;

/// <summary>
/// The JSON form of a document (10 §2): <c>{"weal":1,"declarations":[…]}</c>, one object a declaration, its kind in
/// <c>"$kind"</c>. Nothing but comments and layout is lost between the two forms. Its shape is written down in
/// <c>docs/reference/weal.schema.json</c>. O(n) both ways.
/// </summary>
public static class JsonTwin
{
    /// <summary>Largest JSON that is read, in bytes of UTF-8: room for the twin of the largest <c>.weal</c> file.</summary>
    public const int MostBytes = 8 * WealParser.MostBytes;

    /// <summary>Deepest nesting that is read; a document needs half of it.</summary>
    public const int MostDepth = 16;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON form, indented by two, with a line end at the end.</summary>
    public static string Write(Document document)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Options))
        {
            DocumentWriter.Write(writer, document);
        }

        stream.WriteByte((byte)'\n');
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Reads the JSON form. Spans count UTF-16 code units of the text. Never throws on input.</summary>
    public static ParseResult Read(string json) => Read(new SourceText(json));

    /// <summary>Reads the JSON form from bytes, which should be UTF-8. Never throws on input.</summary>
    public static ParseResult Read(ReadOnlySpan<byte> utf8) =>
        utf8.Length > MostBytes
            ? WealParser.TooLarge(utf8.Length, MostBytes)
            : Read(SourceText.FromUtf8(utf8));

    /// <summary>Reads the JSON form; <see cref="SourceText.Text"/> is what spans count in.</summary>
    public static ParseResult Read(SourceText source)
    {
        Findings findings = new();
        var text = WealParser.CheckEncoding(source, findings);
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.Length > MostBytes)
        {
            return WealParser.TooLarge(utf8.Length, MostBytes);
        }

        var root = JsonTree.Read(utf8, findings);
        var document = root is null
            ? new(Document.CurrentVersion, [])
            : DocumentReader.Read(root, findings);
        return new(document, findings.ToSequence());
    }
}
