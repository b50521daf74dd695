using System.Globalization;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Web.Components.Shared;

/// <summary>The day in an address: one of the campaign's, not after the last; anything else gives the last.</summary>
internal static class ChosenDay
{
    public static DateOnly Of(string? text, CampaignDefinition campaign, DateOnly last) =>
        campaign.ChosenDay(Of(text), last);

    /// <summary>The day alone, whatever campaign it is of; null where the text is none.</summary>
    public static DateOnly? Of(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
