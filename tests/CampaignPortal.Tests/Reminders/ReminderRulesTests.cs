using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Core.Units;
using CsCheck;

namespace CampaignPortal.Tests.Reminders;

public sealed class ReminderRulesTests
{
    [Theory]
    [InlineData("2023-08-03 12:00", 60, "16:30", "")]
    [InlineData("2023-08-04 07:59", 60, "16:30", "")]
    [InlineData("2023-08-04 08:00", 60, "16:30", "PlanSoon 05")]
    [InlineData("2023-08-05 15:29", 60, "16:30", "PlanSoon 05")]
    [InlineData("2023-08-05 15:30", 60, "16:30", "BeforeCutOff 05, HamletsBlank 05, PlanSoon 05")]
    [InlineData("2023-08-05 16:30", 60, "16:30", "BeforeCutOff 05, HamletsBlank 05, PlanSoon 05")]
    [InlineData("2023-08-05 16:31", 60, "16:30", "AfterCutOff 05, PlanSoon 05")]
    [InlineData("2023-08-06 00:00", 60, "16:30", "")]
    [InlineData("2023-08-06 08:00", 60, "16:30", "PlanOver 05")]
    [InlineData("2023-08-08 23:59", 60, "16:30", "AfterCutOff 08, PlanOver 05")]
    [InlineData("2023-08-09 00:00", 60, "16:30", "")]
    [InlineData("2023-08-20 15:30", 0, "16:30", "")]
    [InlineData("2023-08-20 16:31", 0, "16:30", "AfterCutOff 20")]
    [InlineData("2023-08-20 14:30", 120, "16:30", "BeforeCutOff 20, HamletsBlank 20")]

    // Not before midnight, and the leader of a day that ends with its cut-off is told all the same.
    [InlineData("2023-08-19 23:59", 720, "01:00", "AfterCutOff 19")]
    [InlineData("2023-08-20 00:00", 720, "01:00", "BeforeCutOff 20, HamletsBlank 20")]
    [InlineData("2023-08-20 00:00", 60, "23:59", "AfterCutOff 19")]
    [InlineData("2023-08-20 01:59", 60, "23:59", "AfterCutOff 19")]
    [InlineData("2023-08-20 02:00", 60, "23:59", "")]
    [InlineData("2023-09-05 17:00", 60, "16:30", "AfterCutOff 05")]
    [InlineData("2023-09-06 17:00", 60, "16:30", "ReportSoon 07")]
    [InlineData("2023-09-08 17:00", 60, "16:30", "ReportOver 07")]
    [InlineData("2023-09-11 17:00", 60, "16:30", "")]
    public void What_may_go_out_when(string time, int minutes, string cutOff, string expected)
    {
        var now = DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

        var open = ReminderRules.Windows(Campaign(minutes, TimeOnly.Parse(cutOff, System.Globalization.CultureInfo.InvariantCulture)), now).Where(w => w.IsOpen(now));

        Assert.Equal(expected, string.Join(", ", open.Select(w => FormattableString.Invariant($"{w.Kind} {w.Day:dd}"))));
    }

    [Fact]
    public void At_every_minute_a_kind_is_open_for_one_day_at_most_and_before_and_after_never_meet()
    {
        Gen.Select(Gen.Int[0, 60_000], Gen.Int[0, 720], Gen.Int[0, 1439]).Sample((minute, before, cutOff) =>
        {
            var now = new DateTime(2023, 8, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(minute);
            var campaign = Campaign(before, TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(cutOff)));
            var windows = ReminderRules.Windows(campaign, now);

            var open = windows.Where(w => w.IsOpen(now)).ToList();

            Assert.Equal(open.Count, open.Select(w => (w.Kind, w.Day)).Distinct().Count());
            Assert.All(windows, w => Assert.True(w.From < w.Until && w.Until > now));
            Assert.All(open.Where(w => w.Kind <= ReminderKind.AfterCutOff), w => Assert.True(campaign.IsCampaignDay(w.Day)));
            Assert.True(open.Where(w => w.Kind <= ReminderKind.AfterCutOff).GroupBy(w => w.Day).All(g => g.Count() == 1));
            Assert.True(before > 0 || windows.All(w => w.Kind != ReminderKind.BeforeCutOff));
        });
    }

    [Fact]
    public void Who_has_done_it_is_not_reminded()
    {
        var campaign = Campaign(60, new(16, 30));
        var day = new DateOnly(2023, 8, 20);
        var (commune, unit) = (BodyId.OfCommune(11), BodyId.OfUnit(31));
        var nothing = new ReminderFacts(new HashSet<(int, DateOnly)>(), new HashSet<BodyId>(), new HashSet<BodyId>());

        Assert.Equal([commune], Due(ReminderKind.BeforeCutOff, nothing));
        Assert.Equal([commune], Due(ReminderKind.AfterCutOff, nothing with { Reported = new HashSet<(int, DateOnly)> { (11, day.AddDays(-1)) } }));
        Assert.Empty(Due(ReminderKind.AfterCutOff, nothing with { Reported = new HashSet<(int, DateOnly)> { (11, day) } }));
        Assert.Empty(Due(ReminderKind.HamletsBlank, nothing with { Reported = new HashSet<(int, DateOnly)> { (11, day) } }));
        Assert.Equal([commune], Due(ReminderKind.HamletsBlank, nothing with { Partial = new HashSet<(int, DateOnly)> { (11, day) } }));
        Assert.Equal([unit], Due(ReminderKind.PlanOver, nothing with { Planned = new HashSet<BodyId> { commune } }));
        Assert.Equal([commune], Due(ReminderKind.ReportSoon, nothing with { Closed = new HashSet<BodyId> { unit }, Planned = new HashSet<BodyId> { commune } }));

        IEnumerable<BodyId> Due(ReminderKind kind, ReminderFacts facts) => ReminderRules.Due(campaign, new(kind, day, default, default), facts);
    }

    [Theory]
    [InlineData(MailState.Failed, 1, 4, false)]
    [InlineData(MailState.Failed, 1, 5, true)]
    [InlineData(MailState.Failed, 3, 99, false)]
    [InlineData(MailState.Claimed, 1, 9, false)]
    [InlineData(MailState.Claimed, 1, 10, true)]
    [InlineData(MailState.Claimed, 3, 99, false)]
    [InlineData(MailState.Sending, 1, 9999, false)]
    [InlineData(MailState.Unknown, 1, 9999, false)]
    [InlineData(MailState.Sent, 1, 9999, false)]
    public void What_may_have_gone_out_is_not_sent_again(MailState state, int attempts, int minutes, bool may)
    {
        var now = new DateTime(2023, 8, 20, 9, 0, 0, DateTimeKind.Utc);
        Assert.True(ReminderRules.MaySend(null, now));
        Assert.Equal(may, ReminderRules.MaySend(new() { Addresses = "x", State = state, Attempts = attempts, ClaimedAt = now.AddMinutes(-minutes) }, now));
    }

    [Theory]
    [InlineData("xa.tanduong@laivung.gov.vn", true)]
    [InlineData("  a+b@x.vn ", true)]
    [InlineData("a@localhost", true)]
    [InlineData("", true)]
    [InlineData("a@x.vn, b@x.vn", false)]
    [InlineData("a@x.vn\r\nBcc: b@x.vn", false)]
    [InlineData("Cán bộ <a@x.vn>", false)]
    [InlineData("a@", false)]
    [InlineData("@x.vn", false)]
    [InlineData("a b@x.vn", false)]
    [InlineData("a@x..vn", false)]
    [InlineData("ấp@x.vn", false)]
    [InlineData("<img src=x onerror=alert(1)>@x.vn", false)]
    public void One_plain_address_is_taken_and_nothing_else(string text, bool isAddress) => Assert.Equal(isAddress, MailAddresses.TryRead(text, out _));

    [Fact]
    public void A_letter_says_who_what_when_and_where_and_no_figures()
    {
        var campaign = Campaign(60, new(16, 30));
        var window = new ReminderWindow(ReminderKind.BeforeCutOff, new(2023, 8, 20), default, default);

        var letter = ReminderWords.Of(campaign, window, campaign.FindBody(BodyId.OfCommune(11))!, "https://cd.vn");

        Assert.Equal("Nhắc báo cáo số liệu ngày 20/8/2023 trước 16:30 – xã Tân Dương", letter.Subject);
        Assert.Equal(
            """
            Kính gửi: Cán bộ báo cáo số liệu, xã Tân Dương

            Cổng theo dõi chiến dịch chưa nhận được báo cáo ngày 20/8/2023 của xã Tân Dương. Đề nghị gửi số liệu trước 16:30; nếu trong ngày không có phát sinh, chọn “Không phát sinh”.

            Nhập số liệu: https://cd.vn/nhap-lieu?ngay=2023-08-20

            Công an huyện Lai Vung
            Chiến dịch “30 ngày, đêm” kích hoạt tài khoản định danh điện tử

            Thư tự động, không trả lời thư này. Nếu đã thực hiện, xin bỏ qua.

            """.ReplaceLineEndings("\r\n"), letter.Body);
    }

    [Fact]
    public void Every_kind_has_words_of_one_line_for_its_subject_whatever_a_body_is_called()
    {
        var campaign = Campaign(60, new(16, 30));
        foreach (var name in Closing.Hostile.Texts(300, 7).Append("Xã X\r\nBcc: ai@x.vn"))
        {
            foreach (var kind in Enum.GetValues<ReminderKind>())
            {
                var letter = ReminderWords.Of(campaign, new(kind, new(2023, 8, 20), default, default), new(BodyId.OfCommune(11), "1", name), "https://cd.vn");
                Assert.DoesNotContain(letter.Subject, char.IsControl);
                Assert.StartsWith("Kính gửi: ", letter.Body, StringComparison.Ordinal);
                Assert.Contains("https://cd.vn/", letter.Body, StringComparison.Ordinal);
            }
        }
    }

    private static CampaignDefinition Campaign(int minutes, TimeOnly cutOff)
    {
        var campaign = SampleCampaign.Create();
        (campaign.Id, campaign.RemindMinutes, campaign.CutOff) = (1, minutes, cutOff);
        return new(campaign, [.. StandardIndicators.Create()], [new(11, "1", "Xã Tân Dương", null, [])], [new Unit { Id = 31, Code = "U", Name = "Trường", Kind = "x" }], []);
    }
}
