using CampaignPortal.Web.Hosting;

namespace CampaignPortal.Web.Commands;

/// <summary>No command: the web portal, until it is stopped.</summary>
internal static class ServeCommand
{
    /// <summary>True for the usual ways to serve, told without building the command line, which would take a twentieth of the start.</summary>
    public static bool IsMeant(string[] args) => args is [] or ["--urls", _];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        await using var app = PortalApp.Build(args);
        await PortalApp.StartAsync(app, cancel);
        await RestingMemory.ReleaseAsync(app.Services);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }
}
