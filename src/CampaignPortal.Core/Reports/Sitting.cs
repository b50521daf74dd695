using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Reports;

/// <summary>Drafts save themselves every few seconds: who goes on writing leaves one entry in the audit, not hundreds. Pure.</summary>
internal static class Sitting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <param name="savedBy">Who saved the draft last.</param>
    public static bool GoesOn(string savedBy, DateTime savedAt, AreaScope scope, DateTime now) => savedBy == scope.UserName && now - savedAt < Pause;
}
