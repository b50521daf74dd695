using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Awards;

/// <summary>Old and new values of the log in words, for the page and its workbook.</summary>
internal static class AwardChanges
{
    public static string Value(IStringLocalizer<AwardText> T, string field, string? value) => (field, value) switch
    {
        (_, null) => Show.Blank,
        ("IsProposed", "1") => T["Yes"],
        ("IsProposed", _) => T["No"],
        ("IsPerson", "1") => T["Person"],
        ("IsPerson", _) => T["Collective"],
        ("Level", "Higher") => T["LevelHigher"],
        ("Level", _) => T["LevelHost"],
        _ => value,
    };
}
