using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Printing;

/// <summary>Writes choices, values and what is said about them.</summary>
internal static class ValuePrinter
{
    public static void Write(LineWriter writer, Choice choice)
    {
        writer.Word("choice").Name(choice.Id).Word("by").Name(choice.By).Word("in").Name(choice.In);
        writer.Open();
        if (choice.On is { } on)
        {
            writer.Clause("on").Date(on);
        }

        if (choice.Mode is { } mode)
        {
            writer.Clause(Vocabulary.Modes.Of(mode));
        }

        if (choice.Did is { } did)
        {
            writer.Clause("did").Text(did);
        }

        foreach (var alternative in choice.Over)
        {
            writer.Clause("over").Text(alternative);
        }

        writer.Close();
    }

    public static void Write(LineWriter writer, Value value)
    {
        writer.Word("value").Name(value.Id).Text(value.Title).Word("by").Name(value.By);
        writer.Open();
        if (value.Contexts.Count > 0)
        {
            writer.Clause("in").Names(value.Contexts);
        }

        foreach (var policy in value.Policies)
        {
            Write(writer, policy);
        }

        Write(writer, value.Tests);
        writer.Links(value.Links);
        writer.Close();
    }

    public static void Write(LineWriter writer, ValueReference reference)
    {
        writer.Word("value-ref").Name(reference.Id);
        if (reference.Title is { } title)
        {
            writer.Text(title);
        }
    }

    public static void Write(LineWriter writer, Signal signal)
    {
        writer.Word(Vocabulary.Signals.Of(signal.Kind)).Name(signal.Id).Text(signal.Text);
        if (signal.Proxies is { } proxies)
        {
            writer.Word("proxies").Name(proxies);
        }
    }

    public static void Write(LineWriter writer, Standpoint standpoint)
    {
        writer.Word("standpoint").Name(standpoint.Party).Word("on").Name(standpoint.On);
        writer.Word(standpoint.Agrees ? "agrees" : "declines");
        if (standpoint.Complaint is { } complaint)
        {
            writer.Text(complaint);
        }

        if (standpoint.Answer is { } answer)
        {
            writer.Word("answered").Text(answer);
        }
    }

    public static void Write(LineWriter writer, Portfolio portfolio)
    {
        writer.Word("portfolio").Name(portfolio.Person).Word("on").Date(portfolio.On);
        writer.Open();
        foreach (var (id, weight) in portfolio.Weights)
        {
            writer.EndLine();
            writer.Name(id).Number(weight);
        }

        writer.Close();
    }

    private static void Write(LineWriter writer, AttentionalPolicy policy)
    {
        writer.Clause("attend");
        if (policy.Head.Length > 0)
        {
            writer.Word(policy.Head);
        }

        if (policy.Qualifier.Length > 0 || policy.Head.Length == 0)
        {
            writer.Text(policy.Qualifier);
        }

        writer.Provenance(policy.Provenance);
        if (policy.At.Count > 0)
        {
            writer.Word("at").Names(policy.At);
        }
    }

    private static void Write(LineWriter writer, ConstitutiveTests tests)
    {
        for (var probe = Probe.StillAttend; probe <= Probe.RoleReversal; probe++)
        {
            if (probe == Probe.Reasons && tests.Reasons is { } reasons)
            {
                writer.Clause("test").Word("reasons").Number(reasons);
            }
            else if (tests.Answer(probe) is { } answer)
            {
                writer.Clause("test").Word(Vocabulary.Probes.Of(probe)).Word(answer ? "yes" : "no");
            }
        }
    }
}
