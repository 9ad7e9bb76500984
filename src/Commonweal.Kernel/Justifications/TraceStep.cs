using System.Text.Json;
using System.Text.Json.Nodes;
using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Justifications;

/// <summary>Reads one step of the line form.</summary>
internal static class TraceStep
{
    /// <summary>Reads <c>S4: FACT option=evade literal=mislead cites=f  // words</c>.</summary>
    public static Step Read(TraceLine line, int expected)
    {
        Number(line, expected);
        line.Blanks();
        var (rule, wasQuoted) = line.Name();
        if (rule.Length == 0 && !wasQuoted)
        {
            throw line.Slip(
                "T01",
                "The step names no rule.",
                "Write the rule in capitals after the colon, such as S1: CONTEXT context=…"
            );
        }

        Parts parts = new();
        for (line.Blanks(); !line.IsDone; line.Blanks())
        {
            if (line.Takes("//"))
            {
                parts.Comment(line);
                break;
            }

            if (line.Takes("<-"))
            {
                parts.Premises(line);
            }
            else
            {
                parts.Entry(line);
            }
        }

        return parts.Step(rule);
    }

    private static void Number(TraceLine line, int expected)
    {
        line.Takes("S");
        if (line.Whole() is not { } number || number != expected)
        {
            throw line.Slip(
                "T02",
                $"This is step {expected}, and another number stands here.",
                "Number the steps from 1 in their order."
            );
        }

        if (!line.Takes(":"))
        {
            throw line.Slip(
                "T01",
                $"No colon follows S{expected}.",
                $"Write S{expected}: and then the rule."
            );
        }
    }

    private sealed class Parts
    {
        private readonly JsonObject _claim = [];
        private List<int>? _premises;
        private List<string>? _cites;
        private string? _certificate;
        private string? _text;

        public Step Step(string rule) =>
            new(
                rule,
                CanonicalJson.Of(_claim),
                (_premises ?? []).ToSequence(),
                (_cites ?? []).ToSequence(),
                _certificate,
                _text
            );

        public void Comment(TraceLine line)
        {
            Once(line, line.Position - 2, _text, "free words");
            var words = line.Rest.Trim();
            _text = words.Length == 0 ? null : words;
        }

        public void Premises(TraceLine line)
        {
            Once(line, line.Position - 2, _premises, "premises");
            _premises = [];
            do
            {
                line.Blanks();
                if (!line.Takes("S") || line.Whole() is not { } premise)
                {
                    throw line.Slip(
                        "T05",
                        "The number of a step was expected after \"<-\" or a comma.",
                        "Write premises as <- S1,S2, or leave \"<-\" out."
                    );
                }

                _premises.Add(premise);
                line.Blanks();
            } while (line.Takes(","));
        }

        public void Entry(TraceLine line)
        {
            var at = line.Position;
            var (key, wasQuoted) = line.Name();
            if (key.Length == 0 && !wasQuoted)
            {
                throw line.Slip(
                    "T01",
                    $"\"{line.Next}\" begins neither an entry, nor \"<-\", nor \"//\".",
                    "Write entries as key=value, and put values with blanks in quotation marks."
                );
            }

            var isJson = line.Takes(":=");
            if (!isJson && !line.Takes("="))
            {
                throw line.Slip(
                    "T03",
                    $"\"{key}\" has no value.",
                    $"Write {key}=value; put free words after //."
                );
            }

            switch (wasQuoted || isJson ? "" : key)
            {
                case "cites":
                    Once(line, at, _cites, key);
                    _cites = line.Takes("[]") ? [] : line.Words();
                    break;
                case "certificate":
                    Once(line, at, _certificate, key);
                    _certificate = line.Json() is JsonObject certificate
                        ? CanonicalJson.Of(certificate)
                        : throw line.Slip(
                            "T04",
                            "The certificate is no object.",
                            "Write certificate={…} on one line."
                        );
                    break;
                case "text":
                    Once(line, at, _text, key);
                    _text = line.Word();
                    break;
                default:
                    Claimed(line, at, key, isJson);
                    break;
            }
        }

        private static void Once(TraceLine line, int at, object? earlier, string what)
        {
            if (earlier is not null)
            {
                throw line.At(
                    at,
                    "T02",
                    $"\"{what}\" stands twice in this step.",
                    "Leave one out."
                );
            }
        }

        private void Claimed(TraceLine line, int at, string key, bool isJson)
        {
            Once(line, at, _claim.ContainsKey(key) ? key : null, key);
            _claim[key] =
                isJson || line.Next is '{' or '[' ? line.Json()
                : TraceWords.KindOf(key) == TraceKind.List ? Json.List(line.Words())
                : Plain(line, key);
        }

        private static JsonValue Plain(TraceLine line, string key)
        {
            var wasQuoted = line.Next == '"';
            if (
                TraceWords.KindOf(key) == TraceKind.Number
                && !wasQuoted
                && line.Whole() is { } whole
            )
            {
                return JsonValue.Create(whole);
            }

            var word = line.Word();
            return line.Next == ','
                ? throw line.Slip(
                    "T03",
                    $"\"{key}\" holds one value, and a comma follows it.",
                    "Put the value in quotation marks if the comma belongs to it."
                )
                : JsonValue.Create(word);
        }
    }
}
