namespace CampaignPortal.FaultTests.Support;

/// <summary>A portal, and an officer signed in to it, for all tests of a class.</summary>
public sealed class SharedPortal : IAsyncLifetime
{
    public PortalProcess Portal { get; private set; } = null!;

    public OfficerDay Day { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Portal = await PortalProcess.StartAsync();
        Day = await OfficerDay.OpenAsync(Portal);
    }

    public async ValueTask DisposeAsync()
    {
        Day.Dispose();
        await Portal.DisposeAsync();
    }
}
