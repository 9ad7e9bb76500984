using Commonweal.Figures.Reports;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Figures;

public sealed class ReportFolderTests
{
    private static Task<ReportOutcome> Write(string folder) =>
        GraphReport.Write(Sample.Empty(), folder, TestContext.Current.CancellationToken);

    [Fact]
    public async Task An_earlier_report_is_replaced()
    {
        using var report = await ReportFixture.Of(Sample.WithWinners());
        (await Write(report.Folder)).ShouldBeOfType<ReportOutcome.Written>();
        File.Exists(Path.Combine(report.Folder, "submissions.html"))
            .ShouldBeFalse("the earlier report had this page, this one has not");
        Directory.GetDirectories(Path.GetDirectoryName(report.Folder)!).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_folder_with_anything_else_is_refused_and_left_alone()
    {
        using var parent = new TemporaryFolder();
        var thesis = Path.Combine(parent.Path, "thesis.txt");
        await File.WriteAllTextAsync(
            thesis,
            "years of work",
            TestContext.Current.CancellationToken
        );
        var refused = (await Write(parent.Path)).ShouldBeOfType<ReportOutcome.Refused>();
        refused.Code.ShouldBe("G002");
        Directory.GetFileSystemEntries(parent.Path).ShouldBe([thesis]);
    }

    [Fact]
    public async Task A_file_laid_beside_an_earlier_report_is_not_lost()
    {
        using var report = await ReportFixture.Of(Sample.Empty());
        var notes = Path.Combine(report.Folder, "notes.txt");
        await File.WriteAllTextAsync(notes, "mine", TestContext.Current.CancellationToken);
        var refused = (await Write(report.Folder)).ShouldBeOfType<ReportOutcome.Refused>();
        (refused.Code, refused.Where).ShouldBe(("G003", notes));
        File.Exists(notes).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_refused()
    {
        using var parent = new TemporaryFolder();
        var file = Path.Combine(parent.Path, "report");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        (await Write(file)).ShouldBeOfType<ReportOutcome.Refused>().Code.ShouldBe("G001");
    }

    [Fact]
    public async Task An_empty_folder_and_one_that_does_not_exist_are_filled()
    {
        using var parent = new TemporaryFolder();
        (await Write(parent.Path)).ShouldBeOfType<ReportOutcome.Written>();
        var deep = (
            await Write(Path.Combine(parent.Path + "-deep", "a", "b") + Path.DirectorySeparatorChar)
        ).ShouldBeOfType<ReportOutcome.Written>();
        File.Exists(deep.Index).ShouldBeTrue();
        deep.Bytes.ShouldBe(
            Directory
                .EnumerateFiles(deep.Folder, "*", SearchOption.AllDirectories)
                .Sum(f => new FileInfo(f).Length)
        );
        Directory.Delete(parent.Path + "-deep", recursive: true);
    }

    [Fact]
    public void Ids_that_look_alike_get_names_of_their_own()
    {
        string[] ids =
        [
            "a b",
            "a-b",
            "A/B",
            "",
            "…",
            "same",
            "x" + new string('y', 200),
            "x" + new string('y', 201),
        ];
        var slugs = Slugs.Of(ids);
        slugs.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(ids.Length);
        slugs["same"].ShouldBe("same");
        slugs.Values.ShouldAllBe(s =>
            s.Length <= 64
            && s.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        );
        Slugs.Of(ids.Reverse())["a b"].ShouldBe(slugs["a b"]);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("weal-report-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
