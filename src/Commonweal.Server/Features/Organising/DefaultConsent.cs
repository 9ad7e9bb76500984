namespace Commonweal.Server.Features.Organising;

/// <summary>What people are asked to agree to, for organisers to begin with.</summary>
internal static class DefaultConsent
{
    public const string Text = """
        You are asked what you pay attention to when you choose well, and later which of two values is wiser in a situation. It takes about fifteen minutes. You can stop at any time and go on later, on any device, with the code you are given.

        Your name is not asked for. What you write is kept under a random name. Others who take part will read your card and your stories, and may judge them, so leave out names and anything by which you or someone else could be known.

        When the deliberation is over, cards, stories and counted judgements are published. Answers to questions on yourself are optional; they are shown only as counts of groups of five people or more.

        You can withdraw with your code at any time. Then everything you wrote and judged is deleted here and the results are computed without it. Copies that others have downloaded before cannot be called back.
        """;
}
