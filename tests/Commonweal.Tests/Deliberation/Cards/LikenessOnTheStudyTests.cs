using System.Text.Json;
using Commonweal.Deliberation.Cards;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Cards;

/// <summary>How far likeness of wording agrees with what others took for the same, on the cards of the 2023 study.</summary>
public sealed class LikenessOnTheStudyTests
{
    /// <summary>
    /// ORACLE 10 §9.1: 197 distinct texts, 19 306 pairs, 80 of them the same by a model's third pass. It needs the study's
    /// <c>deduplication.json</c> beside the other files. The measures are those of a second program that shares no code.
    /// </summary>
    [Fact]
    public void Groups_agree_with_a_models_third_pass()
    {
        var labels = Labels(Repository.RealData("dft"));

        var agreement = Agreement.Of(OneLabel(Texts(card => labels.GetValueOrDefault(card.Id))));

        agreement.Texts.ShouldBe(197);
        agreement.Pairs.ShouldBe(19_306);
        agreement.Same.ShouldBe(80);
        agreement.Auc.ShouldBe(.9698, .00005);
        agreement.Rand.ShouldBe(.6692, .00005);
        agreement.Precision.ShouldBe(.6437, .00005);
        agreement.Recall.ShouldBe(.7000, .00005);
    }

    /// <summary>ORACLE 10 §9.1, the measures as published there.</summary>
    [Fact(
        Skip = "Published: AUC .969, ARI .67, precision .633 (57 of 90 pairs), recall .713 (57 of 80). Two programs here give .970, .669, .644 (56 of 87), .700 (56 of 80); which stop words were used there is not said, and with four lists tried here precision goes from .596 to .663."
    )]
    public void Groups_agree_with_a_models_third_pass_as_published()
    {
        var labels = Labels(Repository.RealData("dft"));

        var agreement = Agreement.Of(OneLabel(Texts(card => labels.GetValueOrDefault(card.Id))));

        agreement.Auc.ShouldBe(.969, .0005);
        agreement.Rand.ShouldBe(.67, .005);
        agreement.Precision.ShouldBe(.633, .0005);
        agreement.Recall.ShouldBe(.713, .0005);
    }

    /// <summary>
    /// The same measures against the canonical cards that the study showed in place of people's own (10 §6 stage 2), computed
    /// by a second program that shares no code: the silent replacement went much further than wording supports.
    /// </summary>
    [Fact]
    public void Groups_agree_with_the_canonical_cards_as_a_second_program_has_it()
    {
        _ = Repository.RealData("dft");

        var agreement = Agreement.Of(Texts(card => card.Canonical));

        (agreement.Texts, agreement.Same).ShouldBe((224, 354));
        agreement.Auc.ShouldBe(.7002, .00005);
        agreement.Rand.ShouldBe(.3575, .00005);
        agreement.Precision.ShouldBe(.8989, .00005);
        agreement.Recall.ShouldBe(.2260, .00005);
    }

    private sealed record StudyCard(int Id, string[] Policies, int? Canonical);

    /// <summary>Distinct texts with all labels that cards of that text have; cards without a label are left out.</summary>
    private static Dictionary<string, (string[] Policies, HashSet<int> Labels)> Texts(
        Func<StudyCard, int?> labelOf
    )
    {
        Dictionary<string, (string[] Policies, HashSet<int> Labels)> texts = new(
            StringComparer.Ordinal
        );
        foreach (var card in Cards(Repository.RealData("dft")))
        {
            if (labelOf(card) is not ({ } label and not 0))
            {
                continue;
            }

            var text = string.Join('\n', card.Policies);
            if (!texts.TryGetValue(text, out var known))
            {
                texts[text] = known = (card.Policies, []);
            }

            known.Labels.Add(label);
        }

        return texts;
    }

    /// <summary>Of a text that was given more than one label the least counts.</summary>
    private static Dictionary<string, (string[] Policies, HashSet<int> Labels)> OneLabel(
        Dictionary<string, (string[] Policies, HashSet<int> Labels)> texts
    ) =>
        texts.ToDictionary(
            text => text.Key,
            text => (text.Value.Policies, new HashSet<int> { text.Value.Labels.Min() }),
            StringComparer.Ordinal
        );

    private static IEnumerable<StudyCard> Cards(string folder)
    {
        using var parsed = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(folder, "valuesCard.json"))
        );
        return
        [
            .. parsed
                .RootElement.EnumerateArray()
                .Select(card => new StudyCard(
                    card.GetProperty("id").GetInt32(),
                    [
                        .. card.GetProperty("evaluationCriteria")
                            .EnumerateArray()
                            .Select(line => line.GetString()!),
                    ],
                    card.GetProperty("canonicalCardId") is { ValueKind: JsonValueKind.Number } id
                        ? id.GetInt32()
                        : null
                )),
        ];
    }

    private static Dictionary<int, int> Labels(string folder)
    {
        var file = Path.Combine(folder, "deduplication.json");
        Assert.SkipUnless(
            File.Exists(file),
            "The labels of the model's third pass (deduplication.json) are not among the real data."
        );
        using var parsed = JsonDocument.Parse(File.ReadAllBytes(file));
        return parsed
            .RootElement.EnumerateArray()
            .Where(row => row.GetProperty("generation").GetInt32() == 3)
            .ToDictionary(
                row => row.GetProperty("valuesCardId").GetInt32(),
                row => row.GetProperty("deduplicatedCardId").GetInt32()
            );
    }

    /// <summary>Agreement of likeness and of its groups with labels, over pairs of distinct texts.</summary>
    private sealed record Agreement(
        int Texts,
        int Pairs,
        int Same,
        double Auc,
        double Rand,
        double Precision,
        double Recall
    )
    {
        public static Agreement Of(
            Dictionary<string, (string[] Policies, HashSet<int> Labels)> texts
        )
        {
            var all = texts.Values.ToList();
            CardIndex index = new(
                all.Select((t, i) => new ValuesCard($"{i}", "", null, t.Policies))
            );
            var clusters = index
                .Groups(CardIndex.WorthALook)
                .SelectMany((ids, g) => ids.Select(id => (Id: id, Group: g)))
                .ToDictionary(m => int.Parse(m.Id, null), m => m.Group);
            var pairs = (
                from i in Enumerable.Range(0, all.Count)
                from j in Enumerable.Range(0, i)
                select (
                    Likeness: index.Likeness(i, j),
                    Same: all[i].Labels.Overlaps(all[j].Labels),
                    Grouped: clusters.TryGetValue(i, out var a)
                        && clusters.TryGetValue(j, out var b)
                        && a == b
                )
            ).ToList();
            double same = pairs.Count(p => p.Same);
            double grouped = pairs.Count(p => p.Grouped);
            double both = pairs.Count(p => p.Same && p.Grouped);
            var expected = same * grouped / pairs.Count;
            return new(
                all.Count,
                pairs.Count,
                (int)same,
                AreaUnderTheCurve([.. pairs.Select(p => (p.Likeness, p.Same))]),
                (both - expected) / (((same + grouped) / 2) - expected),
                both / grouped,
                both / same
            );
        }

        /// <summary>By ranks, equals sharing theirs (Mann &amp; Whitney 1947).</summary>
        private static double AreaUnderTheCurve(List<(double Likeness, bool Same)> pairs)
        {
            var (ranks, before) = (0.0, 0);
            foreach (var tied in pairs.GroupBy(p => p.Likeness).OrderBy(g => g.Key))
            {
                var count = tied.Count();
                ranks += tied.Count(p => p.Same) * (before + ((count + 1) / 2.0));
                before += count;
            }

            double same = pairs.Count(p => p.Same);
            return (ranks - (same * (same + 1) / 2)) / (same * (pairs.Count - same));
        }
    }
}
