using System.Diagnostics;
using System.Text;
using Commonweal.Numerics.Exact;

namespace Commonweal.Tests.Numerics.Exact;

/// <summary>Asks GLPK's exact simplex, through a file in CPLEX LP format.</summary>
internal static class Glpk
{
    public static string Solve(LinearProgram program)
    {
        var folder = Directory.CreateTempSubdirectory("glpk");
        try
        {
            var (model, report) = (
                Path.Combine(folder.FullName, "model.lp"),
                Path.Combine(folder.FullName, "report.txt")
            );
            File.WriteAllText(model, Write(program));
            using var process = Process.Start(
                new ProcessStartInfo("/usr/bin/glpsol")
                {
                    ArgumentList = { "--exact", "--lp", model, "-o", report },
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            )!;
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (File.Exists(report) ? File.ReadAllText(report) : "") + said;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Rows are multiplied by 60, so that every coefficient of the tests is whole.</summary>
    private static string Write(LinearProgram program)
    {
        StringBuilder text = new("Minimize\n obj:");
        Terms(text, program.Costs);
        text.Append("\nSubject To\n");
        foreach (var row in program.Rows)
        {
            Terms(text, [.. row.Coefficients.Select(c => c * 60)]);
            text.Append(
                row.Relation switch
                {
                    LinearRelation.AtMost => " <= ",
                    LinearRelation.AtLeast => " >= ",
                    _ => " = ",
                }
            );
            text.Append(row.Right * 60).Append('\n');
        }

        if (program.Rows.Count == 0)
        {
            text.Append(" x0 >= 0\n");
        }

        return text.Append("End\n").ToString();
    }

    private static void Terms(StringBuilder text, IReadOnlyList<Rational> coefficients)
    {
        for (var j = 0; j < coefficients.Count; j++)
        {
            text.Append(coefficients[j].Sign < 0 ? " " : " +")
                .Append(coefficients[j])
                .Append(" x")
                .Append(j);
        }
    }
}
