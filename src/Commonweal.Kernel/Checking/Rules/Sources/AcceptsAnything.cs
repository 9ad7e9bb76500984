namespace Commonweal.Kernel.Checking.Rules.Sources;

/// <summary>P609: a person took half or more of the decoys they were shown for their own (10 §4 F, §9.1 S8).</summary>
internal sealed class AcceptsAnything : DocumentRule
{
    public override string Code => "P609";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var person in document.Trials.GroupBy(t => t.Person.Text, StringComparer.Ordinal))
        {
            var accepted = person.Sum(t => (long)t.Accepted);
            var shown = person.Sum(t => (long)t.Shown);
            if (shown > 0 && 2 * accepted >= shown)
            {
                yield return Found(
                    person.Key,
                    person.First().Span,
                    ("person", person.Key),
                    ("accepted", Text.Of(accepted)),
                    ("shown", Text.Of(shown))
                );
            }
        }
    }
}
