using Commonweal.Deliberation.MoralGraphs.Fitting;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs;

public sealed partial class WemFit
{
    /// <summary>
    /// The fit with further judgements. Only the components they touch are fitted again, from where they stood; the others
    /// are taken over as they are. The optimum is unique, so the result equals <see cref="Wem.Fit"/> on all the votes
    /// together (to 1e-9; 10 §7.2).
    /// </summary>
    /// <param name="votes">Votes to add. A later answer of a voter to the same pair and context replaces the earlier one.</param>
    public WemFit With(IEnumerable<Vote> votes) => Refit([.. _votes, .. votes]);

    /// <summary>The fit after a voter withdrew: all their judgements are gone. As exact and as local as <see cref="With"/>.</summary>
    public WemFit Without(string voter) => Without([voter]);

    /// <summary>The fit after several voters withdrew.</summary>
    public WemFit Without(IEnumerable<string> voters)
    {
        var gone = voters.ToHashSet(StringComparer.Ordinal);
        return Refit([.. _votes.Where(v => !gone.Contains(v.Voter))]);
    }

    /// <summary>
    /// The same model fitted to other votes, starting from this optimum: for any change to a few of many votes. Gathering the
    /// votes costs O(n log n); the Newton steps, only on components whose sums changed, are one to three.
    /// </summary>
    /// <param name="votes">All the votes that count from now on.</param>
    public WemFit Refit(IReadOnlyList<Vote> votes) => Create(votes, Options, this);

    /// <summary>The same judgements, weighed alike, fitted with other spreads and other constants of the answers.</summary>
    internal WemFit Under(WemOptions options) => Create(_votes, _table, options, null);

    internal static WemFit Create(IReadOnlyList<Vote> votes, WemOptions options, WemFit? start) =>
        Create(votes, VoteTable.Of(votes, options), options, start);

    private static WemFit Create(
        IReadOnlyList<Vote> votes,
        VoteTable table,
        WemOptions options,
        WemFit? start
    )
    {
        var model = ModelBuilder.Build(table, options);
        var priors = Priors.Of(options);
        var warm = start is null
            ? null
            : new WarmStart(new FittedModel(start._table, start._model, start._optima), table);
        var optima = new Optimum[model.Components.Length];
        for (var c = 0; c < optima.Length; c++)
        {
            var component = model.Components[c];
            optima[c] =
                warm?.Unchanged(model, c)
                ?? new Newton(
                    component,
                    priors,
                    warm?.Start(model, c) ?? new ComponentState(component)
                ).Solve();
        }

        return new WemFit(votes, options, table, model, optima);
    }
}
