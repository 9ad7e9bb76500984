using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Commonweal.Kernel.Checking;

/// <summary>What a page says about one kind of finding; <c>{name}</c> stands for the finding's argument of that name.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What the rule saw.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Mend">Ways on.</param>
public sealed record RuleWording(
    Severity Severity,
    string Message,
    string Why,
    Sequence<string> Mend
);

/// <summary>
/// The page of one diagnostic, <c>docs/rules/CODE.md</c>. Its front matter holds the texts people read, so that
/// writers can improve them without touching logic: <c>code</c>, <c>title</c>, <c>severity</c> (error, warning,
/// information), <c>since</c> (language version), <c>message</c>, <c>why</c>, and one or more <c>mend</c>. In
/// <c>message</c>, <c>why</c> and <c>mend</c>, <c>{name}</c> is replaced by the finding's argument of that name.
/// A rule that can see more than one thing has further wordings: <c>message.VARIANT</c>, <c>severity.VARIANT</c>,
/// <c>why.VARIANT</c>, <c>mend.VARIANT</c>; what a variant leaves out it takes from the first wording.
/// </summary>
/// <param name="Code">The code.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Since">Language version that brought it.</param>
/// <param name="Wording">What it says.</param>
/// <param name="Variants">What it says instead, by variant.</param>
/// <param name="Body">The page itself, Markdown, without front matter.</param>
public sealed record RulePage(
    string Code,
    string Title,
    int Since,
    RuleWording Wording,
    IReadOnlyDictionary<string, RuleWording> Variants,
    string Body
)
{
    /// <summary>Stands in a sentence for a name that was not given, as it does in the language.</summary>
    private const string Missing = "?";

    /// <summary>Pages by code, each read when it is first asked for.</summary>
    private static readonly FrozenDictionary<string, Lazy<RulePage>> Pages = Index();

    /// <summary>Every page, in the order of the codes.</summary>
    public static IEnumerable<RulePage> All =>
        Pages.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value.Value);

    /// <summary>How much its first wording weighs.</summary>
    public Severity Severity => Wording.Severity;

    /// <summary>What the rule saw, in its first wording.</summary>
    public string Message => Wording.Message;

    /// <summary>Why it matters, in its first wording.</summary>
    public string Why => Wording.Why;

    /// <summary>Ways on, in its first wording.</summary>
    public Sequence<string> Mend => Wording.Mend;

    /// <summary>The page of a code, or null if there is none.</summary>
    public static RulePage? Of(string code) => Pages.GetValueOrDefault(code)?.Value;

    /// <summary>The wording that fits a finding.</summary>
    public RuleWording WordingOf(Finding finding) =>
        finding.Variant is { } variant ? Variants[variant] : Wording;

    /// <summary>Puts a finding into this page's words.</summary>
    public Diagnostic Describe(Finding finding)
    {
        var wording = WordingOf(finding);
        return new(
            Code,
            wording.Severity,
            finding.Entity,
            finding.Span,
            Fill(wording.Message, finding),
            Fill(wording.Why, finding),
            wording.Mend.Select(m => Fill(m, finding)).ToSequence()
        );
    }

    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">The front matter is not as described; a bug of the page.</exception>
    public static RulePage Parse(string markdown)
    {
        var text = markdown.ReplaceLineEndings("\n");
        var end = text.IndexOf("\n---\n", 4, StringComparison.Ordinal);
        if (!text.StartsWith("---\n", StringComparison.Ordinal) || end < 0)
        {
            throw new FormatException(
                "A rule page starts with front matter between two lines of ---."
            );
        }

        var fields = text[4..end]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .Select(pair => pair.Length == 2 ? (pair[0], pair[1].Trim()) : (pair[0], ""))
            .ToLookup(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        string One(string key) =>
            fields[key].SingleOrDefault()
            ?? throw new FormatException($"{key} is missing or stands twice.");
        RuleWording first = new(
            SeverityOf(One("severity")),
            One("message"),
            One("why"),
            fields["mend"].ToSequence()
        );
        return new(
            One("code"),
            One("title"),
            int.Parse(One("since"), CultureInfo.InvariantCulture),
            first,
            VariantsOf(fields, first),
            text[(end + 5)..].Trim()
        );
    }

    private static FrozenDictionary<string, RuleWording> VariantsOf(
        ILookup<string, string> fields,
        RuleWording first
    ) =>
        fields
            .Select(field => field.Key.Split('.', 2))
            .Where(key => key.Length == 2)
            .Select(key => key[1])
            .Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(
                variant => variant,
                variant => new RuleWording(
                    fields[$"severity.{variant}"].Select(SeverityOf).FirstOrDefault(first.Severity),
                    fields[$"message.{variant}"].FirstOrDefault(first.Message),
                    fields[$"why.{variant}"].FirstOrDefault(first.Why),
                    fields[$"mend.{variant}"].ToSequence() is { Count: > 0 } own ? own : first.Mend
                ),
                StringComparer.Ordinal
            );

    private static Severity SeverityOf(string word) =>
        Enum.TryParse(word, ignoreCase: true, out Severity severity)
            ? severity
            : throw new FormatException($"{word} is none of error, warning, information.");

    /// <summary>
    /// Fills placeholders in one pass, so that a person's own braces are never taken for one. A name that is missing is
    /// shown as <c>?</c>; a text in quotation marks may be empty.
    /// </summary>
    private static string Fill(string sentence, Finding finding)
    {
        var open = sentence.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return sentence;
        }

        StringBuilder filled = new();
        var from = 0;
        for (; open >= 0; open = sentence.IndexOf('{', from))
        {
            var close = sentence.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            var name = sentence.AsSpan(open + 1, close - open - 1);
            var text = Argument(finding, name);
            var quoted = open > 0 && sentence[open - 1] == '"';
            filled
                .Append(sentence, from, open - from)
                .Append(text.Length == 0 && !quoted ? Missing : text);
            from = close + 1;
        }

        return filled.Append(sentence, from, sentence.Length - from).ToString();
    }

    private static string Argument(Finding finding, ReadOnlySpan<char> name)
    {
        foreach (var (argument, text) in finding.Arguments)
        {
            if (name.SequenceEqual(argument))
            {
                return text;
            }
        }

        return $"{{{name}}}";
    }

    private static FrozenDictionary<string, Lazy<RulePage>> Index()
    {
        const string Folder = "rules/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => Path.GetFileNameWithoutExtension(name[Folder.Length..]),
                name => new Lazy<RulePage>(() => Read(assembly, name)),
                StringComparer.Ordinal
            );
    }

    private static RulePage Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return Parse(reader.ReadToEnd());
    }
}
