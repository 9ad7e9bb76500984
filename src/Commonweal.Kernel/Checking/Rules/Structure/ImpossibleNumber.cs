using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S515: a count, weight or probability that cannot be (10 §5, bad input). In a text the parser says so first (L…); this rule
/// stands guard over documents that were built otherwise, and over shares of nothing.</summary>
internal sealed class ImpossibleNumber : DocumentRule
{
    public override string Code => "S515";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var declaration in document.Document.Declarations)
        {
            foreach (var (entity, place, what) in Impossible(declaration))
            {
                if (!document.HasSyntaxFault(place))
                {
                    yield return Found(entity, place, ("what", what));
                }
            }
        }
    }

    private static IEnumerable<(string Entity, Span Place, string What)> Impossible(
        Declaration declaration
    ) =>
        declaration switch
        {
            Norm n => OfNorm(n),
            Portfolio p => OfPortfolio(p),
            CatchTrials t when !IsShare(t.Accepted, t.Shown, least: 0) =>
            [
                (t.Person.Text, t.Span, Told(t.Accepted, t.Shown)),
            ],
            Upgrade { Asked: { } asked } u
                when !IsShare(asked.Yes, asked.Asked, least: 0)
                    || !IsShare(asked.ReverseYes, asked.ReverseAsked, least: 0) =>
            [
                (
                    u.Called(),
                    asked.Span,
                    $"{Told(asked.Yes, asked.Asked)}, and back {Told(asked.ReverseYes, asked.ReverseAsked)}"
                ),
            ],
            Value { Tests.Reasons: < 0 } v =>
            [
                (v.Id.Text, v.Id.Span, $"{Text.Of(v.Tests.Reasons!.Value)} reasons"),
            ],
            _ => [],
        };

    private static IEnumerable<(string Entity, Span Place, string What)> OfNorm(Norm norm)
    {
        foreach (var tally in norm.Practiced.Concat(norm.Expected))
        {
            if (!IsShare(tally.Count, tally.Of, least: 1))
            {
                yield return (norm.Id.Text, tally.Span, Told(tally.Count, tally.Of));
            }
        }

        if (norm.Credence is < 0 or > 1)
        {
            yield return (
                norm.Id.Text,
                norm.Id.Span,
                $"a credence of {Text.Of(norm.Credence.Value)}"
            );
        }

        if (norm.ExplainedByDesire is < 0 or > 1)
        {
            yield return (
                norm.Id.Text,
                norm.Id.Span,
                $"a probability of {Text.Of(norm.ExplainedByDesire.Value)}"
            );
        }

        if (norm.Cost < 0)
        {
            yield return (norm.Id.Text, norm.Id.Span, $"a cost of {Text.Of(norm.Cost.Value)}");
        }
    }

    private static IEnumerable<(string Entity, Span Place, string What)> OfPortfolio(
        Portfolio portfolio
    )
    {
        foreach (var entry in portfolio.Weights)
        {
            if (entry.Weight < 0)
            {
                yield return (
                    portfolio.Person.Text,
                    entry.Id.Span,
                    $"a weight of {Text.Of(entry.Weight)} for {entry.Id}"
                );
            }
        }

        if (portfolio.Weights.Count > 0 && portfolio.Weights.All(w => w.Weight == 0))
        {
            yield return (
                portfolio.Person.Text,
                portfolio.Person.Span,
                "a portfolio in which nothing has weight"
            );
        }
    }

    private static bool IsShare(int count, int of, int least) =>
        count >= 0 && of >= least && count <= of;

    private static string Told(int count, int of) => $"{Text.Of(count)} of {Text.Of(of)}";
}
