using Commonweal.Agents.Reasoning.Erotetic;
using Commonweal.Numerics.Exact;
using Commonweal.Numerics.Randomness;
using Commonweal.Numerics.Satisfiability;

namespace Commonweal.Agents.Reasoning.Change;

/// <summary>Looks for the theory that is worth most beside given commitments.</summary>
/// <param name="sentences">Number of sentences.</param>
/// <param name="structure">The arguments.</param>
/// <param name="seed">Where a search that cannot try everything begins.</param>
internal sealed class TheorySearch(
    int sentences,
    IReadOnlyList<DialecticalArgument> structure,
    ulong seed
)
{
    /// <summary>Positions that the climb begins from besides the empty one and the theory before.</summary>
    private const int Starts = 16;

    /// <summary>Most positions closed in all; once reached, what has been found is what there is.</summary>
    private const int MostClosed = 50_000;

    private readonly ClauseSolver _solver = Arguments(sentences, structure);
    private readonly Dictionary<State, State?> _closures = [];
    private SplitMix64 _draws = new(seed);

    /// <summary>The closure of a position: what all complete assignments that extend it share; null if there is none.</summary>
    public State? Close(State position)
    {
        if (_closures.TryGetValue(position, out var known))
        {
            return known;
        }

        State? closure = Solve(position) is { } model ? Shared(position, model) : null;
        _closures.Add(position, closure);
        return closure;
    }

    /// <summary>The best of all positions, the one before if it ties; 3ⁿ positions are closed once.</summary>
    public State Exhaustive(State commitments, State? before)
    {
        List<State> positions = [State.Empty];
        for (var i = 0; i < sentences; i++)
        {
            positions =
            [
                .. positions.SelectMany(p =>
                    new[] { p, p.Union(State.Literal(i, false)), p.Union(State.Literal(i, true)) }
                ),
            ];
        }

        return Best(positions, commitments, before, State.Empty);
    }

    /// <summary>
    /// Climbs from the theory before, from the empty one and from positions drawn at random, a sentence more or less at
    /// a time, to where no such step is an improvement. What is found need not be the best there is.
    /// </summary>
    public State Climb(State commitments, State? before)
    {
        var best = Up(before ?? State.Empty, commitments, before);
        best = Best([Up(State.Empty, commitments, before)], commitments, before, best);
        for (var i = 0; i < Starts && _closures.Count < MostClosed; i++)
        {
            best = Best([Up(Drawn(), commitments, before)], commitments, before, best);
        }

        return best;
    }

    private State Up(State from, State commitments, State? before)
    {
        var at = from;
        while (_closures.Count < MostClosed)
        {
            var next = Best(Neighbours(at), commitments, before, at);
            if (next == at)
            {
                break;
            }

            at = next;
        }

        return at;
    }

    private IEnumerable<State> Neighbours(State position)
    {
        for (var i = 0; i < sentences; i++)
        {
            var (yes, no) = (State.Literal(i, negated: false), State.Literal(i, negated: true));
            if ((position.Atoms >> i & 1) != 0)
            {
                yield return position.Without(yes.Union(no));
            }
            else
            {
                yield return position.Union(yes);
                yield return position.Union(no);
            }
        }
    }

    /// <summary>One to four literals that can hold together.</summary>
    private State Drawn()
    {
        var drawn = State.Empty;
        for (var rest = 1 + (_draws.Next() % 4); rest > 0; rest--)
        {
            var atom = (int)(_draws.Next() % (ulong)sentences);
            var more = State.Literal(atom, _draws.Next() % 2 == 0);
            drawn = Close(drawn.Union(more)) is null ? drawn : drawn.Union(more);
        }

        return drawn;
    }

    private State Best(
        IEnumerable<State> positions,
        State commitments,
        State? before,
        State champion
    )
    {
        var most = Worth(champion, commitments) ?? Rational.Of(-1, 1);
        foreach (var position in positions)
        {
            if (
                Worth(position, commitments) is { } worth
                && (worth > most || (worth == most && Precedes(position, champion, before)))
            )
            {
                (champion, most) = (position, worth);
            }
        }

        return champion;
    }

    private static bool Precedes(State a, State b, State? before) =>
        b != before && (a == before || Positions.Compare(a, b) < 0);

    private Rational? Worth(State theory, State commitments) =>
        Close(theory) is { } closure
            ? Positions.OfTheory(sentences, commitments, theory, closure)
            : null;

    /// <summary>Every literal of one model whose opposite no other has.</summary>
    private State Shared(State position, State model)
    {
        var shared = model;
        foreach (var literal in model.Without(position).Literals())
        {
            if (shared.Contains(literal) && Solve(position.Union(literal.Opposed())) is { } other)
            {
                shared = shared.Common(other);
            }
        }

        return shared;
    }

    private State? Solve(State position)
    {
        if (position.IsContradictory)
        {
            return null;
        }

        int[] assumed = [.. position.Literals().Select(Number)];
        if (_solver.Solve(assumed, CancellationToken.None) != SolverAnswer.Satisfiable)
        {
            return null;
        }

        var positive = 0UL;
        for (var i = 0; i < sentences; i++)
        {
            positive |= _solver.IsTrue(2 * i) ? 1UL << i : 0;
        }

        return new(positive, ~positive & Atoms(sentences));
    }

    private static ulong Atoms(int sentences) => ulong.MaxValue >> (64 - sentences);

    private static ClauseSolver Arguments(
        int sentences,
        IReadOnlyList<DialecticalArgument> structure
    )
    {
        ClauseSolver solver = new();
        for (var i = 0; i < sentences; i++)
        {
            solver.AddVariable();
        }

        foreach (var argument in structure)
        {
            var premises = argument.Premises.Literals().Select(l => Number(l) ^ 1);
            foreach (var conclusion in argument.Conclusion.Literals())
            {
                solver.AddClause([.. premises, Number(conclusion)]);
            }
        }

        return solver;
    }

    private static int Number(State literal) =>
        (2 * System.Numerics.BitOperations.TrailingZeroCount(literal.Atoms))
        + (literal.Negative != 0 ? 1 : 0);
}
