namespace Commonweal.Numerics.Exact;

/// <summary>
/// min c·x, Ax = b, x ≥ 0 with b ≥ 0: rows with slacks added and turned, free variables split. Knows the way back.
/// </summary>
internal sealed class StandardForm
{
    private readonly LinearProgram _program;
    private readonly bool[] _turned;
    private readonly List<(int Variable, bool Negative)> _origin = [];

    public StandardForm(LinearProgram program)
    {
        _program = program;
        var rows = program.Rows.Count;
        _turned = [.. program.Rows.Select(row => row.Right.Sign < 0)];
        for (var j = 0; j < program.Costs.Count; j++)
        {
            _origin.Add((j, false));
            if (program.Free.Contains(j))
            {
                _origin.Add((j, true));
            }
        }

        var slacks = program.Rows.Count(row => row.Relation != LinearRelation.Equal);
        Columns = _origin.Count + slacks;
        Costs = new Rational[Columns];
        for (var j = 0; j < _origin.Count; j++)
        {
            var cost = program.Costs[_origin[j].Variable];
            Costs[j] = _origin[j].Negative ? -cost : cost;
        }

        Matrix = new Rational[rows][];
        Right = new Rational[rows];
        Identity = new int[rows];
        var slack = _origin.Count;
        for (var i = 0; i < rows; i++)
        {
            Fill(i, ref slack);
        }
    }

    public int Rows => Right.Length;
    public int Columns { get; }
    public Rational[][] Matrix { get; }
    public Rational[] Right { get; }
    public Rational[] Costs { get; }

    /// <summary>Per row the column it starts with: its slack, or an artificial column numbered from <see cref="Columns"/>.</summary>
    public int[] Identity { get; }

    private void Fill(int i, ref int slack)
    {
        var row = _program.Rows[i];
        var entries = Matrix[i] = new Rational[Columns];
        for (var j = 0; j < _origin.Count; j++)
        {
            var entry = row.Coefficients[_origin[j].Variable];
            entries[j] = _origin[j].Negative != _turned[i] ? -entry : entry;
        }

        Right[i] = _turned[i] ? -row.Right : row.Right;
        Identity[i] = Columns + i;
        if (row.Relation == LinearRelation.Equal)
        {
            return;
        }

        var isPlus = (row.Relation == LinearRelation.AtMost) != _turned[i];
        entries[slack] = isPlus ? Rational.One : -Rational.One;
        if (isPlus)
        {
            Identity[i] = slack;
        }

        slack++;
    }

    /// <summary>An entry of column <paramref name="column"/>, artificial columns included.</summary>
    public Rational Entry(int row, int column) =>
        column < Columns ? Matrix[row][column]
        : column - Columns == row ? Rational.One
        : Rational.Zero;

    /// <summary>Values of the program's own variables.</summary>
    public Rational[] Variables(IReadOnlyList<Rational> columns)
    {
        var values = new Rational[_program.Costs.Count];
        for (var j = 0; j < _origin.Count; j++)
        {
            var (variable, negative) = _origin[j];
            values[variable] += negative ? -columns[j] : columns[j];
        }

        return values;
    }

    /// <summary>Multipliers of the program's own rows.</summary>
    public Rational[] Multipliers(IReadOnlyList<Rational> rows) =>
        [.. rows.Select((y, i) => _turned[i] ? -y : y)];
}
