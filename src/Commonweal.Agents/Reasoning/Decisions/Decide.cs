using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;

namespace Commonweal.Agents.Reasoning.Decisions;

/// <summary>A decision with its proof.</summary>
/// <param name="Kind">How it ends.</param>
/// <param name="Option">What is to be done; null unless it is to act.</param>
/// <param name="Remaining">The options that may be chosen, in the query's order; for a regretful choice those of least expected cost.</param>
/// <param name="Question">What to ask first; null when nothing is asked.</param>
/// <param name="Justification">Steps that <c>weal verify</c> checks, with snapshot and evidence attached.</param>
/// <param name="Account">The same for readers.</param>
public sealed record Decision(
    DecisionKind Kind,
    string? Option,
    Sequence<string> Remaining,
    DecisionQuestion? Question,
    Justification Justification,
    Account Account
);

/// <summary>The decision pipeline (20 §A1): retrieve, filter by norms, weigh by values, ask where asking comes first, and write the proof.</summary>
public static class Decide
{
    /// <summary>
    /// Decides a query. Two exact linear programs at most for each option and two for each comparison written, of one row
    /// a value.
    /// </summary>
    /// <param name="basis">Values, norms and wiser-than relations.</param>
    /// <param name="query">What is to be decided.</param>
    /// <param name="evidence">Facts, assessments and commitments.</param>
    /// <returns>
    /// The decision, or what stands in the way: <c>E-EMPTY</c>, <c>E-SIZE</c>, <c>E-DUPLICATE</c>, <c>E-UNKNOWN</c>,
    /// <c>E-PARAMETERS</c>, <c>E-PROVENANCE</c>, <c>E-EVIDENCE</c>, <c>E-PARSE</c>, <c>E-INTERVAL</c>, <c>E-CONTRADICTION</c>,
    /// <c>E-NO-VALUES</c>, <c>E-NO-POLICIES</c>, <c>E-NORMS</c>.
    /// </returns>
    public static Answer<Decision> Of(
        DecisionBasis basis,
        DecisionQuery query,
        EvidenceBook evidence
    ) =>
        DecisionCase
            .Of(basis, query, evidence)
            .Then(given => Ruling.Of(given))
            .Then(ruling =>
            {
                var account = Account.Of(ruling);
                var justification = Trace.Write(ruling, account.Claim);
                return justification.Steps.Count > MostSteps
                    ? new Rejection(
                        "E-SIZE",
                        "query",
                        $"The proof would have {justification.Steps.Count} steps; at most {MostSteps} are checked. Leave out options that do not matter."
                    )
                    : Answer<Decision>.From(
                        new(
                            ruling.Kind,
                            ruling.Option,
                            (
                                ruling.Kind == DecisionKind.RegretfulChoice
                                    ? ruling.Norms.LeastBad
                                    : ruling.Remaining
                            ).ToSequence(),
                            ruling.Question,
                            justification,
                            account
                        )
                    );
            });

    private const int MostSteps = 10_000;
}
