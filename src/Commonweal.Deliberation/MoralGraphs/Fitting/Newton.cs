using Commonweal.Numerics.LinearAlgebra;

namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>
/// Newton's method with step halving on one component (10 §7.2). Each step takes every edge apart exactly and solves what
/// remains over the nodes by conjugate gradients, so a step costs O(edges) times the few dozen products that those take;
/// the priors keep the condition number small whatever the size. From zero it takes 3 to 6 steps.
/// </summary>
internal sealed class Newton
{
    private const int StepLimit = 200;
    private readonly Component _component;
    private readonly Priors _priors;
    private readonly EdgeReduction[] _reductions;
    private readonly SparseSymmetric _matrix;
    private readonly ConjugateGradients _solver;
    private readonly double[] _gradient;
    private readonly double[] _right;
    private readonly ComponentState _direction;
    private readonly double _tolerance;
    private ComponentState _state;
    private ComponentState _trial;
    private double _value;
    private double _largest;

    public Newton(Component component, Priors priors, ComponentState start)
    {
        _component = component;
        _priors = priors;
        _state = start;
        _trial = new ComponentState(component);
        _direction = new ComponentState(component);
        _tolerance = 1e-11 + (1e-15 * component.Weight);
        _reductions = [.. component.Edges.Select(e => new EdgeReduction(e))];
        _matrix = component.Pattern();
        _solver = new ConjugateGradients(_matrix);
        _gradient = new double[component.Nodes];
        _right = new double[component.Nodes];
    }

    /// <summary>
    /// Takes up another start, with the answers of one edge changed, in the work space of the last fit: for fits of one
    /// component again and again. The last optimum loses its meaning. The component's array of edges is written to.
    /// </summary>
    /// <param name="edge">The edge.</param>
    /// <param name="answers">Its answers now.</param>
    /// <param name="start">Where to begin; it is copied. Stories that it does not know begin at zero.</param>
    public void Restart(int edge, EdgeCells answers, ComponentState start)
    {
        _component.Edges[edge] = answers;
        _reductions[edge] = new EdgeReduction(answers);
        foreach (var state in new[] { _state, _trial, _direction })
        {
            state.Edges[edge] = new EdgeState(answers.Signs.Length, answers.Groups);
        }

        start.CopyTo(_state);
    }

    /// <summary>The optimum, with each edge taken apart there.</summary>
    public Optimum Solve()
    {
        Evaluate(_state);
        for (var step = 0; step < StepLimit; step++)
        {
            Assemble();
            if (_largest <= _tolerance)
            {
                return new Optimum(_component, _priors, _state, _value, (_reductions, _matrix));
            }

            Direct(_direction);
            Advance(_direction);
        }

        throw new InvalidOperationException(
            $"The fit did not settle in {StepLimit} steps; the objective is convex, so this is a fault of the program."
        );
    }

    // The linear system is solved the more exactly the nearer the optimum is (inexact Newton; Dembo, Eisenstat, Steihaug
    // 1982), so that convergence stays faster than linear without work that the next step would throw away.
    private void Direct(ComponentState direction)
    {
        if (_component.Nodes > 0)
        {
            _solver.Solve(_right, direction.Nodes, Math.Clamp(0.1 * _largest, 1e-13, 1e-2));
        }

        for (var e = 0; e < _reductions.Length; e++)
        {
            _reductions[e].Step(direction.Difference(_component.Edges[e]), direction.Edges[e]);
        }
    }

    // Near the optimum F no longer falls measurably; then a smaller gradient decides.
    private void Advance(ComponentState direction)
    {
        var (value, largest) = (_value, _largest);
        var noise = 1e-14 * (1 + Math.Abs(value));
        for (var length = 1.0; length > 1e-12; length /= 2)
        {
            _state.Move(direction, length, _trial);
            Evaluate(_trial);
            if (_value < value - noise || (_value <= value + noise && _largest < largest))
            {
                (_state, _trial) = (_trial, _state);
                return;
            }
        }

        throw new InvalidOperationException(
            $"No step lowers the objective although its gradient is {largest}; this is a fault of the program."
        );
    }

    private void Evaluate(ComponentState state)
    {
        (_value, _largest) = (0, 0);
        PriorGradient(state.Nodes);
        for (var e = 0; e < _reductions.Length; e++)
        {
            var edge = _component.Edges[e];
            var reduction = _reductions[e];
            reduction.Reduce(_priors, state.Edges[e], state.Difference(edge));
            _value += reduction.Value;
            _largest = Math.Max(_largest, reduction.LargestGradient);
            if (edge.Low >= 0)
            {
                _gradient[edge.High] += reduction.Gradient;
                _gradient[edge.Low] -= reduction.Gradient;
            }
        }

        foreach (var g in _gradient)
        {
            _largest = Math.Max(_largest, Math.Abs(g));
        }
    }

    private void PriorGradient(double[] nodes)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            _gradient[i] = _component.Ground[i] * nodes[i];
            _value += 0.5 * _gradient[i] * nodes[i];
        }

        foreach (var (theta, mu) in _component.Springs)
        {
            var stretch = nodes[theta] - nodes[mu];
            var pull = _component.SpringStiffness * stretch;
            _value += 0.5 * pull * stretch;
            _gradient[theta] += pull;
            _gradient[mu] -= pull;
        }
    }

    // The node matrix and right-hand side: every edge enters by its reduced stiffness and force.
    private void Assemble()
    {
        if (_component.Nodes == 0)
        {
            return;
        }

        _component.Ground.CopyTo(_matrix.Diagonal, 0);
        var springs = _component.Springs.Length;
        for (var i = 0; i < _gradient.Length; i++)
        {
            _right[i] = -_gradient[i];
        }

        for (var i = 0; i < _matrix.Values.Length; i++)
        {
            var (low, high) = (_matrix.Rows[i], _matrix.Columns[i]);
            var stiffness = _component.SpringStiffness;
            if (i >= springs)
            {
                var reduction = _reductions[i - springs];
                stiffness = reduction.Stiffness;
                var excess = reduction.Gradient - reduction.Force;
                _right[high] += excess;
                _right[low] -= excess;
            }

            _matrix.Values[i] = -stiffness;
            _matrix.Diagonal[low] += stiffness;
            _matrix.Diagonal[high] += stiffness;
        }
    }
}
