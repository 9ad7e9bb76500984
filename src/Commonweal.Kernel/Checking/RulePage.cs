using System.Collections.Frozen;
using System.Reflection;

namespace Commonweal.Kernel.Checking;

/// <summary>
/// The page of one diagnostic, <c>docs/rules/CODE.md</c>. Its front matter holds the texts people read, so that
/// writers can improve them without touching logic: <c>code</c>, <c>title</c>, <c>severity</c> (error, warning,
/// information), <c>since</c> (language version), <c>message</c>, <c>why</c>, and one or more <c>mend</c>. In
/// <c>message</c>, <c>why</c> and <c>mend</c>, <c>{name}</c> is replaced by the finding's argument of that name.
/// </summary>
/// <param name="Code">The code.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Since">Language version that brought it.</param>
/// <param name="Message">What the rule saw.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Mend">Ways on.</param>
/// <param name="Body">The page itself, Markdown, without front matter.</param>
public sealed record RulePage(
    string Code,
    string Title,
    Severity Severity,
    int Since,
    string Message,
    string Why,
    Sequence<string> Mend,
    string Body
)
{
    private static readonly Lazy<FrozenDictionary<string, RulePage>> Pages = new(Load);

    /// <summary>Every page, in the order of the codes.</summary>
    public static IEnumerable<RulePage> All =>
        Pages.Value.Values.OrderBy(p => p.Code, StringComparer.Ordinal);

    /// <summary>The page of a code, or null if there is none.</summary>
    public static RulePage? Of(string code) => Pages.Value.GetValueOrDefault(code);

    /// <summary>Puts a finding into this page's words.</summary>
    public Diagnostic Describe(Finding finding) =>
        new(
            Code,
            Severity,
            finding.Entity,
            finding.Span,
            Fill(Message, finding),
            Fill(Why, finding),
            Mend.Select(m => Fill(m, finding)).ToSequence()
        );

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
        return new(
            One("code"),
            One("title"),
            Enum.Parse<Severity>(One("severity"), ignoreCase: true),
            int.Parse(One("since"), System.Globalization.CultureInfo.InvariantCulture),
            One("message"),
            One("why"),
            fields["mend"].ToSequence(),
            text[(end + 5)..].Trim()
        );
    }

    private static string Fill(string sentence, Finding finding)
    {
        foreach (var (name, text) in finding.Arguments)
        {
            sentence = sentence.Replace("{" + name + "}", text, StringComparison.Ordinal);
        }

        return sentence;
    }

    private static FrozenDictionary<string, RulePage> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith("rules/", StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return Parse(reader.ReadToEnd());
            })
            .ToFrozenDictionary(page => page.Code, StringComparer.Ordinal);
    }
}
