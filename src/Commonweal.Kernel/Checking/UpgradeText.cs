using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>How findings speak of an upgrade, which has no identifier of its own.</summary>
internal static class UpgradeText
{
    public static string Called(this Upgrade upgrade) => $"{upgrade.From} -> {upgrade.To}";
}
