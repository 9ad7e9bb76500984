using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>The modality of a plain statement.</summary>
public enum Modality
{
    /// <summary>It ought to be.</summary>
    Ought,

    /// <summary>It ought not to be: ought not.</summary>
    Forbidden,

    /// <summary>It may be.</summary>
    May,
}

/// <summary><c>φ → Oψ</c>, <c>φ → Fψ</c> or <c>φ → Pψ</c>, φ and ψ without modality.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="Guard">φ.</param>
/// <param name="Modality">O, F or P.</param>
/// <param name="Body">ψ.</param>
public sealed record ModalStatement(string Id, Formula Guard, Modality Modality, Formula Body);

/// <summary>A fact with the name it is reported under.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="What">What is so.</param>
public sealed record NamedFact(string Id, Formula What);

/// <summary>Whether statements and facts go together in KD.</summary>
/// <param name="World">An actual world in which all are true: the atoms that hold there; null if there is none.</param>
/// <param name="Core">If none: facts and statements that clash, none of which could be left out.</param>
public sealed record Consistency(Sequence<string>? World, Sequence<string> Core);

/// <summary>
/// Standard deontic logic as a gate (von Wright 1951; KD; 20 §A2.1). Satisfiable iff some world v fits the facts such
/// that what v's triggered O and F statements demand is possible together (axiom D), and possible with the body of each
/// triggered P statement. Worlds are split by guards, so that at most min(2ᵐ, 2ⁿ) sets of demands are looked at for m
/// statements and n atoms, each in 2ⁿ/64 word operations.
/// </summary>
public static class StandardDeonticLogic
{
    /// <summary>Checks.</summary>
    /// <param name="facts">What is so.</param>
    /// <param name="statements">What ought, must not and may be.</param>
    /// <param name="possible">What every world obeys.</param>
    /// <returns>The answer; <c>E-TOO-MANY-ATOMS</c> beyond <see cref="TruthSet.MostAtoms"/>.</returns>
    public static Answer<Consistency> Check(
        IReadOnlyList<NamedFact> facts,
        IReadOnlyList<ModalStatement> statements,
        Formula possible
    )
    {
        var atoms = facts
            .SelectMany(f => f.What.Atoms())
            .Concat(statements.SelectMany(s => s.Guard.Atoms().Concat(s.Body.Atoms())))
            .Concat(possible.Atoms())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToSequence();
        if (atoms.Count > TruthSet.MostAtoms)
        {
            return NormReading.TooMany(atoms.Count);
        }

        var all = possible.In(atoms);
        List<Item> items =
        [
            .. facts.Select(f => new Item(f.Id, f.What.In(atoms), null, Modality.Ought)),
            .. statements.Select(s => new Item(
                s.Id,
                s.Guard.In(atoms),
                s.Modality == Modality.Forbidden ? s.Body.In(atoms).Not() : s.Body.In(atoms),
                s.Modality
            )),
        ];
        if (World(items, all) is { } world)
        {
            return new Consistency(
                Enumerable
                    .Range(0, atoms.Count)
                    .Where(i => (world >> i & 1) != 0)
                    .Select(i => atoms[i])
                    .ToSequence(),
                []
            );
        }

        return new Consistency(null, Core(items, all).Select(i => i.Id).ToSequence());
    }

    private static List<Item> Core(List<Item> items, TruthSet possible)
    {
        List<Item> core = [.. items];
        foreach (var item in items)
        {
            List<Item> rest = [.. core.Where(i => i != item)];
            if (World(rest, possible) is null)
            {
                core = rest;
            }
        }

        return core;
    }

    private static int? World(List<Item> items, TruthSet possible)
    {
        var actual = items
            .Where(i => i.Body is null)
            .Aggregate(possible, (sum, f) => sum.And(f.When));
        // Demands before permissions, so that a permission meets all that is demanded.
        List<Item> statements =
        [
            .. items.Where(i => i is { Body: not null, Modality: not Modality.May }),
            .. items.Where(i => i is { Body: not null, Modality: Modality.May }),
        ];
        return Split(statements, 0, actual, possible);
    }

    private static int? Split(List<Item> statements, int at, TruthSet worlds, TruthSet ideal)
    {
        if (worlds.IsEmpty || ideal.IsEmpty)
        {
            return null;
        }

        if (at == statements.Count)
        {
            return worlds.Assignments().First();
        }

        var (when, body, modality) = (
            statements[at].When,
            statements[at].Body!,
            statements[at].Modality
        );
        if (Split(statements, at + 1, worlds.Except(when), ideal) is { } untriggered)
        {
            return untriggered;
        }

        var triggered = worlds.And(when);
        if (modality != Modality.May)
        {
            return Split(statements, at + 1, triggered, ideal.And(body));
        }

        return ideal.Meets(body) ? Split(statements, at + 1, triggered, ideal) : null;
    }

    private sealed record Item(string Id, TruthSet When, TruthSet? Body, Modality Modality);
}
