using Commonweal.Agents.Reasoning;
using Commonweal.Institutions.Log;

namespace Commonweal.Cli;

/// <summary>Where the private key of a log comes from: the environment, never the command line, which others can see.</summary>
internal static class LogKeySource
{
    /// <summary>Holds the key itself, PEM.</summary>
    public const string TextVariable = "COMMONWEAL_LOG_KEY";

    /// <summary>Holds the path of a PEM file.</summary>
    public const string FileVariable = "COMMONWEAL_LOG_KEY_FILE";

    /// <summary>The key that the environment names.</summary>
    /// <param name="origin">Name of the log it is to sign for.</param>
    public static Answer<SigningKey> Read(string origin) =>
        Read(origin, Environment.GetEnvironmentVariable);

    internal static Answer<SigningKey> Read(string origin, Func<string, string?> variable)
    {
        if (variable(TextVariable) is { Length: > 0 } pem)
        {
            return SigningKey.FromPem(origin, pem);
        }

        if (variable(FileVariable) is not { Length: > 0 } file)
        {
            return new Rejection(
                "E-LOG-KEY",
                FileVariable,
                $"To sign, the log's private key is needed. Set {FileVariable} to its PEM file, or {TextVariable} to its text; weal log key FILE makes one."
            );
        }

        try
        {
            return SigningKey.FromPem(origin, File.ReadAllText(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Rejection(
                "E-LOG-KEY",
                FileVariable,
                $"The private key could not be read: {fault.Message}"
            );
        }
    }

    /// <summary>Writes a new key that only its owner may read; gives why it could not, or null.</summary>
    public static string? Write(string file)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using StreamWriter writer = new(file, options);
            writer.Write(SigningKey.NewPem());
            return null;
        }
        catch (IOException) when (File.Exists(file))
        {
            return $"{file} is there already and was not touched: what was signed with a key that is lost can never be added to. Name another file.";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"{file} could not be written: {fault.Message}";
        }
    }
}
