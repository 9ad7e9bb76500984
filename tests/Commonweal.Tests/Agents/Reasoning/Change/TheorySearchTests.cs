using Commonweal.Agents.Reasoning.Change;
using Commonweal.Agents.Reasoning.Erotetic;
using Commonweal.Numerics.Exact;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Change;

/// <summary>The searches of reflective equilibrium beside the definitions of 20 §A5.2, tried out position by position.</summary>
public sealed class TheorySearchTests
{
    private const int Sentences = 4;

    private static readonly Config Config = Config
        .QuickThrowOnFailure.WithMaxTest(100)
        .WithReplay(20261124, 9);

    private static readonly Gen<State> SomeState = Gen.Choose(0, 80).Select(Position);

    private static readonly Arbitrary<(
        DialecticalArgument[] Structure,
        State Initial,
        State Locked
    )> Problems = (
        from count in Gen.Choose(0, 6)
        from structure in (
            from premises in SomeState
            from conclusion in Gen.Choose(0, (2 * Sentences) - 1)
            select new DialecticalArgument(
                premises,
                State.Literal(conclusion / 2, conclusion % 2 == 1)
            )
        ).ArrayOf(count)
        from initial in SomeState
        from locked in Gen.Frequency((2, Gen.Constant(State.Empty)), (1, SomeState))
        select (structure, initial, locked)
    ).ToArbitrary();

    [Fact]
    public void A_closure_is_what_all_complete_assignments_share() =>
        Prop.ForAll(
                Problems,
                problem =>
                {
                    TheorySearch search = new(Sentences, problem.Structure, 0);
                    foreach (var position in Positions())
                    {
                        search
                            .Close(position)
                            .ShouldBe(ClosureByTable(problem.Structure, position));
                    }
                }
            )
            .Check(Config);

    [Fact]
    public void The_best_commitments_are_those_that_trying_all_finds() =>
        Prop.ForAll(
                Problems,
                problem =>
                {
                    var (_, initial, locked) = problem;
                    foreach (var closure in Positions().Where((_, i) => i % 5 == 0))
                    {
                        var best = Positions()
                            .Where(p => p.Contains(locked))
                            .OrderByDescending(p => Worth(p, closure, initial))
                            .ThenBy(p => p.Count)
                            .ThenBy(p => p, Comparer<State>.Create(State.Compare))
                            .First();
                        CommitmentSearch.Best(Sentences, closure, initial, locked).ShouldBe(best);
                    }
                }
            )
            .Check(Config.WithMaxTest(30));

    [Fact]
    public void Climbing_never_claims_more_than_the_best_and_nearly_always_finds_it()
    {
        var (all, found) = (0, 0);
        Prop.ForAll(
                Problems,
                problem =>
                {
                    TheorySearch search = new(Sentences, problem.Structure, 7);
                    if (search.Close(State.Empty) is null)
                    {
                        return;
                    }

                    var best = Value(search.Exhaustive(problem.Initial, null));
                    var climbed = Value(search.Climb(problem.Initial, null));
                    climbed.ShouldBeLessThanOrEqualTo(best);
                    all++;
                    found += climbed == best ? 1 : 0;

                    Rational Value(State theory) =>
                        Commonweal.Agents.Reasoning.Change.Positions.OfTheory(
                            Sentences,
                            problem.Initial,
                            theory,
                            search.Close(theory)!.Value
                        );
                }
            )
            .Check(Config);
        found.ShouldBeGreaterThan(all * 95 / 100);
    }

    [Fact]
    public void Beyond_eight_sentences_the_proposal_is_labelled_and_the_seed_repeats_it()
    {
        var chain = Enumerable
            .Range(1, 19)
            .Select(i => new DialecticalArgument(State.Literal(0, false), State.Literal(i, false)))
            .ToList();
        var initial = Enumerable
            .Range(1, 15)
            .Aggregate(State.Empty, (sum, i) => sum.Union(State.Literal(i, false)));
        var found = Find(3);
        found.IsHeuristic.ShouldBeTrue();
        found.Theory.ShouldBe(State.Literal(0, false));
        found.Commitments.Count.ShouldBe(20);
        found.Dropped.ShouldBe(State.Empty);
        found.Achievement.ShouldBe(Rational.One);
        Find(3).ShouldBe(found);

        EquilibriumProposal Find(ulong seed)
        {
            ReflectiveEquilibrium
                .Find(20, chain, initial, State.Empty, seed)
                .TryGet(out var proposal, out _)
                .ShouldBeTrue();
            return proposal!;
        }
    }

    [Fact]
    public void Sixty_four_sentences_with_something_locked_come_to_rest()
    {
        var structure = Enumerable
            .Range(0, 62)
            .Select(i => new DialecticalArgument(
                State.Literal(i, i % 3 == 0),
                State.Literal(i + 2, i % 2 == 0)
            ))
            .ToList();
        var initial = State.Literal(5, false).Union(State.Literal(40, true));
        ReflectiveEquilibrium
            .Find(64, structure, initial, State.Literal(63, false))
            .TryGet(out var found, out _)
            .ShouldBeTrue();
        found!.Trace.ShouldAllBe(s => s.Commitments.Contains(State.Literal(63, false)));
        found.Trace[^1].Commitments.ShouldBe(found.Commitments);
    }

    private static Rational Worth(State commitments, State closure, State initial)
    {
        var apart = Commonweal.Agents.Reasoning.Change.Positions.Account(
            Sentences,
            commitments,
            closure
        );
        var faithful = Commonweal.Agents.Reasoning.Change.Positions.Faithfulness(
            Sentences,
            initial,
            commitments
        );
        return (Rational.Of(35, 100) * apart) + (Rational.Of(10, 100) * faithful);
    }

    private static State? ClosureByTable(DialecticalArgument[] structure, State position)
    {
        State? shared = null;
        for (var w = 0UL; w < 1UL << Sentences; w++)
        {
            State world = new(w, ~w & ((1UL << Sentences) - 1));
            if (
                world.Contains(position)
                && structure.All(a => !world.Contains(a.Premises) || world.Contains(a.Conclusion))
            )
            {
                shared = shared is { } common ? common.Common(world) : world;
            }
        }

        return shared;
    }

    private static IEnumerable<State> Positions() => Enumerable.Range(0, 81).Select(Position);

    private static State Position(int code)
    {
        var state = State.Empty;
        for (var i = 0; i < Sentences; i++, code /= 3)
        {
            state = code % 3 == 0 ? state : state.Union(State.Literal(i, code % 3 == 2));
        }

        return state;
    }
}
