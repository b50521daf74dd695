using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.DayNotes;

public sealed class DayNoteTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 6);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_is_stored_clean_with_its_lines_places_author_and_audit()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var officer = TestPortal.Officer(campaign, Commune);
        var service = portal.Get<DayNoteService>();

        var outcome = await service.SaveAsync(officer, Note(campaign, 0) with
        {
            Difficulties = "  Mất đie\u0323\u0302n \r\nMưa lớn\u0007  \r\n\r\n",
            Proposals = " \n ",
            Places = new Dictionary<WorkPlace, string?> { [WorkPlace.Home] = " 012 ", [WorkPlace.School] = "0", [WorkPlace.Market] = "" },
        }, Cancel);

        Assert.Equal(NoteStatus.Saved, outcome.Status);
        var stored = await service.GetAsync(officer, campaign.Id, campaign.CommuneBy(Commune).Id, Day, Cancel);
        Assert.Equal(("Mất điện\nMưa lớn", null, 1), (stored.Difficulties, stored.Proposals, stored.Version));
        Assert.Equal((officer.UserName, new DateTime(2023, 8, 6, 15, 4, 0)), (stored.ChangedBy!, stored.ChangedAt!.Value));
        Assert.Equal([(WorkPlace.Home, 12), (WorkPlace.School, 0)], stored.Places.Select(p => (p.Key, p.Value)).Order());
        await using var context = portal.Db.Open(TestPortal.Root);
        var entry = await context.AuditEntries.SingleAsync(a => a.Action == AuditAction.DayNoteSaved, Cancel);
        Assert.Equal((campaign.CommuneBy(Commune).Id, Day, officer.UserId), (entry.CommuneId!.Value, entry.Day!.Value, entry.UserId));
        Assert.Equal(
            [new("Difficulties", null, "Mất điện\nMưa lớn"), new("Home", null, "12"), new("School", null, "0")], AuditChanges.Read(entry.Changes));
    }

    [Fact]
    public async Task A_change_makes_a_version_and_what_is_left_out_is_blank_again()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var officer = TestPortal.Officer(campaign, Commune);
        var service = portal.Get<DayNoteService>();
        await service.SaveAsync(officer, Note(campaign, 0, "một", ("Home", "3"), ("Market", "4")), Cancel);

        var second = await service.SaveAsync(officer, Note(campaign, 1, "hai", ("Home", "5"), ("Other", "6")), Cancel);

        Assert.Equal((NoteStatus.Saved, 2, "hai"), (second.Status, second.Stored.Version, second.Stored.Difficulties!));
        var stored = await service.GetAsync(officer, campaign.Id, campaign.CommuneBy(Commune).Id, Day, Cancel);
        Assert.Equal([(WorkPlace.Home, 5), (WorkPlace.Other, 6)], stored.Places.Select(p => (p.Key, p.Value)).Order());
        Assert.Equal(stored.Places.OrderBy(p => p.Key), second.Stored.Places.OrderBy(p => p.Key));
    }

    [Fact]
    public async Task Who_saw_an_older_note_is_shown_the_newer_one_and_overwrites_nothing()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var officer = TestPortal.Officer(campaign, Commune);
        var service = portal.Get<DayNoteService>();
        await service.SaveAsync(TestPortal.Agency(campaign), Note(campaign, 0, "của cơ quan"), Cancel);
        var before = await TableSizes.OfAsync(portal);

        var stale = await service.SaveAsync(officer, Note(campaign, 0, "của xã"), Cancel);
        var same = await service.SaveAsync(officer, Note(campaign, 0, "của cơ quan"), Cancel);

        Assert.Equal((NoteStatus.Stale, "của cơ quan", "Công an huyện"), (stale.Status, stale.Stored.Difficulties!, stale.Stored.ChangedBy!));
        Assert.Equal((NoteStatus.Saved, 1), (same.Status, same.Stored.Version));
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Fact]
    public async Task Saved_at_once_by_several_one_is_stored_and_the_others_are_told()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var service = portal.Get<DayNoteService>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(n =>
            Task.Run(() => service.SaveAsync(TestPortal.Officer(campaign, Commune), Note(campaign, 0, $"lần {n}"), Cancel), Cancel)));

        Assert.Single(outcomes, o => o.Status == NoteStatus.Saved);
        Assert.Equal(5, outcomes.Count(o => o.Status == NoteStatus.Stale));
    }

    [Fact]
    public async Task Every_wrong_field_is_told_and_nothing_is_stored()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var before = await TableSizes.OfAsync(portal);

        var outcome = await portal.Get<DayNoteService>().SaveAsync(
            TestPortal.Officer(campaign, Commune),
            Note(campaign, 0, new string('ă', 2001), ("Home", "-1"), ("School", "1.5"), ("Market", "10000000"), ("Other", "7")), Cancel);

        Assert.Equal(NoteStatus.Refused, outcome.Status);
        Assert.Null(outcome.Reason);
        Assert.Equal(
            [
                new("Difficulties", null, 2001), new("Home", CellProblemCode.Negative, 0), new("School", CellProblemCode.NotWholeNumber, 0),
                new NoteProblem("Market", CellProblemCode.TooLarge, 0),
            ],
            outcome.Problems);
        Assert.Equal(before, await TableSizes.OfAsync(portal));
        Assert.Equal(NoteStatus.Saved, (await portal.Get<DayNoteService>().SaveAsync(
            TestPortal.Officer(campaign, Commune), Note(campaign, 0, new string('ă', 2000)), Cancel)).Status);
    }

    [Theory]
    [InlineData(8, 4, RefusalReason.DayOutsideCampaign)]
    [InlineData(9, 6, RefusalReason.DayOutsideCampaign)]
    [InlineData(8, 7, RefusalReason.DayInFuture)]
    public async Task A_day_that_cannot_be_entered_has_no_note(int month, int day, RefusalReason reason)
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;

        var outcome = await portal.Get<DayNoteService>().SaveAsync(
            TestPortal.Officer(campaign, Commune), Note(campaign, 0, "x") with { Day = new(2023, month, day) }, Cancel);

        Assert.Equal((NoteStatus.Refused, reason), (outcome.Status, outcome.Reason!.Value));
    }

    [Fact]
    public async Task A_locked_day_takes_a_note_only_while_it_is_reopened()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var service = portal.Get<DayNoteService>();
        await ChangeAsync(portal, c => c.LockAfterDays = 2);
        portal.SetLocalTime(2023, 8, 8, 23, 59);
        Assert.Equal(NoteStatus.Saved, (await SaveAsync(0)).Status);
        portal.SetLocalTime(2023, 8, 9, 0, 0);
        Assert.Equal(RefusalReason.DayLocked, (await SaveAsync(1)).Reason);

        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            context.Add(new Reopening
            {
                CampaignId = campaign.Id,
                CommuneId = campaign.CommuneBy(Commune).Id,
                Day = Day,
                Reason = "x",
                RequestedBy = "x",
                Status = ReopeningStatus.Granted,
                OpenUntil = CampaignClock.ToUtc(new(2023, 8, 9, 12, 0, 0, DateTimeKind.Unspecified)),
            });
            await context.SaveChangesAsync(Cancel);
        }

        Assert.Equal(NoteStatus.Saved, (await SaveAsync(1)).Status);
        portal.SetLocalTime(2023, 8, 9, 12, 0);
        Assert.Equal(RefusalReason.DayLocked, (await SaveAsync(2)).Reason);

        Task<DayNoteOutcome> SaveAsync(int seen) => service.SaveAsync(TestPortal.Officer(campaign, Commune), Note(campaign, seen, $"lần {seen}"), Cancel);
    }

    [Fact]
    public async Task The_list_of_a_day_has_the_communes_that_wrote_and_the_sums_of_places_that_were_named()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var service = portal.Get<DayNoteService>();
        await service.SaveAsync(TestPortal.Officer(campaign, Commune), Note(campaign, 0, "x", ("Home", "3"), ("Market", "0")), Cancel);
        await service.SaveAsync(
            TestPortal.Officer(campaign, "30214"), Note(campaign, 0, null, ("Home", "4")) with { CommuneId = campaign.CommuneBy("30214").Id }, Cancel);
        await service.SaveAsync(TestPortal.Officer(campaign, "30217"), Note(campaign, 0, "x") with { CommuneId = campaign.CommuneBy("30217").Id }, Cancel);
        await service.SaveAsync(TestPortal.Officer(campaign, "30217"), Note(campaign, 1) with { CommuneId = campaign.CommuneBy("30217").Id }, Cancel);

        var all = await service.ListAsync(TestPortal.Leadership(campaign), campaign.Id, cancel: Cancel);
        var own = await service.ListAsync(TestPortal.Officer(campaign, "30214"), campaign.Id, Day, Cancel);
        var other = await service.ListAsync(TestPortal.Agency(campaign), campaign.Id, Day.AddDays(-1), Cancel);

        Assert.Equal((Day, Day), (all.Day, all.Last));
        Assert.Equal(["30211", "30214"], all.Rows.Select(r => r.Commune.Code));
        Assert.Equal([(WorkPlace.Home, 7), (WorkPlace.Market, 0)], all.Sums.Select(p => (p.Key, p.Value)).Order());
        Assert.Equal(("30214", 4), (own.Rows.Single().Commune.Code, own.Sums[WorkPlace.Home]));
        Assert.Empty(other.Rows);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(" \r\n\t ", null)]
    [InlineData("a\r\nb\rc\n\nd", "a\nb\nc\n\nd")]
    [InlineData("a\u0000b\tc", "a b c")]
    [InlineData("Ap Tân Lộc 👍", "Ap Tân Lộc 👍")]
    public void Texts_are_cleaned_and_keep_their_lines(string? typed, string? stored) => Assert.Equal(stored, DayNoteRules.Clean(typed));

    [Fact]
    public void Half_a_letter_is_not_stored() => Assert.Equal("a\ufffdb", DayNoteRules.Clean("a\ud83db"));

    private static async Task<(TestPortal Portal, CampaignDefinition Campaign)> OpenAsync()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        portal.SetLocalTime(2023, 8, 6, 15, 4);
        return (portal, campaign);
    }

    private static async Task ChangeAsync(TestPortal portal, Action<Campaign> change)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var campaign = await context.Campaigns.AsTracking().SingleAsync(Cancel);
        change(campaign);
        campaign.DefinitionVersion++;
        await context.SaveChangesAsync(Cancel);
    }

    private static DayNoteInput Note(CampaignDefinition campaign, int seen, string? difficulties = null, params (string Place, string Count)[] places) => new()
    {
        CampaignId = campaign.Id,
        CommuneId = campaign.CommuneBy(Commune).Id,
        Day = Day,
        SeenVersion = seen,
        Difficulties = difficulties,
        Places = places.ToDictionary(p => Enum.Parse<WorkPlace>(p.Place), p => (string?)p.Count),
    };
}
