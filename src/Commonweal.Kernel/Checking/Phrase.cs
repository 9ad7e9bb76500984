namespace Commonweal.Kernel.Checking;

/// <summary>
/// One candidate policy as the text rules see it: the words as written, and what they were split into, once.
/// </summary>
internal sealed record Phrase(string Text, string Head, string Qualifier);
