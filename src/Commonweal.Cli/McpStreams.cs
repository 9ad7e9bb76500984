using System.Buffers;
using System.Text.Json;

namespace Commonweal.Cli;

/// <summary>
/// Standard input and output for <c>weal mcp</c>. When the input ends, its end is passed on only once every request has been
/// answered, so that messages can be piped in; what is still unanswered after <see cref="Patience"/> is given up.
/// </summary>
internal sealed class McpStreams(Stream input, Stream output) : IDisposable
{
    /// <summary>How long answers are waited for after the input has ended.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Stream _input = input;
    private readonly Stream _output = output;
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _answered = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private bool _ended;

    /// <summary>What the server reads.</summary>
    public Stream Input => new Reading(this);

    /// <summary>What the server writes.</summary>
    public Stream Output => new Writing(this);

    public void Dispose()
    {
        _input.Dispose();
        _output.Dispose();
    }

    private void Ask(string? id)
    {
        if (id is not null)
        {
            lock (_lock)
            {
                _open.Add(id);
            }
        }
    }

    private void Settle(IEnumerable<string> ids, bool ended = false)
    {
        lock (_lock)
        {
            _open.ExceptWith(ids);
            _ended |= ended;
            if (_ended && _open.Count == 0)
            {
                _answered.TrySetResult();
            }
        }
    }

    /// <summary>The id of the request that a line makes, and of the one that it answers or takes back; null where it does not.</summary>
    private static (string? Asked, string? Settled) Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var message = JsonDocument.ParseValue(ref reader);
            var root = message.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return default;
            }

            string? Text(JsonElement of, ReadOnlySpan<byte> name) =>
                of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value)
                    ? value.GetRawText()
                    : null;
            var (id, method) = (Text(root, "id"u8), Text(root, "method"u8));
            return method is null ? (null, id)
                : id is not null ? (id, null)
                : method == "\"notifications/cancelled\""
                && root.TryGetProperty("params"u8, out var of)
                    ? (null, Text(of, "requestId"u8))
                : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>Lines of bytes that come in pieces.</summary>
    private sealed class Lines(Action<ReadOnlySpan<byte>> each)
    {
        private readonly ArrayBufferWriter<byte> _begun = new();

        public void Add(ReadOnlySpan<byte> bytes)
        {
            for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
            {
                _begun.Write(bytes[..end]);
                each(_begun.WrittenSpan);
                _begun.ResetWrittenCount();
            }

            _begun.Write(bytes);
        }
    }

    private sealed class Reading : OneWay
    {
        private readonly McpStreams _both;
        private readonly Lines _lines;
        private byte _last = (byte)'\n';

        public Reading(McpStreams both)
        {
            _both = both;
            _lines = new(line =>
            {
                var (asked, settled) = McpStreams.Read(line);
                both.Ask(asked);
                both.Settle(settled is null ? [] : [settled]);
            });
        }

        public override bool CanRead => true;

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (buffer.IsEmpty)
            {
                return 0;
            }

            var read = await _both._input.ReadAsync(buffer, cancellationToken);
            if (read == 0 && _last != (byte)'\n')
            {
                // The last line may lack its end, without which it would not be read before the wait.
                buffer.Span[0] = (byte)'\n';
                read = 1;
            }

            if (read > 0)
            {
                _last = buffer.Span[read - 1];
                _lines.Add(buffer.Span[..read]);
                return read;
            }

            _both.Settle([], ended: true);
            await Task.WhenAny(
                _both._answered.Task,
                Task.Delay(Patience, TimeProvider.System, cancellationToken)
            );
            return 0;
        }

        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) =>
            ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();
    }

    private sealed class Writing : OneWay
    {
        private readonly McpStreams _both;
        private readonly Lines _lines;
        private readonly List<string> _answers = [];

        public Writing(McpStreams both)
        {
            _both = both;
            _lines = new(line =>
            {
                if (McpStreams.Read(line).Settled is { } settled)
                {
                    _answers.Add(settled);
                }
            });
        }

        public override bool CanWrite => true;

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            await _both._output.WriteAsync(buffer, cancellationToken);
            _lines.Add(buffer.Span);
        }

        public override Task WriteAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count)
        {
            _both._output.Write(buffer, offset, count);
            _lines.Add(buffer.AsSpan(offset, count));
        }

        public override async Task FlushAsync(CancellationToken cancellationToken)
        {
            await _both._output.FlushAsync(cancellationToken);
            Told();
        }

        public override void Flush()
        {
            _both._output.Flush();
            Told();
        }

        /// <summary>An answer counts once it has left.</summary>
        private void Told()
        {
            _both.Settle(_answers);
            _answers.Clear();
        }
    }

    /// <summary>What a stream that is only read or only written cannot do.</summary>
    private abstract class OneWay : Stream
    {
        public override bool CanRead => false;

        public override bool CanWrite => false;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
