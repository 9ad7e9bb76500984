using System.Globalization;
using System.Text;

namespace Commonweal.Deliberation.Votes;

/// <summary>
/// Pours the judgements of one input into a sink: one pass, O(bytes), memory linear in the distinct names the sink wants.
/// </summary>
internal sealed class VoteStream
{
    /// <summary>After so many rows without a single judgement the input is taken for something else.</summary>
    private const int PatienceRows = 1000;

    private readonly ImportOptions _options;
    private readonly Demographics? _demographics;
    private readonly VoteNames _names;
    private readonly FindingLog _log;
    private readonly RowReader _reader;
    private readonly NameTable? _knownValues;
    private readonly NameTable? _knownContexts;
    private readonly byte[]? _context;
    private readonly long _until;
    private readonly NameTable _passedContexts = new();
    private readonly List<int> _groupOfVoter = [];
    private long _rows;
    private long _accepted;
    private long _afterCut;
    private long _otherContexts;
    private bool _recognised;
    private bool _sawGroup;
    private bool _sawContext;

    public VoteStream(
        ImportOptions options,
        Demographics? demographics,
        VoteNames names,
        FindingLog log
    )
    {
        (_options, _demographics, _names, _log) = (options, demographics, names, log);
        _reader = new(demographics is null ? options.GroupKey : null);
        _knownValues = Table(options.Values);
        _knownContexts = Table(options.Contexts);
        _context = options.Context is null ? null : Encoding.UTF8.GetBytes(options.Context);
        _until = options.Until?.UtcTicks ?? long.MaxValue;
    }

    /// <summary>What was read and passed over so far.</summary>
    public ImportTotals Totals => new(_rows, _accepted, _afterCut, _otherContexts);

    /// <summary>Reads all of <paramref name="stream"/>. Null when it was an input of votes, even an empty one.</summary>
    public Refusal? Pour(Stream stream, string place, IVoteSink sink, CancellationToken cancel)
    {
        long? length = stream.CanSeek ? stream.Length : null;
        var input = new InputBuffer(
            stream,
            bytes =>
            {
                cancel.ThrowIfCancellationRequested();
                _options.Progress?.Invoke(new(bytes, length, _rows));
            }
        );
        input.Need(3);
        if (input.Ahead is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
        {
            return new(
                $"{place} is written in UTF-16; votes are read as UTF-8.",
                ["Save it as UTF-8 and try again."]
            );
        }

        if (input.Ahead is [0xEF, 0xBB, 0xBF, ..])
        {
            input.Advance(3);
            _log.Add("V913", 0);
        }

        return Rows(RowSplitter.For(input), place, sink);
    }

    private Refusal? Rows(RowSplitter rows, string place, IVoteSink sink)
    {
        var parsed = default(ParsedRow);
        while (true)
        {
            switch (rows.Next(out var row))
            {
                case RowKind.Row:
                    _rows++;
                    One(row, rows.Number, ref parsed, sink);
                    break;
                case RowKind.TooLong:
                    _rows++;
                    Report("V911", rows.Number, ("limit", "1 MiB"));
                    break;
                case RowKind.Broken:
                    return Broken(place, rows);
                default:
                    return _rows > 0 && !_recognised ? NotVotes(place) : Close();
            }

            if (_rows == PatienceRows && !_recognised)
            {
                return NotVotes(place);
            }
        }
    }

    private void One(ReadOnlySpan<byte> row, long number, ref ParsedRow parsed, IVoteSink sink)
    {
        var problem = _reader.Read(row, ref parsed);
        _recognised |=
            problem is null
            || (parsed.Named & (Member.From | Member.To)) == (Member.From | Member.To);
        if (_reader.NearMiss is var (name, known))
        {
            _log.Add("V919", number, ("row", Text(number)), ("name", name), ("known", known));
        }

        if (problem is not null)
        {
            Report(problem.Code, number, problem.Words);
        }
        else if (Passes(number, ref parsed))
        {
            var accepted = Intern(number, ref parsed, sink.WantsVoters);
            _accepted++;
            sink.Accept(in accepted, _log);
        }
    }

    /// <summary>False for rows that were not asked for or name something unknown.</summary>
    private bool Passes(long number, ref ParsedRow parsed)
    {
        if (_context is not null && !parsed.Context.SequenceEqual(_context))
        {
            _otherContexts++;
            _passedContexts.Add(parsed.Context);
            return false;
        }

        _sawContext = true;

        if (_options.Until is not null && parsed.Ticks == VoteRow.NoDate)
        {
            Report("V915", number);
            return false;
        }

        if (parsed.Ticks >= _until)
        {
            _afterCut++;
            return false;
        }

        return Known(_knownValues, parsed.From, "V906", "value", number)
            && Known(_knownValues, parsed.To, "V906", "value", number)
            && Known(_knownContexts, parsed.Context, "V907", "context", number);
    }

    private bool Known(
        NameTable? known,
        ReadOnlySpan<byte> id,
        string code,
        string word,
        long number
    )
    {
        if (known is null || known.Find(id) >= 0)
        {
            return true;
        }

        Report(code, number, (word, Encoding.UTF8.GetString(id)));
        return false;
    }

    private VoteRow Intern(long number, ref ParsedRow parsed, bool voters)
    {
        var group = _demographics is null ? parsed.Group : _demographics.Of(parsed.Voter);
        _sawGroup |= !group.IsEmpty;
        var voter = voters ? _names.Voters.Add(parsed.Voter) : -1;
        return new(
            number,
            voter,
            _names.Values.Add(parsed.From),
            _names.Values.Add(parsed.To),
            _names.Contexts.Add(parsed.Context),
            parsed.Answer,
            voters && !parsed.Story.IsEmpty ? _names.Stories.Add(parsed.Story) : -1,
            voters && !group.IsEmpty ? Group(voter, _names.Groups.Add(group), number) : -1,
            parsed.Weight,
            parsed.Ticks
        );
    }

    /// <summary>A voter stays in the group of their first row that names one (V916).</summary>
    private int Group(int voter, int group, long number)
    {
        while (_groupOfVoter.Count <= voter)
        {
            _groupOfVoter.Add(-1);
        }

        var first = _groupOfVoter[voter];
        if (first < 0)
        {
            return _groupOfVoter[voter] = group;
        }

        if (first != group)
        {
            Report(
                "V916",
                number,
                ("voter", _names.Voters[voter]),
                ("first", _names.Groups[first]),
                ("second", _names.Groups[group])
            );
        }

        return first;
    }

    private Refusal? Close()
    {
        if (_rows == 0)
        {
            _log.Add("V914", 0);
        }
        else if (_options.GroupKey is { } key && _accepted > 0 && !_sawGroup)
        {
            _log.Add("V917", 0, ("key", key));
        }

        return _context is not null && !_sawContext && _otherContexts > 0
            ? UnknownContext.Refuse(_options, _passedContexts)
            : null;
    }

    private void Report(string code, long number, params (string Name, string Text)[] words) =>
        _log.Add(code, number, [("row", Text(number)), .. words]);

    private static Refusal Broken(string place, RowSplitter rows)
    {
        var line = rows is ArrayRows array ? array.Line : rows.Number;
        return new(
            $"{place} starts as a JSON list, and from entry {Text(rows.Number + 1)} (line {Text(line)}) on its brackets or commas do not match, so it cannot be told where rows begin.",
            [
                "Look there for a file that was cut short, a missing comma or a missing quotation mark.",
                "Or write one judgement per line without the list around it; then a broken row costs only itself.",
            ]
        );
    }

    private static Refusal NotVotes(string place) =>
        new(
            $"{place} holds no judgements: no row is a JSON object with the members \"from\" and \"to\" (or \"fromId\" and \"toId\").",
            [
                "Write one judgement per line: {\"voter\":\"v1\",\"from\":\"a\",\"to\":\"b\",\"context\":\"c\",\"answer\":\"yes\"}",
                "docs/guide/import.md lists every member and shows how to turn a table into this form.",
            ]
        );

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static NameTable? Table(IReadOnlyCollection<string>? names)
    {
        if (names is null)
        {
            return null;
        }

        var table = new NameTable();
        foreach (var name in names)
        {
            table.Add(name);
        }

        return table;
    }
}
