using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Commonweal.Server.Data;
using Npgsql;

namespace Commonweal.Server.Features.Results;

/// <summary>A deliberation has a new graph.</summary>
internal readonly record struct GraphMade(string Slug, int Number);

/// <summary>
/// Tells readers that a graph is new. Within a node through channels; between nodes through PostgreSQL's NOTIFY. Only the
/// name and number travel, and a missed message costs nothing but a later look.
/// </summary>
internal sealed class GraphNews(ServerOptions options) : BackgroundService
{
    private const string Channel = "commonweal_graphs";
    private const int Backlog = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Channel<GraphMade>, string> _readers = new();
    private readonly bool _shared = Storage.IsPostgres(options.Connection);

    /// <summary>Tells it to the readers of all nodes.</summary>
    public async Task Tell(string slug, int number, CancellationToken cancel)
    {
        if (!_shared)
        {
            Spread(new(slug, number));
            return;
        }

        await using NpgsqlConnection connection = new(options.Connection);
        await connection.OpenAsync(cancel);
        await using NpgsqlCommand notify = new("select pg_notify($1, $2)", connection);
        notify.Parameters.AddWithValue(Channel);
        notify.Parameters.AddWithValue(FormattableString.Invariant($"{slug} {number}"));
        await notify.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// The number of the newest graph and then that of each new one, until the reader goes away. It listens before it asks
    /// for the newest, so that none is missed in between.
    /// </summary>
    /// <param name="slug">The deliberation.</param>
    /// <param name="newest">Asks for the newest number.</param>
    /// <param name="cancel">The reader went away.</param>
    public async IAsyncEnumerable<string> Numbers(
        string slug,
        Func<Task<int>> newest,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var channel = System.Threading.Channels.Channel.CreateBounded<GraphMade>(
            new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        _readers[channel] = slug;
        try
        {
            yield return (await newest()).ToString(CultureInfo.InvariantCulture);
            await foreach (var made in channel.Reader.ReadAllAsync(cancel))
            {
                yield return made.Number.ToString(CultureInfo.InvariantCulture);
            }
        }
        finally
        {
            _readers.TryRemove(channel, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_shared && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (NpgsqlException)
            {
                // The database is away; the pages say so. Listening goes on when it is back.
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private async Task Listen(CancellationToken cancel)
    {
        await using NpgsqlConnection connection = new(options.Connection);
        await connection.OpenAsync(cancel);
        connection.Notification += (_, message) => Receive(message.Payload);
        await using (NpgsqlCommand listen = new($"listen {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }

        while (!cancel.IsCancellationRequested)
        {
            await connection.WaitAsync(cancel);
        }
    }

    private void Receive(string payload)
    {
        if (
            payload.Split(' ') is [var slug, var text]
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            Spread(new(slug, number));
        }
    }

    private void Spread(GraphMade made)
    {
        foreach (var (channel, slug) in _readers)
        {
            if (slug == made.Slug)
            {
                channel.Writer.TryWrite(made);
            }
        }
    }
}
