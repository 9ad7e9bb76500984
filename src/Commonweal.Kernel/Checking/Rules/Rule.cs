using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Checking.Rules;

/// <summary>One rule, one file, one page. The two kinds are <see cref="PhraseRule"/> and <see cref="DocumentRule"/>.</summary>
internal abstract class Rule
{
    /// <summary>The code its findings carry; its page is <c>docs/rules/CODE.md</c>.</summary>
    public abstract string Code { get; }
}

/// <summary>A rule that reads one document as a whole (groups B to F).</summary>
internal abstract class DocumentRule : Rule
{
    /// <summary>Everything this rule has to say about the document.</summary>
    public abstract IEnumerable<Finding> Examine(DocumentView document);

    /// <summary>A finding of this rule in the first wording of its page.</summary>
    protected Finding Found(
        string entity,
        Span span,
        params ReadOnlySpan<(string Name, string Text)> arguments
    ) => new(Code, entity, span, Sequence.Create(arguments));

    /// <summary>A finding of this rule in another wording of its page.</summary>
    protected Finding Variant(
        string variant,
        string entity,
        Span span,
        params ReadOnlySpan<(string Name, string Text)> arguments
    ) => new(Code, entity, span, Sequence.Create(arguments)) { Variant = variant };
}
