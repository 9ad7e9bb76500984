using Commonweal.Kernel.Norms;

namespace Commonweal.Kernel.Language.Parsing;

/// <content>What gives a norm its force and its ground.</content>
internal sealed partial class DeclarationParser
{
    /// <summary>Deadline, rank, cost, validity, source, credence: each at most once.</summary>
    private bool ReadForce(NormParts parts)
    {
        var clause = Word switch
        {
            "within" => "within",
            "rank" => "rank",
            "cost" => "cost",
            "since" => "since",
            "until" => "until",
            "source" => "source",
            "credence" => "credence",
            "desire-only" => "desire-only",
            "from" => "from",
            _ => null,
        };
        if (clause is null)
        {
            return false;
        }

        Once(!parts.Seen.Add(clause), $"`{clause}`");
        if (clause == "from")
        {
            parts.Norm = parts.Norm with { Provenance = ReadProvenance() };
            return true;
        }

        var start = Current.Start;
        Advance();
        var norm = parts.Norm;
        parts.Norm = clause switch
        {
            "within" => norm with { Within = ReadDeadline(start) },
            "rank" => norm with { Rank = ReadInt("the rank, a whole number", int.MinValue) },
            "cost" => norm with { Cost = ReadDecimal("the cost, a number", Bounds.NotNegative) },
            "since" => norm with { Since = ReadDate() },
            "until" => norm with { Until = ReadDate() },
            "source" => norm with { Source = ReadSource(start) },
            "credence" => norm with
            {
                Credence = ReadDecimal("the credence, a number", Bounds.Probability),
            },
            _ => norm with { ExplainedByDesire = ReadDecimal("a probability", Bounds.Probability) },
        };
        return true;
    }

    private Deadline? ReadDeadline(int start)
    {
        if (Is(TokenKind.Number))
        {
            var steps = ReadInt("how many steps, a whole number");
            _ = Accept("steps") || Accept("step");
            return new(steps, null, Since(start));
        }

        if (!Is(TokenKind.Word) || Has(Vocabulary.NormClauses, Word))
        {
            ReportExpected("a number of steps, or a duration such as P3D or PT2H");
            return null;
        }

        var written = Word.ToString();
        var span = Current.Span;
        Advance();
        if (IsoDuration.IsWellFormed(written))
        {
            return new(null, written, Since(start));
        }

        Report("L025", span, ("written", Shown.Text(written)));
        return null;
    }

    private NormSource? ReadSource(int start)
    {
        if (ReadChoice(Vocabulary.Sources, "source") is not { } kind)
        {
            return null;
        }

        Name? issuer = null;
        if (Accept("by") || (Is(TokenKind.Word) && !Has(Vocabulary.NormClauses, Word)))
        {
            issuer = ReadName("who issued it").OrNull();
        }

        return new(kind, issuer, Since(start));
    }

    /// <summary>Practice, expectation, sanctions, adoption, payoffs and relations: each as often as there is something to say.</summary>
    private void ReadGround(NormParts parts)
    {
        var start = Current.Start;
        switch (Word)
        {
            case "practiced":
                Advance();
                parts.Practiced.Add(ReadTally(start, "observed"));
                break;
            case "expected":
                Advance();
                parts.Expected.Add(ReadTally(start, "asked"));
                break;
            case "sanction":
                Advance();
                parts.Sanctions.Add(ReadSanction(start));
                break;
            case "adopted":
                Advance();
                parts.Adopted.Add(ReadAdoption(start));
                break;
            case "payoff":
                Advance();
                parts.Payoffs.Add(ReadPayoff(start));
                break;
            case "protects":
                Advance();
                parts.Protects.AddRange(ReadNames("the role it protects"));
                break;
            default:
                ReadLink(parts.Links);
                break;
        }
    }

    private Tally ReadTally(int start, string verb)
    {
        var (count, of) = ReadShare();
        Expect(verb);
        return new(count, of, ReadDate() ?? default, Since(start));
    }

    private Sanction ReadSanction(int start)
    {
        var text = ReadText("what follows");
        Expect("by");
        return new(text, ReadName("who sanctions"), Since(start));
    }

    private Adoption ReadAdoption(int start)
    {
        Expect("by");
        var by = ReadName("the process that adopted it");
        Expect("on");
        return new(by, ReadDate() ?? default, Since(start));
    }

    private UniversalPayoff ReadPayoff(int start)
    {
        var role = ReadName("for which role");
        Expect("all");
        var all = ReadDecimal("what the role gets if all comply, a number", Bounds.Any);
        Expect("none");
        return new(
            role,
            all,
            ReadDecimal("what the role gets if none comply, a number", Bounds.Any),
            Since(start)
        );
    }

    private Disjointness ReadDisjointness(int start)
    {
        Advance();
        var first = Current.Span;
        var features = ReadNames("a feature of the situation");
        if (features.Count < 2)
        {
            Report(
                "L015",
                first,
                ("declaration", "disjoint"),
                ("part", "a second feature, after a comma")
            );
        }

        return new(features, Since(start));
    }
}
