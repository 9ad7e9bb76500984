using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Votes;

public sealed class StudyFolderTests : IDisposable
{
    private const string Edges = """
        [
        {"userId":1,"fromId":10,"toId":11,"contextId":"When alone","relationship":"upgrade","createdAt":"2026-01-01T00:00:00Z"},
        {"userId":2,"fromId":10,"toId":11,"contextId":"When together","relationship":"not_sure","createdAt":"2026-01-02T00:00:00Z"}
        ]
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("weal-study-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Only_the_judgements_are_needed()
    {
        Write("edge.json", Edges);

        var set = Read(null).ShouldBeOfType<Imported<VoteSet>.Read>().What;

        set.Accepted.Count.ShouldBe(2);
        set.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Groups_come_from_an_answer_people_gave_about_themselves()
    {
        Write("edge.json", Edges);
        Write(
            "demographic.json",
            """[{"userId":1,"party":"North","age":7},{"userId":"2","party":null}]"""
        );

        var set = Read("party").ShouldBeOfType<Imported<VoteSet>.Read>().What;

        set.Accepted.Select(v => v.Group).ShouldBe(["North", null]);
        Read("age").ShouldBeOfType<Imported<VoteSet>.Read>().What.Accepted[0].Group.ShouldBe("7");
    }

    [Fact]
    public void A_key_nobody_answered_is_refused_with_the_keys_there_are()
    {
        Write("edge.json", Edges);
        Write("demographic.json", """[{"userId":1,"party":"North","age":7}]""");

        var why = Read("Party").ShouldBeOfType<Imported<VoteSet>.Refused>().Why;

        why.Mend.ShouldBe(["Group by one of: age, party."]);
    }

    [Fact]
    public void Without_demographics_there_is_nothing_to_group_by()
    {
        Write("edge.json", Edges);

        Read("party")
            .ShouldBeOfType<Imported<VoteSet>.Refused>()
            .Why.Message.ShouldContain("no demographic.json");
    }

    [Fact]
    public void Contexts_that_are_not_in_the_list_are_reported()
    {
        Write("edge.json", Edges);
        Write("context.json", """[{"id":"When alone"}]""");

        var set = Read(null).ShouldBeOfType<Imported<VoteSet>.Read>().What;

        set.Accepted.ShouldHaveSingleItem().Context.ShouldBe("When alone");
        set.Findings.Select(f => (f.Code, f.Row)).ShouldBe([("V907", 2L)]);
    }

    [Fact]
    public void Cases_name_their_contexts()
    {
        Write("edge.json", Edges);
        Write(
            "contextsOnCases.json",
            """[{"contextId":"When alone","caseId":"b"},{"contextId":"When together","caseId":"a"},{"contextId":"When alone","caseId":"a"}]"""
        );

        var cases = StudyFolder
            .Open(_folder, null)
            .ShouldBeOfType<Imported<StudyFolder>.Read>()
            .What.Cases;

        cases.Keys.ShouldBe(["a", "b"]);
        cases["a"].ShouldBe(["When together", "When alone"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("context.json", "[{\"id\":\n")]
    [InlineData("context.json", "{}")]
    [InlineData("contextsOnCases.json", "[")]
    public void A_broken_file_beside_the_judgements_is_refused_by_name(string name, string text)
    {
        Write("edge.json", Edges);
        Write(name, text);

        Read(null).ShouldBeOfType<Imported<VoteSet>.Refused>().Why.Message.ShouldContain(name);
    }

    [Fact]
    public void A_folder_without_judgements_is_refused()
    {
        Write("context.json", "[]");

        Read(null)
            .ShouldBeOfType<Imported<VoteSet>.Refused>()
            .Why.Message.ShouldContain("has no edge.json");
    }

    private void Write(string name, string text) =>
        File.WriteAllText(Path.Combine(_folder, name), text);

    private Imported<VoteSet> Read(string? groups) =>
        VoteImport.Votes(
            _folder,
            new() { GroupKey = groups },
            TestContext.Current.CancellationToken
        );
}
