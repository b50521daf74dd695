using CampaignPortal.Core.DataSets;

namespace CampaignPortal.Tests.Commands;

/// <summary>The sample folder, imported once by the command for all tests of a class.</summary>
public sealed class ImportedCampaign : IAsyncLifetime
{
    public PortalProcess Portal { get; } = new();

    public (int ExitCode, string Output, string Error) Import { get; private set; }

    public async ValueTask InitializeAsync() => Import = await Portal.RunAsync("import", SampleCampaign.Folder, "--name", "Chiến dịch thử");

    public ValueTask DisposeAsync()
    {
        Portal.Dispose();
        return ValueTask.CompletedTask;
    }
}
