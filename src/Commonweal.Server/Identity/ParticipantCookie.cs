namespace Commonweal.Server.Identity;

/// <summary>
/// The cookie that holds a participant's code, one a deliberation, sent only to that deliberation's pages, so that one
/// browser can take part in several.
/// </summary>
internal static class ParticipantCookie
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    public static void Write(HttpContext http, string slug, string code) =>
        http.Response.Cookies.Append(Name(slug), code, Options(http, slug, Lifetime));

    public static void Remove(HttpContext http, string slug) =>
        http.Response.Cookies.Delete(Name(slug), Options(http, slug, null));

    public static string? Read(HttpContext http) =>
        SlugOf(http) is { } slug ? http.Request.Cookies[Name(slug)] : null;

    /// <summary>The deliberation whose page is asked for, from the path <c>/d/SLUG/…</c>.</summary>
    public static string? SlugOf(HttpContext http)
    {
        var parts = (http.Request.Path.Value ?? "").Split(
            '/',
            StringSplitOptions.RemoveEmptyEntries
        );
        return parts is ["d", var slug, ..] ? slug : null;
    }

    private static string Name(string slug) => $"commonweal.{slug}";

    private static CookieOptions Options(HttpContext http, string slug, TimeSpan? lifetime) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = lifetime,
            Path = $"/d/{slug}",
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        };
}
