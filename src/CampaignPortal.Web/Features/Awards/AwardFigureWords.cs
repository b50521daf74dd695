using System.Globalization;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Documents;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Awards;

/// <summary>The evidence in the reader's language; in Vietnamese in the words of the letter.</summary>
internal static class AwardFigureWords
{
    public static string Label(IStringLocalizer<AwardText> T, EvidenceLine line) => T["Evidence." + line.Kind];

    /// <summary>"3.913/3.755 (104,21%)".</summary>
    public static string Figure(EvidenceLine line)
    {
        var percent = line.Percent is { } share ? $" ({share.ToString("0.00", CultureInfo.CurrentCulture)}%)" : "";
        return line.Whole is { } whole ? $"{Count(line.Part)}/{Count(whole)}{percent}" : Count(line.Part);
    }

    /// <summary>Blank where no rule asks for this figure.</summary>
    public static string Verdict(IStringLocalizer<AwardText> T, AwardKind kind, EvidenceLine line) =>
        line.IsStruck is null ? "" : IsGood(kind, line) ? T["Verdict.Reached"] : T["Verdict.Below"];

    public static bool IsGood(AwardKind kind, EvidenceLine line) => line.IsStruck == (kind == AwardKind.Commendation);

    public static string Threshold(EvidenceLine line) => (line.Threshold ?? 0).ToString("0.##", CultureInfo.CurrentCulture) + "%";

    /// <summary>Where the figure comes from.</summary>
    public static string Source(IStringLocalizer<AwardText> T, EvidenceLine line)
    {
        var source = T["Source." + line.Kind, OfficialDate.InText(line.Day)].Value;
        return line is { Kind: EvidenceKind.Staff, Reached: { } since } ? $"{source}; {T["Source.Since", OfficialDate.InText(since)]}" : source;
    }

    private static string Count(int value) => value.ToString("#,##0", CultureInfo.CurrentCulture);
}
