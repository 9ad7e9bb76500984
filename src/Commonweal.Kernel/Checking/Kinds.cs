using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>What a declaration is called in a sentence, with its article.</summary>
internal static class Kinds
{
    public static string Of(Declaration declaration) =>
        declaration switch
        {
            Value or ValueReference => "a value",
            Norm { CountsAs: not null } => "a constitutive norm",
            Norm => "a norm",
            Signal signal => WithArticle(signal.Kind.ToString().ToLowerInvariant()),
            Scope scope => WithArticle(scope.Kind.ToString().ToLowerInvariant()),
            Agent agent => WithArticle(agent.Kind.ToString().ToLowerInvariant()),
            Choice => "a choice",
            Transcript => "a transcript",
            Upgrade => "an upgrade",
            _ => "something else",
        };

    private static string WithArticle(string noun) =>
        noun[0] is 'a' or 'e' or 'i' ? $"an {noun}" : $"a {noun}";
}
