using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Summary;
using CampaignPortal.Core.Urging;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Attachments;

/// <summary>One paper of each kind that takes files by the rules of its kind, as it is stored.</summary>
internal static class SamplePapers
{
    public static DateOnly Day { get; } = new(2023, 8, 10);

    /// <summary>Stores the paper and says which it is.</summary>
    public static async Task<PaperId> AddAsync(TestPortal portal, AttachmentOwnerKind kind, int campaignId, int communeId)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var indicator = context.Indicators.First(i => i.CampaignId == campaignId).Id;
        IInCampaign row = kind switch
        {
            AttachmentOwnerKind.QuotaRevision => new QuotaRevision
            {
                CampaignId = campaignId,
                IndicatorId = indicator,
                ValidFrom = Day,
                DocumentNumber = "12/QĐ",
                DocumentDate = Day,
                DocumentTitle = "x",
                PublishedBy = "x",
            },
            AttachmentOwnerKind.DayNote => new DayNote { CampaignId = campaignId, CommuneId = communeId, Day = Day, Version = 1, Difficulties = "x", ChangedBy = "x" },
            AttachmentOwnerKind.Dc01Explanation => new Dc01Explanation { CampaignId = campaignId, CommuneId = communeId, Day = Day, Text = "x", Version = 1, ChangedBy = "x" },
            AttachmentOwnerKind.DailyReport => new DailyReport { CampaignId = campaignId, Day = Day, IssuedBy = "x", Figures = "{}" },
            AttachmentOwnerKind.SummaryReport => new SummaryReport { CampaignId = campaignId, Day = Day, IssuedBy = "x", Figures = "{}", Prose = "{}" },
            AttachmentOwnerKind.Commendation => new AwardPaper { CampaignId = campaignId, Kind = AwardKind.Commendation, Number = 1, IssuedBy = "x", Content = "{}" },
            AttachmentOwnerKind.Criticism => new AwardPaper { CampaignId = campaignId, Kind = AwardKind.Criticism, Number = 1, IssuedBy = "x", Content = "{}" },
            AttachmentOwnerKind.Urge => new Urge { CampaignId = campaignId, CommuneId = communeId, Day = Day, Reason = UrgeReason.Missing, UrgedBy = "x" },
            AttachmentOwnerKind.Reopening => new Reopening { CampaignId = campaignId, CommuneId = communeId, Day = Day, Reason = "x", RequestedBy = "x" },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No sample of this kind."),
        };
        context.Add(row);
        await context.SaveChangesAsync();
        return kind is AttachmentOwnerKind.DayNote or AttachmentOwnerKind.Dc01Explanation
            ? PaperId.OfDay(kind, communeId, Day)
            : new(kind, Convert.ToInt32(context.Entry(row).Property("Id").CurrentValue, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Decides the paper or locks its day; false for a kind that stays open.</summary>
    public static async Task<bool> CloseAsync(TestPortal portal, AttachmentOwnerKind kind, CampaignDefinition campaign)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        switch (kind)
        {
            case AttachmentOwnerKind.DayNote:
                var row = context.Campaigns.Single(c => c.Id == campaign.Id);
                (row.LockAfterDays, row.DefinitionVersion) = (1, row.DefinitionVersion + 1);
                break;
            case AttachmentOwnerKind.Reopening:
                context.Reopenings.Single(r => r.CampaignId == campaign.Id).Status = ReopeningStatus.Granted;
                break;
            default:
                return false;
        }

        await context.SaveChangesAsync();
        return true;
    }
}
