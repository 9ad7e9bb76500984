namespace Commonweal.Numerics.Satisfiability;

/// <summary>A heap of variables, the most active first; equal activity goes to the smaller number.</summary>
internal sealed class ActivityOrder
{
    private readonly List<int> _heap = [];
    private readonly List<int> _place = [];
    private readonly List<double> _activity = [];
    private double _step = 1;

    public bool IsEmpty => _heap.Count == 0;

    public void Grow(bool isMember)
    {
        _place.Add(-1);
        _activity.Add(0);
        if (isMember)
        {
            Insert(_place.Count - 1);
        }
    }

    public void Insert(int variable)
    {
        if (_place[variable] >= 0)
        {
            return;
        }

        _place[variable] = _heap.Count;
        _heap.Add(variable);
        Rise(_heap.Count - 1);
    }

    public int Take()
    {
        var top = _heap[0];
        var last = _heap[^1];
        _heap.RemoveAt(_heap.Count - 1);
        _place[top] = -1;
        if (_heap.Count > 0)
        {
            _heap[0] = last;
            _place[last] = 0;
            Sink(0);
        }

        return top;
    }

    public void Bump(int variable)
    {
        _activity[variable] += _step;
        if (_activity[variable] > 1e100)
        {
            for (var i = 0; i < _activity.Count; i++)
            {
                _activity[i] *= 1e-100;
            }

            _step *= 1e-100;
        }

        if (_place[variable] >= 0)
        {
            Rise(_place[variable]);
        }
    }

    public void Decay() => _step /= 0.95;

    private bool Before(int a, int b) =>
        _activity[a] > _activity[b] || (_activity[a].Equals(_activity[b]) && a < b);

    private void Rise(int at)
    {
        var variable = _heap[at];
        while (at > 0 && Before(variable, _heap[(at - 1) / 2]))
        {
            Put(at, _heap[(at - 1) / 2]);
            at = (at - 1) / 2;
        }

        Put(at, variable);
    }

    private void Sink(int at)
    {
        var variable = _heap[at];
        while ((2 * at) + 1 < _heap.Count)
        {
            var child = (2 * at) + 1;
            if (child + 1 < _heap.Count && Before(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!Before(_heap[child], variable))
            {
                break;
            }

            Put(at, _heap[child]);
            at = child;
        }

        Put(at, variable);
    }

    private void Put(int at, int variable)
    {
        _heap[at] = variable;
        _place[variable] = at;
    }
}
