using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S514: something that has happened carries a date after the day of the check (10 §5, bad input).</summary>
internal sealed class NotYet : DocumentRule
{
    public override string Code => "S514";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var declaration in document.Document.Declarations)
        {
            foreach (var (entity, on, place, what) in Dates(declaration))
            {
                if (on > document.Options.Today)
                {
                    yield return Found(
                        entity,
                        place,
                        ("what", what),
                        ("date", Text.Of(on)),
                        ("today", Text.Of(document.Options.Today))
                    );
                }
            }
        }
    }

    private static IEnumerable<(string Entity, DateOnly On, Span Place, string What)> Dates(
        Declaration declaration
    ) =>
        declaration switch
        {
            Choice { On: { } on } c => [(c.Id.Text, on, c.Id.Span, $"The choice {c.Id}")],
            Consent c => [(c.Person.Text, c.On, c.Span, $"The consent of {c.Person}")],
            Portfolio p => [(p.Person.Text, p.On, p.Person.Span, $"The portfolio of {p.Person}")],
            Norm n =>
            [
                .. n.Practiced.Select(t => (n.Id.Text, t.On, t.Span, $"An observation of {n.Id}")),
                .. n.Expected.Select(t => (n.Id.Text, t.On, t.Span, $"A survey on {n.Id}")),
                .. n.Adopted.Select(a => (n.Id.Text, a.On, a.Span, $"The adoption of {n.Id}")),
            ],
            _ => [],
        };
}
