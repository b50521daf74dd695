using CampaignPortal.Core.Reminders;
using static CampaignPortal.Tests.Areas.Place;

namespace CampaignPortal.Tests.Areas;

/// <summary>The lines of <see cref="ScopeMatrix"/> about reminders.</summary>
internal static class ReminderMatrix
{
    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        new("DutyService.GetAsync", [Own], async c =>
        {
            var duties = await c.Get<DutyService>().GetAsync(c.Scope);
            return duties is null ? ScopeMatrix.No : duties.Campaign.Id == c.Own.Id ? ScopeMatrix.Yes : duties.Campaign.Id == c.Other.Id ? "newest" : "?";
        })
        {
            None = "no",
            Administrator = "newest",
            Agency = "yes",
            Leadership = "yes",
            CommuneOfficer = "yes",
            UnitOfficer = "yes",
        },
    ];
}
