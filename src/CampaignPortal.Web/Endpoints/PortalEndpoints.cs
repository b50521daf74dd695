using CampaignPortal.Web.Features.Approvals;
using CampaignPortal.Web.Features.Attachments;
using CampaignPortal.Web.Features.Awards;
using CampaignPortal.Web.Features.Closing;
using CampaignPortal.Web.Features.Completeness;
using CampaignPortal.Web.Features.DailyEntry;
using CampaignPortal.Web.Features.DayImport;
using CampaignPortal.Web.Features.DayLocks;
using CampaignPortal.Web.Features.Dc01;
using CampaignPortal.Web.Features.Exports;
using CampaignPortal.Web.Features.Inspections;
using CampaignPortal.Web.Features.OpenData;
using CampaignPortal.Web.Features.Plans;
using CampaignPortal.Web.Features.Quotas;
using CampaignPortal.Web.Features.Reminders;
using CampaignPortal.Web.Features.Reports;
using CampaignPortal.Web.Features.SheetForms;
using CampaignPortal.Web.Features.Summary;
using CampaignPortal.Web.Features.ThreeLists;
using CampaignPortal.Web.Features.Units;
using CampaignPortal.Web.Features.Urging;

namespace CampaignPortal.Web.Endpoints;

/// <summary>Every address that is not a page.</summary>
internal static class PortalEndpoints
{
    public static void MapPortalEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        app.MapHomeEndpoints();
        app.MapRollupEndpoints();
        app.MapEntryApi();
        app.MapDayWorkbook();
        app.MapReopenEndpoints();
        app.MapApprovalEndpoints();
        app.MapQuotaEndpoints();
        app.MapUnitEndpoints();
        app.MapThreeListEndpoints();
        app.MapDc01Endpoints();
        app.MapReportEndpoints();
        app.MapUrgingEndpoints();
        app.MapInspectionRecord();
        app.MapReminderEndpoints();
        app.MapAwardEndpoints();
        app.MapSummaryEndpoints();
        app.MapCompletenessEndpoints();
        app.MapExportEndpoints();
        app.MapSheetFormEndpoints();
        app.MapTableEndpoints();
        app.MapAttachmentEndpoints();
        app.MapPlanEndpoints();
        app.MapClosingEndpoints();
        app.MapOpenDataEndpoints();
    }
}
