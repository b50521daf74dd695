using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.Plans;
using CampaignPortal.Tests.Closing;
using CampaignPortal.Tests.Support;
using static CampaignPortal.Tests.Areas.Place;
using static CampaignPortal.Tests.Areas.ScopeRows;

namespace CampaignPortal.Tests.Areas;

/// <summary>The lines of <see cref="ScopeMatrix"/> on what communes and units file: plans, closing reports, attachments.</summary>
internal static class PaperMatrix
{
    private static readonly Place[] Bodies = [Own, Neighbour, Elsewhere, Smuggled];

    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        Reading("PlanService.GetAsync", async c =>
            Assert.Equal(Commune(c), (await c.Get<PlanService>().GetAsync(c.Scope, c.CampaignId, Commune(c))).Body.Id)),
        Writing("PlanService.FileAsync", async c =>
            Assert.Equal(PlanStatus.Refused, (await c.Get<PlanService>().FileAsync(c.Scope, new() { CampaignId = c.CampaignId, Body = Commune(c), SeenVersion = 0 })).Status)),
        Following("PlanService.ListAsync", async c =>
            Assert.Equal(c.Campaign.Bodies.Count(), (await c.Get<PlanService>().ListAsync(c.Scope, c.CampaignId)).Rows.Count)),
        Reading("ClosingService.GetAsync", async c =>
            Assert.Equal(Commune(c), (await c.Get<ClosingService>().GetAsync(c.Scope, c.CampaignId, Commune(c))).Body.Id)),
        Writing("ClosingService.SaveAsync", async c =>
            Assert.Equal(ClosingStatus.Stale, (await c.Get<ClosingService>().SaveAsync(c.Scope, Papers.Input(c.CampaignId, Commune(c), 99, "x"))).Status)),
        Writing("ClosingService.FileAsync", async c =>
            Assert.Equal(ClosingStatus.Stale, (await c.Get<ClosingService>().FileAsync(c.Scope, Papers.Input(c.CampaignId, Commune(c), 99, "x"), false)).Status)),
        Writing("ClosingService.TakeFiguresAsync", async c =>
            Assert.Equal(ClosingStatus.Stale, (await c.Get<ClosingService>().TakeFiguresAsync(c.Scope, c.CampaignId, Commune(c), null, 99)).Status)),
        Writing("ClosingService.AttachAsync", async c =>
            Assert.Equal(AttachmentProblem.Empty, await c.Get<ClosingService>().AttachAsync(c.Scope, c.CampaignId, Commune(c), new("x.pdf", Stream.Null)))),
        Writing("ClosingService.RemoveAttachmentAsync", async c =>
            Assert.Equal(AttachmentProblem.Gone, await c.Get<ClosingService>().RemoveAttachmentAsync(c.Scope, c.CampaignId, Commune(c), 999))),
        Reading("ClosingService.DocumentAsync", async c =>
            Assert.NotNull(await c.Get<ClosingService>().DocumentAsync(c.Scope, c.CampaignId, Commune(c))), WithFiledReports),
        Following("ClosingReviewService.ListAsync", async c =>
            Assert.Equal(c.Campaign.Bodies.Count(), (await c.Get<ClosingReviewService>().ListAsync(c.Scope, c.CampaignId)).Rows.Count)),
        Following("ClosingReviewService.FiledAsync", async c =>
            Assert.Equal(2, (await c.Get<ClosingReviewService>().FiledAsync(c.Scope, c.CampaignId)).Count), WithFiledReports),
        Agency("ClosingReviewService.AcceptAsync", async c =>
            Assert.Equal(ReviewOutcome.Stale, await c.Get<ClosingReviewService>().AcceptAsync(c.Scope, c.CampaignId, ReportId(c), 99)), WithFiledReports),
        Agency("ClosingReviewService.ReturnAsync", async c =>
            Assert.Equal(ReviewOutcome.NeedsComment, await c.Get<ClosingReviewService>().ReturnAsync(c.Scope, c.CampaignId, ReportId(c), 1, " ")), WithFiledReports),
        new("AttachmentService.OpenAsync", Bodies, async c => await c.Get<AttachmentService>().OpenAsync(c.Scope, c.CampaignId, AttachmentId(c)) is null ? ScopeMatrix.No : ScopeMatrix.Yes)
        {
            Before = WithFiledReports,
            None = "no | no | no | no",
            Administrator = "yes | yes | yes | no",
            Agency = "yes | yes | no | no",
            Leadership = "yes | yes | no | no",
            CommuneOfficer = "yes | no | no | no",
            UnitOfficer = "no | no | no | no",
        },
    ];

    private static BodyId Commune(ScopeCall call) => BodyId.OfCommune(call.CommuneId);

    private static ScopeOperation Reading(string name, Func<ScopeCall, Task> act, Func<TestPortal, Task>? before = null) => new(name, Bodies, async c =>
    {
        await act(c);
        return ScopeMatrix.Yes;
    })
    {
        Before = before,
        None = "no | no | no | no",
        Administrator = "yes | yes | yes | no",
        Agency = "yes | yes | no | no",
        Leadership = "yes | yes | no | no",
        CommuneOfficer = "yes | no | no | no",
        UnitOfficer = "no | no | no | no",
    };

    private static ScopeOperation Writing(string name, Func<ScopeCall, Task> act) => new(name, Bodies, async c =>
    {
        await act(c);
        return ScopeMatrix.Yes;
    })
    {
        None = "no | no | no | no",
        Administrator = "no | no | no | no",
        Agency = "yes | yes | no | no",
        Leadership = "no | no | no | no",
        CommuneOfficer = "yes | no | no | no",
        UnitOfficer = "no | no | no | no",
    };

    // The officer's own commune and its neighbour have filed, in both campaigns, each with an attachment.
    private static async Task WithFiledReports(TestPortal portal)
    {
        foreach (var campaignId in new[] { 1, 2 })
        {
            var campaign = await portal.CampaignAsync(campaignId);
            foreach (var position in new[] { ScopeCall.OwnCommune, ScopeCall.OwnCommune + 1 })
            {
                await Papers.FileAsync(portal, campaign, BodyId.OfCommune(campaign.Communes[position].Id));
            }
        }
    }

    private static int ReportId(ScopeCall call)
    {
        using var context = call.Portal.Db.Open(TestPortal.Root);
        return context.ClosingReports.First(r => r.CampaignId == call.CampaignId && r.CommuneId != null).Id;
    }

    private static int AttachmentId(ScopeCall call)
    {
        using var context = call.Portal.Db.Open(TestPortal.Root);
        return context.Attachments.First(a => a.CommuneId == call.CommuneId).Id;
    }
}
