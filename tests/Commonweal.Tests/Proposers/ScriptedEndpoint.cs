using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Commonweal.Tests.Proposers;

/// <summary>An HTTP endpoint on a real socket that says what it was told to, one answer a call, and keeps what it heard.</summary>
internal sealed class ScriptedEndpoint : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Queue<string> _answers;
    private readonly CancellationTokenSource _end = new();

    private ScriptedEndpoint(IEnumerable<string> answers) => _answers = new(answers);

    public List<string> Heard { get; } = [];

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1/");

    /// <summary>An endpoint that gives these raw answers; <see cref="Silence"/> is none at all.</summary>
    public static ScriptedEndpoint Saying(params string[] answers)
    {
        ScriptedEndpoint endpoint = new(answers);
        endpoint._listener.Start();
        _ = endpoint.Serve();
        return endpoint;
    }

    public const string Silence = "";

    public static string Http(string status, string body, string more = "") =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{more}\r\n{body}";

    public static string Completion(
        string content,
        string reason = "stop",
        string usage = "null"
    ) =>
        Http(
            "200 OK",
            $$$"""{"model":"m","choices":[{"message":{"role":"assistant","content":{{{System.Text.Json.JsonSerializer.Serialize(content)}}}},"finish_reason":"{{{reason}}}"}],"usage":{{{usage}}}}"""
        );

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            var token = _end.Token;
            while (_answers.TryDequeue(out var answer))
            {
                using var client = await _listener.AcceptTcpClientAsync(token);
                var stream = client.GetStream();
                Heard.Add(await Request(stream, token));
                if (answer == Silence)
                {
                    await Task.Delay(Timeout.Infinite, token);
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), token);
            }
        }
        catch (Exception end)
            when (end
                    is OperationCanceledException
                        or IOException
                        or SocketException
                        or ObjectDisposedException
            )
        {
            // The test has ended.
        }
    }

    private static async Task<string> Request(NetworkStream stream, CancellationToken token)
    {
        StringBuilder heard = new();
        var buffer = new byte[65_536];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, token);
            heard.Append(Encoding.UTF8.GetString(buffer, 0, read));
            var text = heard.ToString();
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (
                read == 0
                || (
                    head >= 0
                    && Encoding.UTF8.GetByteCount(text[(head + 4)..]) >= Length(text[..head])
                )
            )
            {
                return text;
            }
        }
    }

    private static int Length(string head) =>
        head.Split("\r\n")
            .Where(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(l =>
                int.Parse(l.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)
            )
            .FirstOrDefault();
}
