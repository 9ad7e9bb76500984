namespace Commonweal.Verifier.Rules;

/// <summary>STATUS: an argument's standing among the arguments and attacks of the certificate, by numbered labels. Linear in them.</summary>
internal static class Arguments
{
    public static object Status(Checked step)
    {
        var claim = step.Claim.Only("argument", "status");
        var (argument, status) = (claim.Text("argument"), claim.Text("status"));
        Faults.Unless(
            status is "in" or "out" or "defensible",
            "E03",
            $"\"{status}\" is no status; in, out and defensible are."
        );
        var (labels, attackers) = Read(step);
        Faults.Unless(
            labels.TryGetValue(argument, out var own),
            "E11",
            $"The certificate does not label {argument}."
        );
        Faults.Unless(
            own.In == (status != "out"),
            "E11",
            $"The certificate labels {argument} otherwise."
        );
        foreach (var (id, (isIn, number)) in labels)
        {
            var against = attackers.GetValueOrDefault(id) ?? [];
            var fits =
                status == "defensible"
                    ? !isIn
                        || against.TrueForAll(a =>
                            !IsIn(labels, a) && AttackedByIn(labels, attackers, a)
                        )
                : isIn
                    ? against.TrueForAll(a =>
                        labels.TryGetValue(a, out var l) && !l.In && l.Number < number
                    )
                : against.Exists(a =>
                    labels.TryGetValue(a, out var l) && l.In && l.Number < number
                );
            Faults.Unless(fits, "E11", $"The label of {id} does not follow from its attackers.");
        }

        return argument;
    }

    private static bool IsIn(Dictionary<string, (bool In, int Number)> labels, string id) =>
        labels.TryGetValue(id, out var label) && label.In;

    private static bool AttackedByIn(
        Dictionary<string, (bool In, int Number)> labels,
        Dictionary<string, List<string>> attackers,
        string id
    ) => (attackers.GetValueOrDefault(id) ?? []).Exists(a => IsIn(labels, a));

    private static (
        Dictionary<string, (bool In, int Number)> Labels,
        Dictionary<string, List<string>> Attackers
    ) Read(Checked step)
    {
        var certificate = step.Certificate.Only("arguments", "attacks");
        Dictionary<string, (bool, int)> labels = new(StringComparer.Ordinal);
        var named = step.Premises.Select(p => $"s{p.Number}").ToHashSet(StringComparer.Ordinal);
        foreach (var item in certificate.Items("arguments"))
        {
            var argument = new Fields(item, "E11").Only("id", "label", "number");
            var (id, label) = (argument.Text("id"), argument.Text("label"));
            Faults.Unless(label is "in" or "out", "E11", $"\"{label}\" is no label.");
            Faults.Unless(
                labels.TryAdd(id, (label == "in", argument.Whole("number"))),
                "E11",
                $"{id} is labelled twice."
            );
            Faults.Unless(
                !(id is ['s', .. var digits] && digits.All(char.IsAsciiDigit))
                    || named.Contains(id),
                "E03",
                $"Step {id} is not among the premises."
            );
        }

        Dictionary<string, List<string>> attackers = new(StringComparer.Ordinal);
        foreach (var item in certificate.Items("attacks"))
        {
            var ends =
                item.ValueKind == System.Text.Json.JsonValueKind.Array
                    ? item.EnumerateArray().Select(e => e.GetString() ?? "").ToList()
                    : [];
            Faults.Unless(ends.Count == 2, "E11", "An attack is a pair [from, to].");
            (attackers.TryGetValue(ends[1], out var list) ? list : attackers[ends[1]] = []).Add(
                ends[0]
            );
        }

        return (labels, attackers);
    }
}
