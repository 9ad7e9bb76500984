using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Votes;

public sealed class VoteDateTests
{
    [Theory]
    [InlineData("2023-10-18", "2023-10-18T00:00:00.0000000+00:00")]
    [InlineData("2023-09-19T11:54:18.065Z", "2023-09-19T11:54:18.0650000+00:00")]
    [InlineData("2023-09-19 11:54", "2023-09-19T11:54:00.0000000+00:00")]
    [InlineData("2023-09-19T11:54:18", "2023-09-19T11:54:18.0000000+00:00")]
    [InlineData("2023-09-19T11:54:18,5-03:30", "2023-09-19T15:24:18.5000000+00:00")]
    [InlineData("2024-02-29t23:59:59.123456789z", "2024-02-29T23:59:59.1234567+00:00")]
    public void Dates_are_read_as_UTC_where_they_name_no_offset(string text, string expected) =>
        VoteDate
            .Parse(text)!
            .Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("2023")]
    [InlineData("18.10.2023")]
    [InlineData("2023-13-01")]
    [InlineData("2023-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2023-10-18T")]
    [InlineData("2023-10-18T24:00")]
    [InlineData("2023-10-18T10:60")]
    [InlineData("2023-10-18T10:00:60")]
    [InlineData("2023-10-18T10:00:00.")]
    [InlineData("2023-10-18T10:00:00.1234567890")]
    [InlineData("2023-10-18T10:00:00+2")]
    [InlineData("2023-10-18T10:00:00 Z")]
    [InlineData("2023-1a-18")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:00:00-02:00")]
    [InlineData("２０２３-10-18")]
    public void What_is_not_such_a_date_is_none(string text) => VoteDate.Parse(text).ShouldBeNull();
}
