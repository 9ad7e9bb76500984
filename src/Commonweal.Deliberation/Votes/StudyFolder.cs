using System.Text.Json;

namespace Commonweal.Deliberation.Votes;

/// <summary>
/// The folder that the 2023 study exports: <c>edge.json</c> with the judgements and, where present, the contexts, which
/// of them belong to which case, and what people said about themselves.
/// </summary>
/// <param name="Path">The folder.</param>
/// <param name="Contexts">Ids of the contexts in <c>context.json</c>, or null without that file.</param>
/// <param name="Cases">The contexts of every case by <c>contextsOnCases.json</c>, cases in ordinal order; empty without it.</param>
public sealed record StudyFolder(
    string Path,
    IReadOnlyCollection<string>? Contexts,
    IReadOnlyDictionary<string, IReadOnlySet<string>> Cases
)
{
    /// <summary>The file that holds the judgements.</summary>
    public const string Judgements = "edge.json";

    /// <summary>The file that holds the cards.</summary>
    public const string Cards = "canonicalValuesCard.json";

    /// <summary>Voters' groups by the key asked for, or null when none was.</summary>
    internal Demographics? Groups { get; private init; }

    /// <summary>Reads what surrounds the judgements.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="groupKey">The key of <c>demographic.json</c> that names the group, or null for no groups.</param>
    public static Imported<StudyFolder> Open(string path, string? groupKey)
    {
        try
        {
            if (!File.Exists(System.IO.Path.Combine(path, Judgements)))
            {
                return Refuse(
                    $"The folder {path} has no {Judgements}.",
                    $"Name the folder of a study's export, which holds {Judgements}, or a single file of judgements."
                );
            }

            var contexts = Rows(path, "context.json")
                ?.Select(row => JsonText.Of(row, "id"))
                .OfType<string>()
                .ToList();
            var groups = groupKey is null ? null : People(path, groupKey);
            return new Imported<StudyFolder>.Read(
                new(path, contexts, CasesOf(path)) { Groups = groups },
                [],
                []
            );
        }
        catch (UnusableInputException failure)
        {
            return new Imported<StudyFolder>.Refused(failure.Why);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refuse(
                $"The folder {path} could not be read: {failure.Message}",
                "See that it exists and may be read."
            );
        }
    }

    private static SortedDictionary<string, IReadOnlySet<string>> CasesOf(string path)
    {
        var cases = new SortedDictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        var pairs = (Rows(path, "contextsOnCases.json") ?? [])
            .Select(row =>
                (Case: JsonText.Of(row, "caseId"), Context: JsonText.Of(row, "contextId"))
            )
            .Where(pair => pair.Case is not null && pair.Context is not null)
            .GroupBy(pair => pair.Case!, pair => pair.Context!, StringComparer.Ordinal);
        foreach (var group in pairs)
        {
            cases[group.Key] = group.ToHashSet(StringComparer.Ordinal);
        }

        return cases;
    }

    private static Demographics People(string path, string key)
    {
        var rows =
            Rows(path, "demographic.json")
            ?? throw new UnusableInputException(
                new(
                    $"The folder {path} has no demographic.json, so there is nothing to group by \"{key}\".",
                    ["Leave --groups out, or add the file."]
                )
            );
        var groups = new Demographics();
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            keys.UnionWith(row.EnumerateObject().Select(member => member.Name));
            if (
                JsonText.Of(row, "userId") is { } voter
                && JsonText.Of(row, key) is { Length: > 0 } group
            )
            {
                groups.Add(voter, group);
            }
        }

        keys.Remove("userId");
        return groups.Count > 0
            ? groups
            : throw new UnusableInputException(
                new(
                    $"Nobody in demographic.json has an answer under \"{key}\".",
                    [
                        keys.Count == 0
                            ? "It holds no answers at all."
                            : $"Group by one of: {string.Join(", ", keys)}.",
                    ]
                )
            );
    }

    private static IReadOnlyList<JsonElement>? Rows(string folder, string name)
    {
        var file = System.IO.Path.Combine(folder, name);
        return File.Exists(file) ? JsonText.Objects(file) : null;
    }

    private static Imported<StudyFolder>.Refused Refuse(string message, string mend) =>
        new(new Refusal(message, [mend]));
}
