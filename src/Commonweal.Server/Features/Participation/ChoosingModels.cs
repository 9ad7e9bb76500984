namespace Commonweal.Server.Features.Participation;

/// <summary>A card on a page.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What its author calls it.</param>
/// <param name="Lines">Its lines.</param>
public sealed record CardSeen(string Id, string Title, IReadOnlyList<string> Lines);

/// <summary>One's own card beside another's.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Mine">One's own.</param>
/// <param name="Other">The other's.</param>
/// <param name="Left">How many there are to look at, this one included.</param>
/// <param name="Amiss">What is amiss, by field.</param>
public sealed record CompareModel(
    Frame Frame,
    CardSeen Mine,
    CardSeen Other,
    int Left,
    IReadOnlyList<(string Field, string Sentence)> Amiss
);

/// <summary>Cards to choose among.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Context">Where they are to be wise.</param>
/// <param name="Cards">The cards.</param>
/// <param name="Chosen">Ids of those chosen before; null before the choice.</param>
/// <param name="Amiss">What is amiss, by field.</param>
public sealed record ChooseModel(
    Frame Frame,
    string Context,
    IReadOnlyList<CardSeen> Cards,
    IReadOnlyList<string>? Chosen,
    IReadOnlyList<(string Field, string Sentence)> Amiss
);

/// <summary>A pair to judge.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Trial">Id of the pair as it was shown.</param>
/// <param name="Context">Where.</param>
/// <param name="From">The card one would come from.</param>
/// <param name="To">The card one would go to.</param>
/// <param name="Story">Someone's account of that change, or empty.</param>
/// <param name="Judged">How many pairs were judged.</param>
/// <param name="Asked">How many are asked for.</param>
public sealed record JudgeModel(
    Frame Frame,
    Guid Trial,
    string Context,
    CardSeen From,
    CardSeen To,
    string Story,
    int Judged,
    int Asked
)
{
    /// <summary>What was added to the answer before it was refused.</summary>
    public string Comment { get; init; } = "";

    /// <summary>What is amiss, by field.</summary>
    public IReadOnlyList<(string Field, string Sentence)> Amiss { get; init; } = [];
}

/// <summary>Room for one's own story about a pair.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Trial">Id of the pair.</param>
/// <param name="From">Title of the card left behind.</param>
/// <param name="To">Title of the other.</param>
/// <param name="Text">What was typed.</param>
/// <param name="Amiss">What is amiss, by field.</param>
public sealed record StoryModel(
    Frame Frame,
    Guid Trial,
    string From,
    string To,
    string Text,
    IReadOnlyList<(string Field, string Sentence)> Amiss
);

/// <summary>No pair now.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Sentence">Why.</param>
public sealed record EnoughModel(Frame Frame, string Sentence);

/// <summary>An item of the survey.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Options">Answers offered.</param>
public sealed record SurveyQuestion(string Key, string Question, IReadOnlyList<FormOption> Options);

/// <summary>The survey.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Questions">Its items.</param>
/// <param name="Said">Answers given.</param>
/// <param name="Amiss">What is amiss, by field.</param>
public sealed record SurveyModel(
    Frame Frame,
    IReadOnlyList<SurveyQuestion> Questions,
    IReadOnlyDictionary<string, string> Said,
    IReadOnlyList<(string Field, string Sentence)> Amiss
);

/// <summary>A judgement on a page.</summary>
/// <param name="Pair">Which pair.</param>
/// <param name="Answer">What was said.</param>
/// <param name="Hash">Its hash.</param>
public sealed record ReceiptSeen(string Pair, string Answer, string Hash);

/// <summary>The receipt.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Pseudonym">Who.</param>
/// <param name="Card">Content hash of the card; empty without one.</param>
/// <param name="Judgements">The judgements.</param>
public sealed record ReceiptModel(
    Frame Frame,
    string Pseudonym,
    string Card,
    IReadOnlyList<ReceiptSeen> Judgements
);

/// <summary>Where one's value is now.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Card">One's card; null without one.</param>
/// <param name="Stands">Sentences on how the card stands.</param>
/// <param name="Judged">Sentences on each comparison with another card.</param>
public sealed record PlaceModel(
    Frame Frame,
    CardSeen? Card,
    IReadOnlyList<string> Stands,
    IReadOnlyList<string> Judged
);

/// <summary>Leaving.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Gone">Whether everything was taken back.</param>
/// <param name="Amiss">What is amiss, by field.</param>
public sealed record WithdrawModel(
    Frame Frame,
    bool Gone,
    IReadOnlyList<(string Field, string Sentence)> Amiss
);
