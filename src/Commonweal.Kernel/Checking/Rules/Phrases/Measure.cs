using System.Globalization;
using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>
/// V107: a number, or something that is counted (10 §4 A). Small counts of people and things ("the 3 of us"), times of
/// day, ordinals and years are not measurements.
/// </summary>
internal sealed class Measure : PhraseRule
{
    private const decimal Large = 100;
    private const decimal FirstYear = 1000;
    private const decimal LastYear = 2200;

    public override string Code => "V107";

    public override Sighting? Examine(Phrase phrase) => SeenIn(phrase);

    /// <summary>As <see cref="Examine"/>; V109 asks too.</summary>
    public static Sighting? SeenIn(Phrase phrase) =>
        phrase.Find(Lexicon.Metric) is var (first, count) ? phrase.See(first, count)
        : phrase.Text.AsSpan().IndexOfAnyInRange('0', '9') < 0 ? null
        : Measurement(phrase);

    private static Sighting? Measurement(Phrase phrase)
    {
        // "I ran 5 miles" tells a fact; "5 miles a day" measures.
        var isTold = !phrase.HasHead && phrase.Find(Lexicon.Subject) is (0, _);
        var text = phrase.Text;
        var personal = PersonalData.NumberIn(text);
        var word = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var (start, end) = Number(text, i);
            i = end;
            while (word < phrase.Words.Length && phrase.Words[word].Start < end)
            {
                word++;
            }

            var number = text.AsSpan(start, end - start);
            if (
                IsNumber(text, start, end)
                && (
                    HasUnit(number)
                    || (!isTold && (phrase.Is(word, Lexicon.Unit) || IsLarge(number)))
                )
                && personal?.Covers(new(start, number.Length)) is not true
            )
            {
                return new(start, number.Length);
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

    private static bool HasUnit(ReadOnlySpan<char> number) =>
        number[0] is '$' or '€' or '£' || number[^1] == '%';

    /// <summary>A hundred or more and no year; "200k" is.</summary>
    private static bool IsLarge(ReadOnlySpan<char> number) =>
        !char.IsAsciiDigit(number[^1])
        || decimal.TryParse(
            number,
            NumberStyles.Number,
            CultureInfo.InvariantCulture,
            out var value
        )
            && value >= Large
            && !(number.Length == 4 && value is >= FirstYear and < LastYear);
}
