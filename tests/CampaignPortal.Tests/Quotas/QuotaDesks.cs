using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Quotas;

/// <summary>The agency at its desk of targets.</summary>
internal static class QuotaDesks
{
    /// <summary>What is on the desk as the page would send it, with a document.</summary>
    public static async Task<QuotaInput> OpenAsync(TestPortal portal, CampaignDefinition campaign, string indicator = StandardIndicators.Activated)
    {
        var desk = await portal.Get<QuotaDraftService>().OpenAsync(
            TestPortal.Agency(campaign), campaign.Id, campaign.IndicatorId(indicator), TestContext.Current.CancellationToken);
        return new()
        {
            CampaignId = campaign.Id,
            IndicatorId = desk.Indicator.Id,
            SeenVersion = desk.Version,
            SeenRevision = desk.LastRevision,
            ValidFrom = desk.Plan.ValidFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DocumentNumber = "31/QĐ-UBND",
            DocumentDate = "2023-08-18",
            DocumentTitle = "Điều chỉnh chỉ tiêu kích hoạt",
            Cells = desk.Plan.Targets.ToDictionary(t => t.Key.Key, t => (string?)t.Value.ToString(CultureInfo.InvariantCulture)),
        };
    }

    public static QuotaInput With(this QuotaInput input, params (QuotaArea Area, int Target)[] targets)
    {
        var cells = new Dictionary<string, string?>(input.Cells);
        foreach (var (area, target) in targets)
        {
            cells[area.Key] = target.ToString(CultureInfo.InvariantCulture);
        }

        return input with { Cells = cells };
    }

    /// <summary>The host's target anew, split down to the hamlets.</summary>
    public static QuotaInput Split(this QuotaInput input, CampaignDefinition campaign, int total) => input.With(
        [.. QuotaSplit.Apply(campaign, new Dictionary<QuotaArea, int> { [QuotaArea.Host] = total }, QuotaArea.Host).Select(t => (t.Key, t.Value))]);

    public static async Task<QuotaOutcome> PublishAsync(TestPortal portal, CampaignDefinition campaign, QuotaInput input) =>
        await portal.Get<QuotaDraftService>().PublishAsync(TestPortal.Agency(campaign), input, TestContext.Current.CancellationToken);
}
