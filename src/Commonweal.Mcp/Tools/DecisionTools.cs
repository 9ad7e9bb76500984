using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Decisions;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Justifications;
using Commonweal.Kernel.Language;
using Commonweal.Verifier;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Commonweal.Mcp.Tools;

/// <summary>Decides among options, and checks decisions.</summary>
[McpServerToolType]
public sealed class DecisionTools(IDeliberations deliberations)
{
    private static readonly JsonSerializerOptions Written = new(Reply.Json)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Decides. Costs what <see cref="Decide.Of"/> costs.</summary>
    /// <param name="query">What is to be decided.</param>
    /// <param name="deliberation">Whose values and norms.</param>
    /// <param name="cancel">Stops it.</param>
    [McpServerTool(
        Name = "decide",
        Title = "Decide among options",
        ReadOnly = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(DecisionAnswer)
    )]
    [Description(
        "Decide among options by the accepted values and norms of a deliberation and its established judgements. You supply the options, facts, and how well each option does by each policy of each value (levels from 0 to 1; unknown ones stay open). "
            + "Answers with act (one option), hard-choice (the person chooses), regretful-choice (every option breaks a norm) or ask (a question comes first), with reasons and a proof to hand on to verify_justification. "
            + "Mark levels that you estimated yourself as by model. Any kind but act means: do not act yet, put it to the person."
    )]
    public async Task<CallToolResult> DecideAmong(
        [Description("What is to be decided, and what is known.")] DecisionDraft query,
        [Description(GraphTools.DeliberationHelp)] string? deliberation = null,
        CancellationToken cancel = default
    )
    {
        var found = await Lookup.Deliberation(deliberations, deliberation, cancel);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(query, Written);
        return Reply.Of(
            found.Then(view =>
                QueryText
                    .Read(bytes)
                    .Then(written =>
                        Basis(view, written.Day)
                            .Then(basis => Decide.Of(basis, written.Query, written.Evidence))
                            .Then(decision =>
                                Answer<DecisionAnswer>.From(DecisionAnswer.Of(decision))
                            )
                    )
            )
        );
    }

    /// <summary>Checks a justification. Linear in its size.</summary>
    /// <param name="justification">The justification.</param>
    /// <param name="deliberation">What to hold it against.</param>
    /// <param name="cancel">Stops it.</param>
    [McpServerTool(
        Name = "verify_justification",
        Title = "Verify a justification",
        ReadOnly = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(VerdictAnswer)
    )]
    [Description(
        "Check a decision step by step, from its snapshot and evidence alone, by a verifier that shares no code with what decides. Tells each step that does not hold, with fault code, message and way to mend. "
            + "With a deliberation, it is also held against that deliberation's values and norms as they stand now (fault E06 when it rests on others)."
    )]
    public async Task<CallToolResult> VerifyJustification(
        [Description(
            "The justification: the object `justification` that decide returned (commonweal.justification/1), or the same as text, in JSON or in lines."
        )]
            JsonElement justification,
        [Description(
            "Id of a deliberation to hold it against; it is checked by its own snapshot when left out."
        )]
            string? deliberation = null,
        CancellationToken cancel = default
    )
    {
        var text =
            justification.ValueKind == JsonValueKind.String
                ? justification.GetString()!
                : justification.GetRawText();
        var json = Read(Encoding.UTF8.GetBytes(text));
        if (deliberation is null)
        {
            return Reply.Of(
                json.Then(bytes => Answer<VerdictAnswer>.From(VerdictAnswer.Of(Proof.Check(bytes))))
            );
        }

        var found = await Lookup.Deliberation(deliberations, deliberation, cancel);
        return Reply.Of(
            found
                .Then(view => Basis(view, null))
                .Then(basis =>
                    json.Then(bytes =>
                        Answer<VerdictAnswer>.From(
                            VerdictAnswer.Of(
                                Proof.Check(
                                    bytes,
                                    Encoding.UTF8.GetBytes(
                                        CanonicalJson.Of(basis.Snapshot.ToJson())
                                    )
                                )
                            )
                        )
                    )
                )
        );
    }

    private static Answer<byte[]> Read(byte[] given)
    {
        if (!TraceParser.Recognizes(given))
        {
            return given;
        }

        var (read, slips) = TraceParser.Parse(given);
        return read is not null
            ? Encoding.UTF8.GetBytes(read.ToText())
            : new Rejection(
                slips[0].Code,
                slips[0].Where,
                $"{slips[0].Message} Try: {slips[0].Mend}"
            );
    }

    private static Answer<DecisionBasis> Basis(DeliberationView view, DateOnly? day) =>
        view.Document is not { } document
            ? new Rejection(
                "E-NO-DOCUMENT",
                "deliberation",
                $"{view.Id} has no document of values and norms to decide by. read_winners and find_values tell what is established."
            )
            : DecisionBasis.Of(
                document,
                Checker.Check(document, new(day ?? view.Day, Publish: false)),
                day ?? view.Day,
                view.Graph is null ? null : DecisionBasis.Established(view.Graph)
            );
}
