using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Commonweal.Kernel.Language;

namespace Commonweal.Server.Features.Deliberations;

/// <summary>How much a plan may hold.</summary>
internal static class PlanLimits
{
    public const int Title = 200;
    public const int Text = 2000;
    public const int Consent = 10_000;
    public const int Label = 300;
    public const int Name = 60;
    public const int Contexts = 20;
    public const int Groups = 10;
    public const int Options = 30;
    public const int Judgements = 12;

    /// <summary>Languages the interface speaks.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "es"];
}

/// <summary>What a plan still needs, all of it at once, by the name of the field as JSON and forms write it.</summary>
internal sealed class PlanCheck
{
    private readonly SortedDictionary<string, List<string>> _findings = new(StringComparer.Ordinal);

    private PlanCheck() { }

    /// <summary>Findings by field; empty for a plan that can be used.</summary>
    public static IReadOnlyDictionary<string, string[]> Of(DeliberationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        PlanCheck check = new();
        check.Words("title", plan.Title, PlanLimits.Title, "The deliberation needs a title.");
        check.Words(
            "question",
            plan.Question,
            PlanLimits.Text,
            "Write the question that people are asked."
        );
        check.Words(
            "consent",
            plan.Consent,
            PlanLimits.Consent,
            "Write what people agree to when they take part."
        );
        check.Contexts(plan.Contexts);
        check.Groups(plan.Groups);
        check.Languages(plan.Languages);
        if (plan is { OpensAt: { } opens, ClosesAt: { } closes } && closes <= opens)
        {
            check.Add(
                "closesAt",
                "This is not after the time of opening. Choose a later time, or leave one of the two empty."
            );
        }

        if (plan.Judgements is < 1 or > PlanLimits.Judgements)
        {
            check.Add(
                "judgements",
                $"Choose a number from 1 to {PlanLimits.Judgements}: more in a day makes people judge without thought."
            );
        }

        return check._findings.ToDictionary(
            f => f.Key,
            f => f.Value.ToArray(),
            StringComparer.Ordinal
        );
    }

    /// <summary>The same plan with texts trimmed and composed (NFC), line ends made one kind and times in UTC.</summary>
    public static DeliberationPlan Tidy(DeliberationPlan plan) =>
        plan with
        {
            Title = Tidy(plan.Title),
            Question = Tidy(plan.Question),
            Consent = Tidy(plan.Consent),
            Contexts =
            [
                .. plan.Contexts.Select(c =>
                    c is null ? c! : new PlannedContext(Tidy(c.Id), Tidy(c.Label))
                ),
            ],
            Groups =
            [
                .. plan.Groups.Select(g =>
                    g is null
                        ? g!
                        : new GroupQuestion(
                            Tidy(g.Key),
                            Tidy(g.Question),
                            [
                                .. g.Options.Select(o =>
                                    o is null
                                        ? o!
                                        : new GroupOption(Tidy(o.Id), Tidy(o.Label), o.Share)
                                ),
                            ]
                        )
                ),
            ],
            OpensAt = plan.OpensAt?.ToUniversalTime(),
            ClosesAt = plan.ClosesAt?.ToUniversalTime(),
        };

    /// <summary>What is amiss with a place in addresses; null when it can be used.</summary>
    public static string? Slug(string slug) =>
        slug.Length is < 2 or > PlanLimits.Name || !IsName(slug)
            ? $"\"{slug}\" cannot stand in an address. Use 2 to {PlanLimits.Name} small letters without accents, digits and hyphens, a letter first: river-library."
        : slug is "new" or "account" or "invited"
            ? $"\"{slug}\" is taken by a page of this server. Choose another."
        : null;

    private static string Tidy(string? text)
    {
        var plain = (text ?? "").ReplaceLineEndings("\n").Trim();
        // A lone half of a surrogate pair has no composed form; what is said of it is said by the check.
        return HasLoneSurrogate(plain) ? plain : plain.Normalize(NormalizationForm.FormC);
    }

    private void Contexts(ImmutableArray<PlannedContext> contexts)
    {
        Count("contexts", contexts.Length, 1, PlanLimits.Contexts, "context");
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (context, i) in contexts.Select((c, i) => (c, i)))
        {
            var place = $"contexts[{i}]";
            if (Present(place, context))
            {
                Id($"{place}.id", context.Id, seen);
                Words(
                    $"{place}.label",
                    context.Label,
                    PlanLimits.Label,
                    "Write what people read here: \"When the library closes and someone is still inside\"."
                );
            }
        }
    }

    private void Groups(ImmutableArray<GroupQuestion> groups)
    {
        Count("groups", groups.Length, 0, PlanLimits.Groups, "question on oneself");
        HashSet<string> keys = new(StringComparer.Ordinal);
        HashSet<string> options = new(StringComparer.Ordinal);
        foreach (var (group, i) in groups.Select((g, i) => (g, i)))
        {
            var place = $"groups[{i}]";
            if (!Present(place, group))
            {
                continue;
            }

            Id($"{place}.key", group.Key, keys);
            Words($"{place}.question", group.Question, PlanLimits.Label, "Write the question.");
            Count($"{place}.options", group.Options.Length, 2, PlanLimits.Options, "option");
            foreach (var (option, j) in group.Options.Select((o, j) => (o, j)))
            {
                Option($"{place}.options[{j}]", option, options);
            }

            if (group.Options.Sum(o => o?.Share ?? 0) > 1 + 1e-9)
            {
                Add(
                    $"{place}.options",
                    "The shares are more than 100 % together. They are parts of one population; lower some, or leave those out that you do not know."
                );
            }
        }
    }

    private void Option(string place, GroupOption? option, HashSet<string> seen)
    {
        if (!Present(place, option))
        {
            return;
        }

        Id($"{place}.id", option!.Id, seen);
        Words(
            $"{place}.label",
            option.Label,
            PlanLimits.Title,
            "Write the answer that people can choose."
        );
        if (option.Share is { } share && !(share is >= 0 and <= 1))
        {
            Add(
                $"{place}.share",
                "A share lies between 0 and 100 %. Leave it out if you do not know it."
            );
        }
    }

    private void Languages(ImmutableArray<string> languages)
    {
        Count("languages", languages.Length, 1, PlanLimits.Languages.Length, "language");
        foreach (
            var language in languages.Where(l =>
                !PlanLimits.Languages.Contains(l, StringComparer.Ordinal)
            )
        )
        {
            Add(
                "languages",
                $"\"{language}\" is not among the languages there are: {string.Join(", ", PlanLimits.Languages)}."
            );
        }

        if (languages.Distinct(StringComparer.Ordinal).Count() < languages.Length)
        {
            Add("languages", "A language is named twice. Name each once.");
        }
    }

    private void Words(string field, string? text, int most, string missing)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(field, missing);
        }
        else if (text.Length > most)
        {
            Add(
                field,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"This has {text.Length} characters; at most {most} are kept. Shorten it."
                )
            );
        }
        else if (
            text.Any(c => (char.IsControl(c) && c != '\n') || c == '\uFFFD')
            || HasLoneSurrogate(text)
        )
        {
            Add(
                field,
                "There are signs in it that cannot be shown. Type it again instead of pasting it."
            );
        }
    }

    private void Id(string field, string id, HashSet<string> seen)
    {
        if (id.Length > PlanLimits.Name || !IsName(id))
        {
            Add(
                field,
                $"\"{id}\" cannot be a short name. Use up to {PlanLimits.Name} small letters without accents, digits and hyphens, a letter first: reading-room."
            );
        }
        else if (!seen.Add(id))
        {
            Add(
                field,
                $"\"{id}\" is there twice. Answers are told apart by it, so give each its own."
            );
        }
    }

    private void Count(string field, int there, int least, int most, string what)
    {
        if (there < least)
        {
            Add(
                field,
                $"At least {least} {what}{(least == 1 ? " is" : "s are")} needed; there {(there == 1 ? "is" : "are")} {there}."
            );
        }
        else if (there > most)
        {
            Add(field, $"At most {most} of these are kept; there are {there}. Take some away.");
        }
    }

    private bool Present(string place, object? item)
    {
        if (item is null)
        {
            Add(place, "There is nothing here. Fill it in, or take it away.");
        }

        return item is not null;
    }

    private void Add(string field, string finding)
    {
        if (!_findings.TryGetValue(field, out var there))
        {
            _findings[field] = there = [];
        }

        there.Add(finding);
    }

    // Names in documents may carry a scope before a slash; these may not.
    private static bool IsName(string text) => !text.Contains('/') && Name.IsWellFormed(text);

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (
                char.IsHighSurrogate(text[i])
                && i + 1 < text.Length
                && char.IsLowSurrogate(text[i + 1])
            )
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
