using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Summary;
using static CampaignPortal.Tests.Areas.ScopeRows;

namespace CampaignPortal.Tests.Areas;

/// <summary>The lines of <see cref="ScopeMatrix"/> on commendation, criticism and the summary report.</summary>
internal static class AwardMatrix
{
    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        Following("AwardService.GetAsync", async c =>
            Assert.Equal(c.Campaign.Communes.Count + c.Campaign.Units.Count, (await c.Get<AwardService>().GetAsync(c.Scope, c.CampaignId, AwardKind.Criticism)).Standings.Count)),
        Agency("AwardService.SaveRulesAsync", async c =>
            Assert.Equal(AwardOutcome.BadShare, await c.Get<AwardService>().SaveRulesAsync(c.Scope, new() { CampaignId = c.CampaignId, SeenVersion = 0, QuotaFrom = "x" }))),
        Agency("AwardService.DecideAsync", async c =>
            Assert.Equal(AwardOutcome.Saved, await c.Get<AwardService>().DecideAsync(
                c.Scope, new() { CampaignId = c.CampaignId, Kind = AwardKind.Commendation, Subject = AwardSubject.OfCommune(c.CommuneId), SeenVersion = 0, IsProposed = true }))),
        Agency("AwardPaperService.IssueAsync", async c =>
            Assert.Equal(AwardIssueOutcome.Empty, await c.Get<AwardPaperService>().IssueAsync(c.Scope, c.CampaignId, AwardKind.Criticism, 1))),
        Following("SummaryReportService.GetAsync", async c =>
            Assert.Equal(c.CampaignId, (await c.Get<SummaryReportService>().GetAsync(c.Scope, c.CampaignId)).Campaign.Id)),
        Agency("SummaryReportService.SaveAsync", async c =>
            Assert.Equal(SummaryStatus.Saved, (await c.Get<SummaryReportService>().SaveAsync(
                c.Scope, new() { CampaignId = c.CampaignId, SeenVersion = 0, Sections = new Dictionary<SummarySection, string?>() })).Status)),
        Agency("SummaryReportService.TakeOverAsync", async c =>
            Assert.True((await c.Get<SummaryReportService>().TakeOverAsync(c.Scope, c.CampaignId, 0)).Status is SummaryStatus.TakenOver or SummaryStatus.Stale)),
        Agency("SummaryIssueService.IssueAsync", async c =>
            Assert.True((await c.Get<SummaryIssueService>().IssueAsync(c.Scope, c.CampaignId, -1, isEarlyAccepted: false)).Status is SummaryStatus.NoDraft or SummaryStatus.Stale)),
    ];
}
