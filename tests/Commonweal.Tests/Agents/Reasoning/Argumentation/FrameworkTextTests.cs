using Commonweal.Agents.Reasoning.Argumentation;
using Commonweal.Numerics.Randomness;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Argumentation;

public sealed class FrameworkTextTests
{
    [Theory]
    [InlineData(FrameworkFormat.Af, "# c\np af 3\n1 2\n2 3\n")]
    [InlineData(FrameworkFormat.Apx, "arg(a).\r\narg(b).\n arg(c) .\natt(a, b).\natt(b,c).")]
    [InlineData(FrameworkFormat.Tgf, "a\nb\nc\n#\na b\nb c\n")]
    public void Three_forms_say_the_same_framework(FrameworkFormat format, string text)
    {
        FrameworkText.Read(text, format).TryGet(out var read, out _).ShouldBeTrue();

        read.Framework.Count.ShouldBe(3);
        read.Framework.TargetsOf(0).ShouldBe([1]);
        read.Framework.AttackersOf(2).ShouldBe([1]);
        read.Warnings.ShouldBeEmpty();
    }

    // 20 §A3.1: a malformed line, an attack on what was not declared.
    [Theory]
    [InlineData(FrameworkFormat.Af, "p af 2\n1 2 3", "E_PARSE", "line 2")]
    [InlineData(FrameworkFormat.Af, "1 2", "E_PARSE", "line 1")]
    [InlineData(FrameworkFormat.Af, "p af 2\n1 3", "E_UNDECLARED", "line 2")]
    [InlineData(FrameworkFormat.Af, "p af 999999999", "E_LIMIT", "line 1")]
    [InlineData(FrameworkFormat.Apx, "arg(a).\natt(a).", "E_PARSE", "line 2")]
    [InlineData(FrameworkFormat.Apx, "arg(a).\natt(a,b).", "E_UNDECLARED", "line 2")]
    [InlineData(FrameworkFormat.Apx, "arg(a).\npref(a,b).", "E_UNDECLARED", "line 2")]
    [InlineData(FrameworkFormat.Apx, "arg(a).\nval(b,v).", "E_UNDECLARED", "line 2")]
    [InlineData(FrameworkFormat.Apx, "arg(a).\nval(a,v).\nval(a,w).", "E_DUPLICATE", "line 3")]
    [InlineData(FrameworkFormat.Apx, "arg(a).\nval(a,v).\npref(a,a).", "E_MIXED", "line 3")]
    [InlineData(FrameworkFormat.Apx, "arg(a).\nvalpref(v).", "E_PARSE", "line 2")]
    [InlineData(FrameworkFormat.Tgf, "a b\n#", "E_PARSE", "line 1")]
    [InlineData(FrameworkFormat.Tgf, "a\n#\na b", "E_UNDECLARED", "line 3")]
    public void What_cannot_be_read_is_refused_with_its_line(
        FrameworkFormat format,
        string text,
        string code,
        string where
    )
    {
        FrameworkText.Read(text, format).TryGet(out _, out var why).ShouldBeFalse();

        (why.Code, why.Where).ShouldBe((code, where));
    }

    [Fact]
    public void Preferences_and_values_are_read_beside_attacks()
    {
        FrameworkText
            .Read("arg(a).\narg(b).\npref(b,a).", FrameworkFormat.Apx)
            .TryGet(out var preferred, out _)
            .ShouldBeTrue();
        FrameworkText
            .Read("arg(a).\narg(b).\nval(b,v).\nvalpref(v,w).", FrameworkFormat.Apx)
            .TryGet(out var valued, out _)
            .ShouldBeTrue();

        preferred.Preferences.ShouldBe([(1, 0)]);
        preferred.Values.ShouldBeEmpty();
        valued.Values.ShouldBe([null, "v"]);
        valued.ValueOrder.ShouldBe([("v", "w")]);
    }

    [Fact]
    public void What_is_written_twice_counts_once_and_is_said()
    {
        FrameworkText
            .Read("arg(a).\narg(a).\natt(a,a).\natt(a,a).", FrameworkFormat.Apx)
            .TryGet(out var read, out _)
            .ShouldBeTrue();

        (read.Framework.Count, read.Framework.Attacks, read.Warnings.Count).ShouldBe((1, 1, 2));
    }

    [Fact]
    public void No_text_whatever_makes_the_reader_throw()
    {
        const string Letters = "argtvalpref(),. \n#%p f129-ab\u0000é";
        SplitMix64 draws = new(99);
        for (var round = 0; round < 3000; round++)
        {
            var length = (int)(draws.NextShare() * 40);
            var text = string.Concat(
                Enumerable
                    .Range(0, length)
                    .Select(_ => Letters[(int)(draws.NextShare() * Letters.Length)])
            );
            foreach (var format in Enum.GetValues<FrameworkFormat>())
            {
                FrameworkText.Read(text, format).ShouldNotBeNull();
            }
        }
    }
}
