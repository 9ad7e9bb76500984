using System.Reflection;
using Commonweal.Mcp.Resources;
using Commonweal.Mcp.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Commonweal.Mcp;

/// <summary>What Commonweal offers to agents by the Model Context Protocol, the same over every transport.</summary>
public static class CommonwealMcp
{
    private const string Instructions =
        "Commonweal holds values that people wrote down and judged, situation by situation. Begin with find_values and the situation in words, or with list_deliberations; "
        + "read_winners and read_edges give the evidence and its uncertainty. “Nothing established” is an answer: do not fill it in. "
        + "decide weighs options by accepted values and norms and returns a proof; verify_justification checks one. check_draft says what a draft in .weal lacks. "
        + "A call that is not answered has isError and a text that is JSON with code, where (the place in the arguments) and message. "
        + "Nothing here changes anything, and a draft that you wrote is evidence of nobody's values.";

    /// <summary>
    /// Registers tools and resources. Register an <see cref="IDeliberations"/> besides, with any lifetime; then add a
    /// transport to what is returned, or map <see cref="McpHttp.MapMcpHttp"/>.
    /// </summary>
    /// <param name="services">Where to register.</param>
    public static IMcpServerBuilder AddCommonwealMcp(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddMcpServer(options =>
            {
                options.ServerInfo = new()
                {
                    Name = "commonweal",
                    Title = "Commonweal",
                    Version =
                        typeof(CommonwealMcp).Assembly.GetName().Version?.ToString(3) ?? "0.0.0",
                };
                options.ServerInstructions = Instructions;
            })
            .WithTools<DraftTools>(Reply.Json)
            .WithTools<GraphTools>(Reply.Json)
            .WithTools<FindTools>(Reply.Json)
            .WithTools<DecisionTools>(Reply.Json)
            .WithResources<DeliberationResources>()
            .WithListResourcesHandler(DeliberationResources.List)
            .WithRequestFilters(f => f.AddCallToolFilter(ArgumentCheck.Filter));
    }
}
