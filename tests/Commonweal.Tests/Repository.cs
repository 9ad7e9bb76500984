using System.Reflection;
using Xunit;

namespace Commonweal.Tests;

/// <summary>Where the repository and, beside it, the real data are.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The built command line.</summary>
    public static string CommandLine { get; } = Metadata("CommandLine");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A folder of real data; skips the test, saying so, where it is absent.</summary>
    public static string RealData(string name)
    {
        var folder = Path.Combine(Root, "..", "shared", "data", name);
        Assert.SkipUnless(
            Directory.Exists(folder),
            $"The real data '{name}' are not beside this checkout."
        );
        return Path.GetFullPath(folder);
    }

    private static string Metadata(string key) =>
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == key)
            .Value!;
}
