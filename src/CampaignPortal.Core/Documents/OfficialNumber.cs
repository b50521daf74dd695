using System.Globalization;

namespace CampaignPortal.Core.Documents;

/// <summary>Numbers as Vietnamese documents write them: 1.234 and 42,89. Blank stays blank.</summary>
public static class OfficialNumber
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Count(int? value) => value?.ToString("#,##0", Vietnamese) ?? "";

    /// <summary>Two decimals, without the sign of percent.</summary>
    public static string Percent(decimal? value) => value?.ToString("0.00", Vietnamese) ?? "";

    /// <summary>"+12", "-3".</summary>
    public static string Change(int value) => value.ToString("+#,##0;-#,##0;0", Vietnamese);
}
