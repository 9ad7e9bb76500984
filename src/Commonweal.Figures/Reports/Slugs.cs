using System.Security.Cryptography;
using System.Text;

namespace Commonweal.Figures.Reports;

/// <summary>
/// Names for files and anchors, made from ids that may hold anything: lower-case letters, digits and hyphens, at most
/// 48 characters, unique also where case does not count. Two ids that would get one name both get a piece of their
/// hash, so that a name does not depend on which other came first.
/// </summary>
internal static class Slugs
{
    private const int Longest = 48;

    public static IReadOnlyDictionary<string, string> Of(IEnumerable<string> ids)
    {
        Dictionary<string, string> result = new(StringComparer.Ordinal);
        var groups = ids.Distinct(StringComparer.Ordinal)
            .GroupBy(Plain, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var members = group.ToArray();
            foreach (var id in members)
            {
                // A name with a hash cannot meet a plain one: plain ones never hold two hyphens in a row.
                var needsHash = members.Length > 1 || group.Key.Length == 0 || id.Length > Longest;
                result[id] = needsHash ? $"{group.Key}--{Hash(id)}" : group.Key;
            }
        }

        return result;
    }

    private static string Plain(string id)
    {
        StringBuilder slug = new(Longest);
        foreach (var c in id)
        {
            if (slug.Length == Longest)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }

    private static string Hash(string id) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..10];
}
