using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.DayLocks;

public sealed class ReopeningServiceTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 10);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_locked_day_is_asked_for_granted_entered_and_locked_again()
    {
        var (portal, campaign) = await LockedAsync();
        await using var _ = portal;
        var officer = TestPortal.Officer(campaign, Commune);
        var reopenings = portal.Get<ReopeningService>();
        Assert.Equal(RefusalReason.DayLocked, (await SubmitAsync(portal, campaign, officer)).Reason);

        Assert.Equal(ReopenOutcome.Requested, await AskAsync(portal, campaign, officer));
        Assert.Equal(RefusalReason.DayLocked, (await SubmitAsync(portal, campaign, officer)).Reason);
        var request = Assert.Single((await reopenings.ListAsync(TestPortal.Agency(campaign), campaign.Id, Cancel)).Pending);
        Assert.Equal(("mất điện", officer.UserName, Day), (request.Reopening.Reason, request.Reopening.RequestedBy, request.Reopening.Day));
        Assert.Equal(ReopenOutcome.Granted, await reopenings.GrantAsync(TestPortal.Agency(campaign), campaign.Id, request.Reopening.Id, Cancel));

        portal.Time.Advance(TimeSpan.FromHours(campaign.Campaign.ReopenHours) - TimeSpan.FromSeconds(1));
        Assert.Equal(EntryStatus.Accepted, (await SubmitAsync(portal, campaign, officer)).Status);
        var open = await portal.DayAsync(campaign, Commune, Day);
        Assert.Equal((false, true, true), (open.IsLocked, open.Stored!.WasReopened, open.Calendar.Single(c => c.Day == Day).IsReopened));

        portal.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(RefusalReason.DayLocked, (await SubmitAsync(portal, campaign, officer)).Reason);
        Assert.True((await portal.DayAsync(campaign, Commune, Day)).IsLocked);
    }

    [Fact]
    public async Task One_request_waits_for_a_day_also_where_many_are_sent_at_once()
    {
        var (portal, campaign) = await LockedAsync();
        await using var _ = portal;
        var officer = TestPortal.Officer(campaign, Commune);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => AskAsync(portal, campaign, officer), Cancel)));

        Assert.Single(outcomes, ReopenOutcome.Requested);
        Assert.Equal(5, outcomes.Count(o => o == ReopenOutcome.AlreadyRequested));
        Assert.Single((await portal.Get<ReopeningService>().ListAsync(TestPortal.Agency(campaign), campaign.Id, Cancel)).Pending);
    }

    [Theory]
    [InlineData("2023-08-17")]
    [InlineData("2023-08-20")]
    [InlineData("2023-08-21")]
    [InlineData("2023-08-04")]
    [InlineData("2023-09-06")]
    public async Task A_day_that_is_not_locked_or_none_of_the_campaigns_needs_no_request(string day)
    {
        var (portal, campaign) = await LockedAsync();
        await using var _ = portal;
        var before = await TableSizes.OfAsync(portal);
        var wanted = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(ReopenOutcome.NotLocked, await AskAsync(portal, campaign, TestPortal.Officer(campaign, Commune), wanted));
        Assert.Equal(ReopenOutcome.NotLocked, await OpenAsync(portal, campaign, wanted));
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    public async Task Without_a_word_nothing_is_asked_and_nothing_declined(string? word)
    {
        var (portal, campaign) = await LockedAsync();
        await using var _ = portal;
        var officer = TestPortal.Officer(campaign, Commune);
        await AskAsync(portal, campaign, officer);
        var before = await TableSizes.OfAsync(portal);

        Assert.Equal(ReopenOutcome.NoReason, await AskAsync(portal, campaign, officer, Day.AddDays(1), word));
        Assert.Equal(ReopenOutcome.NoReason, await portal.Get<ReopeningService>().DeclineAsync(
            TestPortal.Agency(campaign), campaign.Id, await PendingAsync(portal, campaign), word, Cancel));

        Assert.Equal(before, await TableSizes.OfAsync(portal));
        Assert.Single((await portal.Get<ReopeningService>().ListAsync(TestPortal.Agency(campaign), campaign.Id, Cancel)).Pending);
    }

    [Fact]
    public async Task After_a_refusal_the_day_stays_locked_and_may_be_asked_for_again()
    {
        var (portal, campaign) = await LockedAsync();
        await using var _ = portal;
        var officer = TestPortal.Officer(campaign, Commune);
        await AskAsync(portal, campaign, officer);

        Assert.Equal(ReopenOutcome.Declined, await portal.Get<ReopeningService>().DeclineAsync(
            TestPortal.Agency(campaign), campaign.Id, await PendingAsync(portal, campaign), "  số   đã chốt ", Cancel));

        var day = await portal.DayAsync(campaign, Commune, Day);
        Assert.Equal((true, "số đã chốt", "Công an huyện"), (day.IsLocked, day.Reopening!.Answer, day.Reopening.DecidedBy));
        Assert.Equal(ReopenOutcome.Requested, await AskAsync(portal, campaign, officer));
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_is_told()
    {
        var (portal, campaign) = await LockedAsync();
        await using var _ = portal;
        await AskAsync(portal, campaign, TestPortal.Officer(campaign, Commune));
        var id = await PendingAsync(portal, campaign);
        var reopenings = portal.Get<ReopeningService>();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => Task.Run(
                () => i % 2 == 0
                    ? reopenings.GrantAsync(TestPortal.Agency(campaign), campaign.Id, id, Cancel)
                    : reopenings.DeclineAsync(TestPortal.Agency(campaign), campaign.Id, id, "số đã chốt", Cancel), Cancel)));

        Assert.Equal(5, outcomes.Count(o => o == ReopenOutcome.AlreadyDecided));
        Assert.Equal(2, (await AuditAsync(portal)).Count);
    }

    [Fact]
    public async Task A_decision_on_what_was_pending_when_it_was_read_finds_no_row()
    {
        var (portal, campaign) = await LockedAsync();
        await using var _ = portal;
        await AskAsync(portal, campaign, TestPortal.Officer(campaign, Commune));
        var id = await PendingAsync(portal, campaign);
        await using var slow = portal.Db.Open(TestPortal.Agency(campaign));
        var read = await slow.Reopenings.AsTracking().SingleAsync(r => r.Id == id, Cancel);
        await portal.Get<ReopeningService>().GrantAsync(TestPortal.Agency(campaign), campaign.Id, id, Cancel);

        read.Status = ReopeningStatus.Declined;

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync(Cancel));
    }

    [Fact]
    public async Task The_agency_opens_a_day_unasked_and_answers_the_request_that_waits_by_the_same()
    {
        var (portal, campaign) = await LockedAsync();
        await using var _ = portal;
        Assert.Equal(ReopenOutcome.Granted, await OpenAsync(portal, campaign, Day));
        Assert.Equal(ReopenOutcome.AlreadyOpen, await OpenAsync(portal, campaign, Day));
        Assert.Equal(ReopenOutcome.AlreadyOpen, await AskAsync(portal, campaign, TestPortal.Officer(campaign, Commune)));

        await AskAsync(portal, campaign, TestPortal.Officer(campaign, Commune), Day.AddDays(1));
        Assert.Equal(ReopenOutcome.Granted, await OpenAsync(portal, campaign, Day.AddDays(1)));

        var list = await portal.Get<ReopeningService>().ListAsync(TestPortal.Agency(campaign), campaign.Id, Cancel);
        Assert.Empty(list.Pending);
        Assert.Equal([Day.AddDays(1), Day], list.Log.Select(r => r.Reopening.Day));
        Assert.Equal([Day.AddDays(6), Day.AddDays(5)], list.LockedDays.Take(2));
        Assert.Equal(
            [AuditAction.DayOpened, AuditAction.ReopeningRequested, AuditAction.ReopeningGranted], (await AuditAsync(portal)).Select(a => a.Action));
    }

    [Fact]
    public async Task The_audit_names_who_asked_why_and_who_answered_what()
    {
        var (portal, campaign) = await LockedAsync();
        await using var _ = portal;
        await AskAsync(portal, campaign, TestPortal.Officer(campaign, Commune));
        await portal.Get<ReopeningService>().DeclineAsync(
            TestPortal.Agency(campaign), campaign.Id, await PendingAsync(portal, campaign), "số đã chốt", Cancel);

        var audit = await AuditAsync(portal);

        Assert.Equal(
            [(AuditAction.ReopeningRequested, "officer-30211", Day), (AuditAction.ReopeningDeclined, "agency", Day)],
            audit.Select(a => (a.Action, a.UserId, a.Day!.Value)));
        Assert.Equal(
            [new("reopening", null, "Requested", "mất điện"), new("reopening", "Requested", "Declined", "số đã chốt")],
            audit.SelectMany(a => AuditChanges.Read(a.Changes)));
    }

    private static async Task<(TestPortal Portal, CampaignDefinition Campaign)> LockedAsync()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        portal.SetLocalTime(2023, 8, 20, 15);
        return (portal, await portal.SetAsync(campaign, c => c.LockAfterDays = 3));
    }

    private static Task<ReopenOutcome> AskAsync(
        TestPortal portal, CampaignDefinition campaign, AreaScope scope, DateOnly? day = null, string? reason = "mất điện") =>
        portal.Get<ReopeningService>().RequestAsync(scope, campaign.Id, campaign.CommuneBy(Commune).Id, day ?? Day, reason, Cancel);

    private static Task<ReopenOutcome> OpenAsync(TestPortal portal, CampaignDefinition campaign, DateOnly day) =>
        portal.Get<ReopeningService>().OpenAsync(TestPortal.Agency(campaign), campaign.Id, campaign.CommuneBy(Commune).Id, day, null, Cancel);

    private static async Task<EntryOutcome> SubmitAsync(TestPortal portal, CampaignDefinition campaign, AreaScope scope) =>
        await portal.Get<EntryService>().SubmitAsync(
            scope, Fill.Cells(campaign, Commune, Day, (await portal.DayAsync(campaign, Commune, Day)).Version, (0, "level1", "3")), Cancel);

    private static async Task<int> PendingAsync(TestPortal portal, CampaignDefinition campaign) =>
        (await portal.Get<ReopeningService>().ListAsync(TestPortal.Agency(campaign), campaign.Id, Cancel)).Pending.Single().Reopening.Id;

    private static async Task<List<AuditEntry>> AuditAsync(TestPortal portal)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        return await context.AuditEntries.Where(a => a.Action >= AuditAction.ReopeningRequested).OrderBy(a => a.Id).ToListAsync(Cancel);
    }
}
