namespace Commonweal.Proposers;

/// <summary>A model gave no answer; <see cref="ProposalLoop"/> turns it into a value.</summary>
/// <param name="problem">Why, and a way on.</param>
public sealed class ModelException(ProposalProblem problem) : Exception(problem?.Message)
{
    /// <summary>Why, and a way on.</summary>
    public ProposalProblem Problem => problem;
}
