namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>
/// One edge's part of a Newton step. The variables η, s and γ touch only their own edge, so they are eliminated exactly
/// (block elimination): what is left acts on the difference d = θ_high − θ_low like a spring of stiffness
/// <see cref="Stiffness"/> that pulls with <see cref="Force"/>. Costs, for S stories and G groups, O(SG² + G³).
/// Holds its work space; one instance for each edge.
/// </summary>
internal sealed class EdgeReduction
{
    private readonly EdgeCells _cells;
    private readonly double[] _storyStiffness;
    private readonly double[] _storyGradient;
    private readonly double[] _storyPivot;
    private readonly double[] _cellStiffness;
    private readonly double[] _groupGradient;
    private readonly double[] _groupCoupling;
    private readonly GroupBlock _block;
    private double _answerGradient;
    private double _reducedGradient;
    private double _pairPrior;
    private double _pairPivot;

    public EdgeReduction(EdgeCells cells)
    {
        _cells = cells;
        var stories = cells.Signs.Length;
        _storyStiffness = new double[stories];
        _storyGradient = new double[stories];
        _storyPivot = new double[stories];
        _cellStiffness = new double[cells.Cells.Length];
        _groupGradient = new double[cells.Groups];
        _groupCoupling = new double[cells.Groups];
        _block = new GroupBlock(cells.Groups);
    }

    /// <summary>This edge's part of F, own priors included.</summary>
    public double Value { get; private set; }

    /// <summary>∂F/∂d before elimination.</summary>
    public double Gradient => _answerGradient;

    /// <summary>∂F/∂d after elimination, for the right-hand side of the step.</summary>
    public double Force { get; private set; }

    /// <summary>Second derivative in d after elimination.</summary>
    public double Stiffness { get; private set; }

    /// <summary>Second derivative in D = d + η after elimination of s and γ.</summary>
    public double DirectStiffness { get; private set; }

    /// <summary>Largest absolute gradient among the edge's own variables.</summary>
    public double LargestGradient { get; private set; }

    /// <summary>log |H| of the eliminated variables, each pivot relative to its prior precision.</summary>
    public double LogDeterminant { get; private set; }

    /// <summary>How D moves with d when the edge's own variables follow: 1/(1 + K/p_η).</summary>
    public double Follow { get; private set; }

    /// <summary>Takes the edge apart at a state.</summary>
    /// <param name="priors">Precisions and answer model.</param>
    /// <param name="state">η, s, γ.</param>
    /// <param name="difference">d.</param>
    public void Reduce(Priors priors, EdgeState state, double difference)
    {
        SumCells(priors, state, difference + state.Pair);
        AddPriors(priors, state);
        EliminateStories(priors);
        var gradient = _reducedGradient;
        var stiffness = DirectStiffness;
        LogDeterminant += _block.Eliminate(
            _groupCoupling,
            _groupGradient,
            priors.Group,
            ref stiffness,
            ref gradient
        );
        (DirectStiffness, _reducedGradient) = (stiffness, gradient);
        _pairPivot = stiffness + priors.Pair;
        Follow = 1 / (1 + (stiffness / priors.Pair));
        Stiffness = stiffness * Follow;
        Force = gradient - (stiffness / _pairPivot * (gradient + _pairPrior));
        LogDeterminant += double.LogP1(stiffness / priors.Pair);
    }

    /// <summary>Changes of η, s and γ that go with a change of d in the Newton step.</summary>
    public void Step(double change, EdgeState direction)
    {
        direction.Pair = -(_reducedGradient + _pairPrior + (DirectStiffness * change)) / _pairPivot;
        var total = change + direction.Pair;
        _block.Step(_groupCoupling, _groupGradient, total, direction.Groups);
        for (var t = 0; t < _storyPivot.Length; t++)
        {
            direction.Stories[t] =
                _storyGradient[t] + (_cells.Signs[t] * _storyStiffness[t] * total);
        }

        for (var i = 0; i < _cellStiffness.Length; i++)
        {
            var cell = _cells.Cells[i];
            if (cell.Group >= 0)
            {
                direction.Stories[cell.Story] +=
                    _cells.Signs[cell.Story] * _cellStiffness[i] * direction.Groups[cell.Group];
            }
        }

        for (var t = 0; t < _storyPivot.Length; t++)
        {
            direction.Stories[t] /= -_storyPivot[t];
        }
    }

    /// <summary>Variance of D when d has the given variance.</summary>
    public double Variance(double ofDifference) =>
        (1 / _pairPivot) + (Follow * Follow * ofDifference);

    /// <summary>Variance of D + γ_g when d has the given variance.</summary>
    public double GroupVariance(int group, double ofDifference) =>
        _block.Variance(_groupCoupling, group, Variance(ofDifference));

    private void SumCells(Priors priors, EdgeState state, double total)
    {
        Array.Clear(_storyStiffness);
        Array.Clear(_storyGradient);
        Array.Clear(_groupGradient);
        Array.Clear(_groupCoupling);
        _block.Clear();
        (Value, _answerGradient, DirectStiffness, LogDeterminant) = (0, 0, 0, 0);
        for (var i = 0; i < _cells.Cells.Length; i++)
        {
            var cell = _cells.Cells[i];
            var sign = _cells.Signs[cell.Story];
            var lean = cell.Group >= 0 ? state.Groups[cell.Group] : 0;
            var z = (sign * (total + lean)) + state.Stories[cell.Story];
            var (value, gradient, curvature) = priors.Answer.Loss(
                z,
                cell.Yes,
                cell.Unsure,
                cell.No
            );
            Value += value;
            _answerGradient += sign * gradient;
            DirectStiffness += curvature;
            _storyGradient[cell.Story] += gradient;
            _storyStiffness[cell.Story] += curvature;
            _cellStiffness[i] = curvature;
            if (cell.Group >= 0)
            {
                _groupGradient[cell.Group] += sign * gradient;
                _groupCoupling[cell.Group] += curvature;
                _block.Add(cell.Group, cell.Group, curvature);
            }
        }
    }

    private void AddPriors(Priors priors, EdgeState state)
    {
        _pairPrior = Pull(state.Pair, priors.Pair);
        Value += 0.5 * _pairPrior * state.Pair;
        LargestGradient =
            priors.Pair < double.PositiveInfinity ? Math.Abs(_answerGradient + _pairPrior) : 0;
        for (var g = 0; g < _groupGradient.Length; g++)
        {
            var pull = Pull(state.Groups[g], priors.Group);
            Value += 0.5 * pull * state.Groups[g];
            _groupGradient[g] += pull;
            _block.Add(g, g, priors.Group);
            LargestGradient = Math.Max(LargestGradient, Math.Abs(_groupGradient[g]));
        }

        for (var t = 0; t < _storyGradient.Length; t++)
        {
            var pull = Pull(state.Stories[t], priors.Story);
            Value += 0.5 * pull * state.Stories[t];
            _storyGradient[t] += pull;
            _storyPivot[t] = _storyStiffness[t] + priors.Story;
            if (priors.Story < double.PositiveInfinity)
            {
                LargestGradient = Math.Max(LargestGradient, Math.Abs(_storyGradient[t]));
            }
        }
    }

    // Eliminates each s: its row couples to D with σ k_t and to γ_g with σ k_tg; σ² = 1 drops out of the products of two.
    private void EliminateStories(Priors priors)
    {
        _reducedGradient = _answerGradient;
        for (var t = 0; t < _storyPivot.Length; t++)
        {
            var share = _storyStiffness[t] / _storyPivot[t];
            DirectStiffness -= share * _storyStiffness[t];
            _reducedGradient -= _cells.Signs[t] * share * _storyGradient[t];
            LogDeterminant += double.LogP1(_storyStiffness[t] / priors.Story);
        }

        for (var i = 0; _cells.Groups > 0 && i < _cellStiffness.Length; i++)
        {
            EliminateStoryFrom(i);
        }
    }

    // Cells are sorted by story, so the others of the same story lie around this one.
    private void EliminateStoryFrom(int i)
    {
        var (story, group) = (_cells.Cells[i].Story, _cells.Cells[i].Group);
        if (group < 0)
        {
            return;
        }

        var share = _cellStiffness[i] / _storyPivot[story];
        _groupCoupling[group] -= share * _storyStiffness[story];
        _groupGradient[group] -= _cells.Signs[story] * share * _storyGradient[story];
        for (var j = i; j >= 0 && _cells.Cells[j].Story == story; j--)
        {
            var other = _cells.Cells[j].Group;
            if (other >= 0)
            {
                _block.Add(group, other, -share * _cellStiffness[j]);
                if (other != group)
                {
                    _block.Add(other, group, -share * _cellStiffness[j]);
                }
            }
        }
    }

    private static double Pull(double value, double precision) =>
        value == 0 ? 0 : value * precision;
}
