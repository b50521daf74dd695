using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Reports;
using CampaignPortal.Web.Auth;

namespace CampaignPortal.Web.Features.Reports;

/// <summary>Issued documents as downloads, byte for byte.</summary>
internal static class ReportEndpoints
{
    public static void MapReportEndpoints(this WebApplication app) => app.MapGet(ReportAddress.File, async (
        ClaimsPrincipal user, CampaignCatalog catalog, IssuedFileService files, int id, CancellationToken cancel) =>
        await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign && await files.GetAsync(user.Scope(), campaign.Id, id, cancel) is var (name, content)
            ? Results.File(content, name.EndsWith(".docx", StringComparison.Ordinal) ? Docx : Xlsx, name)
            : Results.NotFound()).RequireAuthorization(Policies.Follow);

    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
