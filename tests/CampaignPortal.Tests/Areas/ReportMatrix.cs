using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Urging;
using CampaignPortal.Tests.Support;
using static CampaignPortal.Tests.Areas.ScopeRows;

namespace CampaignPortal.Tests.Areas;

/// <summary>The lines of <see cref="ScopeMatrix"/> on reports and other official documents.</summary>
internal static class ReportMatrix
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        new("UrgingService.GetAsync", [Place.Own], async c => (await c.Get<UrgingService>().GetAsync(c.Scope)) is { } desk && desk.Rollup.Rows.Count == desk.Campaign.Communes.Count ? ScopeMatrix.Yes : ScopeMatrix.No)
        {
            None = "no",
            Administrator = "yes",
            Agency = "yes",
            Leadership = "yes",
            CommuneOfficer = "no",
            UnitOfficer = "no",
        },
        new("UrgingService.LogAsync", [Place.Own], async c =>
            await c.Get<UrgingService>().LogAsync(c.Scope, d => new(d.Campaign.StartDay, d.Campaign.EndDay)) is { } log && c.Scope.SeesCampaign(log.Campaign.Id) ? ScopeMatrix.Yes : ScopeMatrix.No)
        {
            None = "no",
            Administrator = "yes",
            Agency = "yes",
            Leadership = "yes",
            CommuneOfficer = "no",
            UnitOfficer = "no",
        },
        Agency("UrgingService.RecordAsync", async c =>
            Assert.InRange(await c.Get<UrgingService>().RecordAsync(c.Scope, c.CampaignId, [c.CommuneId]), 0, 1)),
        Following("DailyReportService.GetAsync", async c =>
            Assert.Equal(c.CampaignId, (await c.Get<DailyReportService>().GetAsync(c.Scope, c.CampaignId, Day)).Campaign.Id)),
        Agency("DailyReportService.IssueAsync", async c =>
            Assert.Equal(IssueOutcome.NoSuchDay, await c.Get<DailyReportService>().IssueAsync(c.Scope, c.CampaignId, new(2023, 1, 1), false))),
        Agency("DailyDraftService.SaveAsync", async c =>
            Assert.Equal(DailyDraftStatus.Saved, (await c.Get<DailyDraftService>().SaveAsync(
                c.Scope, new() { CampaignId = c.CampaignId, Day = Day, SeenVersion = 0, Assessment = "x" }, seesFigures: true)).Status)),
        Following("DocumentFormService.GetAsync", async c =>
            Assert.Equal(c.CampaignId, (await c.Get<DocumentFormService>().GetAsync(c.Scope, c.CampaignId, DocumentKind.DailyReport)).CampaignId)),
        Agency("DocumentFormService.SaveAsync", async c =>
            Assert.Equal(DocumentFormOutcome.Saved, await c.Get<DocumentFormService>().SaveAsync(c.Scope, DocumentForm.Standard(c.Campaign.Campaign, DocumentKind.Urging)))),
        Following("IssuedFileService.GetAsync", async c =>
            Assert.NotNull(await c.Get<IssuedFileService>().GetAsync(c.Scope, c.CampaignId, FileOf(c).Id)), WithReports),
        Following("IssuedFileService.VerifyAsync", async c =>
            Assert.NotNull(await c.Get<IssuedFileService>().VerifyAsync(c.Scope, c.CampaignId, FileOf(c).Content)), WithReports),
    ];

    private static async Task WithReports(TestPortal portal)
    {
        foreach (var campaignId in new[] { 1, 2 })
        {
            await portal.Get<DailyReportService>().IssueAsync(TestPortal.Root, campaignId, Day, isIncompleteAccepted: true);
        }
    }

    private static IssuedFile FileOf(ScopeCall call)
    {
        using var context = call.Portal.Db.Open(TestPortal.Root);
        return context.IssuedFiles.First(f => f.CampaignId == call.CampaignId);
    }
}
