using System.Runtime.InteropServices;

namespace Commonweal.Deliberation.Votes;

/// <summary>The names that rows refer to by number.</summary>
internal sealed class VoteNames
{
    public NameTable Voters { get; } = new();

    public NameTable Values { get; } = new();

    public NameTable Contexts { get; } = new();

    public NameTable Stories { get; } = new();

    public NameTable Groups { get; } = new();
}

/// <summary>One accepted row, names as numbers of a <see cref="VoteNames"/>; -1 stands for "not given".</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct VoteRow(
    long Row,
    int Voter,
    int From,
    int To,
    int Context,
    Answer Answer,
    int Story,
    int Group,
    double Weight,
    long Ticks
)
{
    /// <summary>The <see cref="Ticks"/> of a row without a date.</summary>
    public const long NoDate = -1;
}

/// <summary>Receives accepted rows in the order of the input.</summary>
internal interface IVoteSink
{
    /// <summary>True when the sink wants voters, stories and groups; false spares the memory for their names.</summary>
    bool WantsVoters { get; }

    void Accept(in VoteRow row, FindingLog log);
}
