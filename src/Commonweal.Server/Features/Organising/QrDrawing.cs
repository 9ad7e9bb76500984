using System.Globalization;
using System.Text;
using QRCoder;

namespace Commonweal.Server.Features.Organising;

/// <summary>A QR code (ISO/IEC 18004) as one SVG path, level M, a unit a module.</summary>
/// <param name="Size">Modules a side, the quiet zone of four included.</param>
/// <param name="Path">The dark modules, as runs along rows.</param>
public sealed record QrDrawing(int Size, string Path)
{
    /// <summary>The drawing of a text; null when it is too long for a code (2331 bytes).</summary>
    internal static QrDrawing? Of(string text)
    {
        const int mostBytes = 2331;
        if (Encoding.UTF8.GetByteCount(text) > mostBytes)
        {
            return null;
        }

        using QRCodeGenerator generator = new();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        StringBuilder path = new();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; )
            {
                var end = x;
                while (end < rows[y].Count && rows[y][end] == rows[y][x])
                {
                    end++;
                }

                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{end - x}v1h-{end - x}z");
                }

                x = end;
            }
        }

        return new(rows.Count, path.ToString());
    }
}
