using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Decisions;

/// <summary>A single change under which something else comes out.</summary>
/// <param name="Change">What would be otherwise.</param>
/// <param name="Outcome">What would then come out.</param>
public sealed record Flip(string Change, string Outcome);

/// <summary>What would have changed a decision.</summary>
/// <param name="Found">The changes: levels first, the smallest first; then facts, norms and wiser-than relations.</param>
/// <param name="IsComplete">False when the bound was reached before every single change was tried.</param>
public sealed record FlipSearch(Sequence<Flip> Found, bool IsComplete);

/// <summary>
/// Single changes that change what comes out (20 §A4.5: told to readers, never a rule of decision), found by deciding
/// again: each fact taken back or added that norms turn on, each norm that is broken and each relation left out, each level
/// moved as little as suffices, to a hundredth.
/// </summary>
public static class Flips
{
    private const int MostLevels = 5;
    private static readonly Rational Hundredth = Rational.Of(1, 100);

    /// <summary>Searches, deciding at most <paramref name="most"/> times.</summary>
    /// <param name="basis">As the decision was made from.</param>
    /// <param name="query">The query.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="most">Bound on the number of decisions.</param>
    public static Answer<FlipSearch> Of(
        DecisionBasis basis,
        DecisionQuery query,
        EvidenceBook evidence,
        int most = 600
    ) =>
        DecisionCase
            .Of(basis, query, evidence)
            .Then(given => Ruling.Of(given))
            .Then(ruling => Answer<FlipSearch>.From(new Search(ruling, most).Run()));

    private sealed class Search(Ruling ruling, int most)
    {
        private readonly DecisionCase _case = ruling.Case;
        private int _left = most;

        public FlipSearch Run()
        {
            Flip[] levels =
            [
                .. Levels()
                    .OrderBy(l => l.By)
                    .ThenBy(l => l.Flip.Change, StringComparer.Ordinal)
                    .Select(l => l.Flip)
                    .Take(MostLevels),
            ];
            return new([.. levels, .. Facts(), .. Norms(), .. Relations()], _left > 0);
        }

        private IEnumerable<Flip> Facts()
        {
            foreach (var fact in _case.Standing("fact").ToList())
            {
                var of = fact.Option is { } o ? $" of “{_case.OptionWords(o)}”" : "";
                if (
                    With(
                        $"Were “{fact.Literal}”{of} taken back",
                        _case.Basis,
                        _case.Evidence.Where(e => e != fact)
                    ) is
                    { } flip
                )
                {
                    yield return flip;
                }
            }

            foreach (var option in _case.Query.Options)
            {
                foreach (var literal in Leaps.Turning(_case.Norms))
                {
                    if (
                        literal.StartsWith(DecisionBasis.RoleLiteral(""), StringComparison.Ordinal)
                        || _case.FactsOf(option.Id).Holds(literal)
                    )
                    {
                        continue;
                    }

                    EvidenceItem supposed = new("?supposed", "fact", "tool")
                    {
                        Option = option.Id,
                        Literal = literal,
                    };
                    if (
                        With(
                            $"Were it shown that “{literal}” holds of “{option.Called}”",
                            _case.Basis,
                            [.. _case.Evidence, supposed]
                        ) is
                        { } flip
                    )
                    {
                        yield return flip;
                    }
                }
            }
        }

        private IEnumerable<Flip> Norms() =>
            _case
                .Query.Options.SelectMany(o => ruling.Norms.Breaches(o.Id))
                .Select(b => b.Norm.Id)
                .Distinct(StringComparer.Ordinal)
                .Select(id =>
                    With(
                        $"Without the norm “{_case.Words(id)}”",
                        On(s => s with { Norms = [.. s.Norms.Where(n => n.Id != id)] }),
                        _case.Evidence
                    )
                )
                .OfType<Flip>();

        private IEnumerable<Flip> Relations() =>
            _case
                .Wiser.Select(w =>
                    With(
                        $"Were “{_case.Words(w.High)}” not found wiser than “{_case.Words(w.Low)}”",
                        On(s =>
                            s with
                            {
                                Wiser = [.. s.Wiser.Where(x => (x.High, x.Low) != (w.High, w.Low))],
                            }
                        ),
                        _case.Evidence
                    )
                )
                .OfType<Flip>();

        private DecisionBasis On(Func<Snapshot, Snapshot> change) =>
            _case.Basis with
            {
                Snapshot = change(_case.Basis.Snapshot),
            };

        private IEnumerable<(Rational By, Flip Flip)> Levels()
        {
            foreach (var option in ruling.Standings.Select(s => s.Option))
            {
                foreach (var value in _case.Values)
                {
                    foreach (var policy in value.Policies)
                    {
                        foreach (var end in (Rational[])[Rational.Zero, Rational.One])
                        {
                            if (Level(option, value.Id, policy, end) is { } found)
                            {
                                yield return found;
                            }
                        }
                    }
                }
            }
        }

        /// <summary>The least move of a level towards an end that changes the outcome; by halving, as moving on changes nothing back.</summary>
        private (Rational By, Flip Flip)? Level(
            string option,
            string value,
            string policy,
            Rational end
        )
        {
            var said = _case.Assessed(option, value, policy);
            var (low, high) = (
                DecisionCase.Number(said?.Low ?? "0"),
                DecisionCase.Number(said?.High ?? "1")
            );
            var start = end.IsZero ? low : high;
            if (said is not null && start == end && low == high)
            {
                return null;
            }

            Ruling? At(Rational level) => Moved(option, value, policy, level);
            if (At(end) is not { } flipped)
            {
                return null;
            }

            var sign = end.IsZero ? -Rational.One : Rational.One;
            var span = end.IsZero ? start : Rational.One - start;
            if (said is not null && !span.IsZero)
            {
                // In hundredths: the outcome is another at `enough`, and not known to be below.
                var (below, enough) = (0L, (long)Math.Ceiling((span * 100).ToDouble()));
                while (enough - below > 1 && _left > 0)
                {
                    var middle = (below + enough) / 2;
                    if (At(start + (sign * Hundredth * middle)) is { } other)
                    {
                        (enough, flipped) = (middle, other);
                    }
                    else
                    {
                        below = middle;
                    }
                }

                var by = Hundredth * enough < span ? Hundredth * enough : span;
                (end, span) = (start + (sign * by), by);
            }

            var from = said is null
                ? ""
                : $" instead of {(low == high ? $"{low}" : $"{low} to {high}")}";
            return (
                said is null ? Rational.One : span,
                new(
                    $"Did “{_case.OptionWords(option)}” meet “{_case.Words(policy)}” ({_case.Words(value)}) at {end}{from}",
                    Told(flipped)
                )
            );
        }

        private Ruling? Moved(string option, string value, string policy, Rational level)
        {
            EvidenceItem moved = new("?moved", "assess", "tool")
            {
                Option = option,
                Value = value,
                Policy = policy,
                Low = level.ToString(),
                High = level.ToString(),
            };
            if (--_left < 0)
            {
                return null;
            }

            var other = Ruling.Weigh(
                _case.With([
                    .. _case.Evidence.Where(e =>
                        e.Kind != "assess"
                        || (e.Option, e.Value, e.Policy) != (option, value, policy)
                    ),
                    moved,
                ]),
                ruling.Norms
            );
            return ruling.Question?.Reason != "leap" && other.Outcome != ruling.Outcome
                ? other
                : null;
        }

        private Flip? With(
            string change,
            DecisionBasis basis,
            IEnumerable<EvidenceItem> evidence
        ) =>
            --_left >= 0
            && DecisionCase
                .Of(basis, _case.Query with { Roles = [] }, new(evidence.ToSequence()))
                .Then(given => Ruling.Of(given))
                .TryGet(out var other, out _)
            && other.Outcome != ruling.Outcome
                ? new(change, Told(other))
                : null;

        private static string Told(Ruling other)
        {
            string Quoted(IEnumerable<string> options) =>
                string.Join(", ", options.Select(o => $"“{other.Case.OptionWords(o)}”"));
            return other switch
            {
                { Option: { } option } => $"it would be {Quoted([option])}",
                { Kind: DecisionKind.RegretfulChoice } => "every option would break a norm",
                { Question.Reason: "evidence" } => "more would have to be known first",
                { Question: { } question } => $"a question would come first: {question.Text}",
                _ => $"it would be a hard choice between {Quoted(other.Remaining)}",
            };
        }
    }
}
