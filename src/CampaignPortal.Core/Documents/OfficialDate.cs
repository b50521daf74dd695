using System.Globalization;

namespace CampaignPortal.Core.Documents;

/// <summary>Dates as official documents write them.</summary>
public static class OfficialDate
{
    /// <summary>"ngày 05 tháng 8 năm 2023": a zero before days under ten and before months one and two alone.</summary>
    public static string Written(DateOnly date) => string.Create(
        CultureInfo.InvariantCulture, $"ngày {date.Day:00} tháng {(date.Month < 3 ? "0" : "")}{date.Month} năm {date.Year}");

    /// <summary>"05/8/2023", as inside sentences.</summary>
    public static string InText(DateOnly date) => string.Create(
        CultureInfo.InvariantCulture, $"{date.Day:00}/{(date.Month < 3 ? "0" : "")}{date.Month}/{date.Year}");
}
