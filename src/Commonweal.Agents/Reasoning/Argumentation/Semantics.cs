namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>Which sets of arguments count as acceptable together (20 §A3.1; Baroni and Giacomin 2009).</summary>
public enum Semantics
{
    /// <summary>CF: no attack inside.</summary>
    ConflictFree,

    /// <summary>NA: a largest conflict-free set.</summary>
    Naive,

    /// <summary>AD: conflict-free, and defends all its members.</summary>
    Admissible,

    /// <summary>CO: admissible, and has everything it defends.</summary>
    Complete,

    /// <summary>GR: the least complete set.</summary>
    Grounded,

    /// <summary>PR: a largest admissible set.</summary>
    Preferred,

    /// <summary>ST: conflict-free, and attacks everything outside.</summary>
    Stable,

    /// <summary>SST: admissible with a largest range.</summary>
    SemiStable,

    /// <summary>STG: conflict-free with a largest range.</summary>
    Stage,

    /// <summary>ID: the largest admissible set inside all preferred ones.</summary>
    Ideal,
}
