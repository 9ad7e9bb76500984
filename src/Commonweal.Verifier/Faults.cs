using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Commonweal.Verifier;

/// <summary>Ends the check of one step, or of the file, with a fault; never leaves the assembly.</summary>
internal sealed class Faulty(Fault fault) : Exception(fault.Message)
{
    public Fault Fault { get; } = fault;
}

/// <summary>The fault codes and how each is mended.</summary>
internal static class Faults
{
    public static Faulty Is(string code, string message, string? question = null) =>
        new(new Fault(code, message, Mend(code), question));

    public static void Unless(bool holds, string code, string message)
    {
        if (!holds)
        {
            throw Is(code, message);
        }
    }

    /// <summary>As above; the message is put together only when the condition fails, which keeps checking quick.</summary>
    public static void Unless(
        bool holds,
        string code,
        [InterpolatedStringHandlerArgument(nameof(holds))] ref Message message
    )
    {
        if (!holds)
        {
            throw Is(code, message.ToString());
        }
    }

    private static string Mend(string code) =>
        code switch
        {
            "E01" => "Use a rule of the registry, and premises that are steps of this file.",
            "E02" => "Move the step after what it rests on, or rest it on earlier steps.",
            "E03" => "Give the step the premises and the claim its rule asks for.",
            "E04" => "Stay in the context of the query, or ask in the other context.",
            "E05" => "Cite evidence that says exactly this and was not taken back.",
            "E06" =>
                "Decide again on the present snapshot, or give the snapshot and evidence the header names.",
            "E07" => "Name values only; goals, slogans, tastes and means to an end stay out.",
            "E08" => "Quote the norm as the snapshot has it.",
            "E09" =>
                "Leave the norm out: its exception holds, or it does not prevail over a norm that clashes with it.",
            "E10" => "Work the numbers out again; the relation follows from the margin.",
            "E11" => "Give a certificate that proves the claim; a solver can make one.",
            "E12" => "Leave the relation out, or gather the judgements it needs.",
            "E13" => "Name everything that applies in the context.",
            "E14" => "Account for every option and every policy of every value.",
            "E15" => "Conclude only what the steps before it leave.",
            "E16" => "Exclude the option, or show that the norm is not in force for it.",
            "E17" => "Put the question before going on.",
            "E18" => "Write the steps in between, or leave the inference out.",
            "E19" => "Ask the person; what a model or tool supplied is not theirs.",
            _ => "Split it into smaller justifications.",
        };
}

/// <summary>A message that is only written when a condition failed.</summary>
[InterpolatedStringHandler]
internal readonly ref struct Message
{
    private readonly StringBuilder? _text;

    public Message(int literalLength, int holes, bool holds, out bool isWritten)
    {
        isWritten = !holds;
        _text = holds ? null : new(literalLength + (8 * holes));
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted<T>(T value) =>
        _text!.Append(CultureInfo.InvariantCulture, $"{value}");

    public override string ToString() => _text?.ToString() ?? "";
}
