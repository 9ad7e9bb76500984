using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Commonweal.Server.Tests.SignIn;

/// <summary>A device that holds a passkey, as far as Web Authentication level 3 asks of one (ES256, attestation "none").</summary>
internal sealed class SoftwareKey(Uri origin) : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte WithKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _user = "";
    private uint _count;

    /// <summary>Answers to creation options.</summary>
    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        _user = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var point = _key.ExportParameters(false).Q;
        byte[] cose =
        [
            0xA5,
            1,
            2,
            3,
            0x26,
            0x20,
            1,
            0x21,
            0x58,
            0x20,
            .. point.X!,
            0x22,
            0x58,
            0x20,
            .. point.Y!,
        ];
        byte[] data =
        [
            .. Data(Present | Verified | WithKey),
            .. new byte[16],
            0,
            (byte)_id.Length,
            .. _id,
            .. cose,
        ];
        byte[] attestation =
        [
            0xA3,
            .. Text("fmt"),
            .. Text("none"),
            .. Text("attStmt"),
            0xA0,
            .. Text("authData"),
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Credential(
            new
            {
                clientDataJSON = Base64Url.EncodeToString(Client("webauthn.create", asked)),
                attestationObject = Base64Url.EncodeToString(attestation),
                transports = new[] { "internal" },
            }
        );
    }

    /// <summary>Answers to request options.</summary>
    public string Sign(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var data = Data(Present | Verified);
        var client = Client("webauthn.get", asked);
        return Credential(
            new
            {
                clientDataJSON = Base64Url.EncodeToString(client),
                authenticatorData = Base64Url.EncodeToString(data),
                signature = Base64Url.EncodeToString(
                    _key.SignData(
                        [.. data, .. SHA256.HashData(client)],
                        HashAlgorithmName.SHA256,
                        DSASignatureFormat.Rfc3279DerSequence
                    )
                ),
                userHandle = _user,
            }
        );
    }

    public void Dispose() => _key.Dispose();

    private string Credential(object response) =>
        JsonSerializer.Serialize(
            new
            {
                id = Base64Url.EncodeToString(_id),
                rawId = Base64Url.EncodeToString(_id),
                type = "public-key",
                authenticatorAttachment = "platform",
                clientExtensionResults = new { },
                response,
            }
        );

    private byte[] Data(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(origin.Host)), flags, .. count];
    }

    private byte[] Client(string type, JsonDocument asked) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = asked.RootElement.GetProperty("challenge").GetString(),
                origin = origin.GetLeftPart(UriPartial.Authority),
                crossOrigin = false,
            }
        );

    private static byte[] Text(string text) =>
        [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];
}
