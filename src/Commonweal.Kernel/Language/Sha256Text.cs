namespace Commonweal.Kernel.Language;

/// <summary>The written form of a SHA-256: 64 hexadecimal digits.</summary>
internal static class Sha256Text
{
    public static bool IsWellFormed(string written) =>
        written.Length == 64 && written.All(char.IsAsciiHexDigit);
}
