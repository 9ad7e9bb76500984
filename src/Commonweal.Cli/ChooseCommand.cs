using System.CommandLine;
using System.Text.Json;
using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Choice;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Numerics.Exact;

namespace Commonweal.Cli;

/// <summary><c>weal choose</c>: options weighed under every weighting that an order of values allows.</summary>
internal static class ChooseCommand
{
    private static readonly Option<string> Query = new("--query", "-q")
    {
        Description =
            "The question (JSON): criteria, wiser, options with scores; - reads standard input.",
        HelpName = "file",
        Required = true,
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print JSON instead of text.",
    };

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true };

    public static Command Create()
    {
        Command command = new(
            "choose",
            "Weigh options under every weighting that an order of values allows; say when they are on a par."
        )
        {
            Query,
            Json,
        };
        command.SetAction(Run);
        return command.WithExamples(
            "weal choose -q examples/choice/feedback.json",
            "weal choose -q examples/choice/feedback.json --json"
        );
    }

    private static int Run(ParseResult result)
    {
        var (output, error) = (
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error
        );
        var name = result.GetValue(Query)!;
        var (bytes, problem) = WealInput.ReadBytes(name);
        if (bytes is null)
        {
            error.WriteLine(problem);
            return Weal.Unusable;
        }

        if (!ChoiceFile.Read(bytes).Then(Weighing.Choose).TryGet(out var answer, out var why))
        {
            error.WriteLine($"{name}: {why.Where}: {why.Message} ({why.Code})");
            return Weal.Unusable;
        }

        if (result.GetValue(Json))
        {
            output.WriteLine(JsonSerializer.Serialize(Shape(answer), Layout));
        }
        else
        {
            Write(output, answer);
        }

        return Weal.Fine;
    }

    private static void Write(TextWriter output, ChoiceAnswer answer)
    {
        foreach (var pair in answer.Comparisons)
        {
            output.WriteLine(
                $"{pair.A} and {pair.B}: {pair.A} is {Words(pair.Relation)} (margin {pair.Lo} to {pair.Hi})"
            );
        }

        foreach (var standing in answer.Standings)
        {
            output.WriteLine($"{standing.Option}: {Name(standing.Status)}");
        }

        output.WriteLine(
            answer.Chosen is { } chosen
                ? $"Choose {chosen}."
                : $"A hard choice between {string.Join(", ", answer.Remaining)}: the person decides."
        );
    }

    private static string Words(ChoiceRelation relation) =>
        relation switch
        {
            ChoiceRelation.OnAPar => "on a par",
            ChoiceRelation.Incomparable => "not comparable; no criterion is assessed on both",
            _ => Name(relation),
        };

    private static object Shape(ChoiceAnswer answer) =>
        new
        {
            format = "commonweal.choice-answer/1",
            chosen = answer.Chosen ?? "",
            settledBy = Name(answer.SettledBy),
            remaining = answer.Remaining,
            vertices = answer.Vertices.Select(v => v.Select(w => w.ToString())),
            comparisons = answer.Comparisons.Select(c => new
            {
                a = c.A,
                b = c.B,
                relation = Name(c.Relation),
                lo = c.Lo.ToString(),
                hi = c.Hi.ToString(),
                parityDepth = c.ParityDepth.ToString(),
                least = new
                {
                    y = Y(answer, c.Least.Multipliers),
                    witness = Texts(c.Least.Weights),
                },
                most = new { y = Y(answer, c.Most.Multipliers), witness = Texts(c.Most.Weights) },
            }),
            standings = answer.Standings.Select(s => new
            {
                option = s.Option,
                status = Name(s.Status),
                weights = Texts(s.Weights),
                mu = s.Mixture.Select(m => new { rival = m.Rival, share = m.Share.ToString() }),
                beta = s.Bound.ToString(),
                y = Y(answer, s.Multipliers),
            }),
            coverings = answer.Coverings.Select(c => new
            {
                value = c.Value,
                over = new[] { c.First, c.Second },
                a = c.A,
                b = c.B,
                relation = Name(c.With),
            }),
        };

    private static IEnumerable<string> Texts(IEnumerable<Rational> numbers) =>
        numbers.Select(n => n.ToString());

    private static IEnumerable<object> Y(
        ChoiceAnswer answer,
        IReadOnlyList<Rational> multipliers
    ) =>
        answer
            .Order.Zip(multipliers)
            .Where(p => p.Second.Sign > 0)
            .Select(p => new
            {
                hi = p.First.Hi,
                lo = p.First.Lo,
                y = p.Second.ToString(),
            });

    private static string Name(Enum word) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}

/// <summary>Reads the question of <c>weal choose</c>.</summary>
internal static class ChoiceFile
{
    public static Answer<ChoiceQuestion> Read(byte[] bytes)
    {
        try
        {
            using var file = JsonDocument.Parse(bytes);
            var root = file.RootElement;
            var ties = root.TryGetProperty("ties", out var t)
                ? new TieBreaking(
                    t.TryGetProperty("security", out var s) && s.GetBoolean(),
                    t.TryGetProperty("commitment", out var c) ? c.GetString() : null
                )
                : TieBreaking.Ask;
            List<WeightOrder> order = root.TryGetProperty("wiser", out var wiser)
                ?
                [
                    .. wiser
                        .EnumerateArray()
                        .Select(w => new WeightOrder(Text(w, "hi"), Text(w, "lo"))),
                ]
                : [];
            return new ChoiceQuestion(
                [.. root.GetProperty("criteria").EnumerateArray().Select(x => x.GetString() ?? "")],
                [.. root.GetProperty("options").EnumerateArray().Select(Option)],
                order,
                ties
            );
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or ArgumentException
            )
        {
            return new Rejection(
                "E-PARSE",
                "file",
                "This is not read as a question. It holds criteria [ids], wiser [{hi, lo}] and options [{id, scores}]; a score is a text such as \"0.7\" or a pair [\"0.6\", \"0.8\"]."
            );
        }
    }

    private static ScoredOption Option(JsonElement option) =>
        new(
            Text(option, "id"),
            option
                .GetProperty("scores")
                .EnumerateObject()
                .ToDictionary(s => s.Name, s => Score(s.Value), StringComparer.Ordinal)
        );

    private static Score Score(JsonElement score) =>
        score.ValueKind == JsonValueKind.Array
            ? new(Number(score[0]), Number(score[1]))
            : new(Number(score), Number(score));

    private static Rational Number(JsonElement text) =>
        Rational.TryParse(text.GetString(), out var number) ? number : throw new FormatException();

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException();
}
