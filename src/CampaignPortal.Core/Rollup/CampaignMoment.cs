using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Rollup;

/// <summary>
/// The current campaign as somebody sees it at one moment: what its figures are asked for by, so that a page and the frame around it
/// read by one statement what both need.
/// </summary>
public sealed record CampaignMoment
{
    internal CampaignMoment(CampaignDefinition campaign, RollupStamp stamp) => (Campaign, Stamp) = (campaign, stamp);

    public CampaignDefinition Campaign { get; }

    internal RollupStamp Stamp { get; }
}
