using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Identity;

namespace CampaignPortal.Core.Approvals;

/// <summary>Who may accept a day, and when. Pure.</summary>
public static class ApprovalRules
{
    /// <summary>
    /// True for the agency and for the commune's other officers. Where it is not known who sent the day (it was imported),
    /// nobody of the commune is known to be another person.
    /// </summary>
    public static bool IsSecondPerson(AreaScope scope, CommuneDay day)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(day);
        return scope.MayEnter(day.CampaignId, day.CommuneId) && day.LastSubmittedById != scope.UserId
            && (scope.Role != PortalRole.CommuneOfficer || day.LastSubmittedById is not null);
    }

    /// <summary>Why it cannot be decided; null where it can.</summary>
    internal static ApprovalOutcome? Check(
        CampaignDefinition campaign, AreaScope scope, CommuneDay? day, int seenVersion, ApprovalState state, string? comment) =>
        !campaign.Campaign.NeedsApproval ? ApprovalOutcome.NotNeeded
        : day is null || day.Version != seenVersion ? ApprovalOutcome.Changed
        : !IsSecondPerson(scope, day) ? ApprovalOutcome.NotSecondPerson
        : day.Approval != ApprovalState.Pending ? ApprovalOutcome.AlreadyDecided
        : state == ApprovalState.Returned && comment is null ? ApprovalOutcome.NoComment
        : null;
}
