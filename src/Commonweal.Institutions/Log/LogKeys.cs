using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Commonweal.Agents.Reasoning;

namespace Commonweal.Institutions.Log;

/// <summary>
/// The public key of a log: ECDSA over P-256 with SHA-256, signature type 0x02 of C2SP signed-note. Written
/// <c>name+id+base64</c>, the id being the first four bytes of SHA-256 over the key in SPKI form.
/// </summary>
/// <param name="Name">Name of the key; the log's origin.</param>
/// <param name="Material">Base64 of the type and the key in SPKI form, DER.</param>
public sealed record VerifierKey(string Name, string Material)
{
    private const byte EcdsaType = 0x02;
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>First four bytes of SHA-256 over the key in SPKI form.</summary>
    public uint Id => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Spki()));

    /// <summary>The key in its one line.</summary>
    public string ToText() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Material}");

    /// <summary>Reads a key from its line; space around it is passed over.</summary>
    /// <param name="text">The line.</param>
    public static Answer<VerifierKey> Read(string text)
    {
        if (text.Trim().Split('+', 3) is not [var name, var id, var material])
        {
            return Unusable("it has not three parts with + between them");
        }

        if (
            !NoteSignature.IsName(name)
            || SignedNote.FromBase64(material) is not [var type, .. var spki]
        )
        {
            return Unusable("its name or its base64 cannot be read");
        }

        if (type != EcdsaType)
        {
            return Unusable(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it is of type {type:x2}; only type 02, ECDSA, is verified here"
                )
            );
        }

        if (!IsP256(spki))
        {
            return Unusable("it is no key on the curve P-256");
        }

        VerifierKey key = new(name, material);
        return key.ToText() == text.Trim()
            ? key
            : Unusable($"its id {id} is not that of its key; a character was lost or changed");
    }

    /// <summary>True when this key signed the text.</summary>
    /// <param name="text">What was signed.</param>
    /// <param name="signature">The signature, DER.</param>
    public bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Spki(), out _);
        try
        {
            return key.VerifyData(
                text,
                signature,
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            );
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    internal static VerifierKey Of(string name, ECDsa key) =>
        new(name, Convert.ToBase64String([EcdsaType, .. key.ExportSubjectPublicKeyInfo()]));

    internal static bool IsOnP256(ECDsa key) =>
        key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256;

    private byte[] Spki() => Convert.FromBase64String(Material)[1..];

    private static bool IsP256(byte[] spki)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(spki, out var read);
            return read == spki.Length && IsOnP256(key);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static Rejection Unusable(string what) =>
        new(
            "E-LOG-KEY",
            "key",
            $"This is no public key of a log: {what}. It is one line, name+id+base64, as the file vkey in the log's folder has it."
        );
}

/// <summary>The private key of a log. It is only ever held in memory; where it comes from is the caller's affair.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(string name, ECDsa key) => (_key, Public) = (key, VerifierKey.Of(name, key));

    /// <summary>Its public half.</summary>
    public VerifierKey Public { get; }

    /// <summary>Reads a private key on the curve P-256 in PEM form (PKCS #8 or SEC 1).</summary>
    /// <param name="name">Name of the log.</param>
    /// <param name="pem">The key's text.</param>
    public static Answer<SigningKey> FromPem(string name, string pem)
    {
        if (!NoteSignature.IsName(name))
        {
            return new Rejection(
                "E-LOG-NAME",
                "origin",
                $"\"{name}\" cannot name a log: the name stands in every checkpoint and may hold neither spaces nor +. An address works well: example.org/decisions."
            );
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            _ = key.SignData([], HashAlgorithmName.SHA256);
            if (VerifierKey.IsOnP256(key))
            {
                return new SigningKey(name, key);
            }
        }
        catch (Exception unusable) when (unusable is CryptographicException or ArgumentException)
        {
            // Told below; the text of a secret is never repeated.
        }

        key.Dispose();
        return new Rejection(
            "E-LOG-KEY",
            "key",
            "This is no private key on the curve P-256 in PEM form. Make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out log.pem"
        );
    }

    /// <summary>A new private key in PEM form (PKCS #8).</summary>
    public static string NewPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal NoteSignature Sign(ReadOnlySpan<byte> text) =>
        NoteSignature.Of(
            Public.Name,
            Public.Id,
            _key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        );
}
