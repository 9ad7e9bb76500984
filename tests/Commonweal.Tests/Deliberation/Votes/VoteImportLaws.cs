using System.Text;
using Commonweal.Deliberation.Votes;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Votes;

/// <summary>Laws of the importer over random and mutated input; every seed is fixed.</summary>
public sealed class VoteImportLaws
{
    private static readonly Config Fixed = Config
        .QuickThrowOnFailure.WithMaxTest(150)
        .WithReplay(20260301UL, 11UL);

    private static readonly string[] Rows =
    [
        """{"voter":"v1","from":"a","to":"b","context":"c","answer":"yes"}""",
        """{"voter":2,"from":10,"to":11,"context":"c\u00e9","answer":"no","weight":0.5,"at":"2026-03-01T10:00:00Z"}""",
        """{"userId":3,"fromId":10,"toId":12,"contextId":"When alone","relationship":"not_sure","createdAt":"2026-03-01"}""",
        """{"voter":"v\"4","from":"ä","to":"b","context":"c","answer":"on-a-par","story":"s","group":"g","x":[{"y":null}]}""",
    ];

    [Fact]
    public void Every_row_of_mutated_input_is_either_taken_or_accounted_for()
    {
        Prop.ForAll(
                Mutated().ToArbitrary(),
                bytes =>
                {
                    if (Reading.Import(bytes, null) is not Imported<VoteSet>.Read { What: var set })
                    {
                        return true;
                    }

                    var lost = set
                        .Counts.Where(c =>
                            c.Code is not ("V913" or "V914" or "V916" or "V917" or "V919")
                        )
                        .Sum(c => c.Rows);
                    return set.Totals.Rows == set.Accepted.Count + lost
                        && set.Accepted.All(v =>
                            v.From != v.To && v.Weight is > 0 and <= 1 && v.Voter.Length > 0
                        );
                }
            )
            .Check(Fixed.WithMaxTest(1500));
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        Prop.ForAll(
                Gen.ArrayOf(Gen.Choose(0, 255).Select(i => (byte)i)).ToArbitrary(),
                bytes => Reading.Import(bytes, null) is not null
            )
            .Check(Fixed);
    }

    [Fact]
    public void Lines_and_a_list_of_the_same_rows_hold_the_same_votes()
    {
        Prop.ForAll(
                Gen.NonEmptyListOf(ValidRow()).ToArbitrary(),
                rows =>
                {
                    var lines = Reading.Of(string.Join('\n', rows));
                    var list = Reading.Of($"[{string.Join(" ,\n", rows)}]");
                    lines.Accepted.ShouldBe(list.Accepted);
                    lines.Findings.ShouldBe(list.Findings);
                }
            )
            .Check(Fixed);
    }

    [Fact]
    public void Whatever_strings_name_voters_values_and_contexts_come_back_unchanged()
    {
        var names = ArbMap
            .Default.GeneratorFor<string>()
            .Where(s => !string.IsNullOrEmpty(s) && IsText(s));
        Prop.ForAll(
                Gen.ArrayOf(names, 3).ToArbitrary(),
                three =>
                {
                    var (voter, value, context) = (three[0], three[1], three[2]);
                    var row = System.Text.Json.JsonSerializer.Serialize(
                        new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["voter"] = voter,
                            ["from"] = value,
                            ["to"] = value + "'",
                            ["context"] = context,
                            ["answer"] = "yes",
                        }
                    );
                    Reading
                        .Single(row)
                        .ShouldBe(
                            new(voter, value, value + "'", context, Answer.Yes, null, null, 1, null)
                        );
                }
            )
            .Check(Fixed);
    }

    private static bool IsText(string s) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(s)) == s;

    private static Gen<string> ValidRow() =>
        from voter in Gen.Choose(1, 5)
        from pair in Gen.Elements(("a", "b"), ("b", "a"), ("a", "c"))
        from context in Gen.Elements("x", "y")
        from answer in Gen.Elements("yes", "no", "unsure", "on-a-par")
        from day in Gen.Choose(1, 28)
        select $$"""{"voter":"v{{voter}}","from":"{{pair.Item1}}","to":"{{pair.Item2}}","context":"{{context}}","answer":"{{answer}}","at":"2026-02-{{day:00}}"}""";

    /// <summary>Some good rows, as lines or as a list, of which a few bytes are changed, dropped, doubled or moved.</summary>
    private static Gen<byte[]> Mutated() =>
        from rows in Gen.NonEmptyListOf(Gen.Elements(Rows))
        from asList in Gen.Elements(true, false)
        from changes in Gen.ListOf(Change())
        select Mutate(
            Encoding.UTF8.GetBytes(
                asList ? $"[{string.Join(",\n", rows)}]" : string.Join("\n", rows)
            ),
            changes.Take(6)
        );

    private static Gen<(int Place, int Kind, int With)> Change() =>
        from place in Gen.Choose(0, int.MaxValue - 1)
        from kind in Gen.Choose(0, 5)
        from with in Gen.Choose(0, 255)
        select (place, kind, with);

    private static byte[] Mutate(byte[] bytes, IEnumerable<(int Place, int Kind, int With)> changes)
    {
        var list = bytes.ToList();
        ReadOnlySpan<byte> telling = "{}[]\":,\\\n0-\"u\0"u8;
        foreach (var (place, kind, with) in changes)
        {
            var at = place % (list.Count + 1);
            switch (kind)
            {
                case 0 when at < list.Count:
                    list[at] = (byte)with;
                    break;
                case 1 when at < list.Count:
                    list[at] = telling[with % telling.Length];
                    break;
                case 2 when at < list.Count:
                    list.RemoveAt(at);
                    break;
                case 3:
                    list.Insert(at, telling[with % telling.Length]);
                    break;
                case 4:
                    list.RemoveRange(at, Math.Min(with, list.Count - at));
                    break;
                default:
                    list.InsertRange(
                        at,
                        list.Skip(place % (list.Count + 1) / 2).Take(with).ToList()
                    );
                    break;
            }
        }

        return [.. list];
    }
}
