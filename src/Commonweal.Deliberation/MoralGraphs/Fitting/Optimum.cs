using Commonweal.Numerics.LinearAlgebra;

namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>A component at its optimum, with the covariances of its variables (the inverse of the Hessian there).</summary>
internal sealed class Optimum
{
    private const double Rough = 1e-4;
    private readonly Lazy<SelectedInverse> _inverse;

    public Optimum(
        Component component,
        Priors priors,
        ComponentState state,
        double value,
        (EdgeReduction[] Reductions, SparseSymmetric Matrix) system
    )
    {
        (Component, Priors, State, Value) = (component, priors, state, value);
        (Reductions, Matrix) = system;
        _inverse = new Lazy<SelectedInverse>(() => SelectedInverse.Of(Matrix));
    }

    public Component Component { get; }

    public Priors Priors { get; }

    public ComponentState State { get; }

    /// <summary>This component's part of F.</summary>
    public double Value { get; }

    /// <summary>Each edge taken apart at the optimum.</summary>
    public EdgeReduction[] Reductions { get; }

    /// <summary>The Hessian over the nodes after elimination of all else.</summary>
    public SparseSymmetric Matrix { get; }

    /// <summary>log |H| relative to the prior precisions: Σ log(pivot · τ²).</summary>
    public double LogDeterminant
    {
        get
        {
            var sum = Reductions.Sum(r => r.LogDeterminant);
            if (Component.Nodes > 0)
            {
                sum += _inverse.Value.LogDeterminant;
                sum -= Component.Ground.Sum(g => Math.Log(g > 0 ? g : Component.SpringStiffness));
            }

            return sum;
        }
    }

    /// <summary>D = d + η of an edge, from the lesser to the greater id.</summary>
    public double Mean(int edge) =>
        State.Difference(Component.Edges[edge]) + State.Edges[edge].Pair;

    /// <summary>Variance of d.</summary>
    public double DifferenceVariance(int edge) => DifferenceVariance(edge, _inverse);

    /// <summary>Variance of D.</summary>
    public double Variance(int edge) => Reductions[edge].Variance(DifferenceVariance(edge));

    /// <summary>
    /// P(D &gt; 0) of every edge with a variance good to some four digits, for counting edges: on a large component in a third
    /// of the time that <see cref="Variance"/> takes. Nothing is kept.
    /// </summary>
    public IEnumerable<double> RoughProbabilities()
    {
        var inverse = _inverse.IsValueCreated
            ? _inverse
            : new Lazy<SelectedInverse>(() => SelectedInverse.Of(Matrix, Rough));
        return Enumerable
            .Range(0, Reductions.Length)
            .Select(e =>
                new EdgeEstimate(
                    Mean(e),
                    Math.Sqrt(Reductions[e].Variance(DifferenceVariance(e, inverse)))
                ).Probability
            );
    }

    /// <summary>Variance of D + γ of one of the edge's groups.</summary>
    public double GroupVariance(int edge, int group) =>
        Reductions[edge].GroupVariance(group, DifferenceVariance(edge));

    /// <summary>Variance of a node.</summary>
    public double NodeVariance(int node) => _inverse.Value.Diagonal[node];

    /// <summary>Covariances of every node with a linear form of the nodes, to a relative residual of 1e-11.</summary>
    /// <param name="form">Coefficient of each node.</param>
    public double[] Covariances(double[] form)
    {
        var result = new double[Component.Nodes];
        new ConjugateGradients(Matrix).Solve(form, result, 1e-11);
        return result;
    }

    private double DifferenceVariance(int edge, Lazy<SelectedInverse> inverse)
    {
        var (low, high, _, _, _) = Component.Edges[edge];
        return low < 0
            ? 0
            : inverse.Value.Diagonal[low]
                + inverse.Value.Diagonal[high]
                - (2 * inverse.Value.Entries[Component.Springs.Length + edge]);
    }
}
