using System.Globalization;
using Commonweal.Deliberation.Votes;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Tests.Deliberation.MoralGraphs;

/// <summary>Small random deliberations, the same for the same seed on every machine.</summary>
internal static class RandomVotes
{
    /// <summary>2 to 7 values in 1 to 3 contexts, up to 40 votes with stories, weights and, if asked for, groups.</summary>
    public static List<Vote> Of(ulong seed, bool groups)
    {
        var draw = new Xoshiro256(seed);
        var (values, contexts) = (2 + draw.NextBelow(6), 1 + draw.NextBelow(3));
        var count = 1 + draw.NextBelow(40);
        var voters = 1 + draw.NextBelow(count);
        return
        [
            .. Enumerable.Range(0, count).Select(_ => One(draw, values, contexts, voters, groups)),
        ];
    }

    private static Vote One(Xoshiro256 draw, int values, int contexts, int voters, bool groups)
    {
        var from = draw.NextBelow(values);
        var to = (from + 1 + draw.NextBelow(values - 1)) % values;
        var voter = draw.NextBelow(voters);
        return new Vote(
            Name('p', voter),
            Name('v', from),
            Name('v', to),
            Name('c', draw.NextBelow(contexts)),
            (Answer)draw.NextBelow(4),
            draw.NextBelow(3) == 0 ? null : Name('s', draw.NextBelow(2)),
            groups && voter % 4 > 0 ? Name('g', voter % 4) : null,
            draw.NextBelow(2) == 0 ? 1 : 1 - draw.NextShare(),
            null
        );
    }

    private static string Name(char kind, int number) =>
        kind + number.ToString(CultureInfo.InvariantCulture);
}
