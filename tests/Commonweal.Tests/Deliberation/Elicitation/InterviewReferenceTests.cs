using System.Reflection;
using Commonweal.Deliberation.Elicitation;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>The reference names everything that answers and findings can hold.</summary>
public sealed class InterviewReferenceTests
{
    public static TheoryData<string> Words =>
        [
            .. new[] { typeof(InterviewField), typeof(FieldCode) }
                .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
                .Where(word => word.IsLiteral)
                .Select(word => (string)word.GetRawConstantValue()!)
                .Concat(Openings.All)
                .Concat(Openings.Feelings)
                .Concat(InterviewField.Probes)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_word_is_in_the_reference(string word) =>
        File.ReadAllText(Repository.PathOf("docs", "reference", "interview.md"))
            .ShouldContain($"`{word}`");
}
