using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Tests.Support.SqlServer;
using static CampaignPortal.Tests.Support.SqlServer.StandInCampaign;

namespace CampaignPortal.Tests.Data;

/// <summary>The part of <see cref="ServiceCalls"/> about reminders.</summary>
internal static class ReminderCalls
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task DriveAsync(SqlServerPortal portal)
    {
        var unit = AreaScope.Of(PortalRole.UnitOfficer, "unit", "Cán bộ đơn vị", Id, null, UnitId);
        await portal.DriveAsync<DutyService>(s => s.GetAsync(Officer, Cancel));
        await portal.DriveAsync<DutyService>(s => s.GetAsync(unit, Cancel));
        await portal.DriveAsync<DutyService>(s => s.GetAsync(Agency, Cancel));
    }
}
