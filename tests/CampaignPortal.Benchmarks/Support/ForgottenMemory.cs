using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Benchmarks.Support;

/// <summary>The rollup's service with nothing kept: it reads anew, as after a change.</summary>
internal sealed class ForgottenMemory : IDisposable
{
    public ForgottenMemory(BenchPortal portal)
    {
        Memory = new(portal.Get<CampaignClock>());
        Rollups = new(portal.Get<PortalDb>(), portal.Get<CampaignCatalog>(), portal.Get<CampaignClock>(), Memory);
    }

    public RollupMemory Memory { get; }

    public RollupService Rollups { get; }

    public void Dispose() => ((IDisposable)Memory).Dispose();
}
