using System.Globalization;

namespace Commonweal.Institutions.Log;

/// <summary>
/// Where a tree lies in files, as C2SP tlog-tiles has it: a tile holds up to 256 hashes, those of level 0 are leaves and
/// each hash of a higher level is the root of a full tile below. Bundles of entries are cut at the same places as level 0.
/// </summary>
internal static class Tiles
{
    /// <summary>Hashes in a full tile.</summary>
    public const int Width = 256;

    /// <summary>Levels of the binary tree in one tile.</summary>
    public const int Height = 8;

    /// <summary>Name of a tile of hashes, below the log's folder; a width under 256 is that of a partial tile.</summary>
    public static string Hashes(int level, long index, int width) =>
        string.Create(CultureInfo.InvariantCulture, $"tile/{level}/{Path(index, width)}");

    /// <summary>Name of a bundle of entries.</summary>
    public static string Entries(long index, int width) => $"tile/entries/{Path(index, width)}";

    /// <summary>Folder of the partial tiles of a tile that is now full.</summary>
    public static string PartialsOf(string fullTile) => fullTile + ".p";

    /// <summary>Hashes that a tree of this size has in a tile; 0 where it has none.</summary>
    public static int WidthAt(long size, int level, long index) =>
        (int)Math.Clamp((size >> (Height * level)) - (index * Width), 0, Width);

    /// <summary>An index in groups of three digits, all but the last marked with x: 1234067 is x001/x234/067.</summary>
    private static string Path(long index, int width)
    {
        var path = (index % 1000).ToString("000", CultureInfo.InvariantCulture);
        while ((index /= 1000) > 0)
        {
            path = string.Create(CultureInfo.InvariantCulture, $"x{index % 1000:000}/{path}");
        }

        return width == Width
            ? path
            : string.Create(CultureInfo.InvariantCulture, $"{path}.p/{width}");
    }
}
