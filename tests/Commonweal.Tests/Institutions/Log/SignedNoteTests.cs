using System.Text;
using Commonweal.Institutions.Log;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Institutions.Log;

public sealed class SignedNoteTests
{
    // Two public logs that sign with ECDSA over P-256, as others' verifiers of this signature type test them too.
    private const string RekorKey =
        "rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=";
    private const string RekorNote =
        "Rekor\n798034\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n\n— rekor.sigstore.dev wNI9ajBEAiARInWIWyCdyG27CO6LPnPekyw20qO0YJfoaPaowGp/XgIgc+qEHS3+GKVClgqq20uDLet7MCoTURUCRdxwWBHHufk=\n";
    private const string PixelKey =
        "pixel6_transparency_log+91c16e30+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABN+4x0Jk1yTwvLFI9A4NDdGZcX0aiWVdWM5XJVy0M4VWD3AvyW5Q6Hs9A0mcDkpUoYgn+KKPNzFC0H3nN3q6JQ8=";
    private const string PixelNote =
        "DEFAULT\n10\nbsWRucJU5xJPHb5eBdOm6+DM+VelCZBuvtI3sHERJ9Y=\n\n— pixel6_transparency_log kcFuMDBFAiEAhqMAP8P6qf6QxtUJhzMhbN+MbZ9dwfUHzGQJmffJHtoCIGD0cNe47dHWBoPwYdgBCepB06/+g5O1FmYjXl06owL4\n";

    [Theory] // C2SP signed-note, signature type 0x02
    [InlineData(RekorKey, RekorNote)]
    [InlineData(PixelKey, PixelNote)]
    public void A_note_that_a_public_log_signed_is_verified(string vkey, string text)
    {
        var key = VerifierKey.Read(vkey).Value();
        key.ToText().ShouldBe(vkey);
        var note = SignedNote.Read(Encoding.UTF8.GetBytes(text)).Value();
        note.ToText().ShouldBe(text);
        var signature = note.Signatures.ShouldHaveSingleItem();
        signature.Name.ShouldBe(key.Name);
        signature.KeyId.ShouldBe(key.Id);
        key.Verifies(Encoding.UTF8.GetBytes(note.Text), signature.Signature()).ShouldBeTrue();
        key.Verifies(Encoding.UTF8.GetBytes(note.Text + "\n"), signature.Signature())
            .ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData(
        "rekor.sigstore.dev+00000000+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc="
    )]
    [InlineData(
        "two words+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc="
    )]
    [InlineData("name+12345678+THIS_IS_NOT_BASE64!")]
    [InlineData("name+12345678+AgEB")]
    [InlineData("name+12345678+Ag==")]
    // Ed25519, the key of 70 §4.2: not verified here.
    [InlineData(
        "commonweal.example/test-log+652bfb46+AbnY9jqPJ1Ef2q+nE7Kk/+tgf6kS1fvhUHx51vhvr6W6"
    )]
    public void A_line_that_is_no_key_on_P256_is_refused(string text) =>
        VerifierKey.Read(text).Code().ShouldBe("E-LOG-KEY");

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("\n\n— name AAAAAAA=\n")]
    [InlineData("text\n\n- name AAAAAAA=\n")]
    [InlineData("text\n\n—  name AAAAAAA=\n")]
    [InlineData("text\n\n— na+me AAAAAAA=\n")]
    [InlineData("text\n\n— name AAAAAAA=")]
    [InlineData("text\n\n— name AAAAAA==\n")] // no byte after the key id
    [InlineData("text\n\n— name AAAAAAB=\n")] // base64 with loose bits
    [InlineData("te\txt\n\n— name AAAAAAA=\n")]
    [InlineData("text\r\n\n— name AAAAAAA=\n")]
    public void What_is_not_in_the_form_of_a_note_is_refused(string text) =>
        SignedNote.Read(Encoding.UTF8.GetBytes(text)).Code().ShouldBe("E-LOG-NOTE");

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        SignedNote.Read([0x74, 0xff, 0x0a, 0x0a]).Code().ShouldBe("E-LOG-NOTE");

    [Theory]
    [InlineData("origin\n1\n")]
    [InlineData("\n1\nbsWRucJU5xJPHb5eBdOm6+DM+VelCZBuvtI3sHERJ9Y=\n")]
    [InlineData("origin\n01\nbsWRucJU5xJPHb5eBdOm6+DM+VelCZBuvtI3sHERJ9Y=\n")]
    [InlineData("origin\n-1\nbsWRucJU5xJPHb5eBdOm6+DM+VelCZBuvtI3sHERJ9Y=\n")]
    [InlineData("origin\n1\nbsWRucJU5xJPHb5eBdOm6+DM+VelCZBuvtI3sHERJ9\n")]
    [InlineData("origin\n1\nbsWRucJU5xJPHb5eBdOm6+DM+VelCZBuvtI3sHERJ9Z=\n")] // loose bits
    public void A_note_without_size_and_root_is_no_checkpoint(string text) =>
        Checkpoint
            .Read(Encoding.UTF8.GetBytes(text + "\n— name AAAAAAA=\n"))
            .Code()
            .ShouldBe("E-LOG-NOTE");

    [Fact] // C2SP signed-note: unknown signatures are ignored, one by a known key must verify
    public void Signatures_of_others_change_nothing_and_a_false_one_of_the_log_spoils_all()
    {
        var signed = Checkpoint.Sign(new(7, Merkle.Empty), TestLog.Key);
        var other = NoteSignature.Of("witness.example", 7, [1, 2, 3]);
        var forged = NoteSignature.Of(TestLog.Origin, TestLog.Key.Public.Id, [1, 2, 3]);
        With(signed, signed.Note.Signatures[0], other).ShouldBeNull();
        With(signed, signed.Note.Signatures[0], forged).ShouldBe("E-LOG-SIGNATURE");
        With(signed, other).ShouldBe("E-LOG-SIGNATURE");
    }

    [Fact]
    public void A_key_of_another_name_or_another_key_of_the_name_did_not_sign()
    {
        var signed = Checkpoint.Sign(new(7, Merkle.Empty), TestLog.Key);
        using var other = SigningKey.FromPem(TestLog.Origin, SigningKey.NewPem()).Value();
        signed.Problem(TestLog.Key.Public).ShouldBeNull();
        signed.Problem(other.Public)!.Code.ShouldBe("E-LOG-SIGNATURE");
        signed.Problem(VerifierKey.Read(RekorKey).Value())!.Code.ShouldBe("E-LOG-SIGNATURE");
    }

    [Theory]
    [InlineData("no key at all")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public void A_private_key_that_cannot_be_read_is_refused_and_not_repeated(string pem)
    {
        SigningKey.FromPem("name", pem).TryGet(out _, out var why).ShouldBeFalse();
        why!.Code.ShouldBe("E-LOG-KEY");
        why.Message.ShouldNotContain(pem);
    }

    [Fact]
    public void A_public_key_and_a_key_on_another_curve_cannot_sign()
    {
        using var p384 = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP384
        );
        SigningKey.FromPem("name", p384.ExportPkcs8PrivateKeyPem()).Code().ShouldBe("E-LOG-KEY");
        using var p256 = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256
        );
        SigningKey
            .FromPem("name", p256.ExportSubjectPublicKeyInfoPem())
            .Code()
            .ShouldBe("E-LOG-KEY");
        using var sec1 = SigningKey.FromPem("name", p256.ExportECPrivateKeyPem()).Value();
        sec1.Public.Name.ShouldBe("name");
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a+b")]
    [InlineData("a\nb")]
    public void A_name_that_cannot_stand_in_a_note_names_no_log(string name) =>
        SigningKey.FromPem(name, SigningKey.NewPem()).Code().ShouldBe("E-LOG-NAME");

    private static string? With(Checkpoint signed, params NoteSignature[] signatures)
    {
        SignedNote note = new(signed.Note.Text, [.. signatures]);
        return Checkpoint
            .Read(Encoding.UTF8.GetBytes(note.ToText()))
            .Value()
            .Problem(TestLog.Key.Public)
            ?.Code;
    }
}
