using Commonweal.Server.Data;
using Commonweal.Server.Features.Results;
using Quartz;

namespace Commonweal.Server.Jobs;

/// <summary>
/// What runs in the background. On PostgreSQL all nodes share one schedule, so that a job runs once, on whichever node is
/// free, and again on another when a node dies; on SQLite there is one node and the schedule lives in memory.
/// </summary>
internal static class Schedule
{
    private static readonly TimeSpan LookForChanges = TimeSpan.FromSeconds(1);

    public static void AddSchedule(this WebApplicationBuilder builder, string connection)
    {
        builder.AddQuartz(q =>
        {
            q.ConfigureScheduler(s =>
            {
                s.InstanceName = "commonweal";
                s.GenerateInstanceId = true;
                // Small steps, so that nodes share the work instead of one taking all.
                s.MaxBatchSize = 1;
                s.IdleWaitTime = TimeSpan.FromSeconds(1);
            });
            q.UseDefaultThreadPool(2);
            if (Storage.IsPostgres(connection))
            {
                q.UsePersistentStore(store =>
                {
                    store.UsePostgres(Npgsql.NpgsqlFactory.Instance, connection);
                    store.UseSystemTextJsonSerializer();
                    store.ProvisionSchema();
                    store.ConfigureStore(s => s.StoreJobDataAsStrings = true);
                    store.UseClustering(c =>
                    {
                        c.CheckinInterval = TimeSpan.FromSeconds(2);
                        c.CheckinMisfireThreshold = TimeSpan.FromSeconds(3);
                    });
                });
            }

            q.AddJob<WatchJob>(j => j.WithIdentity(WatchJob.Key));
            q.AddTrigger(t =>
                t.ForJob(WatchJob.Key)
                    .WithIdentity(WatchJob.Key.Name, WatchJob.Key.Group)
                    .WithSimpleSchedule(s => s.WithInterval(LookForChanges).RepeatForever())
            );
        });
        builder.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}
