using Commonweal.Cli;

namespace Commonweal.Tests.Cli;

/// <summary>Runs the command line in this process and keeps what it said.</summary>
internal sealed record CommandLine(int Code, string Output, string Error)
{
    public static async Task<CommandLine> Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        var code = await Weal.Run(args, output, error);
        return new(code, output.ToString(), error.ToString());
    }
}

/// <summary>A folder of files that goes away with the test.</summary>
internal sealed class Folder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("weal-").FullName;

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Write(string name, string text)
    {
        var path = PathOf(name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
