using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Endpoints;

/// <summary>The tables of a page as the answer to a download.</summary>
internal static class TableFile
{
    /// <param name="name">Of the file, without marks or spaces, so that every mail program and phone keeps it.</param>
    public static IResult Of(CampaignDefinition campaign, string name, params IReadOnlyList<SheetTable> tables) =>
        Results.File(TableWorkbook.WriteSheets(campaign, tables), TableWorkbook.ContentType, name + ".xlsx");

    public static IResult Of(CampaignDefinition campaign, string name, DateOnly day, params IReadOnlyList<SheetTable> tables) =>
        Of(campaign, $"{name}-{Show.Iso(day)}", tables);
}
