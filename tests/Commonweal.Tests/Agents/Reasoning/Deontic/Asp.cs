using System.Globalization;
using System.Text;
using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel.Norms;

namespace Commonweal.Tests.Agents.Reasoning.Deontic;

/// <summary>Norms as programs for <see cref="Clingo"/>, written from the norms and not from the formulas they are read as.</summary>
internal static class Asp
{
    /// <summary>20 §A2.2: worlds over p0 … p(n−1) with as few violations as can be, rank by rank; shows t(i) where p(i) holds.</summary>
    public static string Ranking(Norm[] norms, int atoms, Condition settled, Condition[] never)
    {
        StringBuilder program = new();
        program.AppendLine(CultureInfo.InvariantCulture, $"{{ t(0..{atoms - 1}) }}.");
        program.AppendLine("#show t/1.");
        foreach (var literal in settled.Literals)
        {
            program.AppendLine(CultureInfo.InvariantCulture, $":- not {Holds(literal)}.");
        }

        foreach (var condition in never)
        {
            program.AppendLine(CultureInfo.InvariantCulture, $":- {Body(condition)}.");
        }

        for (var i = 0; i < norms.Length; i++)
        {
            var norm = norms[i];
            if (norm.Deontic == Commonweal.Kernel.Norms.Deontic.Permits)
            {
                continue;
            }

            // The rank counts once more in every world, so that its cost is shown even where nothing violates it.
            program.AppendLine(CultureInfo.InvariantCulture, $"rank({norm.Rank}).");
            Conditions(program, norm, i);
            var not = norm.Deontic == Commonweal.Kernel.Norms.Deontic.Forbids ? "" : "not ";
            program.AppendLine(
                CultureInfo.InvariantCulture,
                $"viol({i},1,{norm.Rank}) :- guard({i}), {not}met({i},1)."
            );
            for (var k = 2; k <= norm.Else.Count + 1; k++)
            {
                program.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"viol({i},{k},{norm.Rank}) :- viol({i},{k - 1},{norm.Rank}), not met({i},{k})."
                );
            }
        }

        program.AppendLine("#minimize { 1@R+1,i(I,K) : viol(I,K,R) ; 1@R+1,rank : rank(R) }.");
        return program.ToString();
    }

    /// <summary>20 §A2.1: an actual world 0, an ideal world 1, and one more for each permission.</summary>
    public static string Gate(Norm[] norms, int atoms, Condition facts)
    {
        StringBuilder program = new();
        var permissions = norms.Count(n => n.Deontic == Commonweal.Kernel.Norms.Deontic.Permits);
        program.AppendLine(CultureInfo.InvariantCulture, $"w(0..{1 + permissions}).");
        program.AppendLine(CultureInfo.InvariantCulture, $"{{ t(W,0..{atoms - 1}) : w(W) }}.");
        foreach (var literal in facts.Literals)
        {
            program.AppendLine(CultureInfo.InvariantCulture, $":- not {Holds(literal, "0")}.");
        }

        var world = 1;
        for (var i = 0; i < norms.Length; i++)
        {
            var norm = norms[i];
            Conditions(program, norm, i, "0");
            var links = norm.Else.Select(NormReading.Content).ToList();
            links.Insert(0, NormReading.Content(norm.Content!));
            for (var k = 1; k <= links.Count; k++)
            {
                program.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"met({i},{k},W) :- w(W), {Body(links[k - 1], "W")}."
                );
            }

            if (norm.Deontic == Commonweal.Kernel.Norms.Deontic.Permits)
            {
                world++;
                program.AppendLine(
                    CultureInfo.InvariantCulture,
                    $":- guard({i}), not met({i},1,{world})."
                );
                continue;
            }

            var broken =
                norm.Deontic == Commonweal.Kernel.Norms.Deontic.Forbids ? "met" : "not met";
            program.AppendLine(
                CultureInfo.InvariantCulture,
                $":- guard({i}), w(W), W > 0, {broken}({i},1,W). open({i},2) :- guard({i}), {broken}({i},1,0)."
            );
            for (var k = 2; k <= links.Count; k++)
            {
                program.AppendLine(
                    CultureInfo.InvariantCulture,
                    $":- open({i},{k}), w(W), W > 0, not met({i},{k},W). open({i},{k + 1}) :- open({i},{k}), not met({i},{k},0)."
                );
            }
        }

        return program.ToString();
    }

    /// <summary>
    /// 30 §5.1 for norms without reparation: who applies, clashes with, beats whom, and is undefeated (team defeat);
    /// shows in(i), and bad(i) where what is known violates it.
    /// </summary>
    public static string Conflicts(Norm[] norms, Condition known, Condition[] never)
    {
        StringBuilder program = new();
        program.AppendLine(ConflictRules);
        foreach (var literal in known.Literals)
        {
            program.AppendLine(CultureInfo.InvariantCulture, $"known({Term(literal)}).");
        }

        for (var i = 0; i < never.Length; i++)
        {
            Facts(program, $"never({i})", $"never({i},", never[i]);
        }

        for (var i = 0; i < norms.Length; i++)
        {
            var norm = norms[i];
            var kind = norm.Deontic!.Value.ToString().ToLowerInvariant();
            program.AppendLine(
                CultureInfo.InvariantCulture,
                $"kind({i},{kind}). rank({i},{norm.Rank})."
            );
            Facts(program, $"norm({i})", $"when({i},", norm.When);
            Facts(program, $"norm({i})", $"what({i},", NormReading.Content(norm.Content!));
            for (var u = 0; u < norm.Unless.Count; u++)
            {
                Facts(program, $"unless({i},{u})", $"unless({i},{u},", norm.Unless[u]);
            }

            if (norm.Since is { } since)
            {
                program.AppendLine(CultureInfo.InvariantCulture, $"since({i},{since.DayNumber}).");
            }
        }

        return program.ToString();
    }

    private const string ConflictRules = """
        opposite(p(A),n(A)) :- lit(p(A)). opposite(p(A),n(A)) :- lit(n(A)).
        opposite(n(A),p(A)) :- opposite(p(A),n(A)).
        lit(L) :- known(L). lit(L) :- when(_,L). lit(L) :- what(_,L). lit(L) :- never(_,L). lit(L) :- unless(_,_,L).
        applies(N) :- norm(N), not unmet(N), not excepted(N).
        unmet(N) :- when(N,L), not known(L).
        excepted(N) :- unless(N,U), not missing(N,U).
        missing(N,U) :- unless(N,U,L), not known(L).

        % What two demands ask for together, and with what is known.
        both(A,B,L) :- norm(A), norm(B), what(A,L).
        both(A,B,L) :- norm(A), norm(B), what(B,L).
        apart(A,B) :- both(A,B,L), both(A,B,M), opposite(L,M).
        apart(A,B) :- norm(A), norm(B), never(I), not lacks(A,B,I).
        lacks(A,B,I) :- norm(A), norm(B), never(I,L), not both(A,B,L).
        here(N,L) :- norm(N), what(N,L).
        here(N,L) :- norm(N), known(L).
        blocked(N) :- here(N,L), here(N,M), opposite(L,M).
        blocked(N) :- norm(N), never(I), not spared(N,I).
        spared(N,I) :- norm(N), never(I,L), not here(N,L).
        done(N) :- norm(N), not undone(N).
        undone(N) :- what(N,L), not known(L).

        covers(A,B) :- norm(A), norm(B), not short(A,B).        % what A asks includes what B asks
        short(A,B) :- norm(A), what(B,L), not what(A,L).
        asks(N) :- kind(N,obliges). asks(N) :- kind(N,permits).
        clash(A,B) :- kind(A,forbids), asks(B), covers(B,A).
        clash(A,B) :- kind(B,forbids), asks(A), covers(A,B).
        clash(A,B) :- kind(A,obliges), asks(B), apart(A,B).
        clash(A,B) :- kind(B,obliges), asks(A), apart(A,B).

        narrow(A,B) :- norm(A), norm(B), not wide(A,B).         % A holds only where B does
        wide(A,B) :- norm(A), when(B,L), not when(A,L).
        special(A,B) :- narrow(A,B), not narrow(B,A).
        beats(A,B) :- clash(A,B), rank(A,R), rank(B,S), R > S.
        level(A,B) :- clash(A,B), rank(A,R), rank(B,R).
        beats(A,B) :- level(A,B), special(A,B).
        beats(A,B) :- level(A,B), not special(A,B), not special(B,A), since(A,S), since(B,T), S > T.

        % Team defeat: out where an attacker is beaten neither by it nor by another that is in and does not clash with it.
        champion(T,A,N) :- applies(T), beats(T,A), applies(N), clash(A,N), not clash(T,N).
        out(N) :- applies(N), applies(A), clash(A,N), not beats(N,A), out(T) : champion(T,A,N).
        in(N) :- applies(N), not out(N).
        circle :- in(A), in(B), clash(A,B).
        bad(N) :- kind(N,forbids), done(N).
        bad(N) :- kind(N,obliges), blocked(N).
        #show in/1. #show bad/1. #show circle/0.
        """;

    private static void Facts(StringBuilder program, string head, string each, Condition condition)
    {
        program.AppendLine(CultureInfo.InvariantCulture, $"{head}.");
        foreach (var literal in condition.Literals)
        {
            program.AppendLine(CultureInfo.InvariantCulture, $"{each}{Term(literal)}).");
        }
    }

    private static void Conditions(StringBuilder program, Norm norm, int i, string? world = null)
    {
        for (var u = 0; u < norm.Unless.Count; u++)
        {
            program.AppendLine(
                CultureInfo.InvariantCulture,
                $"excepted({i}) :- {Body(norm.Unless[u], world)}."
            );
        }

        program.AppendLine(
            CultureInfo.InvariantCulture,
            $"guard({i}) :- {Body(norm.When, world)}, not excepted({i})."
        );
        if (world is not null)
        {
            return;
        }

        program.AppendLine(
            CultureInfo.InvariantCulture,
            $"met({i},1) :- {Body(NormReading.Content(norm.Content!))}."
        );
        for (var k = 0; k < norm.Else.Count; k++)
        {
            program.AppendLine(
                CultureInfo.InvariantCulture,
                $"met({i},{k + 2}) :- {Body(NormReading.Content(norm.Else[k]))}."
            );
        }
    }

    private static string Body(Condition condition, string? world = null) =>
        string.Join(", ", condition.Literals.Select(l => Holds(l, world)).Prepend("#true"));

    private static string Holds(Literal literal, string? world = null)
    {
        var of = world is null ? "" : world + ",";
        var not = ((FeatureLiteral)literal).Negated ? "not " : "";
        return $"{not}t({of}{literal.Feature.Text[1..]})";
    }

    private static string Term(Literal literal) =>
        (((FeatureLiteral)literal).Negated ? "n(" : "p(") + literal.Feature.Text[1..] + ")";
}
