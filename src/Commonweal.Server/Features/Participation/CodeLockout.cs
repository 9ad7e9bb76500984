using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Commonweal.Server.Features.Participation;

/// <summary>
/// Stops guessing of codes: after ten wrong ones from an address within ten minutes it must wait. Codes hold 80 bits, so
/// this keeps guessing from costing the database anything rather than from succeeding; each node counts for itself.
/// </summary>
internal sealed class CodeLockout(TimeProvider clock)
{
    private const int MostWrong = 10;
    private const int MostAddresses = 50_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Wrong> _wrong = new(StringComparer.Ordinal);

    /// <summary>Whether the address has to wait.</summary>
    public bool IsLocked(IPAddress? address) =>
        _wrong.TryGetValue(NameOf(address), out var wrong)
        && wrong.Count >= MostWrong
        && clock.GetUtcNow() < wrong.Until;

    /// <summary>Counts a wrong code.</summary>
    public void CountWrong(IPAddress? address)
    {
        var now = clock.GetUtcNow();
        if (_wrong.Count >= MostAddresses)
        {
            foreach (var (name, wrong) in _wrong)
            {
                if (wrong.Until <= now)
                {
                    _wrong.TryRemove(name, out _);
                }
            }
        }

        _wrong.AddOrUpdate(
            NameOf(address),
            _ => new(1, now + Window),
            (_, before) =>
                before.Until <= now
                    ? new(1, now + Window)
                    : before with
                    {
                        Count = before.Count + 1,
                    }
        );
    }

    /// <summary>One subscriber of IPv6 holds a whole /64.</summary>
    private static string NameOf(IPAddress? address) =>
        address switch
        {
            null => "",
            { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } =>
                Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            _ => address.ToString(),
        };

    private sealed record Wrong(int Count, DateTimeOffset Until);
}
