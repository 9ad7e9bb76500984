using System.Text;

namespace Commonweal.Deliberation.Votes;

/// <summary>The group of every voter of a study, by one of the questions about people.</summary>
internal sealed class Demographics
{
    private readonly NameTable _voters = new();
    private readonly List<byte[]> _groups = [];

    /// <summary>Voters with an answer to the question.</summary>
    public int Count => _voters.Count;

    /// <summary>Notes a voter's group; the last word counts.</summary>
    public void Add(string voter, string group)
    {
        var id = _voters.Add(voter);
        var text = Encoding.UTF8.GetBytes(group);
        if (id == _groups.Count)
        {
            _groups.Add(text);
        }
        else
        {
            _groups[id] = text;
        }
    }

    /// <summary>The voter's group as UTF-8, or empty.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> voter)
    {
        var id = _voters.Find(voter);
        return id < 0 ? [] : _groups[id];
    }
}
