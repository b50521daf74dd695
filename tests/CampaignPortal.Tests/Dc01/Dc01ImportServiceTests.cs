using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Tests.DayImport;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Dc01;

/// <summary>From upload to the figures that count, over a real database.</summary>
public sealed class Dc01ImportServiceTests
{
    private static readonly DateOnly Day = new(2023, 8, 19);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_changes_nothing_until_what_was_seen_is_confirmed_and_then_once()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var id = await UploadAsync(portal, campaign, File("19/8/2023", ("Xã Tân Hòa", 10, 20)));
        Assert.Empty(await LinesAsync(portal));
        var seen = await PreviewAsync(portal, campaign, id);

        Assert.Equal(Dc01Outcome.Changed, await ConfirmAsync(portal, campaign, id, "khác"));
        Assert.Empty(await LinesAsync(portal));
        Assert.Equal(Dc01Outcome.Saved, await ConfirmAsync(portal, campaign, id, seen.Seal));
        Assert.Equal(Dc01Outcome.Gone, await ConfirmAsync(portal, campaign, id, seen.Seal));
        Assert.Equal(Dc01Outcome.Gone, await portal.Get<Dc01ImportService>().DiscardAsync(TestPortal.Agency(campaign), campaign.Id, id, Cancel));

        var line = Assert.Single(await LinesAsync(portal));
        Assert.Equal((campaign.Communes.Single(c => c.FullName == "Xã Tân Hòa").Id, Day, 10, 20, 3), (line.CommuneId, line.Day, line.Level1, line.Level2, line.Row));
        var import = Assert.Single(await portal.Get<Dc01ImportService>().ListAsync(TestPortal.Leadership(campaign), campaign.Id, Cancel));
        Assert.Equal((1, 1, "Công an huyện", Day, Day), (import.LineCount, import.Valid, import.ConfirmedBy, import.FirstDay!.Value, import.LastDay!.Value));
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Single(context.AuditEntries.Where(a => a.Action == AuditAction.Dc01Imported));
    }

    [Fact]
    public async Task A_later_import_of_the_same_day_counts_and_the_earlier_one_stays_with_its_file()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var first = File("19/8/2023", ("Xã Tân Hòa", 10, 20), ("Xã Hòa Long", 1, 2));
        var firstId = await TakeOverAsync(portal, campaign, first);

        await TakeOverAsync(portal, campaign, File("19/8/2023", ("Xã Tân Hòa", 11, 21)));

        Assert.Equal([(1, 1), (2, 1)], (await portal.Get<Dc01ImportService>().ListAsync(TestPortal.Agency(campaign), campaign.Id, Cancel)).Select(i => (i.LineCount, i.Valid)));
        Assert.Equal(first, (await portal.Get<Dc01ImportService>().FileAsync(TestPortal.Leadership(campaign), campaign.Id, firstId, Cancel))!.Value.Content);
        Assert.Equal(3, (await LinesAsync(portal)).Count);
        var rows = (await portal.Get<Dc01ReconciliationService>().DayAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel)).Rows.Where(r => r.Dc01 is not null);
        Assert.Equal([("Xã Hòa Long", 3), ("Xã Tân Hòa", 32)], rows.Select(r => (r.Commune.FullName, r.Dc01!.Value.Total)).OrderBy(r => r.Total));
        Assert.Equal([10, 1], (await PreviewAsync(portal, campaign, firstId)).Rows.Select(r => r.Row.Level1));
    }

    [Fact]
    public async Task Nothing_is_taken_over_of_a_file_with_one_fault_or_one_doubtful_name()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        foreach (var file in new[]
        {
            File("19/8/2023", ("Xã Tân Hòa", 10, 20), ("Xã Hòa Long", -1, 2)),
            File("19/8/2023", ("Xã Tân Hòa", 10, 20), ("Xa Hoa Long", 1, 2)),
            File("", ("Xã Tân Hòa", 10, 20)),
        })
        {
            var id = await UploadAsync(portal, campaign, file);
            Assert.Equal(Dc01Outcome.NotReady, await ConfirmAsync(portal, campaign, id, (await PreviewAsync(portal, campaign, id)).Seal));
        }

        Assert.Empty(await LinesAsync(portal));
    }

    [Fact]
    public async Task A_doubtful_name_is_decided_once_and_remembered_for_later_files()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (agency, decisions) = (TestPortal.Agency(campaign), portal.Get<Dc01DecisionService>());
        var file = File("19/8/2023", ("Xa Tan Hoa", 10, 20), ("Xã Bình Thành", 1, 2), ("Xã Hòa Long", 5, 6));
        var id = await UploadAsync(portal, campaign, file);
        var names = (await PreviewAsync(portal, campaign, id)).Reading!.Names;
        Assert.Equal([MatchState.Doubtful, MatchState.Unmatched, MatchState.Matched], names.Select(n => n.State));
        var tanHoa = campaign.Communes.Single(c => c.FullName == "Xã Tân Hòa").Id;

        Assert.Equal(Dc01Outcome.BadChoice, await decisions.DecideAsync(agency, campaign.Id, id, new Dictionary<string, int?> { [names[0].Key] = 9999 }, Cancel));
        await decisions.DecideAsync(
            agency, campaign.Id, id, new Dictionary<string, int?> { [names[0].Key] = tanHoa, [names[1].Key] = null, [names[2].Key] = tanHoa, ["khác|gì"] = tanHoa }, Cancel);

        await TakeOverAsync(portal, campaign, file, id);
        await TakeOverAsync(portal, campaign, File("20/8/2023", ("X. Tan Hoa", 11, 21)));
        Assert.Equal([10, 5, 11], (await LinesAsync(portal)).Select(l => l.Level1));
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal([null, tanHoa], context.Dc01Names.Select(n => n.DecidedCommuneId).AsEnumerable().Order());
    }

    [Fact]
    public async Task Columns_are_pointed_out_once_and_known_in_later_files()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (agency, decisions) = (TestPortal.Agency(campaign), portal.Get<Dc01DecisionService>());
        static byte[] Unknown(int level1) => Sheet.Of(["Đến ngày 19/8/2023"], ["Nơi", "TK thường", "TK cao"], ["Xã Tân Hòa", level1, 6]);
        var id = await UploadAsync(portal, campaign, Unknown(5));
        Dictionary<Dc01Field, string> Letters(string area, string first, string second) =>
            new() { [Dc01Field.Area] = area, [Dc01Field.Level1] = first, [Dc01Field.Level2] = second, [Dc01Field.Day] = "" };

        foreach (var (row, letters) in new[] { (1, Letters("A", "B", "C")), (2, Letters("A", "B", "B")), (2, Letters("A", "B", "")), (99, Letters("A", "B", "C")) })
        {
            Assert.Equal(Dc01Outcome.BadChoice, await decisions.MapAsync(agency, campaign.Id, id, "Sheet1", row, letters, Cancel));
        }

        Assert.Equal(Dc01Outcome.Saved, await decisions.MapAsync(agency, campaign.Id, id, "Sheet1", 2, Letters("A", "B", "C"), Cancel));
        await TakeOverAsync(portal, campaign, Unknown(5), id);
        await TakeOverAsync(portal, campaign, Unknown(7));

        Assert.Equal([5, 7], (await LinesAsync(portal)).Select(l => l.Level1));
    }

    [Fact]
    public async Task A_column_that_was_pointed_at_by_mistake_can_be_pointed_at_anew()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var file = Sheet.Of(["Đến ngày 19/8/2023"], ["Đơn vị", "Mức 1 kỳ này", "Mức 1 kỳ trước", "Mức 2"], ["Xã Tân Hòa", 5, 4, 6]);
        var id = await UploadAsync(portal, campaign, file);

        Assert.Equal(Dc01Outcome.Saved, await PointAsync(portal, campaign, id, 2, "C", "D"));
        Assert.Equal(4, Assert.Single((await PreviewAsync(portal, campaign, id)).Reading!.Rows).Level1);
        Assert.Equal(Dc01Outcome.Saved, await PointAsync(portal, campaign, id, 2, "B", "D"));
        Assert.Equal(5, Assert.Single((await PreviewAsync(portal, campaign, id)).Reading!.Rows).Level1);

        await using var context = portal.Db.Open(TestPortal.Root);
        var last = AuditChanges.Read(context.AuditEntries.Where(a => a.Action == AuditAction.Dc01Decided).OrderBy(a => a.Id).Last().Changes);
        Assert.Equal(
            [("muc 1 ky nay", null, "Level1"), ("muc 1 ky truoc", "Level1", null)],
            last.Select(c => (c.Field, c.Old, c.New)).Order());
    }

    [Fact]
    public async Task Headings_that_are_alike_in_their_row_are_known_by_what_stands_above_them()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var file = Sheet.Of(
            ["Đến ngày 19/8/2023"], ["Đơn vị", "Đã kích hoạt", null, "Đã duyệt", null], [null, "Mức 1", "Mức 2", "Mức 1", "Mức 2"], ["Xã Tân Hòa", 5, 6, 7, 8]);
        var id = await UploadAsync(portal, campaign, file);
        Assert.Equal(Dc01FaultCode.TwoColumns, Assert.Single((await PreviewAsync(portal, campaign, id)).Reading!.Faults).Code);

        Assert.Equal(Dc01Outcome.Saved, await PointAsync(portal, campaign, id, 3, "B", "C"));

        var row = Assert.Single((await PreviewAsync(portal, campaign, id)).Reading!.Rows);
        Assert.Equal((5, 6), (row.Level1, row.Level2));
    }

    [Fact]
    public async Task Under_headings_that_are_not_merged_the_totals_are_read_and_what_a_person_points_at_goes_before_them()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var file = Sheet.Of(
            ["Đến ngày 19/8/2023"], ["Đơn vị", "Mức 1", null, "Mức 2", null], [null, "Trong ngày", "Lũy kế", "Trong ngày", "Lũy kế"], ["Xã Tân Hòa", 1, 5, 2, 6]);
        var id = await UploadAsync(portal, campaign, file);
        var read = Assert.Single((await PreviewAsync(portal, campaign, id)).Reading!.Rows);
        Assert.Equal((5, 6), (read.Level1, read.Level2));

        Assert.Equal(Dc01Outcome.Saved, await PointAsync(portal, campaign, id, 3, "B", "D"));
        var pointed = Assert.Single((await PreviewAsync(portal, campaign, id)).Reading!.Rows);
        Assert.Equal((1, 2), (pointed.Level1, pointed.Level2));

        Assert.Equal(Dc01Outcome.Saved, await PointAsync(portal, campaign, id, 3, "C", "E"));
        var anew = Assert.Single((await PreviewAsync(portal, campaign, id)).Reading!.Rows);
        Assert.Equal((5, 6), (anew.Level1, anew.Level2));
    }

    [Fact]
    public async Task Columns_with_one_heading_are_said_to_be_what_nobody_can_tell_apart()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var id = await UploadAsync(portal, campaign, Sheet.Of(["Đơn vị", "Mức 1", "Mức 1", "Mức 2"], ["Xã Tân Hòa", 5, 4, 6]));

        Assert.Equal(Dc01Outcome.SameHeadings, await PointAsync(portal, campaign, id, 1, "B", "D"));
        Assert.Equal(Dc01Outcome.BadChoice, await PointAsync(portal, campaign, id, 0, "B", "D"));
        Assert.Equal(Dc01Outcome.BadChoice, await PointAsync(portal, campaign, id, 1, "B", "ZZZ"));

        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Empty(context.Dc01Headings);
    }

    [Fact]
    public async Task The_day_of_a_file_without_one_is_chosen_among_those_that_have_come()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20);
        var id = await UploadAsync(portal, campaign, File("", ("Xã Tân Hòa", 10, 20)));
        Task<Dc01Outcome> ChooseAsync(DateOnly day) => portal.Get<Dc01DecisionService>().ChooseDayAsync(TestPortal.Agency(campaign), campaign.Id, id, day, Cancel);

        Assert.Equal(Dc01Outcome.BadChoice, await ChooseAsync(new(2023, 8, 21)));
        Assert.Equal(Dc01Outcome.BadChoice, await ChooseAsync(new(2023, 8, 4)));
        Assert.Equal(Dc01Outcome.Saved, await ChooseAsync(Day));

        Assert.Equal(new DateOnly(2023, 8, 20), (await PreviewAsync(portal, campaign, id)).Days[0]);
        await TakeOverAsync(portal, campaign, [], id);
        Assert.Equal(Day, Assert.Single(await LinesAsync(portal)).Day);
    }

    [Fact]
    public async Task A_running_total_that_falls_is_pointed_out_against_the_day_before_and_the_day_after()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        await TakeOverAsync(portal, campaign, File("18/8/2023", ("Xã Tân Hòa", 10, 20), ("Xã Hòa Long", 5, 6)));
        await TakeOverAsync(portal, campaign, File("21/8/2023", ("Xã Tân Hòa", 30, 40), ("Xã Hòa Long", 5, 6)));

        var preview = await PreviewAsync(portal, campaign, await UploadAsync(portal, campaign, File("19/8/2023", ("Xã Tân Hòa", 9, 21), ("Xã Hòa Long", 5, 7))));

        Assert.True(preview.Reading!.IsGood);
        Assert.Equal(
            [new Dc01Fall(new(2023, 8, 18), new(10, 20), Day, new(9, 21)), new Dc01Fall(Day, new(5, 7), new(2023, 8, 21), new(5, 6))],
            preview.Rows.Select(r => r.Falls));
    }

    [Fact]
    public async Task The_same_file_again_is_told_with_the_moment_of_the_first_time()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var file = File("19/8/2023", ("Xã Tân Hòa", 10, 20));
        await TakeOverAsync(portal, campaign, file);

        var preview = await PreviewAsync(portal, campaign, await UploadAsync(portal, campaign, file));

        Assert.Equal(new DateTime(2023, 9, 6, 10, 0, 0), preview.SameFileAt);
        Assert.Equal(new Dc01Figures(10, 20), Assert.Single(preview.Rows).Stored);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_not_kept_and_drafts_of_yesterday_are_thrown_away()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var upload = await portal.Get<Dc01ImportService>().UploadAsync(TestPortal.Agency(campaign), campaign.Id, "a.xlsx", [1, 2, 3], Cancel);
        Assert.Equal(new(null, Core.DayImport.FileProblem.NotAWorkbook, null), upload);
        await UploadAsync(portal, campaign, File("", ("Xã Tân Hòa", 10, 20)));
        portal.Time.Advance(TimeSpan.FromHours(25));
        var kept = await UploadAsync(portal, campaign, File("", ("Xã Tân Hòa", 10, 20)));

        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal(kept, Assert.Single(context.Dc01Imports).Id);
        Assert.Single(context.Dc01Files);
    }

    private static byte[] File(string day, params (string Name, int Level1, int Level2)[] rows) => Sheet.Of([
        [$"Số liệu đến ngày {day}"], Dc01Sample.Heading, .. rows.Select(r => (object?[])[1, r.Name, r.Level1, r.Level2])]);

    private static async Task<int> UploadAsync(TestPortal portal, CampaignDefinition campaign, byte[] file) =>
        (await portal.Get<Dc01ImportService>().UploadAsync(TestPortal.Agency(campaign), campaign.Id, "dc01.xlsx", file, Cancel)).ImportId!.Value;

    private static async Task<Dc01Preview> PreviewAsync(TestPortal portal, CampaignDefinition campaign, int id) =>
        (await portal.Get<Dc01ImportService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, id, Cancel))!;

    private static Task<Dc01Outcome> ConfirmAsync(TestPortal portal, CampaignDefinition campaign, int id, string seal) =>
        portal.Get<Dc01ImportService>().ConfirmAsync(TestPortal.Agency(campaign), campaign.Id, id, seal, Cancel);

    private static async Task<int> TakeOverAsync(TestPortal portal, CampaignDefinition campaign, byte[] file, int? draft = null)
    {
        var id = draft ?? await UploadAsync(portal, campaign, file);
        Assert.Equal(Dc01Outcome.Saved, await ConfirmAsync(portal, campaign, id, (await PreviewAsync(portal, campaign, id)).Seal));
        return id;
    }

    private static async Task<List<Dc01Line>> LinesAsync(TestPortal portal)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        return await context.Dc01Lines.OrderBy(l => l.Id).ToListAsync(Cancel);
    }

    private static Task<Dc01Outcome> PointAsync(TestPortal portal, CampaignDefinition campaign, int id, int row, string level1, string level2) =>
        portal.Get<Dc01DecisionService>().MapAsync(
            TestPortal.Agency(campaign), campaign.Id, id, "Sheet1", row,
            new Dictionary<Dc01Field, string> { [Dc01Field.Area] = "A", [Dc01Field.Level1] = level1, [Dc01Field.Level2] = level2, [Dc01Field.Day] = "" }, Cancel);
}
