using System.Diagnostics;
using System.Globalization;

namespace CampaignPortal.FaultTests.Support;

/// <summary>Signals to a process that was started here; .NET itself knows only the one that kills.</summary>
internal static class Signals
{
    public static async Task SendAsync(string name, int processId)
    {
        using var kill = Process.Start("kill", ["-" + name, processId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
