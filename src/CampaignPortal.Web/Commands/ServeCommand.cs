using CampaignPortal.Web.Hosting;

namespace CampaignPortal.Web.Commands;

/// <summary>No command: the web portal, until it is stopped.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        await using var app = PortalApp.Build(args);
        await PortalApp.PrepareAsync(app, cancel);
        await app.RunAsync(cancel);
        return 0;
    }
}
