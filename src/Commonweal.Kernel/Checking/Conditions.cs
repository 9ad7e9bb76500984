using Commonweal.Kernel.Norms;

namespace Commonweal.Kernel.Checking;

/// <summary>What conjunctions of literals allow and imply. Linear in literals but for pairs of features declared disjoint.</summary>
public static class Conditions
{
    /// <summary>
    /// False only where the literals of both exclude each other: f and !f, two features declared disjoint, comparisons
    /// of one feature that leave no value. True otherwise: what is not known to be impossible may happen.
    /// </summary>
    /// <param name="a">One condition.</param>
    /// <param name="b">The other.</param>
    /// <param name="disjoint">Whether two features are declared never to hold together.</param>
    public static bool CanMeet(Condition a, Condition b, Func<string, string, bool> disjoint)
    {
        Facts facts = new(a.Literals.Concat(b.Literals));
        return facts.Consistent && !facts.AnyTwoTrue(disjoint);
    }

    /// <summary>True if every literal of the conclusion follows from the literals of the premises.</summary>
    public static bool Implies(Condition a, Condition b, Condition conclusion)
    {
        Facts facts = new(a.Literals.Concat(b.Literals));
        return conclusion.Literals.All(facts.Gives);
    }

    /// <summary>What a conjunction says of each feature.</summary>
    private sealed class Facts
    {
        private readonly Dictionary<string, Domain> _domains = new(StringComparer.Ordinal);

        public Facts(IEnumerable<Literal> literals)
        {
            foreach (var literal in literals)
            {
                if (!_domains.TryGetValue(literal.Feature.Text, out var domain))
                {
                    _domains[literal.Feature.Text] = domain = new();
                }

                domain.Add(literal);
            }
        }

        public bool Consistent => _domains.Values.All(d => !d.IsEmpty);

        public bool AnyTwoTrue(Func<string, string, bool> disjoint)
        {
            string[] held = [.. _domains.Where(d => d.Value.IsHeld).Select(d => d.Key)];
            for (var i = 0; i < held.Length; i++)
            {
                for (var j = i + 1; j < held.Length; j++)
                {
                    if (disjoint(held[i], held[j]))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        public bool Gives(Literal literal) =>
            _domains.TryGetValue(literal.Feature.Text, out var domain) && domain.Gives(literal);
    }

    /// <summary>The values a feature may still have.</summary>
    private sealed class Domain
    {
        private readonly List<Literal> _literals = [];
        private readonly HashSet<string> _notWords = new(StringComparer.Ordinal);
        private readonly HashSet<decimal> _notNumbers = [];
        private bool _held;
        private bool _absent;
        private (decimal At, bool Open)? _least;
        private (decimal At, bool Open)? _most;
        private string? _word;
        private bool _twoWords;

        public bool IsHeld => _held;

        public bool IsEmpty =>
            (_held && _absent)
            || _twoWords
            || (
                _word is not null
                && (_notWords.Contains(_word) || _least is not null || _most is not null)
            )
            || (_least is { } least && _most is { } most && NoneBetween(least, most));

        public void Add(Literal literal)
        {
            _literals.Add(literal);
            switch (literal)
            {
                case FeatureLiteral feature:
                    _held |= !feature.Negated;
                    _absent |= feature.Negated;
                    break;
                case ComparisonLiteral { Operand.Number: { } number } comparison:
                    Compare(comparison.Comparison, number);
                    break;
                case ComparisonLiteral { Operand.Word: { } word } comparison:
                    Compare(comparison.Comparison, word);
                    break;
                default:
                    break;
            }
        }

        /// <summary>True if no value left here contradicts the literal.</summary>
        public bool Gives(Literal literal)
        {
            if (_literals.Contains(literal))
            {
                return true;
            }

            Domain opposite = new();
            foreach (var known in _literals)
            {
                opposite.Add(known);
            }

            if (Negation(literal) is not { } negation)
            {
                return false;
            }

            opposite.Add(negation);
            return opposite.IsEmpty;
        }

        private static Literal? Negation(Literal literal) =>
            literal switch
            {
                FeatureLiteral feature => feature with { Negated = !feature.Negated },
                ComparisonLiteral comparison => comparison with
                {
                    Comparison = comparison.Comparison switch
                    {
                        Comparison.Equal => Comparison.NotEqual,
                        Comparison.NotEqual => Comparison.Equal,
                        Comparison.Less => Comparison.GreaterOrEqual,
                        Comparison.LessOrEqual => Comparison.Greater,
                        Comparison.Greater => Comparison.LessOrEqual,
                        _ => Comparison.Less,
                    },
                },
                _ => null,
            };

        private void Compare(Comparison comparison, string word)
        {
            if (comparison == Comparison.NotEqual)
            {
                _notWords.Add(word);
            }
            else if (comparison == Comparison.Equal)
            {
                _twoWords |= _word is not null && _word != word;
                _word = word;
            }
        }

        private void Compare(Comparison comparison, decimal number)
        {
            switch (comparison)
            {
                case Comparison.Equal:
                    AtLeast(number, open: false);
                    AtMost(number, open: false);
                    break;
                case Comparison.NotEqual:
                    _notNumbers.Add(number);
                    break;
                case Comparison.Less:
                    AtMost(number, open: true);
                    break;
                case Comparison.LessOrEqual:
                    AtMost(number, open: false);
                    break;
                case Comparison.Greater:
                    AtLeast(number, open: true);
                    break;
                default:
                    AtLeast(number, open: false);
                    break;
            }
        }

        private void AtLeast(decimal number, bool open)
        {
            if (_least is not { } least || number > least.At || (number == least.At && open))
            {
                _least = (number, open);
            }
        }

        private void AtMost(decimal number, bool open)
        {
            if (_most is not { } most || number < most.At || (number == most.At && open))
            {
                _most = (number, open);
            }
        }

        private bool NoneBetween((decimal At, bool Open) least, (decimal At, bool Open) most) =>
            least.At > most.At
            || (least.At == most.At && (least.Open || most.Open || _notNumbers.Contains(least.At)));
    }
}
