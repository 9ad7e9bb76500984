using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Sources;

/// <summary>P608: the document is to be published, and a person whose words or choices it holds has not agreed (10 §4 F). Only with
/// <see cref="CheckOptions.Publish"/>.</summary>
internal sealed class NoConsent : DocumentRule
{
    public override string Code => "P608";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        if (!document.Options.Publish)
        {
            yield break;
        }

        var agreed = document.Consents.Select(c => c.Person.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Suppliers(document))
        {
            if (document.KindOfAgent(name) == AgentKind.Person && agreed.Add(name.Text))
            {
                yield return Found(name.Text, name.Span, ("person", name.Text));
            }
        }
    }

    private static IEnumerable<Name> Suppliers(DocumentView document) =>
        document
            .Values.SelectMany(v =>
                v.Policies.Select(p => p.Provenance)
                    .OfType<Provenance>()
                    .SelectMany(Sources)
                    .Prepend(v.By)
            )
            .Concat(document.Choices.Select(c => c.By))
            .Concat(
                document.Upgrades.SelectMany(u =>
                    u.Stories.Select(s => s.Provenance)
                        .Append(u.Priority?.Provenance)
                        .OfType<Provenance>()
                        .SelectMany(Sources)
                )
            )
            .Concat(document.Standpoints.Select(s => s.Party))
            .Concat(document.Portfolios.Select(p => p.Person))
            .Concat(document.Trials.Select(t => t.Person));

    private static IEnumerable<Name> Sources(Provenance provenance) =>
        provenance.Restated is { } restated
            ? [provenance.Citation.Source, restated.Citation.Source]
            : [provenance.Citation.Source];
}
