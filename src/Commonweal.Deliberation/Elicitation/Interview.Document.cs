using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Deliberation.Elicitation;

public static partial class Interview
{
    /// <summary>The text that provenance points into, turns as the kernel reads them (<c>speaker-id: words</c>). O(its length).</summary>
    public static string Transcript(InterviewState state) =>
        InterviewTranscript.Of(state, InterviewNames.Of(state.Plan).Model).Text;

    /// <summary>
    /// The interview as a document: person, contexts with limits, the choice that grounds the value, trials, and the value
    /// with probes and provenance, the transcript attached. It can be written at any time; what was not said yet is left
    /// out, and the checker says so.
    /// <para>
    /// A choice counts as lived (or, of someone admired, as told) only if something was told: a chain of slogans or goals
    /// grounds nothing, however it is dressed (10 §0 L1).
    /// </para>
    /// </summary>
    public static Document Document(InterviewState state) => new InterviewDocument(state).Write();

    /// <summary>The document as it may be published: the hash of the transcript instead of its words.</summary>
    public static Document WithoutTranscript(Document document) =>
        document with
        {
            Declarations = document
                .Declarations.Select(declaration =>
                    declaration is Kernel.Values.Transcript { Text: { } text } transcript
                        ? transcript with
                        {
                            Text = null,
                            Sha256 = Convert.ToHexStringLower(
                                System.Security.Cryptography.SHA256.HashData(
                                    System.Text.Encoding.UTF8.GetBytes(text)
                                )
                            ),
                        }
                        : declaration
                )
                .ToSequence(),
        };

    /// <summary>What the checker says of the interview as it stands, on the day of its last answer.</summary>
    public static Report Report(InterviewState state) =>
        Checker.Check(Document(state), new CheckOptions(DayOf(state), Publish: false));

    /// <summary>
    /// PS, the share of the card that is the person's own (10 §10), by the decoys they took: 1 for a card typed without a
    /// model; null before there are lines.
    /// </summary>
    public static double? PersonShare(InterviewState state) =>
        PersonShares.Of(Document(state)).TryGetValue(state.Plan.Card, out var share) ? share : null;

    /// <summary>The lines of a card in an answer's fields, blank rows left out: positions in findings count these.</summary>
    public static Sequence<CardLine> LinesOf(InterviewAnswer answer) => answer.Lines();

    private static DateOnly DayOf(InterviewState state) =>
        state.Log.Count == 0
            ? DateOnly.MinValue
            : DateOnly.FromDateTime(state.Log.Values.Last().At.UtcDateTime);
}
