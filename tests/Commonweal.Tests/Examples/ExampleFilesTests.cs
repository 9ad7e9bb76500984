using Commonweal.Kernel.Language;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Examples;

/// <summary>What holds for every example.</summary>
public class ExampleFilesTests
{
    public static TheoryData<string> Documents =>
        [
            .. Directory
                .EnumerateFiles(
                    Repository.PathOf("examples"),
                    "*.weal",
                    SearchOption.AllDirectories
                )
                .Select(f => Path.GetRelativePath(Repository.Root, f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_document_is_laid_out_in_the_canonical_form(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, file));

        string.Equals(WealFormatter.Format(text).Text, text, StringComparison.Ordinal)
            .ShouldBeTrue($"weal fmt {file} would change it");
    }
}
