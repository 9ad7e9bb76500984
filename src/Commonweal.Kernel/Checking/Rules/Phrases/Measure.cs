using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>
/// V107: a number, or something that is counted (10 §4 A). Small counts of people and things ("the 3 of us"), times of
/// day, ordinals and years are not measurements.
/// </summary>
internal sealed class Measure : PhraseRule
{
    private const decimal Large = 100;

    public override string Code => "V107";

    public override Sighting? Examine(Phrase phrase) => SeenIn(phrase);

    /// <summary>As <see cref="Examine"/>; V109 asks too.</summary>
    public static Sighting? SeenIn(Phrase phrase) =>
        phrase.Find(Lexicon.Metric) is var (first, count) ? phrase.See(first, count)
        : phrase.Text.AsSpan().IndexOfAnyInRange('0', '9') < 0 ? null
        : Measurement(phrase);

    private static Sighting? Measurement(Phrase phrase)
    {
        var text = phrase.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var (start, end) = Number(text, i);
            i = end;
            if (
                IsNumber(text, start, end)
                && IsMeasured(phrase, text.AsSpan(start, end - start), start)
            )
            {
                return new(start, end - start);
            }
        }

        return null;
    }

    /// <summary>From its currency sign to its last digit, per cent sign or "k".</summary>
    private static (int Start, int End) Number(string text, int digit)
    {
        var end = digit;
        while (
            end < text.Length
            && (
                char.IsAsciiDigit(text[end])
                || text[end] is ',' or '.'
                    && end + 1 < text.Length
                    && char.IsAsciiDigit(text[end + 1])
            )
        )
        {
            end++;
        }

        var percent = end + (end < text.Length && text[end] == ' ' ? 1 : 0);
        end =
            percent < text.Length && text[percent] == '%' ? percent + 1
            : end < text.Length && text[end] is 'k' or 'K' or 'm' or 'M' ? end + 1
            : end;
        return (digit > 0 && text[digit - 1] is '$' or '€' or '£' ? digit - 1 : digit, end);
    }

    /// <summary>Not a part of a word, a date, a fraction or a time of day: "9/11", "7:30", "3am", "covid-19".</summary>
    private static bool IsNumber(string text, int start, int end) =>
        (
            start == 0
            || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '/' or ':' or '-')
        ) && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '/' or ':'));

    private static bool IsMeasured(Phrase phrase, ReadOnlySpan<char> number, int start)
    {
        if (number[0] is '$' or '€' or '£' || number[^1] == '%')
        {
            return true;
        }

        var after = phrase.Words.Length;
        while (after > 0 && phrase.Words[after - 1].Start >= start + number.Length)
        {
            after--;
        }

        // "I ran 5 miles" tells a fact; "5 miles a day" measures.
        var told = !phrase.HasHead && phrase.Find(Lexicon.Subject) is (0, _);
        return !told
            && (
                phrase.Is(after, Lexicon.Unit)
                || (Value(number) is >= Large and var value && !IsYear(number, value))
            );
    }

    private static decimal? Value(ReadOnlySpan<char> number) =>
        decimal.TryParse(
            number.TrimEnd("kKmM"),
            System.Globalization.NumberStyles.Number,
            System.Globalization.CultureInfo.InvariantCulture,
            out var value
        )
            ? number[^1] is 'k' or 'K' or 'm' or 'M'
                ? value * 1000
                : value
            : null;

    private static bool IsYear(ReadOnlySpan<char> number, decimal value) =>
        number.Length == 4 && value is >= 1000 and < 2200;
}
