using System.Reflection;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Architecture;

public sealed class LayeringTests
{
    // The layering rule of ARCHITECTURE.md: what each project may refer to.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Commonweal.Kernel"] = [],
        ["Commonweal.Numerics"] = ["MathNet.Numerics"],
        ["Commonweal.Deliberation"] = ["Commonweal.Kernel", "Commonweal.Numerics"],
        ["Commonweal.Verifier"] = [],
        ["Commonweal.Agents"] = ["Commonweal.Deliberation"],
        ["Commonweal.Institutions"] = ["Commonweal.Agents"],
        ["Commonweal.Figures"] = ["Commonweal.Deliberation", "Commonweal.Verifier"],
        ["Commonweal.Proposers"] =
        [
            "Commonweal.Kernel",
            "Commonweal.Verifier",
            "Microsoft.Extensions.AI.Abstractions",
        ],
        ["Commonweal.Mcp"] = ["Commonweal.Agents", "Commonweal.Verifier", "ModelContextProtocol"],
        ["Commonweal.Server"] =
        [
            "Commonweal.Figures",
            "Commonweal.Institutions",
            "Commonweal.Mcp",
            "Commonweal.Proposers",
            "Microsoft.AspNetCore.Identity.EntityFrameworkCore",
            "Microsoft.AspNetCore.OpenApi",
            "Microsoft.EntityFrameworkCore.Sqlite",
            "Microsoft.Extensions.Diagnostics.HealthChecks.EntityFrameworkCore",
            "Npgsql.EntityFrameworkCore.PostgreSQL",
            "QRCoder",
            "Quartz",
        ],
        ["Commonweal.Cli"] =
        [
            "Commonweal.Figures",
            "Commonweal.Institutions",
            "Commonweal.Mcp",
            "Commonweal.Proposers",
            "Commonweal.Server",
            "Commonweal.Verifier",
            "System.CommandLine",
            "Spectre.Console",
            "Markdig",
        ],
    };

    public static TheoryData<string> Projects =>
        [
            .. Directory
                .EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_below_it(string project) =>
        XDocument
            .Load(Repository.PathOf("src", project, $"{project}.csproj"))
            .Descendants()
            .Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference")
            .Select(e =>
                Path.GetFileName(e.Attribute("Include")!.Value)
                    .Replace(".csproj", "", StringComparison.Ordinal)
            )
            .ShouldBeSubsetOf(Allowed[project]);

    [Fact]
    public void The_kernel_refers_to_the_framework_alone() =>
        typeof(Commonweal.Kernel.Language.Document)
            .Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        string[] empty =
        [
            "Manager",
            "Helper",
            "Helpers",
            "Utils",
            "Service",
            "Base",
            "Impl",
            "Info",
        ];
        Projects
            .Select(row => row.Data)
            .Select(project => Assembly.Load(project == "Commonweal.Cli" ? "weal" : project))
            .SelectMany(a => a.GetTypes())
            .Where(t => t.Namespace?.StartsWith("Commonweal", StringComparison.Ordinal) == true)
            .Select(t => t.Name.Split('`')[0])
            .Where(name => empty.Any(e => name.EndsWith(e, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_source_file_fits_in_a_head() =>
        SourceFiles()
            .Select(path => (path, lines: File.ReadLines(path).Count()))
            .Where(file => file.lines > 400)
            .ShouldBeEmpty();

    [Fact]
    public void The_project_does_not_name_the_machine_it_was_written_on()
    {
        string[] traces =
        [
            "/work/",
            "/root/",
            "/tmp/wt",
            "api.nuget" + ".org",
            "v3/index" + ".json",
        ];
        SourceFiles()
            .Concat(
                Directory.EnumerateFiles(
                    Repository.PathOf("docs"),
                    "*",
                    SearchOption.AllDirectories
                )
            )
            .Concat(Directory.EnumerateFiles(Repository.Root))
            .Where(path => Path.GetFileName(path) is not ("LayeringTests.cs" or ".git"))
            .Where(path => traces.Any(File.ReadAllText(path).Contains))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> SourceFiles() =>
        new[] { "src", "tests", "bench", "tools" }
            .Select(folder => Repository.PathOf(folder))
            .Where(Directory.Exists)
            .SelectMany(folder =>
                Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            )
            .Where(path => Path.GetExtension(path) is ".cs" or ".razor")
            .Where(path =>
                !path.Contains("/obj/", StringComparison.Ordinal)
                && !path.Contains("/bin/", StringComparison.Ordinal)
                && !path.Contains("/Migrations/", StringComparison.Ordinal)
            );
}
