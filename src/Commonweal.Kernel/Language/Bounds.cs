namespace Commonweal.Kernel.Language;

/// <summary>Between what a number must lie, ends included.</summary>
/// <param name="Least">Lower end.</param>
/// <param name="Most">Upper end.</param>
/// <param name="Shown">For a sentence, for example <c>between 0 and 1</c>.</param>
internal sealed record Bounds(decimal Least, decimal Most, string Shown)
{
    public static readonly Bounds Any = new(decimal.MinValue, decimal.MaxValue, "any number");
    public static readonly Bounds NotNegative = new(0, decimal.MaxValue, "0 or more");
    public static readonly Bounds Probability = new(0, 1, "between 0 and 1");

    public decimal Nearest(decimal number) => Math.Clamp(number, Least, Most);
}
