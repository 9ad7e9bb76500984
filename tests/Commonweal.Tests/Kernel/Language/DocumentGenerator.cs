using System.Collections.Concurrent;
using System.Reflection;
using Commonweal.Kernel;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Commonweal.Tests.Kernel.Language;

/// <summary>
/// Makes documents of every kind of declaration by looking at the records themselves, so that a field which printer,
/// parser or JSON twin forget breaks the round-trip laws. Identifiers are drawn from the language's own words too.
/// </summary>
internal sealed class DocumentGenerator(ulong seed)
{
    private static readonly Type[] Kinds =
    [
        .. typeof(Declaration)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Declaration)) && !t.IsAbstract)
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];
    private static readonly string[] Words =
    [
        .. Vocabulary.Declarations.Order(StringComparer.Ordinal),
        .. Vocabulary
            .NormClauses.Where(w => !Vocabulary.IsReserved(w))
            .Order(StringComparer.Ordinal),
        .. "open by at of as with reason proxies answered sha256 accepted restated steps yes no asked".Split(
            ' '
        ),
        .. "a b-1 p7 use_term x0-".Split(' '),
    ];
    private static readonly string[] Pieces =
    [
        "when she pauses",
        "ß",
        "İı",
        "\"",
        "\\",
        "\n",
        "\r\n",
        "\t",
        "\u0000",
        "\u202E",
        "é",
        "e\u0301",
        "😀",
        "#",
        "{",
        " ",
        "\u2028",
        "“",
        "1.5",
        "ﬁ",
    ];
    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();
    private ulong _state = seed;

    public static Arbitrary<Document> Arbitrary { get; } =
        Gen.Choose(0, int.MaxValue)
            .Select(s => new DocumentGenerator((ulong)s).MakeDocument())
            .ToArbitrary();

    public Document MakeDocument() =>
        new(1, Many(0, 8, () => (Declaration)Make(Pick(Kinds))).ToSequence());

    private object Make(Type type) => Special(type) ?? Plain(type);

    /// <summary>Types whose fields depend on each other or have bounds.</summary>
    private object? Special(Type type)
    {
        var (count, of) = (Below(5), 5 + Below(9));
        return type.Name switch
        {
            nameof(Agent) => MakeAgent(),
            nameof(Transcript) => Flip()
                ? new Transcript(Identifier(true), Text(), null, Span.None)
                : new Transcript(Identifier(true), null, new string('a', 64), Span.None),
            nameof(CatchTrials) => new CatchTrials(Identifier(false), count, of, Span.None),
            nameof(Citation) => new Citation(Identifier(false), Identifier(false), count, of),
            nameof(AttentionalPolicy) => MakePolicy(),
            nameof(Tally) => new Tally(count, of, Date(), Span.None),
            nameof(Endorsement) => new Endorsement(count, of, Below(3), 3, Span.None),
            nameof(PolicyMap) => new PolicyMap(1 + count, of, Span.None),
            nameof(PolicyDrop) => new PolicyDrop(of, Enumerated<DropReason>(), Text(), Span.None),
            nameof(PortfolioWeight) => new PortfolioWeight(Identifier(false), of / 4m),
            nameof(Bearer) => MakeBearer(),
            nameof(Operand) => Flip()
                ? new Operand((count - of) / 8m, null)
                : new Operand(null, Flip() ? Text() : Identifier(false).Text),
            nameof(Deadline) => Flip()
                ? new Deadline(count, null, Span.None)
                : new Deadline(null, Pick("P3D", "PT2H", "P1Y2M3W4DT5H6M7S"), Span.None),
            nameof(Disjointness) => new Disjointness(Names(2, 4), Span.None),
            nameof(Norm) => MakeNorm(),
            _ when type == typeof(NormContent) => Make(Flip() ? typeof(Act) : typeof(Goal)),
            _ when type == typeof(Literal) => Make(
                Flip() ? typeof(FeatureLiteral) : typeof(ComparisonLiteral)
            ),
            _ => null,
        };
    }

    private object Plain(Type type) =>
        type.GetConstructors()
            .MaxBy(c => c.GetParameters().Length)!
            .Invoke([.. MembersOf(type).Select(m => MakeMember(m, type))]);

    private object? MakeMember(Member member, Type owner)
    {
        if (member.MayBeNull && Flip())
        {
            return null;
        }

        var isOwn =
            member.Name == "Id"
            && owner != typeof(ValueReference)
            && owner.IsSubclassOf(typeof(Declaration));
        return member.Type switch
        {
            var type when type == typeof(Span) => Span.None,
            var type when type == typeof(Name) => Identifier(isOwn),
            var type when type == typeof(string) => Text(),
            var type when type == typeof(bool) => Flip(),
            var type when type == typeof(int) => Below(9),
            var type when type == typeof(decimal) => Below(5) / 4m,
            var type when type == typeof(DateOnly) => Date(),
            { IsEnum: true } => MakeEnumerated(member.Type),
            { IsGenericType: true } => MakeSequence(
                member.Type.GetGenericArguments()[0],
                member.Name
            ),
            _ => Make(member.Type),
        };
    }

    /// <summary>What a record is made of: its constructor's parameters, or for a norm its properties.</summary>
    private static Member[] MembersOf(Type type) =>
        Members.GetOrAdd(
            type,
            static type =>
            {
                NullabilityInfoContext nullability = new();
                return type == typeof(Norm)
                    ?
                    [
                        .. type.GetProperties()
                            .Where(p =>
                                p.CanWrite && p.Name is not (nameof(Norm.Id) or nameof(Norm.Span))
                            )
                            .Select(p => Member.Of(p.Name, p.PropertyType, nullability.Create(p))),
                    ]
                    :
                    [
                        .. type.GetConstructors()
                            .MaxBy(c => c.GetParameters().Length)!
                            .GetParameters()
                            .Select(p =>
                                Member.Of(p.Name!, p.ParameterType, nullability.Create(p))
                            ),
                    ];
            }
        );

    private sealed record Member(string Name, Type Type, bool MayBeNull)
    {
        public static Member Of(string name, Type type, NullabilityInfo nullability) =>
            new(
                name,
                Nullable.GetUnderlyingType(type) ?? type,
                nullability.WriteState == NullabilityState.Nullable
            );
    }

    private object MakeSequence(Type item, string name)
    {
        var least = name is "Targets" or "Contexts" ? 1 : 0;
        var items = Many(
            least,
            3,
            () =>
                item == typeof(string) ? Text()
                : item == typeof(Name) ? Identifier(false)
                : item.IsEnum ? MakeEnumerated(item)
                : Make(item)
        );
        if (item == typeof(Link))
        {
            items = [.. items.DistinctBy(l => ((Link)l).Kind)];
        }

        var typed = Array.CreateInstance(item, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            typed.SetValue(items[i], i);
        }

        return typeof(Sequence)
            .GetMethod(nameof(Sequence.ToSequence))!
            .MakeGenericMethod(item)
            .Invoke(null, [typed])!;
    }

    private Norm MakeNorm()
    {
        Norm norm = new(Identifier(true), Span.None);
        foreach (var member in MembersOf(typeof(Norm)).Where(_ => Below(3) > 0))
        {
            typeof(Norm).GetProperty(member.Name)!.SetValue(norm, MakeMember(member, typeof(Norm)));
        }

        return norm;
    }

    private Agent MakeAgent()
    {
        var kind = Enumerated<AgentKind>();
        var qualities =
            kind == AgentKind.Process ? (ProcessQualities)Below(8) : ProcessQualities.None;
        return new(
            kind,
            Identifier(true),
            Flip() ? Text() : null,
            Names(0, 3),
            qualities,
            Span.None
        );
    }

    private AttentionalPolicy MakePolicy()
    {
        var head = Pick("", "MOMENTS", "OTHERS' NEEDS", "ÄNGSTE", "SELF-DOUBT AT WORK");
        var provenance = Flip() ? (Provenance)Make(typeof(Provenance)) : null;
        return new(head, Text(), provenance, Names(0, 3), Span.None, Span.None);
    }

    private Bearer MakeBearer()
    {
        var kind = Enumerated<BearerKind>();
        return new(kind, kind == BearerKind.Any ? [] : Names(1, 3), Span.None);
    }

    private Name Identifier(bool isOwn) =>
        isOwn || Below(6) > 0 ? Pick(Words) : $"{Pick(Words)}/{Pick(Words)}";

    private Sequence<Name> Names(int least, int most) =>
        Many(least, most, () => Identifier(false)).ToSequence();

    private string Text() => string.Concat(Many(0, 4, () => Pick(Pieces)));

    private DateOnly Date() => new DateOnly(2024, 2, 29).AddDays(Below(900));

    private object MakeEnumerated(Type type)
    {
        var members = Enum.GetValues(type);
        return members.GetValue(Below(members.Length))!;
    }

    private T Enumerated<T>()
        where T : struct, Enum => Pick(Enum.GetValues<T>());

    private List<T> Many<T>(int least, int most, Func<T> make) =>
        [.. Enumerable.Range(0, least + Below(most - least)).Select(_ => make())];

    private T Pick<T>(params T[] items) => items[Below(items.Length)];

    private bool Flip() => Below(2) == 0;

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private int Below(int bound)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)bound);
    }
}
