using Commonweal.Kernel.Checking.Rules;
using Commonweal.Kernel.Checking.Rules.Phrases;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>What the text rules say of one candidate policy.</summary>
/// <param name="Kind">
/// What it is instead of a value: slogan, metric, goal, taste, norm, vision, expectation, feeling, virtue-word or fact;
/// null if no rule rejects it. Null is not acceptance: text alone never makes a value (10 §0 L1).
/// </param>
/// <param name="Findings">All findings, in the order of their places, then of their codes.</param>
public sealed record PhraseReport(string? Kind, Sequence<Finding> Findings);

/// <summary>
/// The rules of group A on one candidate policy (10 §4 A). Pure; O(length of the text) for each phrase, a few
/// microseconds for a line of a card.
/// </summary>
public static class PhraseChecker
{
    private const int ExcerptLength = 90;

    private static readonly PhraseRule[] Rules =
    [
        new MissingHead(),
        new HeadNotAttendable(),
        new HeadUnknown(),
        new TooThin(),
        new DutyWording(),
        new TasteWording(),
        new GoalWording(),
        new Measure(),
        new MeansWording(),
        new RallyingCry(),
        new SocialVision(),
        new OthersExpectations(),
        new WeightyFiller(),
        new NegativelyStated(),
        new Imperative(),
        new BareVirtue(),
        new PersonalData(),
        new FeelingTold(),
    ];

    /// <summary>The codes of the rules that look at one phrase, in order.</summary>
    public static IEnumerable<string> Codes => Rules.Select(r => r.Code);

    /// <summary>A phrase as messages repeat it: whole if it is short, otherwise its beginning.</summary>
    internal static string Excerpt(string text)
    {
        if (text.Length <= ExcerptLength)
        {
            return text;
        }

        var cut = text.AsSpan(0, ExcerptLength).LastIndexOf(' ');
        cut = cut > ExcerptLength / 2 ? cut : ExcerptLength;
        return char.IsHighSurrogate(text[cut - 1]) ? $"{text[..(cut - 1)]}…" : $"{text[..cut]}…";
    }

    /// <summary>Checks a line of text. Its kind of thing is sought in its first 40 characters, in capitals.</summary>
    /// <param name="text">One candidate policy as written, for example "MOMENTS when her face asks".</param>
    /// <param name="place">Where the text stands: offsets of findings are counted from its start.</param>
    public static PhraseReport Check(string text, Span place)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Check(Phrase.Of(text), "", (start, end) => Inside(place, start, end));
    }

    /// <summary>Checks one policy of a value.</summary>
    /// <param name="policy">The policy; findings point into its <see cref="AttentionalPolicy.TextSpan"/>.</param>
    /// <param name="entity">The value it belongs to.</param>
    public static PhraseReport Check(AttentionalPolicy policy, string entity)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Check(
            Phrase.Of(policy.Head, policy.Qualifier),
            entity,
            (start, end) => PolicyText.PlaceOf(policy, start, end)
        );
    }

    private static PhraseReport Check(Phrase phrase, string entity, Func<int, int, Span> placeOf)
    {
        List<Finding> findings = [];
        HashSet<string>? errors = null;
        foreach (var rule in Rules)
        {
            if (rule.Examine(phrase) is { } seen)
            {
                var finding = Found(rule.Code, phrase, seen, entity, placeOf);
                findings.Add(finding);
                if (RulePage.Of(rule.Code)!.WordingOf(finding).Severity == Severity.Error)
                {
                    (errors ??= new(StringComparer.Ordinal)).Add(rule.Code);
                }
            }
        }

        findings.Sort(InOrder);
        return new(errors is null ? null : RejectedAs.KindOf(errors), findings.ToSequence());
    }

    private static Finding Found(
        string code,
        Phrase phrase,
        Sighting seen,
        string entity,
        Func<int, int, Span> placeOf
    ) =>
        new(
            code,
            entity,
            placeOf(seen.Start, seen.End),
            [
                ("text", Excerpt(phrase.Text)),
                ("word", Excerpt(phrase.Text.Substring(seen.Start, seen.Length))),
                .. seen.Also,
            ]
        )
        {
            Variant = seen.Variant,
        };

    private static int InOrder(Finding one, Finding other) =>
        one.Span.Start != other.Span.Start
            ? one.Span.Start.CompareTo(other.Span.Start)
            : string.CompareOrdinal(one.Code, other.Code);

    private static Span Inside(Span place, int start, int end) =>
        place.IsNone ? place : new(place.Start + start, place.Start + end);
}
