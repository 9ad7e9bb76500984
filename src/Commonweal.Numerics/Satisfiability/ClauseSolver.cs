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

/// <summary>When a variable is decided.</summary>
public enum Decided
{
    /// <summary>As its activity says, in the phase it had last.</summary>
    Freely,

    /// <summary>
    /// Before all others, and always as true. A model then has a largest set of such variables among the models under
    /// the same assumptions (Di Rosa, Giunchiglia and Maratea 2010).
    /// </summary>
    FirstAsTrue,

    /// <summary>Never: once all others are assigned, clauses must fix it.</summary>
    Never,
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
    private readonly List<Decided> _decided = [];
    private readonly List<int> _marks = [];
    private readonly ActivityOrder _first = new();
    private readonly ActivityOrder _order = new();
    private sbyte[] _values = [];
    private int[] _levels = [];
    private Clause?[] _reasons = [];
    private bool[] _phases = [];
    private bool[] _seen = [];
    private int[] _trail = [];
    private int _assigned;
    private bool[] _model = [];
    private int _head;
    private bool _refuted;
    private int _mostLearnt = 4000;

    /// <summary>Number of variables.</summary>
    public int Variables => _decided.Count;

    /// <summary>Adds a variable and returns its number.</summary>
    /// <param name="decided">When it is decided.</param>
    public int AddVariable(Decided decided = Decided.Freely)
    {
        var variable = _decided.Count;
        if (variable == _levels.Length)
        {
            var size = Math.Max(64, 2 * variable);
            Array.Resize(ref _values, 2 * size);
            Array.Resize(ref _levels, size);
            Array.Resize(ref _reasons, size);
            Array.Resize(ref _phases, size);
            Array.Resize(ref _seen, size);
            Array.Resize(ref _trail, size);
        }

        _decided.Add(decided);
        _watches.Add([]);
        _watches.Add([]);
        _first.Grow(decided == Decided.FirstAsTrue);
        _order.Grow(decided == Decided.Freely);
        return variable;
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
    public SolverAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancel) =>
        Each(assumptions, static () => null, cancel);

    /// <summary>
    /// Looks for models one after another in one search: after each, a clause is added that it breaks, and the search goes on
    /// from where it stands.
    /// </summary>
    /// <param name="assumptions">Literals that hold for this call only.</param>
    /// <param name="next">Called at each model: a clause of literals that are all false in it, which stays; null to stop.</param>
    /// <param name="cancel">The budget: once cancelled, the answer is <see cref="SolverAnswer.Unknown"/>.</param>
    /// <returns>Satisfiable if stopped at a model, unsatisfiable if there is none left.</returns>
    public SolverAnswer Each(
        ReadOnlySpan<int> assumptions,
        Func<int[]?> next,
        CancellationToken cancel
    )
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

            answer = Search(assumptions, Luby(round) * RestartUnit, next, cancel);
            BackTo(0);
            Forget();
        }

        return answer;
    }

    /// <summary>
    /// Within a call of <c>next</c>, the opposites of what was decided beyond the assumptions: a clause that only this model
    /// breaks, if the rest follows from what was decided.
    /// </summary>
    /// <param name="assumptions">How many assumptions there are.</param>
    public int[] Undecided(int assumptions) =>
        [.. _marks.Skip(assumptions).Where(m => m < _assigned).Select(m => _trail[m] ^ 1)];

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
        Func<int[]?> next,
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
            else if (NextLiteral() is var literal && literal >= 0)
            {
                Decide(literal);
            }
            else
            {
                SaveModel();
                if (next() is not { } broken)
                {
                    return SolverAnswer.Satisfiable;
                }

                if (!Break(broken))
                {
                    _refuted = true;
                    return SolverAnswer.Unsatisfiable;
                }
            }
        }
    }

    // Goes back as far as the clause, which is false now, asks for; false if it is false whatever is decided.
    private bool Break(int[] literals)
    {
        Array.Sort(literals, (a, b) => _levels[b >> 1].CompareTo(_levels[a >> 1]));
        var level = literals.Length == 0 ? 0 : _levels[literals[0] >> 1];
        if (level == 0)
        {
            return false;
        }

        if (literals.Length == 1)
        {
            BackTo(0);
            Assign(literals[0], null);
            return true;
        }

        Clause clause = new(literals, 0);
        _given.Add(clause);
        Attach(clause);
        var second = _levels[literals[1] >> 1];
        BackTo(level == second ? level : second);
        if (level == second)
        {
            Learn(clause);
        }
        else
        {
            Assign(literals[0], clause);
        }

        return true;
    }

    private void SaveModel()
    {
        _model = _model.Length == Variables ? _model : new bool[Variables];
        for (var v = 0; v < _model.Length; v++)
        {
            _model[v] = _values[2 * v] > 0;
        }
    }

    private int NextLiteral()
    {
        while (!_first.IsEmpty)
        {
            var variable = _first.Take();
            if (_values[2 * variable] == 0)
            {
                return 2 * variable;
            }
        }

        while (!_order.IsEmpty)
        {
            var variable = _order.Take();
            if (_values[2 * variable] == 0)
            {
                return (2 * variable) + (_phases[variable] ? 0 : 1);
            }
        }

        return -1;
    }

    private void Decide(int literal)
    {
        _marks.Add(_assigned);
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
        _trail[_assigned++] = literal;
    }

    private void BackTo(int level)
    {
        if (_marks.Count <= level)
        {
            return;
        }

        var mark = _marks[level];
        for (var i = _assigned - 1; i >= mark; i--)
        {
            var literal = _trail[i];
            _values[literal] = 0;
            _values[literal ^ 1] = 0;
            _phases[literal >> 1] = (literal & 1) == 0;
            switch (_decided[literal >> 1])
            {
                case Decided.Freely:
                    _order.Insert(literal >> 1);
                    break;
                case Decided.FirstAsTrue:
                    _first.Insert(literal >> 1);
                    break;
                default:
                    break;
            }
        }

        _assigned = mark;
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
