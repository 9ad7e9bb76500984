using System.Text;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Votes;

/// <summary>Reads votes from text.</summary>
internal static class Reading
{
    public const string Row = """{"voter":"v1","from":"a","to":"b","context":"c","answer":"yes"}""";

    public static VoteSet Of(string text, ImportOptions? options = null) =>
        Of(Encoding.UTF8.GetBytes(text), options);

    public static VoteSet Of(byte[] bytes, ImportOptions? options = null) =>
        Import(bytes, options).ShouldBeOfType<Imported<VoteSet>.Read>().What;

    public static Refusal Refused(string text) =>
        Import(Encoding.UTF8.GetBytes(text), null).ShouldBeOfType<Imported<VoteSet>.Refused>().Why;

    public static Imported<VoteSet> Import(byte[] bytes, ImportOptions? options) =>
        VoteImport.Votes(
            new MemoryStream(bytes),
            "votes.jsonl",
            options ?? ImportOptions.Everything,
            TestContext.Current.CancellationToken
        );

    public static Vote Single(string text, ImportOptions? options = null)
    {
        var set = Of(text, options);
        set.Findings.ShouldBeEmpty();
        return set.Accepted.ShouldHaveSingleItem();
    }

    /// <summary>The codes found, one per row concerned.</summary>
    public static IEnumerable<string> Codes(this VoteSet set) => set.Findings.Select(f => f.Code);
}
