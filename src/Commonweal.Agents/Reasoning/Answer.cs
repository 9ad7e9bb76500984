using System.Diagnostics.CodeAnalysis;

namespace Commonweal.Agents.Reasoning;

/// <summary>Why an input was not used. Nothing of it was kept.</summary>
/// <param name="Code">Stable code, upper case with hyphens, such as <c>E-UNKNOWN</c>.</param>
/// <param name="Where">The place, as a path into the input, such as <c>options[2].id</c>.</param>
/// <param name="Message">What was seen, why it matters and a way on.</param>
public sealed record Rejection(string Code, string Where, string Message);

/// <summary>
/// What a solver gives back: the answer, or why the question could not be taken (20 §0). Expected failures are
/// values; an exception is a bug.
/// </summary>
/// <typeparam name="T">What was asked for.</typeparam>
[SuppressMessage(
    "Design",
    "CA1000:Do not declare static members on generic types",
    Justification = "The conversion operators need their named counterparts."
)]
public abstract record Answer<T>
{
    private Answer() { }

    /// <summary>The question could be taken.</summary>
    /// <param name="Value">The answer.</param>
    public sealed record Ok(T Value) : Answer<T>;

    /// <summary>The question could not be taken.</summary>
    /// <param name="Why">The code, the place and a way to mend it.</param>
    public sealed record Rejected(Rejection Why) : Answer<T>;

    /// <summary>Gives an answer.</summary>
    /// <param name="value">The answer.</param>
    public static Answer<T> From(T value) => new Ok(value);

    /// <summary>Refuses a question.</summary>
    /// <param name="why">The reason.</param>
    public static Answer<T> Refuse(Rejection why) => new Rejected(why);

    /// <summary>Wraps a value, so that a method can return it as it is.</summary>
    /// <param name="value">The answer.</param>
    public static implicit operator Answer<T>(T value) => From(value);

    /// <summary>Wraps a rejection, so that a method can return it as it is.</summary>
    /// <param name="why">The reason.</param>
    public static implicit operator Answer<T>(Rejection why) => Refuse(why);

    /// <summary>Takes the answer apart.</summary>
    /// <param name="value">The answer, where there is one.</param>
    /// <param name="why">The reason, where there is none.</param>
    /// <returns>True where there is an answer.</returns>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Rejection? why)
    {
        (value, why) = this switch
        {
            Ok ok => (ok.Value, (Rejection?)null),
            Rejected rejected => (default(T), rejected.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return why is null;
    }

    /// <summary>Carries the answer on, or the reason unchanged.</summary>
    /// <typeparam name="TNext">What comes next.</typeparam>
    /// <param name="next">What to do with the answer.</param>
    public Answer<TNext> Then<TNext>(Func<T, Answer<TNext>> next) =>
        TryGet(out var value, out var why) ? next(value) : why;
}
