namespace Commonweal.Numerics.Satisfiability;

/// <summary>What is known about a set of clauses under assumptions.</summary>
public enum SolverAnswer
{
    /// <summary>The budget ended first; nothing is claimed.</summary>
    Unknown,

    /// <summary>There is a model, see <see cref="ClauseSolver.IsTrue"/>.</summary>
    Satisfiable,

    /// <summary>There is no model.</summary>
    Unsatisfiable,
}

/// <summary>
/// Decides sets of clauses by conflict-driven clause learning (Marques-Silva and Sakallah 1999, §3; Eén and Sörensson
/// 2003, §4): two watched literals, activity order, first unique implication point, saved phases, Luby restarts.
/// Clauses may be added between calls. A variable v has the literals 2v (true) and 2v+1 (false); <c>l ^ 1</c> is the
/// opposite of l. Deterministic. Exponential in the worst case; memory grows with the clauses kept.
/// </summary>
public sealed partial class ClauseSolver
{
    private const int RestartUnit = 100;
    private readonly List<Clause> _given = [];
    private readonly List<Clause> _learnt = [];
    private readonly List<List<Watch>> _watches = [];
    private readonly List<sbyte> _values = [];
    private readonly List<int> _levels = [];
    private readonly List<Clause?> _reasons = [];
    private readonly List<bool> _phases = [];
    private readonly List<int> _trail = [];
    private readonly List<int> _marks = [];
    private readonly ActivityOrder _order = new();
    private bool[] _model = [];
    private int _head;
    private bool _refuted;
    private int _mostLearnt = 4000;

    /// <summary>Number of variables.</summary>
    public int Variables => _levels.Count;

    /// <summary>Adds a variable and returns its number.</summary>
    public int AddVariable()
    {
        _values.Add(0);
        _values.Add(0);
        _watches.Add([]);
        _watches.Add([]);
        _levels.Add(0);
        _reasons.Add(null);
        _phases.Add(false);
        _seen.Add(false);
        _order.Grow();
        return _levels.Count - 1;
    }

    /// <summary>Adds a clause over variables that were added; the empty clause makes everything unsatisfiable.</summary>
    /// <param name="literals">Literals, of which one must hold.</param>
    public void AddClause(params ReadOnlySpan<int> literals)
    {
        List<int> kept = [];
        HashSet<int> known = [];
        foreach (var literal in literals)
        {
            if (_values[literal] > 0 || known.Contains(literal ^ 1))
            {
                return;
            }

            if (_values[literal] == 0 && known.Add(literal))
            {
                kept.Add(literal);
            }
        }

        AddReduced(kept);
    }

    /// <summary>Looks for a model in which all assumptions hold.</summary>
    /// <param name="assumptions">Literals that hold for this call only.</param>
    /// <param name="cancel">The budget: once cancelled, the answer is <see cref="SolverAnswer.Unknown"/>.</param>
    public SolverAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancel)
    {
        var answer = SolverAnswer.Unknown;
        for (var round = 1; answer == SolverAnswer.Unknown; round++)
        {
            if (_refuted)
            {
                return SolverAnswer.Unsatisfiable;
            }

            if (cancel.IsCancellationRequested)
            {
                return SolverAnswer.Unknown;
            }

            answer = Search(assumptions, Luby(round) * RestartUnit, cancel);
            BackTo(0);
            Forget();
        }

        return answer;
    }

    /// <summary>Whether a literal holds in the model found last.</summary>
    /// <param name="literal">2v or 2v+1.</param>
    public bool IsTrue(int literal) => _model[literal >> 1] == ((literal & 1) == 0);

    private void AddReduced(List<int> kept)
    {
        switch (kept.Count)
        {
            case 0:
                _refuted = true;
                break;
            case 1:
                Assign(kept[0], null);
                break;
            default:
                Clause clause = new([.. kept], 0);
                _given.Add(clause);
                Attach(clause);
                break;
        }
    }

    private SolverAnswer Search(
        ReadOnlySpan<int> assumptions,
        int conflicts,
        CancellationToken cancel
    )
    {
        for (var steps = 0; ; steps++)
        {
            if (Propagate() is { } conflict)
            {
                if (_marks.Count == 0)
                {
                    _refuted = true;
                    return SolverAnswer.Unsatisfiable;
                }

                Learn(conflict);
                conflicts--;
                continue;
            }

            if (conflicts <= 0 || ((steps & 255) == 255 && cancel.IsCancellationRequested))
            {
                return SolverAnswer.Unknown;
            }

            if (_marks.Count < assumptions.Length)
            {
                var assumed = assumptions[_marks.Count];
                if (_values[assumed] < 0)
                {
                    return SolverAnswer.Unsatisfiable;
                }

                Decide(assumed);
            }
            else if (NextVariable() is var variable && variable >= 0)
            {
                Decide((2 * variable) + (_phases[variable] ? 0 : 1));
            }
            else
            {
                SaveModel();
                return SolverAnswer.Satisfiable;
            }
        }
    }

    private void SaveModel()
    {
        _model = new bool[Variables];
        for (var v = 0; v < _model.Length; v++)
        {
            _model[v] = _values[2 * v] > 0;
        }
    }

    private int NextVariable()
    {
        while (!_order.IsEmpty)
        {
            var variable = _order.Take();
            if (_values[2 * variable] == 0)
            {
                return variable;
            }
        }

        return -1;
    }

    private void Decide(int literal)
    {
        _marks.Add(_trail.Count);
        if (_values[literal] == 0)
        {
            Assign(literal, null);
        }
    }

    private void Assign(int literal, Clause? reason)
    {
        _values[literal] = 1;
        _values[literal ^ 1] = -1;
        _levels[literal >> 1] = _marks.Count;
        _reasons[literal >> 1] = reason;
        _trail.Add(literal);
    }

    private void BackTo(int level)
    {
        if (_marks.Count <= level)
        {
            return;
        }

        var mark = _marks[level];
        for (var i = _trail.Count - 1; i >= mark; i--)
        {
            var literal = _trail[i];
            _values[literal] = 0;
            _values[literal ^ 1] = 0;
            _phases[literal >> 1] = (literal & 1) == 0;
            _order.Insert(literal >> 1);
        }

        _trail.RemoveRange(mark, _trail.Count - mark);
        _marks.RemoveRange(level, _marks.Count - level);
        _head = mark;
    }

    private static int Luby(int index)
    {
        var size = 1;
        while (size < index)
        {
            size = (2 * size) + 1;
        }

        while (size != index)
        {
            size /= 2;
            index = index > size ? index - size : index;
        }

        return (size + 1) / 2;
    }
}
