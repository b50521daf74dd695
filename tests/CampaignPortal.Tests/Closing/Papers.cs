using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Closing;
using CampaignPortal.Tests.Attachments;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Closing;

/// <summary>Closing reports as officers would write them.</summary>
internal static class Papers
{
    /// <summary>The same words in every section, or different ones in some.</summary>
    public static ClosingInput Input(int campaignId, BodyId body, int seenVersion, string? text, params (ClosingSection Section, string Text)[] others) => new()
    {
        CampaignId = campaignId,
        Body = body,
        SeenVersion = seenVersion,
        Sections = ClosingProse.All.ToDictionary(s => s, s => others.Any(o => o.Section == s) ? others.First(o => o.Section == s).Text : text),
    };

    /// <summary>Attached, saved and filed with the figures of the last day.</summary>
    public static async Task FileAsync(TestPortal portal, CampaignDefinition campaign, BodyId body, string text = "Đã triển khai.")
    {
        var closing = portal.Get<ClosingService>();
        using var file = new MemoryStream(SampleFiles.Pdf);
        Assert.Null(await closing.AttachAsync(TestPortal.Root, campaign.Id, body, new("phu-luc.pdf", file)));
        var version = (await closing.GetAsync(TestPortal.Root, campaign.Id, body)).Version;
        Assert.Equal(ClosingStatus.Filed, (await closing.FileAsync(TestPortal.Root, Input(campaign.Id, body, version, text), isEarlyAccepted: true)).Status);
    }
}
