using CampaignPortal.Core.Areas;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.DayImport;

/// <summary>Addresses of a commune's day; an officer has one commune, which needs no name.</summary>
internal static class ImportAddress
{
    public const string Page = "/nhap-lieu/tu-excel";
    public const string Workbook = "/tai-ve/mau-ngay.xlsx";

    public static string Of(string path, AreaScope scope, EntryDay day) =>
        $"{path}?ngay={Show.Iso(day.Day)}{(scope.CommuneId is null ? FormattableString.Invariant($"&xa={day.Commune.Id}") : "")}";
}
