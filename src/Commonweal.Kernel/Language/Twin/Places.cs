using System.Text;
using System.Text.Json;

namespace Commonweal.Kernel.Language.Twin;

/// <summary>Turns ascending byte offsets into offsets in UTF-16 code units; O(n) for all of them together.</summary>
internal ref struct Places(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _bytes;
    private int _units;

    public int Of(int bytes)
    {
        _units += Encoding.UTF8.GetCharCount(_utf8[_bytes..bytes]);
        _bytes = bytes;
        return _units;
    }

    /// <summary>Where the framework's reader stopped.</summary>
    public static int OffsetOf(ReadOnlySpan<byte> utf8, JsonException slip, out int bytes)
    {
        var start = 0;
        for (var line = slip.LineNumber ?? 0; line > 0; line--)
        {
            start += utf8[start..].IndexOf((byte)'\n') + 1;
        }

        bytes = Math.Min(utf8.Length, start + (int)(slip.BytePositionInLine ?? 0));
        return Encoding.UTF8.GetCharCount(utf8[..bytes]);
    }
}
