using CampaignPortal.Core.Rollup;
using Microsoft.AspNetCore.Components;

namespace CampaignPortal.Web.Features.Rollup;

/// <summary>A page whose figures are asked for by the moment that the frame around it has read already.</summary>
public abstract class MomentPage : ComponentBase
{
    [CascadingParameter]
    protected HttpContext Context { get; set; } = default!;

    [CascadingParameter]
    private Task<CampaignMoment?>? Moment { get; set; }

    /// <summary>Null where the frame has read none: the figures then come with one of their own.</summary>
    protected Task<CampaignMoment?> MomentAsync() => Moment ?? Task.FromResult<CampaignMoment?>(null);
}
