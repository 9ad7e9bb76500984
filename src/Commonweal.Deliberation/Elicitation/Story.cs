namespace Commonweal.Deliberation.Elicitation;

/// <summary>The telling and its zooms, followed as far as they were answered.</summary>
/// <param name="Pending">The question that is still open, or null.</param>
/// <param name="Told">What was told last.</param>
/// <param name="IsTelling">True if one of the texts tells of a choice and does not only state something.</param>
internal sealed record Story(Question? Pending, string Told, bool IsTelling)
{
    /// <summary>
    /// Follows them. A feeling as opening asks its zoom in any case; otherwise each text that is no telling asks one, four
    /// at most, then an offer to stop.
    /// </summary>
    public static Story Of(InterviewState state)
    {
        var telling = state.Of("telling");
        var told = telling.One(InterviewField.Text);
        var instead = Telling.Instead(told, state.Plan.IsEnglish);
        var isTelling = instead is null;
        if (state.Opening == OpeningKind.Feeling)
        {
            instead = (Openings.ZoomOf(telling.One(InterviewField.Feeling)), told);
        }

        for (var number = 1; number <= InterviewLimits.Zooms; number++)
        {
            if (instead is not var (kind, about))
            {
                return new(null, told, isTelling);
            }

            if (state.Of($"zoom-{number}") is not { } zoom)
            {
                return new(new Question.Zoom(number, kind, about), told, isTelling);
            }

            told = zoom.One(InterviewField.Text);
            instead = Telling.Instead(told, state.Plan.IsEnglish);
            isTelling |= instead is null;
            if (instead?.Kind == ZoomKind.Thin && isTelling)
            {
                // A short answer to a question about something already told is enough.
                instead = null;
            }
        }

        return instead is null || state.Of("stop").IsYes(InterviewField.GoOn)
                ? new(null, told, isTelling)
            : state.Of("stop") is null ? new(new Question.OfferToStop(), told, isTelling)
            : new(new Question.Stopped(), told, isTelling);
    }
}
