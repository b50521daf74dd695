using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Urging;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.Urging;

/// <summary>The filter of the log in an address: ?tu=2023-08-14&amp;den=2023-08-20&amp;xa=3. What is missing or wrong gives all.</summary>
internal static class UrgeLogAddress
{
    public static UrgeFilter Read(CampaignDefinition campaign, string? from, string? to, int? communeId)
    {
        var (first, last) = (campaign.Campaign.StartDay, campaign.Campaign.EndDay);
        return new(ChosenDay.Of(from) ?? first, ChosenDay.Of(to) ?? last, communeId is { } id && campaign.FindCommune(id) is not null ? id : null);
    }

    public static string Query(UrgeFilter filter) => string.Create(
        CultureInfo.InvariantCulture, $"tu={filter.From:yyyy-MM-dd}&den={filter.To:yyyy-MM-dd}{(filter.CommuneId is { } id ? $"&xa={id}" : "")}");
}
