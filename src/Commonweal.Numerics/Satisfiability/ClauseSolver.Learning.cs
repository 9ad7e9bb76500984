using System.Runtime.InteropServices;

namespace Commonweal.Numerics.Satisfiability;

public sealed partial class ClauseSolver
{
    private int[] _stamps = [];
    private int _stamp;

    private void Attach(Clause clause)
    {
        _watches[clause.Literals[0]].Add(new(clause, clause.Literals[1]));
        _watches[clause.Literals[1]].Add(new(clause, clause.Literals[0]));
    }

    private Clause? Propagate()
    {
        while (_head < _assigned)
        {
            if (Visit(_trail[_head++] ^ 1) is { } conflict)
            {
                _head = _assigned;
                return conflict;
            }
        }

        return null;
    }

    // Every clause that watches a literal which became false watches another, or is unit, or is the conflict.
    private Clause? Visit(int falsified)
    {
        var list = _watches[falsified];
        var watches = CollectionsMarshal.AsSpan(list);
        Clause? conflict = null;
        var kept = 0;
        for (var i = 0; i < watches.Length; i++)
        {
            var watch = watches[i];
            if (conflict is not null || _values[watch.Blocker] > 0)
            {
                watches[kept++] = watch;
                continue;
            }

            var literals = watch.Clause.Literals;
            if (literals[0] == falsified)
            {
                (literals[0], literals[1]) = (literals[1], literals[0]);
            }

            if (_values[literals[0]] <= 0 && Move(watch.Clause))
            {
                continue;
            }

            watches[kept++] = new(watch.Clause, literals[0]);
            if (_values[literals[0]] < 0)
            {
                conflict = watch.Clause;
            }
            else if (_values[literals[0]] == 0)
            {
                Assign(literals[0], watch.Clause);
            }
        }

        list.RemoveRange(kept, list.Count - kept);
        return conflict;
    }

    private bool Move(Clause clause)
    {
        var literals = clause.Literals;
        for (var k = 2; k < literals.Length; k++)
        {
            if (_values[literals[k]] >= 0)
            {
                (literals[1], literals[k]) = (literals[k], literals[1]);
                _watches[literals[1]].Add(new(clause, literals[0]));
                return true;
            }
        }

        return false;
    }

    private void Learn(Clause conflict)
    {
        var learnt = Explain(conflict);
        var level = 0;
        for (var i = 1; i < learnt.Count; i++)
        {
            if (_levels[learnt[i] >> 1] > level)
            {
                level = _levels[learnt[i] >> 1];
                (learnt[1], learnt[i]) = (learnt[i], learnt[1]);
            }
        }

        var spread = Spread(learnt);
        BackTo(level);
        if (learnt.Count == 1)
        {
            Assign(learnt[0], null);
        }
        else
        {
            Clause clause = new([.. learnt], spread);
            _learnt.Add(clause);
            Attach(clause);
            Assign(learnt[0], clause);
        }

        _order.Decay();
        _first.Decay();
    }

    private void Bump(int variable)
    {
        switch (_decided[variable])
        {
            case Decided.Freely:
                _order.Bump(variable);
                break;
            case Decided.FirstAsTrue:
                _first.Bump(variable);
                break;
            default:
                break;
        }
    }

    // Over how many levels a clause spreads.
    private int Spread(List<int> literals)
    {
        if (_stamps.Length <= _marks.Count)
        {
            _stamps = new int[2 * (_marks.Count + 1)];
            _stamp = 0;
        }

        _stamp++;
        var spread = 0;
        foreach (var literal in literals)
        {
            ref var stamp = ref _stamps[_levels[literal >> 1]];
            spread += stamp != _stamp ? 1 : 0;
            stamp = _stamp;
        }

        return spread;
    }

    // Resolves back to the first unique implication point; its opposite comes first.
    private List<int> Explain(Clause conflict)
    {
        List<int> learnt = [-1];
        var open = 0;
        var at = _assigned - 1;
        var reason = conflict;
        var pivot = -1;
        do
        {
            foreach (var literal in reason.Literals)
            {
                var variable = literal >> 1;
                if (literal == pivot || _seen[variable] || _levels[variable] == 0)
                {
                    continue;
                }

                _seen[variable] = true;
                Bump(variable);
                if (_levels[variable] == _marks.Count)
                {
                    open++;
                }
                else
                {
                    learnt.Add(literal);
                }
            }

            while (!_seen[_trail[at] >> 1])
            {
                at--;
            }

            pivot = _trail[at--];
            _seen[pivot >> 1] = false;
            open--;
            reason = _reasons[pivot >> 1]!;
        } while (open > 0);

        learnt[0] = pivot ^ 1;
        List<int> shorter = [learnt[0], .. learnt.Skip(1).Where(l => !IsImplied(l))];
        foreach (var literal in learnt)
        {
            _seen[literal >> 1] = false;
        }

        return shorter;
    }

    private bool IsImplied(int literal)
    {
        if (_reasons[literal >> 1] is not { } reason)
        {
            return false;
        }

        foreach (var other in reason.Literals)
        {
            if (other != (literal ^ 1) && !_seen[other >> 1] && _levels[other >> 1] > 0)
            {
                return false;
            }
        }

        return true;
    }

    // Between restarts, the half of the learnt clauses that spread over most decisions goes.
    private void Forget()
    {
        if (_learnt.Count < _mostLearnt)
        {
            return;
        }

        List<Clause> kept = [.. _learnt.OrderBy(c => c.Spread).Take(_learnt.Count / 2)];
        _learnt.Clear();
        _learnt.AddRange(kept);
        _mostLearnt += 500;
        foreach (var list in _watches)
        {
            list.Clear();
        }

        _given.ForEach(Attach);
        _learnt.ForEach(Attach);
    }

    private sealed record Clause(int[] Literals, int Spread);

    private readonly record struct Watch(Clause Clause, int Blocker);
}
