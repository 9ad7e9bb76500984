using Commonweal.Server.Features.Deliberations;
using Quartz;

namespace Commonweal.Server.Features.Results;

/// <summary>Looks every second for deliberations whose graph is behind, and hands each to a <see cref="RefitJob"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class WatchJob(GraphStore graphs) : IJob
{
    public static JobKey Key { get; } = new("watch", "graphs");

    public async ValueTask Execute(
        IJobExecutionContext context,
        CancellationToken cancellationToken = default
    )
    {
        foreach (var id in await graphs.Outdated(cancellationToken))
        {
            var key = RefitJob.KeyOf(id);
            if (await context.Scheduler.Exists(key, cancellationToken))
            {
                continue;
            }

            await context.Scheduler.ScheduleJob(
                JobBuilder.Create<RefitJob>().WithIdentity(key).RequestRecovery().Build(),
                TriggerBuilder.Create().WithIdentity(key.Name, key.Group).StartNow().Build(),
                cancellationToken: cancellationToken
            );
        }
    }
}

/// <summary>
/// Makes one deliberation's graph anew. It can be killed and started again at any point: the graph is stored whole, at the
/// end, and says what it was made from.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class RefitJob(
    DeliberationStore deliberations,
    GraphStore graphs,
    GraphNews news,
    ILogger<RefitJob> log
) : IJob
{
    private const string Group = "refit";

    public static JobKey KeyOf(Guid deliberation) => new(deliberation.ToString("N"), Group);

    public async ValueTask Execute(
        IJobExecutionContext context,
        CancellationToken cancellationToken = default
    )
    {
        var id = Guid.Parse(context.JobDetail.Key.Name);
        if (await deliberations.Find(id, cancellationToken) is not { } deliberation)
        {
            return;
        }

        var made = await graphs.Refit(deliberation, cancellationToken);
        await news.Tell(deliberation.Slug, made.Number, cancellationToken);
        Made(log, id, made.Number, made.Graph.Votes);
    }

    [LoggerMessage(
        4101,
        LogLevel.Information,
        "Graph {Number} of {Deliberation} made from {Votes} judgements"
    )]
    private static partial void Made(ILogger log, Guid deliberation, int number, int votes);
}
