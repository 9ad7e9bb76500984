using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Erotetic;
using Shouldly;

namespace Commonweal.Tests.Agents.Reasoning.Erotetic;

/// <summary>Problems from the text form, so that tests read as the specification writes them.</summary>
internal static class Views
{
    public static WrittenProblem Problem(string premises, string conclusion) =>
        ProblemText
            .Read(
                string.Join(
                    '\n',
                    premises
                        .Split(';')
                        .Select(p => $"premise {p}")
                        .Append($"conclusion {conclusion}")
                )
            )
            .ShouldBeOfType<Answer<WrittenProblem>.Ok>()
            .Value;

    public static Examination Examine(Problem problem) =>
        Questions.Examine(problem).ShouldBeOfType<Answer<Examination>.Ok>().Value;

    /// <summary>Applies an operation to two views of one vocabulary and writes the outcome.</summary>
    public static string Of(string g, string d, Func<View, View, View> operation)
    {
        var problem = Problem(g, d).Problem;
        return problem.Vocabulary.Write(operation(problem.Premises[0], problem.Conclusion));
    }

    /// <summary>Truth of a view at an assignment, straight from its reading: if a supposition, then an alternative.</summary>
    public static bool Holds(View view, ulong world)
    {
        bool Is(State s) => (s.Positive & ~world) == 0 && (s.Negative & world) == 0;
        return !view.Supposition.Any(Is) || view.Stage.Any(Is);
    }
}
