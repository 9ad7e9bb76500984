namespace Commonweal.Kernel.Checking.Lexicons;

/// <summary>
/// The lists of words and word sequences the text rules look up. Each is a text file of the same name in this folder:
/// one entry a line, lower case; <c>a/b</c> lists alternatives for one word, <c>*</c> stands for any one word,
/// <c>^</c> in front ties the entry to the first word of a phrase that does not begin with its head, and <c>!</c> in front
/// makes it an exemption: an entry found inside an exemption does not count. <c>#</c> starts a comment.
/// </summary>
internal enum Lexicon
{
    /// <summary>Words that carry no topic of their own.</summary>
    Stop,

    /// <summary>Names of virtues and ideals, and their adjectives.</summary>
    Virtue,

    /// <summary>Names of ideals that can be looked at, too.</summary>
    Ideal,

    /// <summary>Capital letters that are a name, not a kind of thing.</summary>
    Acronym,

    /// <summary>Who or what a declarative sentence is about when it is not about what a person attends to.</summary>
    Subject,

    /// <summary>Verbs that tell: after them nothing is named as a kind of thing (V101).</summary>
    Auxiliary,

    /// <summary>Prepositions and relative words: what follows them narrows the head down.</summary>
    Link,

    /// <summary>Wording of duties (V104).</summary>
    Duty,

    /// <summary>Wording of likings (V105).</summary>
    Taste,

    /// <summary>Wording of goals (V106).</summary>
    Goal,

    /// <summary>Measures (V107).</summary>
    Metric,

    /// <summary>Units: a number before one of these is a measurement (V107).</summary>
    Unit,

    /// <summary>Wording of means (V108).</summary>
    Means,

    /// <summary>Rallying cries and advertising (V109).</summary>
    Slogan,

    /// <summary>First words of a call (V109).</summary>
    Call,

    /// <summary>Topics of parties and campaigns (V109).</summary>
    Ideology,

    /// <summary>Everyone, institutions, machines: whom wishes for society are addressed to (V110).</summary>
    Actor,

    /// <summary>Should, must, needs: what such a wish says about them (V110).</summary>
    Modal,

    /// <summary>Wishes for the world that name no actor (V110).</summary>
    Vision,

    /// <summary>What others think of one (V111).</summary>
    Expectation,

    /// <summary>Words that sound weighty and point at nothing (V112).</summary>
    Filler,

    /// <summary>Words for what should be absent (V113).</summary>
    Absence,

    /// <summary>Emotions (V121).</summary>
    Emotion,

    /// <summary>Public names that identify nobody (V118).</summary>
    Public,

    /// <summary>Words that praise an act without saying which act it is (N104).</summary>
    Coarse,
}
