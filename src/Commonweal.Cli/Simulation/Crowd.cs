using System.Collections.Concurrent;
using System.Diagnostics;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Cli.Simulation;

/// <summary>What a crowd did and how long it had to wait.</summary>
/// <param name="People">People who took part.</param>
/// <param name="Cards">Cards they wrote.</param>
/// <param name="Votes">Judgements that were acknowledged.</param>
/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="VotesPerSecond">Judgements in each second of the stage in which all judge.</param>
/// <param name="MedianMilliseconds">Half of the judgements were acknowledged within this.</param>
/// <param name="NinetyNinthMilliseconds">99 of 100 were.</param>
internal sealed record CrowdFigures(
    int People,
    int Cards,
    int Votes,
    double Seconds,
    double VotesPerSecond,
    double MedianMilliseconds,
    double NinetyNinthMilliseconds
);

/// <summary>
/// A made-up crowd. First all are interviewed and choose, then all judge, so that the rate of judging is that of judging
/// alone (with asking for each pair); then all answer the survey.
/// </summary>
internal sealed class Crowd(Uri server, string slug, ulong seed)
{
    public required int Judgements { get; init; }

    /// <summary>A group question and its options, of which each person names one.</summary>
    public (string Key, string[] Options)? Group { get; init; }

    /// <summary>Reads <c>key=option,option</c>; null for anything else.</summary>
    public static (string Key, string[] Options)? ReadGroup(string text) =>
        text.Split('=') is [{ Length: > 0 } key, { Length: > 0 } options]
            ? (key, options.Split(','))
            : null;

    /// <summary>Sends the crowd through.</summary>
    /// <exception cref="UnexpectedReply">The server refused what a person may do.</exception>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    public async Task<CrowdFigures> TakePart(int people, int atOnce, CancellationToken cancel)
    {
        using HttpClient http = new() { BaseAddress = server };
        Latent latent = new(seed);
        var crowd = Enumerable
            .Range(0, people)
            .Select(i => new SimulatedPerson(
                http,
                slug,
                SplitMix64.Mix(seed ^ SplitMix64.Mix((ulong)i)),
                latent
            ))
            .ToList();
        var start = Stopwatch.GetTimestamp();
        ConcurrentBag<int> cards = [];
        await Each(
            async (person, index, c) =>
            {
                await person.Join(c);
                if (Group is { } group)
                {
                    await person.Say(group.Key, group.Options[index % group.Options.Length], c);
                }

                await person.BeInterviewed(c);
                cards.Add(index);
                await person.Choose(c);
            }
        );
        var judging = Stopwatch.GetTimestamp();
        await Each(
            async (person, _, c) =>
            {
                for (var i = 0; i < Judgements && await person.Judge(c); i++) { }
            }
        );
        var judged = Stopwatch.GetElapsedTime(judging);
        await Each((person, _, c) => person.AnswerSurvey(c));
        var times = crowd
            .SelectMany(p => p.VoteTimes)
            .Select(t => t.TotalMilliseconds)
            .Order()
            .ToArray();
        return new(
            people,
            cards.Count,
            times.Length,
            Stopwatch.GetElapsedTime(start).TotalSeconds,
            times.Length / judged.TotalSeconds,
            Quantile(times, .5),
            Quantile(times, .99)
        );

        Task Each(Func<SimulatedPerson, int, CancellationToken, Task> stage) =>
            Parallel.ForAsync(
                0,
                crowd.Count,
                new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancel },
                async (i, c) => await stage(crowd[i], i, c)
            );
    }

    private static double Quantile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[(int)Math.Min(share * sorted.Length, sorted.Length - 1)];
}
