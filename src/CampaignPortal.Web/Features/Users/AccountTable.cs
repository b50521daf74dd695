using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Identity;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Users;

/// <summary>The accounts as a workbook: names, roles, areas and states; nothing that one could sign in with.</summary>
internal static class AccountTable
{
    public const string Path = "/tai-ve/tai-khoan.xlsx";

    public static void MapAccountTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, CampaignCatalog catalog, AccountService accounts, CampaignClock clock, IStringLocalizer<UserText> T, CancellationToken cancel) =>
    {
        if (await catalog.FindCurrentAsync(user.Scope(), cancel) is not { } campaign)
        {
            return Results.NotFound();
        }

        var list = await accounts.ListAsync(user.Scope(), cancel);
        return TableFile.Of(campaign, "tai-khoan", new SheetTable(
            "Tai khoan", T["Title"], Show.Moment(CampaignClock.ToLocal(clock.RealUtcNow)),
            [new(T["UserName"], 22), new(T["DisplayName"], 32), new(T["Role"], 22), new(T["Area"], 34), new(T["State"], 18), new(T["Email"], 30)],
            [.. list.Select(row => new SheetRow([row.UserName, row.DisplayName, row.Role == PortalRole.None ? null : T["Role." + row.Role].Value, row.AreaName, State(row, T), row.Email]))], NameColumn: 1));
    }).RequireAuthorization(Policies.ManageAccounts);

    private static string State(AccountRow row, IStringLocalizer<UserText> T) =>
        row.IsDisabled ? T["Disabled"] : row.IsLockedOut ? T["Locked"] : row.MustChangePassword ? T["OneTime"] : T["Active"];
}
