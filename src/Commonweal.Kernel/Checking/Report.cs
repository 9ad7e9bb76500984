using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Checking;

/// <summary>What the caller knows and the document does not say.</summary>
/// <param name="Today">The day of the check: dates after it are findings, and observations age by it (N207).</param>
/// <param name="Publish">True when the document is to be published, which needs consent records (P608).</param>
public sealed record CheckOptions(DateOnly Today, bool Publish)
{
    /// <summary>After how many days an observation of practice or expectation is stale (N207; 10 §4).</summary>
    public int HalfLifeDays { get; init; } = 730;

    /// <summary>What the aggregator has established from votes (V404; 10 §7.5).</summary>
    public Sequence<EstablishedEdge> EstablishedEdges { get; init; } = [];

    /// <summary>How strongly each group supports a norm, from the aggregator (N303; 10 §8).</summary>
    public Sequence<GroupSupport> GroupSupport { get; init; } = [];

    /// <summary>The situation the document is to be used in, if there is one (S511; 10 §3).</summary>
    public Situation? Situation { get; init; }
}

/// <summary>An edge the aggregator has established: in this context people judged the later value wiser.</summary>
/// <param name="From">The earlier value.</param>
/// <param name="To">The later value.</param>
/// <param name="In">The context.</param>
public sealed record EstablishedEdge(string From, string To, string In);

/// <summary>Posterior support of a norm in one group.</summary>
/// <param name="Norm">The norm.</param>
/// <param name="Group">The group.</param>
/// <param name="Support">Probability that the group supports it, 0 to 1.</param>
public sealed record GroupSupport(string Norm, string Group, double Support);

/// <summary>How a value or norm stands after the check (10 §5).</summary>
public enum Standing
{
    /// <summary>Text, evidence and provenance all hold.</summary>
    Accepted,

    /// <summary>Nothing speaks against it, and something is still missing.</summary>
    Candidate,

    /// <summary>A norm that people keep without expecting it of each other.</summary>
    Custom,

    /// <summary>It is not a value or norm as it stands; <see cref="EntityStatus.Kind"/> says what it is.</summary>
    Rejected,
}

/// <summary>Where one value or norm stands.</summary>
/// <param name="Id">The value or norm.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Kind">If rejected, what it is instead: slogan, metric, goal, taste, norm, vision, expectation, instrument, feeling, virtue-word or fact.</param>
public sealed record EntityStatus(string Id, Standing Standing, string? Kind)
{
    /// <summary>As written in reports: <c>accepted</c>, <c>candidate</c>, <c>custom</c>, <c>rejected(goal)</c>.</summary>
    public override string ToString() =>
        Standing switch
        {
            Standing.Accepted => "accepted",
            Standing.Candidate => "candidate",
            Standing.Custom => "custom",
            _ => Kind is null ? "rejected" : $"rejected({Kind})",
        };
}

/// <summary>The outcome of checking one document: statuses in document order, diagnostics sorted by place, then code.</summary>
/// <param name="Statuses">One per value and norm.</param>
/// <param name="Diagnostics">All findings of all rules, syntax included.</param>
public sealed record Report(Sequence<EntityStatus> Statuses, Sequence<Diagnostic> Diagnostics)
{
    /// <summary>0 without errors, 1 with errors of rules, 2 with errors of syntax (codes L…).</summary>
    public int ExitCode =>
        Diagnostics.Any(d => d.Severity == Severity.Error && d.Code[0] == 'L') ? 2
        : Diagnostics.Any(d => d.Severity == Severity.Error) ? 1
        : 0;
}

/// <summary>The outcome of parsing: what could be read, and what could not.</summary>
/// <param name="Document">Everything that was recovered.</param>
/// <param name="Findings">Errors of syntax, codes L….</param>
public sealed record ParseResult(Document Document, Sequence<Finding> Findings);
