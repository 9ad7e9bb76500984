using Commonweal.Kernel.Norms;

namespace Commonweal.Kernel.Language.Printing;

/// <summary>Writes norms.</summary>
internal static class NormPrinter
{
    public static void Write(LineWriter writer, Norm norm)
    {
        writer.Word("norm").Name(norm.Id);
        if (norm.Title is { } title)
        {
            writer.Text(title);
        }

        writer.Open();
        WriteBody(writer, norm);
        WriteForce(writer, norm);
        WriteGrounds(writer, norm);
        writer.Links(norm.Links);
        writer.Close();
    }

    private static void WriteBody(LineWriter writer, Norm norm)
    {
        writer.EndLine();
        if (norm.Deontic is { } deontic)
        {
            writer.Word(Vocabulary.Deontics.Of(deontic));
        }

        if (norm.Bearer is { } bearer)
        {
            Write(writer, bearer, mayBeBare: norm.Deontic is not null);
        }

        if (norm.Content is { } content)
        {
            Write(writer, content);
        }

        if (norm.CountsAs is { } countsAs)
        {
            Write(writer, countsAs);
        }

        if (!norm.When.IsAlways)
        {
            writer.Clause("when");
            Write(writer, norm.When);
        }

        foreach (var exception in norm.Unless)
        {
            writer.Clause("unless");
            Write(writer, exception);
        }

        if (norm.In is { } context)
        {
            writer.Clause("in").Name(context);
        }
    }

    private static void WriteForce(LineWriter writer, Norm norm)
    {
        if (norm.Within is { } within)
        {
            Write(writer, within);
        }

        foreach (var repair in norm.Else)
        {
            Write(writer.Clause("else"), repair);
        }

        if (norm.Rank != 0)
        {
            writer.Clause("rank").Number(norm.Rank);
        }

        WriteNumber(writer, "cost", norm.Cost);
        WriteDate(writer, "since", norm.Since);
        WriteDate(writer, "until", norm.Until);
        if (norm.Source is { } source)
        {
            writer.Clause("source").Word(Vocabulary.Sources.Of(source.Kind));
            if (source.Issuer is { } issuer)
            {
                writer.Word("by").Name(issuer);
            }
        }

        WriteNumber(writer, "credence", norm.Credence);
        if (norm.Provenance is { } provenance)
        {
            writer.EndLine();
            writer.Provenance(provenance);
        }
    }

    private static void WriteGrounds(LineWriter writer, Norm norm)
    {
        foreach (var tally in norm.Practiced)
        {
            writer.Clause("practiced").Share(tally.Count, tally.Of).Word("observed").Date(tally.On);
        }

        foreach (var tally in norm.Expected)
        {
            writer.Clause("expected").Share(tally.Count, tally.Of).Word("asked").Date(tally.On);
        }

        foreach (var sanction in norm.Sanctions)
        {
            writer.Clause("sanction").Text(sanction.Text).Word("by").Name(sanction.By);
        }

        foreach (var adoption in norm.Adopted)
        {
            writer.Clause("adopted").Word("by").Name(adoption.By).Word("on").Date(adoption.On);
        }

        WriteNumber(writer, "desire-only", norm.ExplainedByDesire);
        foreach (var payoff in norm.Payoffs)
        {
            writer.Clause("payoff").Name(payoff.Role).Word("all").Number(payoff.AllComply);
            writer.Word("none").Number(payoff.NoneComply);
        }

        if (norm.Protects.Count > 0)
        {
            writer.Clause("protects").Names(norm.Protects);
        }
    }

    private static void Write(LineWriter writer, Bearer bearer, bool mayBeBare)
    {
        var bare =
            mayBeBare
            && bearer is { Kind: BearerKind.Role, Names.Count: > 0 }
            && !Vocabulary.NormClauses.Contains(bearer.Names[0].Text);
        if (!bare)
        {
            writer.Word(Vocabulary.Bearers.Of(bearer.Kind));
        }

        if (bearer.Kind != BearerKind.Any)
        {
            writer.Names(bearer.Names);
        }
    }

    private static void Write(LineWriter writer, NormContent content)
    {
        switch (content)
        {
            case Act act:
                writer.Word("to").Name(act.Action);
                if (act.Text is { } text)
                {
                    writer.Text(text);
                }

                break;
            case Goal goal:
                writer.Word(Vocabulary.Goals.Of(goal.Mode));
                Write(writer, goal.Condition);
                break;
            default:
                throw new NotSupportedException($"{content.GetType().Name} has no text form.");
        }
    }

    private static void Write(LineWriter writer, CountsAs countsAs)
    {
        writer.Clause("counts");
        if (countsAs.X is { } x)
        {
            writer.Text(x);
        }

        if (countsAs.Y is { } y)
        {
            writer.Word("as").Text(y);
        }
    }

    private static void Write(LineWriter writer, Condition condition)
    {
        if (condition.IsAlways)
        {
            writer.Word(Vocabulary.Always);
        }

        for (var i = 0; i < condition.Literals.Count; i++)
        {
            if (i > 0)
            {
                writer.Word("&");
            }

            Write(writer, condition.Literals[i]);
        }
    }

    private static void Write(LineWriter writer, Literal literal)
    {
        switch (literal)
        {
            case FeatureLiteral { Negated: true }:
                writer.Word("!").Glue(literal.Feature.IsMissing ? "?" : literal.Feature.Text);
                break;
            case ComparisonLiteral comparison:
                writer
                    .Name(comparison.Feature)
                    .Word(Vocabulary.Comparisons.Of(comparison.Comparison));
                Write(writer, comparison.Operand);
                break;
            default:
                writer.Name(literal.Feature);
                break;
        }
    }

    private static void Write(LineWriter writer, Operand operand)
    {
        if (operand.Number is { } number)
        {
            writer.Number(number);
        }
        else if (operand.Word is { } word && Vocabulary.IsIdentifier(word))
        {
            writer.Word(word);
        }
        else
        {
            writer.Text(operand.Word);
        }
    }

    private static void Write(LineWriter writer, Deadline deadline)
    {
        if (deadline.Steps is { } steps)
        {
            writer.Clause("within").Number(steps).Word("steps");
        }
        else if (deadline.Duration is { } duration)
        {
            writer.Clause("within").Word(duration);
        }
    }

    private static void WriteNumber(LineWriter writer, string clause, decimal? number)
    {
        if (number is { } given)
        {
            writer.Clause(clause).Number(given);
        }
    }

    private static void WriteDate(LineWriter writer, string clause, DateOnly? date)
    {
        if (date is { } given)
        {
            writer.Clause(clause).Date(given);
        }
    }
}
