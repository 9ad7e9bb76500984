using Xunit;

namespace Commonweal.Browser.Tests;

public sealed class ChromiumTests
{
    [Fact]
    public void Chromium_is_installed() =>
        Assert.True(
            File.Exists(Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium")
        );
}
