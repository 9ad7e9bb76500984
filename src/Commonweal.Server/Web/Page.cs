using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commonweal.Server.Web;

/// <summary>A page is a component that is a function of its model.</summary>
internal static class Page
{
    /// <summary>The page <typeparamref name="TPage"/> with its model.</summary>
    public static RazorComponentResult<TPage> Of<TPage>(object model)
        where TPage : IComponent => Of<TPage>(model, StatusCodes.Status200OK);

    /// <summary>The same with another status, for a form that is shown again with what is amiss.</summary>
    public static RazorComponentResult<TPage> Of<TPage>(object model, int status)
        where TPage : IComponent =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
}
