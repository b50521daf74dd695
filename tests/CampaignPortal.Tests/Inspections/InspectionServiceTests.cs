using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Tests.Attachments;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Inspections;

public sealed class InspectionServiceTests
{
    private const string Code = "30211";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visit_is_recorded_answered_by_its_commune_and_kept_in_the_audit()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (service, agency, officer) = (portal.Get<InspectionService>(), TestPortal.Agency(campaign), TestPortal.Officer(campaign, Code));
        portal.SetLocalTime(2023, 8, 15, 9);
        var saved = await service.SaveAsync(agency, Input(campaign, ("Bổ sung tổ công tác", "2023-08-17"), ("Họp từng ấp", "2023-08-20")), Cancel);
        Assert.Equal((InspectionStatus.Saved, 1), (saved.Status, saved.Stored!.Version));

        portal.SetLocalTime(2023, 8, 19, 20, 30);
        Assert.Equal("VisitDemandsOverdue! 1 17/8, VisitDemands 1 20/8", await DutyAsync(portal, officer));
        Assert.Equal("VisitDemandsOverdue! 1 17/8", await DutyAsync(portal, agency));
        Assert.Equal("", await DutyAsync(portal, TestPortal.Officer(campaign, "30214")));
        Assert.Equal(InspectionFault.NoWord, (await service.MarkDoneAsync(officer, campaign.Id, saved.Stored.Id, 1, 1, " ", Cancel)).Problems.Single().Fault);
        var done = await service.MarkDoneAsync(officer, campaign.Id, saved.Stored.Id, 1, 1, "Đã thêm 3 người", Cancel);

        Assert.Equal(InspectionStatus.Saved, done.Status);
        Assert.Equal("VisitDemands 1 20/8", await DutyAsync(portal, officer));
        Assert.Equal("", await DutyAsync(portal, TestPortal.Leadership(campaign)));
        var first = (await service.GetAsync(TestPortal.Leadership(campaign), campaign.Id, saved.Stored.Id, Cancel))!.Demands[0];
        Assert.Equal(
            (DemandState.Done, 2, "Đã thêm 3 người", "Cán bộ xã 30211", new DateTime(2023, 8, 19, 20, 30, 0, DateTimeKind.Unspecified)),
            (first.State, first.DaysLate, first.DoneWord, first.DoneBy, first.DoneAt!.Value));

        // A better word keeps the moment; the agency takes "done" back.
        portal.SetLocalTime(2023, 8, 21);
        var better = await service.MarkDoneAsync(officer, campaign.Id, saved.Stored.Id, 1, 2, "Đã thêm 4 người", Cancel);
        Assert.Equal((first.DoneAt, "Đã thêm 4 người"), (better.Stored!.Demands[0].DoneAt, better.Stored.Demands[0].DoneWord));
        await Assert.ThrowsAsync<AccessDeniedException>(() => service.ReopenAsync(officer, campaign.Id, saved.Stored.Id, 1, 3, Cancel));
        Assert.Equal(DemandState.Overdue, (await service.ReopenAsync(agency, campaign.Id, saved.Stored.Id, 1, 3, Cancel)).Stored!.Demands[0].State);

        await using var context = portal.Db.Open(TestPortal.Root);
        var entries = await context.AuditEntries.Where(a => a.Action >= AuditAction.InspectionSaved && a.Action <= AuditAction.InspectionRemoved).OrderBy(a => a.Id).ToListAsync(Cancel);
        Assert.Equal(
            [
                (AuditAction.InspectionSaved, "Công an huyện", "Demand 1: null > 2023-08-17 Bổ sung tổ công tác"),
                (AuditAction.InspectionDemandMarked, "Cán bộ xã 30211", "Demand 1: null > Đã thêm 3 người"),
                (AuditAction.InspectionDemandMarked, "Cán bộ xã 30211", "Demand 1: Đã thêm 3 người > Đã thêm 4 người"),
                (AuditAction.InspectionDemandMarked, "Công an huyện", "Demand 1: Đã thêm 4 người > null"),
            ],
            entries.Select(e => (e.Action, e.UserName, Words(AuditChanges.Read(e.Changes).Single(c => c.Field == "Demand 1")))));
        Assert.All(entries, e => Assert.Equal((campaign.CommuneBy(Code).Id, new DateOnly(2023, 8, 15)), (e.CommuneId, e.Day)));
    }

    [Fact]
    public async Task Who_saves_second_is_told_and_shown_and_nothing_is_overwritten()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (service, agency, officer) = (portal.Get<InspectionService>(), TestPortal.Agency(campaign), TestPortal.Officer(campaign, Code));
        portal.SetLocalTime(2023, 8, 15);
        var id = (await service.SaveAsync(agency, Input(campaign, ("Họp", "2023-08-17")), Cancel)).Stored!.Id;
        await service.MarkDoneAsync(officer, campaign.Id, id, 1, 1, "Đã họp", Cancel);
        var before = await TableSizes.OfAsync(portal);

        var second = await service.SaveAsync(agency, Input(campaign, ("Khác", "2023-08-18")) with { Id = id, SeenVersion = 1 }, Cancel);
        var late = await service.MarkDoneAsync(officer, campaign.Id, id, 1, 1, "Khác", Cancel);
        var removed = await service.RemoveAsync(agency, campaign.Id, id, 1, Cancel);

        Assert.All([second, late, removed], o => Assert.Equal((InspectionStatus.Stale, "Họp", "Đã họp"), (o.Status, o.Stored!.Demands[0].Text, o.Stored.Demands[0].DoneWord)));
        Assert.Equal(before, await TableSizes.OfAsync(portal));

        // Of two at once one is stored whole.
        var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => service.SaveAsync(
            agency, Input(campaign, ($"Việc {n}", "2023-08-20")) with { Id = id, SeenVersion = 2, Findings = $"Kết quả {n}" }, Cancel)));
        Assert.Single(both, o => o.Status == InspectionStatus.Saved);
        Assert.Equal(5, both.Count(o => o.Status == InspectionStatus.Stale));
        var stored = (await service.GetAsync(agency, campaign.Id, id, Cancel))!;
        Assert.Equal((3, stored.Findings["Kết quả ".Length..]), (stored.Version, stored.Demands.Single(d => d.Number != 1).Text["Việc ".Length..]));
    }

    [Fact]
    public async Task Demands_keep_their_numbers_and_what_was_done_when_others_come_and_go()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (service, agency) = (portal.Get<InspectionService>(), TestPortal.Agency(campaign));
        portal.SetLocalTime(2023, 8, 15);
        var input = Input(campaign, ("Một", "2023-08-17"), ("Hai", "2023-08-18"), ("Ba", "2023-08-19"));
        var id = (await service.SaveAsync(agency, input, Cancel)).Stored!.Id;
        await service.MarkDoneAsync(agency, campaign.Id, id, 3, 1, "xong", Cancel);

        var changed = input with { Id = id, SeenVersion = 2, Demands = [new(1, "Một", "2023-08-17"), new(2, "", "2023-08-18"), new(3, "Ba", "2023-08-21"), new(0, "Bốn", "2023-08-22"), new(99, "Năm", "2023-08-23")] };
        var stored = (await service.SaveAsync(agency, changed, Cancel)).Stored!;

        Assert.Equal([(1, "Một", 17, null), (3, "Ba", 21, "xong"), (4, "Bốn", 22, null), (5, "Năm", 23, null)], stored.Demands.Select(d => (d.Number, d.Text, d.Due.Day, d.DoneWord)));
        var same = await service.SaveAsync(agency, changed with { SeenVersion = 3, Demands = [.. stored.Demands.Select(d => new DemandInput(d.Number, d.Text, $"{d.Due:yyyy-MM-dd}"))] }, Cancel);
        Assert.Equal((InspectionStatus.Unchanged, 3), (same.Status, same.Stored!.Version));
    }

    [Fact]
    public async Task What_is_overdue_stands_first_then_what_is_open_then_the_newest()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (service, agency) = (portal.Get<InspectionService>(), TestPortal.Agency(campaign));
        portal.SetLocalTime(2023, 8, 15);
        foreach (var (commune, day, due) in new[] { (0, 14, 0), (1, 12, 30), (2, 12, 18), (3, 15, 0), (4, 13, 16), (1, 15, 25) })
        {
            var input = Input(campaign, due == 0 ? [] : [("x", $"2023-08-{due}")]);
            await service.SaveAsync(agency, input with { CommuneId = campaign.Communes[commune].Id, Day = $"2023-08-{day}" }, Cancel);
        }

        portal.SetLocalTime(2023, 8, 20);
        var list = await service.ListAsync(agency, campaign.Id, new(), Cancel);

        Assert.Equal([4, 2, 1, 1, 3, 0], list.Rows.Select(r => campaign.Communes.Index().Single(c => c.Item.Id == r.Commune.Id).Index));
        Assert.Equal([6, 4, 2], Enum.GetValues<InspectionChoice>().Select(list.Count));
        Assert.Equal([2, 2, 0], Enum.GetValues<DemandState>().Select(list.Demands));
        Assert.Equal(2, (await service.ListAsync(agency, campaign.Id, new(null, InspectionChoice.Overdue), Cancel)).Rows.Count);
        var one = await service.ListAsync(agency, campaign.Id, new(campaign.Communes[1].Id, InspectionChoice.Overdue), Cancel);
        Assert.Equal((0, 2), (one.Rows.Count, one.All.Count));
        Assert.Single((await service.ListAsync(TestPortal.Officer(campaign, campaign.Communes[0].Code), campaign.Id, new(), Cancel)).Rows);
    }

    [Fact]
    public async Task A_visit_goes_with_its_demands_and_signed_record_and_the_audit_keeps_its_words()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (service, agency) = (portal.Get<InspectionService>(), TestPortal.Agency(campaign));
        portal.SetLocalTime(2023, 8, 15);
        var id = (await service.SaveAsync(agency, Input(campaign, ("Họp", "2023-08-17")), Cancel)).Stored!.Id;
        using var file = new MemoryStream(SampleFiles.Pdf);
        Assert.Null(await service.AttachAsync(agency, campaign.Id, id, new("bien-ban.pdf", file), Cancel));
        Assert.Equal(AttachmentProblem.Twice, await service.AttachAsync(agency, campaign.Id, id, new("bien-ban.pdf", file), Cancel));
        Assert.Equal(AttachmentProblem.Gone, await service.AttachAsync(agency, campaign.Id, 999, new("bien-ban.pdf", file), Cancel));
        var record = (await service.GetAsync(TestPortal.Officer(campaign, Code), campaign.Id, id, Cancel))!.Files.Single();
        Assert.NotNull(await portal.Get<AttachmentService>().OpenAsync(TestPortal.Officer(campaign, Code), campaign.Id, record.Id, Cancel));
        Assert.Null(await portal.Get<AttachmentService>().OpenAsync(TestPortal.Officer(campaign, "30214"), campaign.Id, record.Id, Cancel));

        Assert.Equal(InspectionStatus.Saved, (await service.RemoveAsync(agency, campaign.Id, id, 1, Cancel)).Status);

        Assert.Null(await service.GetAsync(agency, campaign.Id, id, Cancel));
        Assert.Equal(InspectionStatus.Gone, (await service.MarkDoneAsync(agency, campaign.Id, id, 1, 1, "xong", Cancel)).Status);
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal((0, 0, 0), (await context.Inspections.CountAsync(Cancel), await context.InspectionDemands.CountAsync(Cancel), await context.AttachmentParts.CountAsync(Cancel)));
        Assert.Contains("Tổ công tác thiếu người.", AuditChanges.Read((await context.AuditEntries.SingleAsync(a => a.Action == AuditAction.InspectionRemoved, Cancel)).Changes).Select(c => c.Old));
    }

    // What the list of things to do has of it.
    private static async Task<string> DutyAsync(TestPortal portal, AreaScope scope) => string.Join(
        ", ", (await portal.Get<DutyService>().GetAsync(scope, Cancel))!.Waiting.Where(d => d.Kind is DutyKind.VisitDemands or DutyKind.VisitDemandsOverdue)
            .Select(d => FormattableString.Invariant($"{d.Kind}{(d.IsOver ? "!" : "")} {d.Number} {d.Day:d/M}")));

    private static string Words(AuditChange change) => $"{change.Field}: {change.Old ?? "null"} > {change.New ?? "null"}";

    private static InspectionInput Input(CampaignDefinition campaign, params (string Text, string Due)[] demands) => new()
    {
        CampaignId = campaign.Id,
        CommuneId = campaign.CommuneBy(Code).Id,
        SeenVersion = 0,
        Day = "2023-08-15",
        Team = InspectionTeam.Joint,
        Members = "Phó Chủ tịch Ủy ban nhân dân huyện",
        Findings = "Tổ công tác thiếu người.",
        Demands = [.. demands.Select(d => new DemandInput(0, d.Text, d.Due))],
    };
}
