using CampaignPortal.Core.Approvals;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Identity;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Approvals;

public sealed class ApprovalServiceTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_sent_a_day_does_not_accept_it_and_another_officer_and_the_agency_do()
    {
        var (portal, campaign) = await SentAsync();
        await using var _ = portal;

        Assert.Equal(ApprovalOutcome.NotSecondPerson, await AcceptAsync(portal, campaign, TestPortal.Officer(campaign, Commune)));
        Assert.Equal(ApprovalOutcome.Accepted, await AcceptAsync(portal, campaign, Colleague(campaign)));
        var day = await portal.DayAsync(campaign, Commune, Day);
        Assert.Equal((ApprovalState.Accepted, "Cán bộ thứ hai", 1), (day.Stored!.Approval, day.Stored.ApprovedBy, day.Version));

        await SendAsync(portal, campaign, TestPortal.Officer(campaign, Commune), "5");
        Assert.Equal(ApprovalState.Pending, (await portal.DayAsync(campaign, Commune, Day)).Stored!.Approval);
        Assert.Equal(ApprovalOutcome.Accepted, await AcceptAsync(portal, campaign, TestPortal.Agency(campaign), 2));
    }

    [Fact]
    public async Task What_the_agency_entered_for_a_commune_the_agency_does_not_accept_by_the_same_account()
    {
        var (portal, campaign) = await SentAsync();
        await using var _ = portal;
        await SendAsync(portal, campaign, TestPortal.Agency(campaign), "5");

        Assert.Equal(ApprovalOutcome.NotSecondPerson, await AcceptAsync(portal, campaign, TestPortal.Agency(campaign), 2));
        Assert.Equal(ApprovalOutcome.Accepted, await AcceptAsync(portal, campaign, TestPortal.Officer(campaign, Commune), 2));
    }

    [Fact]
    public async Task Of_an_imported_day_nobody_of_the_commune_is_known_to_be_another_person()
    {
        var (portal, imported) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var campaign = await portal.SetAsync(imported, c => c.NeedsApproval = true);

        Assert.Equal(ApprovalOutcome.NotSecondPerson, await AcceptAsync(portal, campaign, TestPortal.Officer(campaign, Commune)));
        Assert.Equal(ApprovalOutcome.Accepted, await AcceptAsync(portal, campaign, TestPortal.Agency(campaign)));
    }

    [Fact]
    public async Task What_was_looked_at_is_what_is_accepted()
    {
        var (portal, campaign) = await SentAsync();
        await using var _ = portal;
        await SendAsync(portal, campaign, TestPortal.Officer(campaign, Commune), "5");

        Assert.Equal(ApprovalOutcome.Changed, await AcceptAsync(portal, campaign, TestPortal.Agency(campaign), 1));
        Assert.Equal(ApprovalOutcome.Changed, await portal.Get<ApprovalService>().AcceptAsync(
            TestPortal.Agency(campaign), Seen(campaign, 0) with { Day = Day.AddDays(-1) }, Cancel));
        Assert.Equal(ApprovalState.Pending, (await portal.DayAsync(campaign, Commune, Day)).Stored!.Approval);
    }

    [Fact]
    public async Task A_day_is_returned_with_a_comment_and_pending_again_once_it_is_sent_anew()
    {
        var (portal, campaign) = await SentAsync();
        await using var _ = portal;
        var approvals = portal.Get<ApprovalService>();
        var agency = TestPortal.Agency(campaign);

        Assert.Equal(ApprovalOutcome.NoComment, await approvals.ReturnAsync(agency, Seen(campaign, 1), " ", Cancel));
        Assert.Equal(ApprovalOutcome.Returned, await approvals.ReturnAsync(agency, Seen(campaign, 1), "sai ấp", Cancel));
        Assert.Equal("sai ấp", (await portal.DayAsync(campaign, Commune, Day)).Stored!.ApprovalComment);
        Assert.Equal(ApprovalOutcome.AlreadyDecided, await AcceptAsync(portal, campaign, agency));

        await SendAsync(portal, campaign, TestPortal.Officer(campaign, Commune), "5");
        var stored = (await portal.DayAsync(campaign, Commune, Day)).Stored!;
        Assert.Equal((ApprovalState.Pending, null, null), (stored.Approval, stored.ApprovedBy, stored.ApprovalComment));
    }

    [Fact]
    public async Task Of_many_who_decide_at_once_one_does_and_the_audit_says_who()
    {
        var (portal, campaign) = await SentAsync();
        await using var _ = portal;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => AcceptAsync(portal, campaign, TestPortal.Agency(campaign)), Cancel)));

        Assert.Single(outcomes, ApprovalOutcome.Accepted);
        Assert.Equal(5, outcomes.Count(o => o == ApprovalOutcome.AlreadyDecided));
        await using var context = portal.Db.Open(TestPortal.Root);
        var audit = Assert.Single(await context.AuditEntries.Where(a => a.Action == AuditAction.DayAccepted).ToListAsync(Cancel));
        Assert.Equal(("agency", Day), (audit.UserId, audit.Day));
        Assert.Equal([new("approval", "Pending", "Accepted"), new("version", null, "1")], AuditChanges.Read(audit.Changes));
    }

    [Fact]
    public async Task Where_the_campaign_does_not_ask_nothing_is_listed_and_nothing_decided()
    {
        var (portal, campaign) = await SentAsync(needsApproval: false);
        await using var _ = portal;
        var agency = TestPortal.Agency(campaign);

        Assert.Equal(ApprovalOutcome.NotNeeded, await AcceptAsync(portal, campaign, agency));
        var list = await portal.Get<ApprovalService>().ListAsync(agency, campaign.Id, Day, Cancel);
        Assert.Empty(list.Rows);
        Assert.Empty(list.PendingDays);
    }

    [Fact]
    public async Task The_agency_sees_who_waits_first_and_which_other_days_wait()
    {
        var (portal, campaign) = await SentAsync();
        await using var _ = portal;
        await SendAsync(portal, campaign, TestPortal.Officer(campaign, "30208"), "4", "30208");
        await SendAsync(portal, campaign, TestPortal.Officer(campaign, "30208"), "4", "30208", Day.AddDays(-1));
        await portal.Get<ApprovalService>().AcceptAsync(
            TestPortal.Agency(campaign), Seen(campaign, 1) with { CommuneId = campaign.CommuneBy("30208").Id }, Cancel);

        var list = await portal.Get<ApprovalService>().ListAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);

        Assert.Equal(["Xã Tân Dương", "Thị trấn Lai Vung"], list.Rows.Select(r => r.CommuneName));
        Assert.Equal((3, true), (list.Rows[0].DayValue, list.Rows[0].MayDecide));
        Assert.Equal([(Day, 1), (Day.AddDays(-1), 1)], list.PendingDays.Select(p => (p.Day, p.Count)));
    }

    private static AreaScope Colleague(CampaignDefinition campaign) => AreaScope.Of(
        PortalRole.CommuneOfficer, "colleague", "Cán bộ thứ hai", campaign.Id, campaign.CommuneBy(Commune).Id, null);

    private static async Task<(TestPortal Portal, CampaignDefinition Campaign)> SentAsync(bool needsApproval = true)
    {
        var (portal, unreported) = await TestPortal.UnreportedAsync();
        var campaign = await portal.SetAsync(unreported, c => c.NeedsApproval = needsApproval);
        await SendAsync(portal, campaign, TestPortal.Officer(campaign, Commune), "3");
        return (portal, campaign);
    }

    private static async Task SendAsync(
        TestPortal portal, CampaignDefinition campaign, AreaScope scope, string count, string commune = Commune, DateOnly? day = null)
    {
        var version = (await portal.DayAsync(campaign, commune, day ?? Day)).Version;
        var outcome = await portal.Get<EntryService>().SubmitAsync(
            scope, Fill.Cells(campaign, commune, day ?? Day, version, (0, "level1", count)), Cancel);
        Assert.Equal(EntryStatus.Accepted, outcome.Status);
    }

    private static SeenDay Seen(CampaignDefinition campaign, int version) => new(campaign.Id, campaign.CommuneBy(Commune).Id, Day, version);

    private static Task<ApprovalOutcome> AcceptAsync(TestPortal portal, CampaignDefinition campaign, AreaScope scope, int version = 1) =>
        portal.Get<ApprovalService>().AcceptAsync(scope, Seen(campaign, version), Cancel);
}
