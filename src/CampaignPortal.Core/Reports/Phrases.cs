using System.Globalization;

namespace CampaignPortal.Core.Reports;

/// <summary>Names inside sentences. Pure.</summary>
internal static class Phrases
{
    /// <summary>Inside a sentence the campaign's name begins with a small letter.</summary>
    public static string Within(string campaign) =>
        campaign.StartsWith("Chiến dịch", StringComparison.Ordinal) ? Lower(campaign) : campaign;

    public static string Upper(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.GetCultureInfo("vi-VN")) + text[1..];

    public static string Lower(string text) => text.Length == 0 ? text : char.ToLower(text[0], CultureInfo.GetCultureInfo("vi-VN")) + text[1..];
}
