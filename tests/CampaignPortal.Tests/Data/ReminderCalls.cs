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

        // A closing report of the unit is due tomorrow.
        await portal.DriveAsync<ReminderMailer>(s => s.RunAsync(AreaScope.System("test"), Cancel));
        portal.Rows.Add(new ReminderMail { Id = 95, CampaignId = Id, UnitId = UnitId, Day = new(2023, 9, 7), Kind = ReminderKind.ReportSoon, State = MailState.Failed, Attempts = 1, Addresses = "x" });
        await portal.DriveAsync<ReminderMailer>(s => s.RunAsync(AreaScope.System("test"), Cancel));
        await portal.DriveAsync<ReminderDeskService>(s => s.GetAsync(Agency, Id, Cancel));
        LeaderInput[] leaders = [new(CommuneId, null, "x@x.vn")];
        await portal.DriveAsync<ReminderDeskService>(s => s.SaveLeadersAsync(Agency, Id, leaders, Cancel));
        await portal.DriveAsync<ReminderDeskService>(s => s.SendTrialAsync(Agency, Id, Cancel));
    }
}
