using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.Excel;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.Completeness;

/// <summary>Which reports are here, as a file, with the policy and scope of the page.</summary>
internal static class CompletenessEndpoints
{
    public static void MapCompletenessEndpoints(this WebApplication app) => app.MapGet("/tai-ve/tinh-hinh-bao-cao.xlsx", async (
        ClaimsPrincipal user, CampaignClock clock, CompletenessService reports, string? ngay, CancellationToken cancel) =>
        await reports.GetAsync(user.Scope(), c => ChosenDay.Of(ngay, c, clock.NewestDay(c)), null, cancel) is var (campaign, table)
            ? Results.File(CompletenessWorkbook.Write(campaign, table), FileNames.ContentType(FileKind.Xlsx), CompletenessWorkbook.FileName(table))
            : Results.NotFound()).RequireAuthorization(Policies.Follow);
}
