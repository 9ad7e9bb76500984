using System.Collections.Frozen;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language;

/// <summary>Every word the language gives a meaning to, once, for parser, printer and JSON twin.</summary>
internal static class Vocabulary
{
    public static readonly WordList<AgentKind> Agents = new(
        "person",
        "model",
        "group",
        "role",
        "process"
    );
    public static readonly WordList<ScopeKind> Scopes = new("context", "domain", "practice");
    public static readonly WordList<ChoiceMode> Modes = new("lived", "told", "imagined");
    public static readonly WordList<ProvenanceAct> Acts = new("typed", "accepted", "edited");
    public static readonly WordList<SignalKind> Signals = new(
        "goal",
        "metric",
        "instrument",
        "taste",
        "slogan",
        "vision",
        "expectation",
        "feeling",
        "principle",
        "fact"
    );
    public static readonly WordList<UpgradeReason> UpgradeReasons = new(
        "error",
        "omission",
        "impurity",
        "skill",
        "comprehends"
    );
    public static readonly WordList<DropReason> DropReasons = new(
        "error",
        "impurity",
        "special-case"
    );
    public static readonly WordList<RelationKind> Relations = new(
        "because",
        "constitutive-of",
        "part-of",
        "requires",
        "in-order-to"
    );

    /// <summary>Relations as members of JSON objects.</summary>
    public static readonly WordList<RelationKind> LinkMembers = new(
        "because",
        "constitutiveOf",
        "partOf",
        "requires",
        "inOrderTo"
    );
    public static readonly WordList<Deontic> Deontics = new(
        "obliges",
        "forbids",
        "permits",
        "expects",
        "authorises"
    );
    public static readonly WordList<BearerKind> Bearers = new("any", "role", "group");
    public static readonly WordList<GoalMode> Goals = new("reach", "maintain", "meet");
    public static readonly WordList<Comparison> Comparisons = new("=", "!=", "<", "<=", ">", ">=");
    public static readonly WordList<NormSourceKind> Sources = new(
        "practice",
        "explicit",
        "institution"
    );
    public static readonly WordList<Probe> Probes = new(
        "still-attend",
        "automate",
        "diminished",
        "reasons",
        "whole-attention",
        "role-reversal"
    );

    public static readonly (ProcessQualities Quality, string Word)[] Qualities =
    [
        (ProcessQualities.Open, "open"),
        (ProcessQualities.Dated, "dated"),
        (ProcessQualities.Revisable, "revisable"),
    ];

    /// <summary>The one word of a condition that is no feature.</summary>
    public const string Always = "always";

    /// <summary>Words that begin a declaration.</summary>
    public static readonly FrozenSet<string> Declarations = Set([
        .. Agents.Words,
        .. Scopes.Words,
        .. Signals.Words,
        "transcript",
        "choice",
        "value",
        "value-ref",
        "norm",
        "conflict",
        "upgrade",
        "parity",
        "portfolio",
        "stake",
        "consent",
        "trials",
        "standpoint",
        "incompatible",
        "disjoint",
    ]);

    public static readonly FrozenSet<string> ScopeClauses = Set(["part-of", "not-when"]);
    public static readonly FrozenSet<string> ChoiceClauses = Set([
        "on",
        .. Modes.Words,
        "did",
        "over",
    ]);
    public static readonly FrozenSet<string> ValueClauses = Set([
        "in",
        "attend",
        "test",
        .. Relations.Words,
    ]);
    public static readonly FrozenSet<string> UpgradeClauses = Set([
        "story",
        "maps",
        "drops",
        "settles",
        "priority",
        "asked",
        .. Relations.Words,
    ]);
    public static readonly FrozenSet<string> NormClauses = Set([
        .. Deontics.Words,
        .. Bearers.Words,
        "to",
        .. Goals.Words,
        "counts",
        "when",
        "unless",
        "in",
        "within",
        "else",
        "rank",
        "cost",
        "since",
        "until",
        "source",
        "credence",
        "from",
        "practiced",
        "expected",
        "sanction",
        "adopted",
        "desire-only",
        "payoff",
        "protects",
        .. Relations.Words,
    ]);

    /// <summary>
    /// Words that never name anything: with them reserved, one token of look-ahead tells a relation from a
    /// declaration, and <c>always</c> from a feature. All other words are words of the language only in their place.
    /// </summary>
    public static bool IsReserved(ReadOnlySpan<char> word) =>
        word.SequenceEqual(Always) || Relations.TryRead(word, out _);

    /// <summary>True for a text that can be the identifier of something.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> text) =>
        Name.IsWellFormed(text) && !IsReserved(text);

    /// <summary>True for <c>CAPSWORD { CAPSWORD }</c>, words apart by one blank.</summary>
    public static bool IsHead(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split(' '))
        {
            if (!IsHeadWord(text[range]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A word of a head: an upper-case letter, then upper-case letters, apostrophes or hyphens; two characters at least.</summary>
    public static bool IsHeadWord(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || !char.IsUpper(word[0]))
        {
            return false;
        }

        foreach (var c in word[1..])
        {
            if (
                !char.IsUpper(c)
                && c is not ('\'' or '\u2019' or '-')
                && (
                    c <= '\x7F'
                    || char.GetUnicodeCategory(c)
                        != System.Globalization.UnicodeCategory.NonSpacingMark
                )
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The identifier a malformed one is read as: the same one for the same spelling, so that references still meet.</summary>
    public static string NearestIdentifier(ReadOnlySpan<char> written)
    {
        Span<char> near =
            written.Length < 128 ? stackalloc char[written.Length] : new char[written.Length];
        for (var i = 0; i < written.Length; i++)
        {
            var c = char.ToLowerInvariant(written[i]);
            near[i] = char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_' ? c : '-';
        }

        return IsIdentifier(near) ? near.ToString() : $"x-{near}";
    }

    private static FrozenSet<string> Set(string[] words) =>
        words.ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>The probes that a <c>test</c> clause records.</summary>
internal enum Probe
{
    StillAttend,
    Automate,
    Diminished,
    Reasons,
    WholeAttention,
    RoleReversal,
}
