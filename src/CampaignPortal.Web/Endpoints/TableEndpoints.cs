using CampaignPortal.Web.Features.Approvals;
using CampaignPortal.Web.Features.Awards;
using CampaignPortal.Web.Features.Checks;
using CampaignPortal.Web.Features.DayLocks;
using CampaignPortal.Web.Features.DayNotes;
using CampaignPortal.Web.Features.Dc01;
using CampaignPortal.Web.Features.History;
using CampaignPortal.Web.Features.Inspections;
using CampaignPortal.Web.Features.OpenData;
using CampaignPortal.Web.Features.Pace;
using CampaignPortal.Web.Features.Quotas;
using CampaignPortal.Web.Features.Reminders;
using CampaignPortal.Web.Features.Reports;
using CampaignPortal.Web.Features.Rollup;
using CampaignPortal.Web.Features.SheetForms;
using CampaignPortal.Web.Features.Units;
using CampaignPortal.Web.Features.Users;

namespace CampaignPortal.Web.Endpoints;

/// <summary>Every page's table as a workbook, each with the policy, scope and filters of its page.</summary>
internal static class TableEndpoints
{
    public static void MapTableEndpoints(this WebApplication app)
    {
        app.MapFlagTable();
        app.MapHistoryTable();
        app.MapReopenTable();
        app.MapNoteTable();
        app.MapInspectionTable();
        app.MapDc01Tables();
        app.MapAccountTable();
        app.MapApprovalTable();
        app.MapReportTable();
        app.MapSheetFormTable();
        app.MapUnitDaysTable();
        app.MapRankingTable();
        app.MapForecastTable();
        app.MapOverviewTable();
        app.MapQuotaRevisionTable();
        app.MapAwardTable();
        app.MapReminderTable();
        app.MapReaderTokenTable();
    }
}
