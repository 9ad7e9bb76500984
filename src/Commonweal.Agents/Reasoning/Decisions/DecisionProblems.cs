using Commonweal.Agents.Reasoning.Choice;
using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Decisions;

/// <summary>What stands in the way of taking a query.</summary>
internal static class DecisionProblems
{
    public static Rejection? Of(DecisionBasis basis, DecisionQuery query)
    {
        if (query.Options.Count is 0 or > ChoiceQuestion.MostOptions)
        {
            return query.Options.Count == 0
                ? new("E-EMPTY", "options", "No option is listed. Say what may be chosen.")
                : new(
                    "E-SIZE",
                    "options",
                    $"{query.Options.Count} options are listed; at most {ChoiceQuestion.MostOptions} are weighed at once. Leave out what nobody would choose, or choose in two rounds."
                );
        }

        var twice = query
            .Options.GroupBy(o => o.Id, StringComparer.Ordinal)
            .FirstOrDefault(g => g.Count() > 1);
        return twice is not null
                ? new(
                    "E-DUPLICATE",
                    $"options {twice.Key}",
                    $"“{twice.Key}” stands here twice. Give each option its own name."
                )
            : basis.Snapshot.Contexts.All(c => c.Id != query.Context)
                ? Unknown(
                    "context",
                    query.Context,
                    "contexts",
                    basis.Snapshot.Contexts.Select(c => c.Id)
                )
            : query.MinimumVotes < 1
            || !Rational.TryParse(query.Theta, out var theta)
            || theta * 2 < Rational.One
            || theta > Rational.One
                ? new(
                    "E-PARAMETERS",
                    "parameters",
                    $"theta is “{query.Theta}” and minimumVotes {query.MinimumVotes}. theta lies between 1/2 and 1, minimumVotes is 1 or more."
                )
            : null;
    }

    public static Rejection? Of(
        DecisionBasis basis,
        DecisionQuery query,
        IReadOnlyList<EvidenceItem> evidence
    )
    {
        var values = basis.Snapshot.Values.ToDictionary(
            v => v.Id,
            v => v.Policies,
            StringComparer.Ordinal
        );
        HashSet<string> options = new(query.Options.Select(o => o.Id), StringComparer.Ordinal);
        HashSet<string> ids = new(StringComparer.Ordinal);
        Dictionary<(string?, string?, string?), string> assessed = [];
        return evidence
            .Select(item =>
                !ids.Add(item.Id)
                    ? new Rejection(
                        "E-DUPLICATE",
                        $"evidence {item.Id}",
                        "Two pieces of evidence have this id. Give each its own."
                    )
                    : OfItem(item, options, values)
                        ?? (
                            item is not { Kind: "assess", Revoked: false }
                            || assessed.TryAdd((item.Option, item.Value, item.Policy), item.Id)
                                ? null
                                : new(
                                    "E-DUPLICATE",
                                    $"evidence {item.Id}",
                                    $"{item.Option} is assessed on {item.Policy} here and in {assessed[(item.Option, item.Value, item.Policy)]}. Keep one, with bounds that hold both, or mark one as revoked."
                                )
                        )
            )
            .FirstOrDefault(problem => problem is not null);
    }

    private static Rejection? OfItem(
        EvidenceItem item,
        HashSet<string> options,
        Dictionary<string, Sequence<string>> values
    )
    {
        var where = $"evidence {item.Id}";
        return item.Provenance is not ("person" or "third" or "model" or "tool")
                ? new(
                    "E-PROVENANCE",
                    where,
                    $"It is said to come from “{item.Provenance}”; person, third, model and tool are known."
                )
            : item.Revoked ? null
            : item.Kind is "fact" or "assess" or "commit"
            && item.Option is { } option
            && !options.Contains(option)
                ? Unknown(where, option, "options", options)
            : item.Kind switch
            {
                "fact" => OfFact(where, item),
                "assess" => OfAssessment(where, item, values),
                "commit" when item is { Option: null, Literal: not "security" } => new(
                    "E-EVIDENCE",
                    where,
                    "A commitment names an option, or has the literal security."
                ),
                "ctx" or "case" or "commit" => null,
                _ => new(
                    "E-EVIDENCE",
                    where,
                    $"“{item.Kind}” is no kind of evidence; ctx, fact, assess, case and commit are."
                ),
            };
    }

    private static Rejection? OfFact(string where, EvidenceItem item)
    {
        if (item.Literal is null)
        {
            return new("E-EVIDENCE", where, "A fact says what holds, as a literal.");
        }

        foreach (var literal in Propagation.Ways(item.Literal).SelectMany(w => w))
        {
            if (!LiteralText.Read(literal).TryGet(out var read, out var why))
            {
                return why with { Where = where };
            }

            if (LiteralText.Write(read) != literal)
            {
                return new(
                    "E-PARSE",
                    where,
                    $"Write “{LiteralText.Write(read)}” for “{literal}”, without spaces: a proof goes by the letter."
                );
            }
        }

        return null;
    }

    private static Rejection? OfAssessment(
        string where,
        EvidenceItem item,
        Dictionary<string, Sequence<string>> values
    ) =>
        item.Option is null || item.Value is null || item.Policy is null
            ? new(
                "E-EVIDENCE",
                where,
                "An assessment names an option, a value, a policy and two bounds."
            )
        : !values.TryGetValue(item.Value, out var policies)
            ? Unknown(where, item.Value, "values", values.Keys)
        : !policies.Contains(item.Policy, StringComparer.Ordinal)
            ? Unknown(where, item.Policy, $"policies of {item.Value}", policies)
        : !Rational.TryParse(item.Low, out var low)
        || !Rational.TryParse(item.High, out var high)
        || low.Sign < 0
        || low > high
        || high > Rational.One
            ? new(
                "E-INTERVAL",
                where,
                $"The bounds are “{item.Low}” and “{item.High}”. Levels lie between 0 and 1, such as 0.7 or 2/3, the lower bound first."
            )
        : null;

    private static Rejection Unknown(
        string where,
        string id,
        string among,
        IEnumerable<string> known
    ) =>
        new(
            "E-UNKNOWN",
            where,
            $"“{id}” is not among the {among}: {string.Join(", ", known.Order(StringComparer.Ordinal).Take(12))}. Correct the name, or add it there."
        );
}
