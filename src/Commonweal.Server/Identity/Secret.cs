using System.Security.Cryptography;
using System.Text;

namespace Commonweal.Server.Identity;

/// <summary>
/// Secrets that people and programs carry: random, shown once, kept only as SHA-256. They hold at least 80 bits, so a
/// plain hash suffices; passwords, which people choose, go through the framework's password hashing instead.
/// </summary>
internal static class Secret
{
    // Without I, L, O and U: what is read aloud or copied by hand stays what it was (Crockford's base 32).
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A code for people: sixteen signs in groups of four, 80 bits.</summary>
    public static string Code()
    {
        var signs = RandomNumberGenerator.GetString(Alphabet, 16);
        return $"{signs[..4]}-{signs[4..8]}-{signs[8..12]}-{signs[12..]}";
    }

    /// <summary>A token for programs and links: 160 bits.</summary>
    public static string Token() =>
        RandomNumberGenerator.GetString(Alphabet, 32).ToLowerInvariant();

    /// <summary>A pseudonym: <c>p-</c> and eight random signs.</summary>
    public static string Pseudonym() =>
        $"p-{RandomNumberGenerator.GetString(Alphabet, 8).ToLowerInvariant()}";

    /// <summary>What is kept of a secret. Case, spaces and hyphens do not matter, nor do letters taken for digits.</summary>
    public static byte[] Hash(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        StringBuilder plain = new(secret.Length);
        foreach (var sign in secret.ToUpperInvariant())
        {
            _ = sign switch
            {
                '-' or ' ' => plain,
                'O' => plain.Append('0'),
                'I' or 'L' => plain.Append('1'),
                _ => plain.Append(sign),
            };
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(plain.ToString()));
    }
}
