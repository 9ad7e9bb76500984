using System.Globalization;
using System.Reflection;
using Commonweal.Kernel.Checking;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>A plausible line from another walk of life.</summary>
/// <param name="Id">Its identifier in the bank, for example <c>garden-2</c>.</param>
/// <param name="Head">The kind of thing attended to.</param>
/// <param name="Phrase">What narrows it down.</param>
public sealed record Decoy(string Id, string Head, string Phrase)
{
    /// <summary>Head and phrase as one.</summary>
    public string Text => $"{Head} {Phrase}";
}

/// <summary>
/// Catch trials (10 §9.1 S8): lines drawn from unrelated contexts, with the question whether they belong on the card. How
/// many are taken for one's own measures how readily somebody accepts what is offered (10 §10).
/// </summary>
public static class Decoys
{
    /// <summary>How many are shown.</summary>
    public const int Count = 2;

    private static readonly Lazy<IReadOnlyList<Decoy>> Read = new(Load);

    /// <summary>The bank, in the order of its file.</summary>
    public static IReadOnlyList<Decoy> All => Read.Value;

    /// <summary>
    /// The decoy of a trial: from a walk of life none of whose lines shares a content word with the prompt, the contexts or
    /// the card, if there is one, and else from one that shares fewest; never the walk of life of the trial before. The seed
    /// decides among those. O(bank).
    /// </summary>
    internal static Decoy Draw(InterviewState state, int number)
    {
        var plan = state.Plan;
        var near = plan
            .Contexts.Select(c => c.Label)
            .Concat(state.Lines.Select(line => line.Text))
            .Append(plan.Prompt)
            .Append(Story.Of(state).Told)
            .SelectMany(text => ContentWords.Of(text))
            .ToHashSet(StringComparer.Ordinal);
        var before = AreaOf(state.Of($"trial-{number - 1}").One(InterviewField.Decoy));
        var areas = All.GroupBy(decoy => AreaOf(decoy.Id), StringComparer.Ordinal)
            .Where(area => !string.Equals(area.Key, before, StringComparison.Ordinal))
            .Select(area =>
                (
                    Decoys: area.ToList(),
                    Shared: area.SelectMany(d => ContentWords.Of(d.Phrase)).Count(near.Contains)
                )
            )
            .ToList();
        var fewest = areas.Min(area => area.Shared);
        var decoys = areas
            .Where(area => area.Shared == fewest)
            .SelectMany(area => area.Decoys)
            .ToList();
        var draw = SplitMix64.Mix(plan.Seed ^ SplitMix64.Mix((ulong)number));
        return decoys[(int)(draw % (ulong)decoys.Count)];
    }

    private static string AreaOf(string id) => id.Split('-')[0];

    private static List<Decoy> Load()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("elicitation/decoys.txt")
            ?? throw new FileNotFoundException("The bank of decoys is not in the assembly.");
        using StreamReader reader = new(stream);
        List<Decoy> bank = [];
        var (area, number) = ("", 0);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                (area, number) = (line.Trim('[', ']'), 0);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                number++;
                var space = line.IndexOf(' ', StringComparison.Ordinal);
                bank.Add(
                    new(
                        string.Create(CultureInfo.InvariantCulture, $"{area}-{number}"),
                        line[..space],
                        line[(space + 1)..]
                    )
                );
            }
        }

        return bank;
    }
}
