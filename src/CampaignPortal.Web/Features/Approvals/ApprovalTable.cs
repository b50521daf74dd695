using System.Security.Claims;
using CampaignPortal.Core.Approvals;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Approvals;

/// <summary>What was accepted, returned or waits, of a day, as a workbook.</summary>
internal static class ApprovalTable
{
    public static void MapApprovalTable(this WebApplication app) => app.MapGet("/tai-ve/duyet.xlsx", async (
        ClaimsPrincipal user, CampaignCatalog catalog, CampaignClock clock, ApprovalService approvals, IStringLocalizer<ApprovalText> T, string? ngay, CancellationToken cancel) =>
        await TableFile.OfCurrentAsync(user, catalog, async (scope, campaign) =>
        {
            var list = await approvals.ListAsync(scope, campaign.Id, ChosenDay.Of(ngay, campaign, clock.NewestDay(campaign)), cancel);
            return TableFile.Of(campaign, "duyet", list.Day, new SheetTable(
                "Duyet so lieu", T["PageTitle"], Show.FullDay(list.Day),
                [
                    new(T["Commune"], 24), new(Show.Name(campaign.Headline), 12), new(T["SentByColumn"], 26), new(T["SentAt"], 17), new(T["State"], 18), new(T["DecidedBy"], 26),
                    new(T["DecidedAt"], 17), new(T["CommentColumn"], 40),
                ],
                [
                    .. list.Rows.Select(row => new SheetRow(
                    [
                        row.CommuneName, row.DayValue, row.Stored.LastSubmittedBy, CampaignClock.ToLocal(row.Stored.LastSubmittedAt), T["State." + row.Stored.Approval].Value,
                        row.Stored.ApprovedBy, row.Stored.ApprovedAt is { } at ? CampaignClock.ToLocal(at) : null, row.Stored.ApprovalComment,
                    ])),
                ],
                NameColumn: 1));
        }, cancel)).RequireAuthorization(Policies.Decide);
}
