using Commonweal.Kernel.Language.Parsing;
using Commonweal.Kernel.Norms;

namespace Commonweal.Kernel.Language.Twin;

/// <content>Norms.</content>
internal static partial class DocumentReader
{
    private static Norm ReadNorm(ObjectReader item) =>
        new(item.OwnName(), item.Span)
        {
            Title = item.OptionalText("title"),
            Deontic = item.Word("deontic", Vocabulary.Deontics, required: false),
            Bearer = ReadBearer(item),
            Content = item.Object("content") is { } content ? ReadContent(content) : null,
            CountsAs = ReadCountsAs(item),
            When = ReadCondition(item.Objects("when")),
            Unless = item.ObjectLists("unless").Select(ReadCondition).ToSequence(),
            In = item.OptionalName("context"),
            Within = ReadDeadline(item),
            Else = item.Objects("else").Select(ReadContent).ToSequence(),
            Rank = item.OptionalInt("rank", int.MinValue) ?? 0,
            Cost = item.OptionalDecimal("cost", Bounds.NotNegative),
            Since = item.OptionalDate("since"),
            Until = item.OptionalDate("until"),
            Source = ReadSource(item),
            Credence = item.OptionalDecimal("credence", Bounds.Probability),
            Provenance = ReadProvenance(item),
            Practiced = item.Objects("practiced").Select(ReadTally).ToSequence(),
            Expected = item.Objects("expected").Select(ReadTally).ToSequence(),
            Sanctions = item.Objects("sanctions").Select(ReadSanction).ToSequence(),
            Adopted = item.Objects("adopted").Select(ReadAdoption).ToSequence(),
            ExplainedByDesire = item.OptionalDecimal("desireOnly", Bounds.Probability),
            Payoffs = item.Objects("payoffs").Select(ReadPayoff).ToSequence(),
            Protects = item.Names("protects"),
            Links = ReadLinks(item),
        };

    private static Bearer? ReadBearer(ObjectReader owner)
    {
        if (owner.Object("bearer") is not { } item)
        {
            return null;
        }

        var kind = item.Word("kind", Vocabulary.Bearers);
        var names = item.Names("names", required: kind is BearerKind.Role or BearerKind.Group);
        item.Done();
        return kind is null || (kind != BearerKind.Any && names.Count == 0)
            ? null
            : new(kind.Value, kind == BearerKind.Any ? [] : names, item.Span);
    }

    /// <summary>A content is an act (<c>action</c>) or a goal (<c>goal</c>).</summary>
    private static NormContent ReadContent(ObjectReader item)
    {
        NormContent content = item.Has("goal")
            ? new Goal(
                item.Word("goal", Vocabulary.Goals) ?? GoalMode.Achieve,
                ReadCondition(item.Objects("condition")),
                item.Span
            )
            : new Act(item.Name("action"), item.OptionalText("text"), item.Span);
        item.Done();
        return content;
    }

    private static CountsAs? ReadCountsAs(ObjectReader owner)
    {
        if (owner.Object("countsAs") is not { } item)
        {
            return null;
        }

        CountsAs countsAs = new(item.OptionalText("x"), item.OptionalText("y"), item.Span);
        item.Done();
        return countsAs;
    }

    private static Condition ReadCondition(IEnumerable<ObjectReader> literals)
    {
        var read = literals.Select(ReadLiteral).Where(l => !l.Feature.IsMissing).ToSequence();
        return read.Count == 0 ? Condition.Always : new(read);
    }

    private static Literal ReadLiteral(ObjectReader item)
    {
        var feature = item.Name("feature");
        Literal literal = item.Has("is")
            ? new ComparisonLiteral(
                feature,
                item.Word("is", Vocabulary.Comparisons) ?? Comparison.Equal,
                ReadOperand(item),
                item.Span
            )
            : new FeatureLiteral(feature, item.OptionalBool("negated") ?? false, item.Span);
        item.Done();
        return literal;
    }

    private static Operand ReadOperand(ObjectReader item) =>
        item.Has("number")
            ? new(item.Decimal("number", Bounds.Any), null)
            : new(null, item.Text("word"));

    private static Deadline? ReadDeadline(ObjectReader owner)
    {
        if (owner.Object("within") is not { } item)
        {
            return null;
        }

        var duration = item.OptionalText("duration");
        var steps = duration is null ? (int?)item.Int("steps") : null;
        if (duration is not null && !IsoDuration.IsWellFormed(duration))
        {
            item.Report("L025", item.Span, ("written", Shown.Text(duration)));
            duration = null;
        }

        item.Done();
        return steps is null && duration is null ? null : new(steps, duration, item.Span);
    }

    private static NormSource? ReadSource(ObjectReader owner)
    {
        if (owner.Object("source") is not { } item)
        {
            return null;
        }

        var kind = item.Word("kind", Vocabulary.Sources);
        var issuer = item.OptionalName("issuer");
        item.Done();
        return kind is null ? null : new(kind.Value, issuer, item.Span);
    }

    private static Tally ReadTally(ObjectReader item)
    {
        Tally tally = new(item.Int("count"), item.Int("of"), item.Date("on"), item.Span);
        CheckShare(item, tally.Count, tally.Of);
        item.Done();
        return tally;
    }

    private static Sanction ReadSanction(ObjectReader item)
    {
        Sanction sanction = new(item.Text("text"), item.Name("by"), item.Span);
        item.Done();
        return sanction;
    }

    private static Adoption ReadAdoption(ObjectReader item)
    {
        Adoption adoption = new(item.Name("by"), item.Date("on"), item.Span);
        item.Done();
        return adoption;
    }

    private static UniversalPayoff ReadPayoff(ObjectReader item)
    {
        UniversalPayoff payoff = new(
            item.Name("role"),
            item.Decimal("all", Bounds.Any),
            item.Decimal("none", Bounds.Any),
            item.Span
        );
        item.Done();
        return payoff;
    }

    private static Disjointness ReadDisjointness(ObjectReader item)
    {
        var features = item.Names("features", required: true);
        if (features.Count < 2)
        {
            item.Report(
                "L015",
                item.Span,
                ("declaration", "disjoint"),
                ("part", "a second feature")
            );
        }

        return new(features, item.Span);
    }
}
