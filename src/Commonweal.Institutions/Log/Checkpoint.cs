using System.Globalization;
using System.Text;
using Commonweal.Agents.Reasoning;

namespace Commonweal.Institutions.Log;

/// <summary>What a log committed to: a signed note with its name, its size and its root (C2SP tlog-checkpoint).</summary>
/// <param name="Origin">Name of the log.</param>
/// <param name="Head">Size and root.</param>
/// <param name="Note">The note as signed; more lines and more signatures than the log's own may stand in it.</param>
public sealed record Checkpoint(string Origin, TreeHead Head, SignedNote Note)
{
    /// <summary>Name of the file in a log's folder.</summary>
    public const string FileName = "checkpoint";

    /// <summary>Signs a tree's head.</summary>
    /// <param name="head">Size and root.</param>
    /// <param name="key">The log's key; its name is the origin.</param>
    public static Checkpoint Sign(TreeHead head, SigningKey key)
    {
        var origin = key.Public.Name;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{origin}\n{head.Size}\n{Base64(head.Root)}\n"
        );
        return new(origin, head, new(text, [key.Sign(Encoding.UTF8.GetBytes(text))]));
    }

    /// <summary>Reads a checkpoint; no signature is verified here.</summary>
    /// <param name="utf8">The bytes.</param>
    public static Answer<Checkpoint> Read(ReadOnlySpan<byte> utf8) =>
        SignedNote.Read(utf8).Then(Of);

    /// <summary>Null when the key's log signed this checkpoint; otherwise why it cannot be believed.</summary>
    /// <param name="key">The log's key, from a source the reader trusts.</param>
    public Rejection? Problem(VerifierKey key)
    {
        if (Origin != key.Name)
        {
            return Unbelievable(
                $"it is of the log {Origin}, the key is that of {key.Name}. Find the key of {Origin}, or a checkpoint of {key.Name}"
            );
        }

        var own = Note.Signatures.Where(s => s.Name == key.Name && s.KeyId == key.Id).ToList();
        if (own.Count == 0)
        {
            return Unbelievable(
                "the key did not sign it: no signature has its name and its id. Ask the log's operator whether the key was changed"
            );
        }

        var text = Encoding.UTF8.GetBytes(Note.Text);
        return own.All(s => key.Verifies(text, s.Signature()))
            ? null
            : Unbelievable(
                "its signature does not fit its text. It was changed after it was signed; ask for it anew"
            );
    }

    internal static string Base64(Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        digest.Write(bytes);
        return Convert.ToBase64String(bytes);
    }

    internal static Digest? FromBase64(string text) =>
        SignedNote.FromBase64(text) is { Length: Digest.Length } bytes ? Digest.Read(bytes) : null;

    /// <summary>A whole number without sign and without leading zeros; null for all else.</summary>
    internal static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == text
            ? number
            : null;

    private static Answer<Checkpoint> Of(SignedNote note)
    {
        var lines = note.Text.Split('\n')[..^1];
        return
            lines is [{ Length: > 0 } origin, var size, var root, .. var more]
            && Number(size) is { } entries
            && FromBase64(root) is { } hash
            && more.All(line => line.Length > 0)
            ? new Checkpoint(origin, new(entries, hash), note)
            : new Rejection(
                "E-LOG-NOTE",
                "checkpoint",
                "This is signed, but no checkpoint: three lines were expected, the log's name, its size and its root in base64 (C2SP tlog-checkpoint)."
            );
    }

    private static Rejection Unbelievable(string what) =>
        new("E-LOG-SIGNATURE", "checkpoint", $"This checkpoint cannot be believed: {what}.");
}
