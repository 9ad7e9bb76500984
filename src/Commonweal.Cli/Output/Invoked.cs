namespace Commonweal.Cli.Output;

/// <summary>How the program was called, so that hints name a command that works where they are read.</summary>
internal static class Invoked
{
    /// <summary>Set by the launcher at the root of the repository to what was typed.</summary>
    private const string Variable = "WEAL_CALLED_AS";

    /// <summary>What was typed, <c>./weal</c> say; <c>weal</c> where that is not known.</summary>
    public static string As { get; } = Told(Environment.GetEnvironmentVariable(Variable));

    /// <summary>What to say for what the launcher told: only a plain path to a program of this name is repeated.</summary>
    public static string Told(string? typed) =>
        typed is not null
        && Path.GetFileName(typed) == "weal"
        && typed.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_')
            ? typed
            : "weal";
}
