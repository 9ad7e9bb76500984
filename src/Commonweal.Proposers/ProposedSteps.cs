using System.Text;
using System.Text.RegularExpressions;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;

namespace Commonweal.Proposers;

/// <summary>
/// Finds the steps in a model's answer: JSON, or lines that begin with <c>S1:</c>, in a fenced block or among other words.
/// Anything else the answer holds, a header or a verdict of its own say, is passed over.
/// </summary>
internal static partial class ProposedSteps
{
    /// <summary>The steps, or what kept them from being read. Never throws on any answer. Linear in its length.</summary>
    public static (Sequence<Step> Steps, Sequence<string> Slips) In(string answer)
    {
        var text = Fenced(answer) ?? answer;
        var trimmed = text.Trim();
        if (trimmed.StartsWith('{') || trimmed.StartsWith('['))
        {
            var (read, slip) = JustificationReader.ReadSteps(Encoding.UTF8.GetBytes(trimmed));
            return read is null ? ([], [slip!.ToString()])
                : read.Count == 0 ? ([], [Nothing])
                : (read, []);
        }

        // Other lines are emptied, not taken out, so that places in slips are those of the answer.
        var lines = text.Split('\n').Select(l => StepLine().IsMatch(l) ? l : "").ToList();
        if (lines.TrueForAll(l => l.Length == 0))
        {
            return ([], [Nothing]);
        }

        var (steps, slips) = TraceParser.ParseSteps(string.Join('\n', lines));
        return slips.Count > 0
            ? ([], slips.Take(MostSlips).Select(s => s.ToString()).ToSequence())
            : (steps, []);
    }

    private const int MostSlips = 20;

    private const string Nothing =
        "No step was found. Write each step on a line of its own, beginning with S1:";

    /// <summary>The last fenced block that holds steps; null without one.</summary>
    private static string? Fenced(string answer)
    {
        var parts = answer.Split("```");
        for (var i = parts.Length - 1 - (parts.Length % 2 == 0 ? 0 : 1); i > 0; i -= 2)
        {
            // The first line of a block may name its language.
            var end = parts[i].IndexOf('\n', StringComparison.Ordinal);
            var block =
                end >= 0
                && !StepLine().IsMatch(parts[i][..end])
                && !parts[i].TrimStart().StartsWith('{')
                    ? parts[i][end..]
                    : parts[i];
            var trimmed = block.TrimStart();
            if (trimmed.StartsWith('{') || trimmed.StartsWith('[') || AnyStep().IsMatch(block))
            {
                return block;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^\s*S\d+\s*:", RegexOptions.None, 1_000)]
    private static partial Regex StepLine();

    [GeneratedRegex(@"^\s*S\d+\s*:", RegexOptions.Multiline, 1_000)]
    private static partial Regex AnyStep();
}
