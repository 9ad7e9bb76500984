using Shouldly;

namespace Commonweal.Tests;

/// <summary>Files that are generated and kept: compared, and with <c>COMMONWEAL_ACCEPT=1</c> rewritten.</summary>
internal static class Golden
{
    /// <summary>Compares a text with the file that keeps it, named from the root of the repository.</summary>
    public static void ShouldBeKept(string text, params string[] path)
    {
        var file = Repository.PathOf(path);
        if (Environment.GetEnvironmentVariable("COMMONWEAL_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }

        File.Exists(file).ShouldBeTrue($"{file} is missing; {HowToAccept}");
        var kept = File.ReadAllText(file).ReplaceLineEndings("\n");
        var at = kept.Zip(text).TakeWhile(pair => pair.First == pair.Second).Count();
        (kept == text).ShouldBeTrue(
            $"{file} differs from line {kept.Take(at).Count(c => c == '\n') + 1} on;"
                + $" kept: «{Around(kept, at)}», now: «{Around(text, at)}»; {HowToAccept}"
        );
    }

    private const string HowToAccept =
        "if the change is meant, run the tests once with COMMONWEAL_ACCEPT=1.";

    private static string Around(string text, int at) =>
        text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 40)];
}
