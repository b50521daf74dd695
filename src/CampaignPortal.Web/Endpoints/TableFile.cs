using System.Security.Claims;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Endpoints;

/// <summary>The tables of a page as the answer to a download.</summary>
internal static class TableFile
{
    /// <param name="name">Of the file, without marks or spaces, so that every mail program and phone keeps it.</param>
    public static IResult Of(CampaignDefinition campaign, string name, params IReadOnlyList<SheetTable> tables) =>
        Results.File(TableWorkbook.WriteSheets(campaign, tables), FileNames.ContentType(FileKind.Xlsx), name + ".xlsx");

    public static IResult Of(CampaignDefinition campaign, string name, DateOnly day, params IReadOnlyList<SheetTable> tables) =>
        Of(campaign, $"{name}-{Show.Iso(day)}", tables);

    /// <summary>The table of the person's campaign; not found where there is none.</summary>
    public static async Task<IResult> OfCurrentAsync(
        ClaimsPrincipal user, CampaignCatalog catalog, Func<AreaScope, CampaignDefinition, Task<IResult>> table, CancellationToken cancel)
    {
        var scope = user.Scope();
        return await catalog.FindCurrentAsync(scope, cancel) is { } campaign ? await table(scope, campaign) : Results.NotFound();
    }
}
