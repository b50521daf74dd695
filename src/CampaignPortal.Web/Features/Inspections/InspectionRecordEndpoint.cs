using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Core.Reports;
using CampaignPortal.Web.Auth;

namespace CampaignPortal.Web.Features.Inspections;

/// <summary>The minutes of a visit, to be printed and signed.</summary>
internal static class InspectionRecordEndpoint
{
    public static void MapInspectionRecord(this WebApplication app) => app.MapGet(InspectionAddress.Record, async (
        ClaimsPrincipal user, CampaignCatalog catalog, InspectionService inspections, DocumentFormService forms, int id, CancellationToken cancel) =>
    {
        if (await catalog.FindCurrentAsync(user.Scope(), cancel) is not { } campaign || await inspections.GetAsync(user.Scope(), campaign.Id, id, cancel) is not { } visit)
        {
            return Results.NotFound();
        }

        var form = await forms.GetAsync(user.Scope(), campaign.Id, DocumentKind.Inspection, cancel);
        return Results.File(InspectionRecord.Write(campaign, visit, form), FileNames.ContentType(FileKind.Docx), InspectionRecord.FileName(visit));
    }).RequireAuthorization(Policies.Follow);
}
