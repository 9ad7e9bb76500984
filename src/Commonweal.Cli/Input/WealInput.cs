using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;

namespace Commonweal.Cli.Input;

/// <summary>A document read from a file or from standard input, in either of its two forms.</summary>
/// <param name="Name">The file as the user named it; <c>-</c> for standard input.</param>
/// <param name="Bytes">The bytes as read.</param>
/// <param name="Source">The text, for places and excerpts.</param>
/// <param name="Parsed">What the parser made of it.</param>
/// <param name="IsJson">True for the JSON twin, false for <c>.weal</c>.</param>
internal sealed record WealInput(
    string Name,
    byte[] Bytes,
    SourceText Source,
    ParseResult Parsed,
    bool IsJson
)
{
    /// <summary>Standard input's name on the command line.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads and parses; a file that cannot be read is a value, with the reason.</summary>
    public static (WealInput? Input, string? Problem) Read(string name)
    {
        var (bytes, problem) = ReadBytes(name);
        if (bytes is null)
        {
            return (null, problem);
        }

        var isJson = bytes.AsSpan().TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8);
        var parsed = isJson ? JsonTwin.Read(bytes) : WealParser.Parse(bytes);
        return (new(name, bytes, SourceText.FromUtf8(bytes), parsed, isJson), null);
    }

    /// <summary>The bytes of a file or of standard input, or why they cannot be read.</summary>
    public static (byte[]? Bytes, string? Problem) ReadBytes(string name)
    {
        try
        {
            if (name == StandardInput)
            {
                using var input = Console.OpenStandardInput();
                using MemoryStream memory = new();
                input.CopyTo(memory);
                return (memory.ToArray(), null);
            }

            if (Directory.Exists(name))
            {
                return (
                    null,
                    $"{name} is a folder; name the files in it, for example {name.TrimEnd('/')}/*.weal."
                );
            }

            return (File.ReadAllBytes(name), null);
        }
        catch (FileNotFoundException)
        {
            return (null, NotFound(name));
        }
        catch (DirectoryNotFoundException)
        {
            return (null, NotFound(name));
        }
        catch (UnauthorizedAccessException)
        {
            return (null, $"{name} may not be read; check its permissions.");
        }
        catch (IOException fault)
        {
            return (null, $"{name} could not be read: {fault.Message}");
        }
    }

    private static string NotFound(string name) =>
        name.StartsWith("--", StringComparison.Ordinal)
            ? $"{name} is no option of this command, and no file of that name was found. Add --help to see the options."
            : $"{name} was not found.";
}
