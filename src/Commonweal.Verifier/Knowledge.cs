using System.Text.Json;

namespace Commonweal.Verifier;

internal sealed record ValueEntry(string Kind, bool InContext, List<string> Policies, bool IsTheirs)
{
    public bool Applies => Kind == "value" && InContext && IsTheirs;
}

internal sealed record NormEntry(
    string Id,
    string Modality,
    List<string> Guard,
    List<string> Body,
    List<List<string>> Unless
)
{
    public bool InContext { get; init; }

    public int Rank { get; init; }

    public string Since { get; init; } = "";
}

internal sealed record EvidenceEntry(string Kind, string Provenance, bool Revoked, Fields Fields);

/// <summary>The snapshot and the evidence, indexed for one query. Linear in their size.</summary>
internal sealed class Knowledge
{
    private readonly HashSet<string> _within = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Facts> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string High, string Low), bool> _wiser = [];
    private readonly Dictionary<string, List<NormEntry>> _force = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string?, string?)> _broken = new(StringComparer.Ordinal);
    private readonly Exact _theta;
    private readonly int _leastVotes;

    public Knowledge(Fields header, Fields snapshot, Fields evidence)
    {
        var query = header.Object("query").Only("context", "options");
        Context = query.Text("context");
        Options = new(query.Set("options"), StringComparer.Ordinal);
        Faults.Unless(Options.Count is > 0 and <= 64, "E20", "A query has 1 to 64 options.");
        var parameters = header.Object("parameters").Only("minimumVotes", "theta");
        (_theta, _leastVotes) = (parameters.Exact("theta"), parameters.Whole("minimumVotes"));
        Faults.Unless(
            _theta + _theta >= 1 && _theta <= 1 && _leastVotes >= 1,
            "E12",
            "theta lies between 1/2 and 1, minimumVotes is 1 or more."
        );
        ReadContexts(snapshot);
        ReadValues(snapshot);
        ReadNorms(snapshot);
        ReadWiser(snapshot);
        foreach (var item in snapshot.ItemsOrNone("commitments"))
        {
            Fields commitment = new(item, "E06");
            if (_within.Contains(commitment.Text("kind")))
            {
                Commitments[commitment.Text("id")] = commitment.Text("option");
            }
        }

        ReadEvidence(evidence);
    }

    public string Context { get; }

    public HashSet<string> Options { get; }

    public bool HasContext => _within.Count > 0;

    public Dictionary<string, ValueEntry> Values { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, NormEntry> Norms { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Commitments { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, EvidenceEntry> Evidence { get; } = new(StringComparer.Ordinal);

    /// <summary>What the evidence says of an option, with what holds whatever is chosen.</summary>
    public Facts FactsOf(string? option) =>
        _facts.TryGetValue(option ?? "", out var facts) ? facts : _facts[""];

    public bool IsWiser(string high, string low) => _wiser.ContainsKey((high, low));

    /// <summary>
    /// What the recorded facts of an option break: a norm that stands against all that clash with it, and one of which
    /// that is undecided. Reckoned once for each option.
    /// </summary>
    public (string? Norm, string? Undecided) BrokenBy(string option)
    {
        if (!_broken.TryGetValue(option, out var broken))
        {
            var all = Force(option).FindAll(n => Breaks(n, FactsOf(option)));
            broken = (
                all.Find(n => Stands(n, option) == true)?.Id,
                all.Find(n => Stands(n, option) is null)?.Id
            );
            _broken[option] = broken;
        }

        return broken;
    }

    /// <summary>
    /// Whether a norm stands against those in force that clash with it (30 §5.1): each must be beaten by it or by another that
    /// stands and does not clash with it; where two that clash are left, both go. False when one that clashes stands, null
    /// when neither does.
    /// </summary>
    public bool? Stands(NormEntry norm, string option)
    {
        List<NormEntry> force = [.. Force(option).Where(n => n != norm), norm];
        var (left, before) = (force, 0);
        do
        {
            before = left.Count;
            var now = left;
            left = now.FindAll(n =>
                force.TrueForAll(a =>
                    !IsAgainst(a, n)
                    || Beats(n, a)
                    || now.Exists(t => !IsAgainst(t, n) && Beats(t, a))
                )
            );
            left = left.Count < before ? left : now.FindAll(n => !now.Exists(a => IsAgainst(a, n)));
        } while (left.Count < before);
        return left.Contains(norm) ? true
            : left.Exists(a => IsAgainst(a, norm)) ? false
            : null;
    }

    private List<NormEntry> Force(string option)
    {
        if (!_force.TryGetValue(option, out var force))
        {
            var facts = FactsOf(option);
            _force[option] = force = [
                .. Norms.Values.Where(n =>
                    n.InContext && n.Guard.TrueForAll(facts.Holds) && !IsExcepted(n, facts)
                ),
            ];
        }

        return force;
    }

    public static bool IsExcepted(NormEntry norm, Facts facts) =>
        norm.Unless.Exists(all => all.TrueForAll(facts.Holds));

    public static bool Breaks(NormEntry norm, Facts facts) =>
        norm.Modality switch
        {
            "F" => norm.Body.TrueForAll(facts.Holds),
            "O" => norm.Body.Exists(l => facts.Holds(Facts.Opposite(l))),
            _ => false,
        };

    /// <summary>True when both cannot be followed, or one lets what the other rules out.</summary>
    private static bool IsAgainst(NormEntry a, NormEntry b) =>
        (a.Modality, b.Modality) switch
        {
            ("F", "F") or ("P", "P") => false,
            ("F", _) => a.Body.TrueForAll(b.Body.Contains),
            (_, "F") => IsAgainst(b, a),
            _ => a.Body.Exists(l => b.Body.Contains(Facts.Opposite(l))),
        };

    /// <summary>Rank, then the strictly narrower guard, then the later date (30 §5.1).</summary>
    private static bool Beats(NormEntry a, NormEntry b) =>
        a.Rank != b.Rank ? a.Rank > b.Rank
        : a.Guard.Count > b.Guard.Count && b.Guard.TrueForAll(a.Guard.Contains) ? true
        : b.Guard.Count > a.Guard.Count && a.Guard.TrueForAll(b.Guard.Contains) ? false
        : a.Since.Length > 0 && b.Since.Length > 0 && string.CompareOrdinal(a.Since, b.Since) > 0;

    private void ReadContexts(Fields snapshot)
    {
        Dictionary<string, string?> parents = new(StringComparer.Ordinal);
        foreach (var item in snapshot.ItemsOrNone("contexts"))
        {
            Fields context = new(item, "E06");
            parents[context.Text("id")] = context.TextOrNone("parent");
        }

        var at = Context;
        while (at is not null && parents.TryGetValue(at, out var parent) && _within.Add(at))
        {
            at = parent;
        }
    }

    private void ReadValues(Fields snapshot)
    {
        foreach (var item in snapshot.ItemsOrNone("values"))
        {
            Fields value = new(item, "E06");
            var theirs = value.Text("provenance") is "person" or "third";
            Values[value.Text("id")] = new(
                value.Text("kind"),
                value.Set("contexts").Exists(_within.Contains),
                value.Set("policies"),
                theirs
            );
        }
    }

    private void ReadNorms(Fields snapshot)
    {
        foreach (var item in snapshot.ItemsOrNone("norms"))
        {
            Fields norm = new(item, "E06");
            List<List<string>> unless = [];
            foreach (var all in norm.ItemsOrNone("unless"))
            {
                unless.Add([.. all.EnumerateArray().Select(l => l.GetString()!)]);
            }

            Norms[norm.Text("id")] = new(
                norm.Text("id"),
                norm.Text("modality"),
                norm.Set("guard"),
                norm.Set("body"),
                unless
            )
            {
                InContext = norm.Set("contexts").Exists(_within.Contains),
                Rank = norm.Whole("rank"),
                Since = norm.TextOrNone("since") ?? "",
            };
        }
    }

    private void ReadWiser(Fields snapshot)
    {
        foreach (var item in snapshot.ItemsOrNone("wiser"))
        {
            Fields edge = new(item, "E06");
            var (agree, total) = (edge.Whole("agree"), edge.Whole("total"));
            if (
                _within.Contains(edge.Text("context"))
                && total >= _leastVotes
                && agree <= total
                && agree >= _theta * total
            )
            {
                _wiser[(edge.Text("hi"), edge.Text("lo"))] = true;
            }
        }
    }

    private void ReadEvidence(Fields evidence)
    {
        _facts[""] = new();
        foreach (var option in Options)
        {
            _facts[option] = new();
        }

        foreach (var item in evidence.ItemsOrNone("items"))
        {
            Fields entry = new(item, "E05");
            EvidenceEntry read = new(
                entry.Text("kind"),
                entry.Text("provenance"),
                item.TryGetProperty("revoked", out var revoked)
                    && revoked.ValueKind == JsonValueKind.True,
                entry
            );
            Faults.Unless(
                Evidence.TryAdd(entry.Text("id"), read),
                "E05",
                $"Evidence {entry.Text("id")} stands twice."
            );
            if (read is { Kind: "fact", Revoked: false })
            {
                AddFact(entry.TextOrNone("option"), entry.Text("literal"));
            }
        }
    }

    private void AddFact(string? option, string literal)
    {
        foreach (var (of, facts) in _facts)
        {
            if (option is null || of == option)
            {
                facts.Add(literal);
            }
        }
    }
}
