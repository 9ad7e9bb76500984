using System.Globalization;
using Commonweal.Verifier;

namespace Commonweal.Cli;

/// <summary>A verdict in words and for machines.</summary>
internal static class VerdictText
{
    public static void Write(TextWriter output, string file, Verdict verdict)
    {
        if (verdict.Problem is { } problem)
        {
            output.WriteLine($"{file}: cannot stand");
            Write(output, "  ", problem);
            return;
        }

        var (faulty, tainted, unused) = (
            Count(verdict, StepState.Invalid),
            Count(verdict, StepState.Tainted),
            verdict.Steps.Count(s => !s.Used)
        );
        output.WriteLine(
            verdict.Holds
                ? $"{file}: all {verdict.Steps.Count} steps hold; it ends with {verdict.Steps[^1].Rule}"
                : $"{file}: {faulty} of {verdict.Steps.Count} steps do not hold, {tainted} rest on them"
        );
        foreach (var step in verdict.Steps.Where(s => s.Fault is not null))
        {
            Write(output, $"  step {step.Number} {step.Rule}: ", step.Fault!);
        }

        if (unused > 0)
        {
            output.WriteLine(
                $"  not used by the last step: {string.Join(", ", verdict.Steps.Where(s => !s.Used).Select(s => s.Number))}"
            );
        }

        var p = verdict.Parts;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  score {verdict.Score:0.######} = {ScoreParts.Weights} with V {p.Valid:0.######}, C {p.Retrieved:0.######}, O {p.Assessed:0.######}, Gd {p.Grounded:0.######}, R {p.Relevant:0.######}; return {verdict.Return:0.######}"
            )
        );
    }

    public static object ForMachines(string file, Verdict verdict) =>
        new
        {
            File = file,
            verdict.ContentId,
            verdict.Holds,
            verdict.Problem,
            verdict.Steps,
            verdict.Parts,
            ScoreParts.Weights,
            verdict.Score,
            verdict.Return,
        };

    private static void Write(TextWriter output, string place, Fault fault)
    {
        output.WriteLine($"{place}{fault.Code}");
        output.WriteLine($"    {fault.Message}");
        output.WriteLine($"    try: {fault.Mend}");
    }

    private static int Count(Verdict verdict, StepState state) =>
        verdict.Steps.Count(s => s.State == state);
}
