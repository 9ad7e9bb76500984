using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>From offsets in the text of a policy to places in its source.</summary>
internal static class PolicyText
{
    /// <summary>
    /// Where characters of <see cref="AttentionalPolicy.Text"/> stand in the source. Exact for the head as written with
    /// single spaces and for a qualifier that follows it after one space and has no escapes; otherwise the whole
    /// <see cref="AttentionalPolicy.TextSpan"/>, which is never wrong.
    /// </summary>
    public static Span PlaceOf(AttentionalPolicy policy, int start, int end)
    {
        var whole = policy.TextSpan;
        var head = policy.Head.Length;
        // The space between the two is there only if both are.
        var gap = head == 0 || policy.Qualifier.Length == 0 ? 0 : 1;
        var written =
            policy.Qualifier.Length == 0 ? head : head + gap + 1 + policy.Qualifier.Length + 1;
        if (
            whole.IsNone
            || whole.End - whole.Start != written
            || policy.Qualifier.AsSpan().ContainsAny('"', '\\', '\n')
        )
        {
            return whole;
        }

        // HEAD "qualifier": the opening quote stands between the two.
        return new(
            whole.Start + start + (start > head || head == 0 ? 1 : 0),
            whole.Start + end + (end > head || head == 0 ? 1 : 0)
        );
    }
}
