using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Urging;
using CampaignPortal.Tests.Reports;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Urging;

public sealed class UrgingTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 5);
    private static readonly DateTime Moment = new(2023, 8, 5, 7, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_message_names_who_is_missing_with_the_hour_and_who_is_behind_with_figures()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 15, 4);
        await SendAsync(portal, campaign);
        var desk = (await portal.Get<UrgingService>().GetAsync(TestPortal.Agency(campaign), Cancel))!;
        var own = desk.Rollup.Rows.Single(r => r.Code == Commune);

        Assert.Equal(UrgeReason.Behind, UrgingRules.ReasonOf(own));
        var lines = UrgingRules.Message(desk.Campaign, desk.Rollup, [own.AreaId, campaign.CommuneBy("30208").Id]).Split('\n');

        Assert.Equal("CÔNG AN HUYỆN LAI VUNG – ĐÔN ĐỐC NGÀY 05/8/2023", lines[0]);
        Assert.StartsWith("Đến 15:04: đã báo cáo 1/12 đơn vị; toàn huyện trong ngày 4, lũy kế 4/56.195 (0,01%).", lines[1], StringComparison.Ordinal);
        Assert.Equal("Số liệu theo báo cáo của xã.", lines[2]);
        Assert.Equal("Đề nghị các đơn vị chưa báo cáo gửi số liệu trước 16:30 ngày 05/8/2023:", lines[4]);
        Assert.Equal($"- {campaign.CommuneBy("30208").FullName} (chưa báo cáo ngày nào)", lines[5]);
        Assert.Equal("- Xã Tân Dương: 4/4.210 (0,10%), cần 136 mỗi ngày", lines[11]);
    }

    [Fact]
    public async Task Who_left_hamlets_blank_is_named_with_how_many_and_seen_to_have_filled_them_in()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 15, 4);
        var (agency, service) = (TestPortal.Agency(campaign), portal.Get<UrgingService>());
        var commune = campaign.CommuneBy(Commune);
        var blank = commune.Hamlets.Count - 1;

        // Far ahead, so that blank hamlets are all there is to urge about.
        Assert.Equal(EntryStatus.Accepted, await SubmitAsync(0, (0, "level1", "900")));
        var desk = (await service.GetAsync(agency, Cancel))!;
        var own = desk.Rollup.Rows.Single(r => r.AreaId == commune.Id);

        Assert.Equal((UrgeReason.Partial, blank, 1), (UrgingRules.ReasonOf(own), own.BlankHamlets, desk.Rollup.PartialCount));
        Assert.Equal(own.AreaId, UrgingRules.InOrder(desk.Rollup.Rows)[^1].AreaId);
        var lines = UrgingRules.Message(desk.Campaign, desk.Rollup, [own.AreaId]).Split('\n');
        Assert.Equal("Các đơn vị sau đã báo cáo nhưng còn thiếu ấp, khóm, đề nghị nhập bổ sung (ấp, khóm không phát sinh thì nhập 0):", lines[4]);
        Assert.Equal($"- Xã Tân Dương: còn thiếu {blank} ấp, khóm", lines[5]);
        Assert.Equal(6, lines.Length);
        var row = Assert.Single(UrgingBulletin.Of(desk.Campaign, desk.Rollup, [own.AreaId]).Rows);
        Assert.Equal(($"Thiếu {blank} ấp, khóm", true), (row.StateWord, row.IsPartial));
        var letter = UrgingLetter.Write(desk.Campaign, desk.Rollup, [own.AreaId], DocumentForm.Standard(campaign.Campaign, DocumentKind.Urging));
        Assert.Equal($"Đã báo cáo, còn thiếu {blank} ấp, khóm ngày 05/8/2023", IssuedDocument.Tables(letter)[0][0][5]);

        Assert.Equal(1, await service.RecordAsync(agency, campaign.Id, [own.AreaId], Cancel));
        var urged = Assert.Single((await service.GetAsync(agency, Cancel))!.Log);
        Assert.Equal((UrgeReason.Partial, blank, null), (urged.Reason, urged.BlankHamlets, urged.MinutesUntilReported));
        Assert.Equal(EntryStatus.Accepted, await SubmitAsync(1, [.. Enumerable.Range(1, blank).Select(h => (h, "level1", (string?)"0"))]));
        Assert.Equal(0, Assert.Single((await service.GetAsync(agency, Cancel))!.Log).BlankHamlets);

        async Task<EntryStatus> SubmitAsync(int seen, params (int, string, string?)[] cells) => (await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune), Fill.Cells(campaign, Commune, Day, seen, cells).Checked(), Cancel)).Status;
    }

    [Fact]
    public async Task Who_is_slow_and_was_chosen_is_written_down_and_who_is_on_track_is_not_called_slow()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 15, 4);
        var (agency, service) = (TestPortal.Agency(campaign), portal.Get<UrgingService>());
        var (slow, onTrack) = (campaign.CommuneBy(Commune), campaign.CommuneBy("30208"));
        foreach (var (commune, count) in new[] { (slow, "110"), (onTrack, "120") })
        {
            (int, string, string?)[] cells = [.. commune.Hamlets.Select((_, hamlet) => (hamlet, "level1", (string?)(hamlet == 0 ? count : "0")))];
            Assert.Equal(EntryStatus.Accepted, (await portal.Get<EntryService>().SubmitAsync(
                TestPortal.Officer(campaign, commune.Code), Fill.Cells(campaign, commune.Code, Day, 0, cells).Checked(), Cancel)).Status);
        }

        var desk = (await service.GetAsync(agency, Cancel))!;
        var rows = desk.Rollup.Rows.ToDictionary(r => r.AreaId);
        Assert.Equal((PaceClass.Slow, PaceClass.OnTrack), (rows[slow.Id].Pace, rows[onTrack.Id].Pace));
        Assert.Equal((null, null), (UrgingRules.ReasonOf(rows[slow.Id]), UrgingRules.ReasonOf(rows[onTrack.Id])));

        int[] chosen = [slow.Id, onTrack.Id];
        Assert.Equal(
            [
                "Các đơn vị sau chậm so với tiến độ, đề nghị tăng cường lực lượng:", "- Xã Tân Dương: 110/4.210 (2,61%), cần 133 mỗi ngày", "",
                "Các đơn vị sau đã báo cáo, đề nghị tiếp tục duy trì:", "- Thị trấn Lai Vung: 120/3.755 (3,20%)",
            ],
            UrgingRules.Message(desk.Campaign, desk.Rollup, chosen).Split('\n').Skip(4));
        var letter = UrgingLetter.Write(desk.Campaign, desk.Rollup, chosen, DocumentForm.Standard(campaign.Campaign, DocumentKind.Urging));
        Assert.Equal(["Chậm so với tiến độ", "Đúng tiến độ"], IssuedDocument.Tables(letter)[0].Select(r => r[5]));
        Assert.Equal(1, await service.RecordAsync(agency, campaign.Id, chosen, Cancel));
        var urged = Assert.Single((await service.GetAsync(agency, Cancel))!.Log);
        Assert.Equal((slow.Id, UrgeReason.Behind), (urged.CommuneId, urged.Reason));
    }

    [Theory]
    [InlineData(PaceClass.OnTrack, false, null)]
    [InlineData(PaceClass.OnTrack, true, UrgeReason.Behind)]
    [InlineData(PaceClass.Slow, false, UrgeReason.Behind)]
    [InlineData(PaceClass.Done, true, null)]
    [InlineData(PaceClass.Unknown, true, null)]
    public async Task After_the_last_day_whoever_has_not_reached_the_quota_can_be_urged(PaceClass pace, bool isOver, UrgeReason? reason)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 20);
        var row = (await portal.Get<UrgingService>().GetAsync(TestPortal.Agency(campaign), Cancel))!.Rollup.Rows.First(r => r.IsReported);

        Assert.Equal(reason, UrgingRules.ReasonIfChosen(row with { Pace = pace, BlankHamlets = 0 }, isOver));
    }

    [Fact]
    public async Task A_report_that_came_since_the_figures_were_read_was_not_missing()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 15);
        var (agency, service) = (TestPortal.Agency(campaign), portal.Get<UrgingService>());
        var (late, missing) = (campaign.CommuneBy(Commune).Id, campaign.CommuneBy("30208").Id);
        Assert.NotNull(await service.GetAsync(agency, Cancel));

        // Past the feed and the audit: the figures that are kept do not know of it, as those of a moment ago would not.
        await using (var context = portal.Get<PortalDb>().Open(TestPortal.Officer(campaign, Commune)))
        {
            context.CommuneDays.Add(new() { CampaignId = campaign.Id, CommuneId = late, Day = Day, Kind = DayKind.Zero, FirstSubmittedAt = Moment, FirstReceivedAt = Moment, LastSubmittedAt = Moment, LastSubmittedBy = "xa", Version = 1 });
            await context.SaveChangesAsync(Cancel);
        }

        Assert.Equal(1, await service.RecordAsync(agency, campaign.Id, [late, missing], Cancel));
        Assert.Equal(missing, Assert.Single((await service.GetAsync(agency, Cancel))!.Log).CommuneId);
    }

    [Fact]
    public async Task After_the_cut_off_the_message_says_that_it_has_passed()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 17);
        var desk = (await portal.Get<UrgingService>().GetAsync(TestPortal.Agency(campaign), Cancel))!;

        Assert.Contains(
            "Đã quá hạn 16:30, đề nghị các đơn vị chưa báo cáo gửi số liệu ngay:",
            UrgingRules.Message(desk.Campaign, desk.Rollup, [campaign.CommuneBy(Commune).Id]).Split('\n'));
    }

    [Theory]
    [InlineData(5, 20, "Đến 20:00: đã báo cáo 1/12", "Đã quá hạn 16:30, đề nghị", "Các đơn vị sau chậm so với tiến độ, đề nghị tăng cường lực lượng:", "Lúc 20:00 · ", "Chậm so với tiến độ; còn thiếu 4 ấp", "20 giờ 00 phút ngày 05/9/2023, có 1/12 đơn vị đã báo cáo số liệu trong ngày;", "các đơn vị báo cáo số liệu hằng ngày đúng giờ, tập trung lực lượng bảo đảm hoàn thành chỉ tiêu được giao chậm nhất ngày 05/9/2023./.")]
    [InlineData(6, 9, "Đến 09:00 ngày 06/9/2023: đã báo cáo 1/12", "Đã quá hạn 16:30 ngày 05/9/2023, đề nghị", "Các đơn vị sau chưa hoàn thành chỉ tiêu:", "Lúc 09:00 ngày 06/9/2023 · ", "Chưa hoàn thành chỉ tiêu; còn thiếu 4 ấp", "09 giờ 00 phút ngày 06/9/2023, có 1/12 đơn vị đã báo cáo số liệu ngày 05/9/2023;", "các đơn vị rà soát, hoàn chỉnh số liệu các ngày của chiến dịch, nộp báo cáo tổng kết chậm nhất ngày 07/9/2023./.")]
    [InlineData(8, 9, "Đến 09:00 ngày 08/9/2023: đã báo cáo 1/12", "Đã quá hạn 16:30 ngày 05/9/2023, đề nghị", "Các đơn vị sau chưa hoàn thành chỉ tiêu:", "Lúc 09:00 ngày 08/9/2023 · ", "Chưa hoàn thành chỉ tiêu; còn thiếu 4 ấp", "09 giờ 00 phút ngày 08/9/2023, có 1/12 đơn vị đã báo cáo số liệu ngày 05/9/2023;", "các đơn vị rà soát, hoàn chỉnh số liệu các ngày của chiến dịch./.")]
    public async Task After_the_last_day_nobody_is_asked_for_what_is_past_and_the_hour_has_its_day(
        int day, int hour, string said, string deadline, string behind, string source, string reason, string begins, string ends)
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 9, 5, 15);
        var last = campaign.Campaign.EndDay;
        Assert.Equal(EntryStatus.Accepted, (await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune), Fill.Cells(campaign, Commune, last, 0, (0, "level1", "4")), Cancel)).Status);
        portal.SetLocalTime(2023, 9, day, hour);
        var desk = (await portal.Get<UrgingService>().GetAsync(TestPortal.Agency(campaign), Cancel))!;
        int[] chosen = [campaign.CommuneBy(Commune).Id, campaign.CommuneBy("30208").Id];

        var lines = UrgingRules.Message(desk.Campaign, desk.Rollup, chosen).Split('\n');
        Assert.Equal("CÔNG AN HUYỆN LAI VUNG – ĐÔN ĐỐC NGÀY 05/9/2023", lines[0]);
        Assert.StartsWith(said, lines[1], StringComparison.Ordinal);
        Assert.Contains(day == 5 ? "; toàn huyện trong ngày 4, lũy kế 4/" : "; toàn huyện ngày 05/9/2023: 4, lũy kế 4/", lines[1], StringComparison.Ordinal);
        Assert.Equal(day == 5 ? "Trong ngày" : "Ngày 05/9/2023", UrgingBulletin.Of(desk.Campaign, desk.Rollup, chosen).Figures[1].Label);
        Assert.Contains(lines, l => l.StartsWith(deadline, StringComparison.Ordinal));
        Assert.Contains(behind, lines);
        Assert.StartsWith(source, UrgingBulletin.Of(desk.Campaign, desk.Rollup, chosen).Source, StringComparison.Ordinal);
        var letter = UrgingLetter.Write(desk.Campaign, desk.Rollup, chosen, DocumentForm.Standard(campaign.Campaign, DocumentKind.Urging));
        Assert.StartsWith(reason, IssuedDocument.Tables(letter)[0][1][5], StringComparison.Ordinal);
        Assert.Contains(IssuedDocument.Paragraphs(letter), p => p.Contains(begins, StringComparison.Ordinal));
        Assert.EndsWith(ends, IssuedDocument.Paragraphs(letter)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Written_down_five_times_at_once_an_urging_is_kept_once()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 15);
        int[] communes = [.. campaign.Communes.Take(5).Select(c => c.Id)];

        var counts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(
            () => portal.Get<UrgingService>().RecordAsync(TestPortal.Agency(campaign), campaign.Id, communes, Cancel), Cancel)));

        Assert.Equal([0, 0, 0, 0, 5], counts.Order());
    }

    [Fact]
    public async Task Who_was_urged_is_kept_with_the_minutes_until_the_report_came()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var agency = TestPortal.Agency(campaign);
        var service = portal.Get<UrgingService>();
        portal.SetLocalTime(2023, 8, 5, 15);
        Assert.Equal(2, await service.RecordAsync(agency, campaign.Id, [campaign.CommuneBy(Commune).Id, campaign.CommuneBy("30208").Id], Cancel));
        portal.SetLocalTime(2023, 8, 5, 15, 37);
        await SendAsync(portal, campaign);

        var log = (await service.GetAsync(agency, Cancel))!.Log;

        Assert.Equal((UrgeReason.Missing, new DateTime(2023, 8, 5, 15, 0, 0), agency.UserName, 37), Of(log, campaign.CommuneBy(Commune).FullName));
        Assert.Null(log.Single(r => r.Commune == campaign.CommuneBy("30208").FullName).MinutesUntilReported);

        // Who was urged after the report came has no minutes.
        portal.SetLocalTime(2023, 8, 5, 16);
        await service.RecordAsync(agency, campaign.Id, [campaign.CommuneBy(Commune).Id], Cancel);
        Assert.Equal([UrgeReason.Behind, UrgeReason.Missing], (await service.GetAsync(agency, Cancel))!.Log.Where(r => r.Commune == campaign.CommuneBy(Commune).FullName).Select(r => r.Reason));
    }

    [Fact]
    public async Task Those_urged_at_once_stand_in_the_log_as_the_letter_names_them_below_who_was_urged_later()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var (agency, service) = (TestPortal.Agency(campaign), portal.Get<UrgingService>());
        portal.SetLocalTime(2023, 8, 21, 15);
        var rows = UrgingRules.InOrder((await service.GetAsync(agency, Cancel))!.Rollup.Rows).Where(r => UrgingRules.ReasonOf(r) is not null).ToList();
        await service.RecordAsync(agency, campaign.Id, [.. rows.Skip(1).Select(r => r.AreaId)], Cancel);
        portal.SetLocalTime(2023, 8, 21, 15, 1);
        await service.RecordAsync(agency, campaign.Id, [rows[0].AreaId], Cancel);

        Assert.True(rows.Count > 5);
        Assert.Equal(rows.Select(r => r.Name), (await service.GetAsync(agency, Cancel))!.Log.Select(r => r.Commune));
    }

    [Fact]
    public async Task A_commune_of_another_campaign_cannot_be_written_down()
    {
        var (portal, own, other) = await TestPortal.TwoCampaignsAsync();
        await using var _ = portal;

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            portal.Get<UrgingService>().RecordAsync(TestPortal.Agency(own), own.Id, [other.Communes[0].Id], Cancel));
    }

    [Fact]
    public async Task The_letter_is_addressed_to_those_who_were_chosen_and_has_their_figures()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 15, 4);
        await SendAsync(portal, campaign);
        var desk = (await portal.Get<UrgingService>().GetAsync(TestPortal.Agency(campaign), Cancel))!;

        var bytes = UrgingLetter.Write(
            desk.Campaign, desk.Rollup, [campaign.CommuneBy(Commune).Id, campaign.CommuneBy("30208").Id],
            DocumentForm.Standard(campaign.Campaign, DocumentKind.Urging));

        Assert.Empty(IssuedDocument.Faults(bytes));
        Assert.Equal(
            [[campaign.CommuneBy("30208").FullName, "0", "Chưa báo cáo ngày 05/8/2023"], ["Xã Tân Dương", "4", $"Chậm so với tiến độ; còn thiếu {campaign.CommuneBy(Commune).Hamlets.Count - 1} ấp, khóm ngày 05/8/2023"]],
            IssuedDocument.Tables(bytes)[0].Select(r => new[] { r[1], r[3], r[5] }));
        Assert.Contains("- Ủy ban nhân dân xã Tân Dương.", IssuedDocument.Paragraphs(bytes));
        Assert.Contains("đề nghị các đơn vị chưa báo cáo gửi ngay số liệu ngày 05/8/2023; các đơn vị còn thiếu ấp, khóm bổ sung ngay; các đơn vị báo cáo", IssuedDocument.Paragraphs(bytes)[^1], StringComparison.Ordinal);
        Assert.Contains("V/v đôn đốc thực hiện chiến dịch “", IssuedDocument.Text(bytes), StringComparison.Ordinal);
        var late = UrgingLetter.Write(desk.Campaign, desk.Rollup, [campaign.CommuneBy(Commune).Id], DocumentForm.Standard(campaign.Campaign, DocumentKind.Urging));
        Assert.DoesNotContain("chưa báo cáo gửi ngay", IssuedDocument.Text(late), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_goes_over_days_and_says_what_came_of_each_and_of_all()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (agency, service) = (TestPortal.Agency(campaign), portal.Get<UrgingService>());
        var (own, other) = (campaign.CommuneBy(Commune).Id, campaign.CommuneBy("30208").Id);
        portal.SetLocalTime(2023, 8, 5, 15);
        await service.RecordAsync(agency, campaign.Id, [own, other], Cancel);
        portal.SetLocalTime(2023, 8, 5, 15, 20);
        await SendAsync(portal, campaign);
        portal.SetLocalTime(2023, 8, 5, 16);
        await service.RecordAsync(agency, campaign.Id, [own], Cancel);

        // Copied twice is urged once.
        portal.SetLocalTime(2023, 8, 5, 16, 9);
        Assert.Equal(0, await service.RecordAsync(agency, campaign.Id, [own], Cancel));
        portal.SetLocalTime(2023, 8, 6, 15);
        Assert.Equal(EntryStatus.Accepted, (await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune), Fill.Cells(campaign, Commune, Day.AddDays(1), 0, (0, "level1", "6")), Cancel)).Status);

        var log = (await service.LogAsync(agency, _ => new(Day, Day.AddDays(1)), Cancel))!;

        Assert.Equal((3, 2, 1, 20), (log.Total.Count, log.Total.Missing, log.Total.Reported, log.Total.Minutes!.Value));
        var behind = log.Rows.Single(r => r.Reason == UrgeReason.Behind);
        Assert.Equal((4, 6), (behind.Then!.Cumulative, behind.Gained!.Value));
        Assert.Equal([("Xã Tân Dương", 2, 1), (campaign.CommuneBy("30208").FullName, 1, 0)], log.ByCommune.Select(s => (s.Name, s.Count, s.Reported)));
        Assert.Single((await service.LogAsync(agency, _ => new(Day, Day, other), Cancel))!.Rows);
        Assert.Empty((await service.LogAsync(agency, _ => new(Day.AddDays(1), Day.AddDays(1)), Cancel))!.Rows);

        using var workbook = new ClosedXML.Excel.XLWorkbook(new MemoryStream(UrgeWorkbook.Write(log)));
        var row = workbook.Worksheet(1).Row(TableWorkbook.HeadingRow + 3);
        Assert.Equal(("Xã Tân Dương", 20d), (row.Cell(2).GetString(), row.Cell(8).GetDouble()));
        Assert.Equal(3d, workbook.Worksheet(2).Row(TableWorkbook.HeadingRow + 1).Cell(3).GetDouble());
    }

    private static (UrgeReason Reason, DateTime At, string By, int Minutes) Of(IReadOnlyList<UrgeRow> log, string commune)
    {
        var row = log.Single(r => r.Commune == commune);
        return (row.Reason, row.UrgedAt, row.UrgedBy, row.MinutesUntilReported!.Value);
    }

    private static async Task SendAsync(TestPortal portal, CampaignDefinition campaign) => Assert.Equal(
        EntryStatus.Accepted,
        (await portal.Get<EntryService>().SubmitAsync(TestPortal.Officer(campaign, Commune), Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "4")), Cancel)).Status);
}
