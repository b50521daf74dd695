using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Web.Hosting;

/// <summary>The campaign of a request: its frame and its page ask the database once.</summary>
internal sealed class CurrentCampaign(CampaignCatalog catalog)
{
    private AreaScope? _scope;
    private Task<CampaignDefinition?>? _found;

    /// <summary>Takes it from who has asked for more than it already.</summary>
    public void Know(AreaScope scope, Task<CampaignDefinition?> found) => (_scope, _found) = (scope, found);

    /// <summary>The campaign that the scope belongs to, or for administrators the newest; null where there is none.</summary>
    public Task<CampaignDefinition?> FindAsync(AreaScope scope)
    {
        if (_found is null || _scope != scope)
        {
            (_scope, _found) = (scope, catalog.FindCurrentAsync(scope));
        }

        return _found;
    }
}
