using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language;

/// <summary>Answers to the yes-or-no probes by probe.</summary>
internal static class Probes
{
    public static bool? Answer(this ConstitutiveTests tests, Probe probe) =>
        probe switch
        {
            Probe.StillAttend => tests.StillAttend,
            Probe.Automate => tests.Automate,
            Probe.Diminished => tests.Diminished,
            Probe.WholeAttention => tests.WholeAttention,
            Probe.RoleReversal => tests.RoleReversal,
            _ => null,
        };

    public static ConstitutiveTests With(this ConstitutiveTests tests, Probe probe, bool answer) =>
        probe switch
        {
            Probe.StillAttend => tests with { StillAttend = answer },
            Probe.Automate => tests with { Automate = answer },
            Probe.Diminished => tests with { Diminished = answer },
            Probe.WholeAttention => tests with { WholeAttention = answer },
            Probe.RoleReversal => tests with { RoleReversal = answer },
            _ => tests,
        };
}
