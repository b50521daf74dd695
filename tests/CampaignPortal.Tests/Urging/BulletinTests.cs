using System.Text;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Pictures;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Urging;
using CampaignPortal.Tests.Support;
using SkiaSharp;

namespace CampaignPortal.Tests.Urging;

/// <summary>The picture for a chat: read back, it is small enough, whole, and every letter has its glyph.</summary>
public sealed class BulletinTests
{
    private const int MostBytes = 300_000;

    private static readonly string[] Tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];

    // Every Vietnamese letter, small and capital, with each of its tones.
    private static readonly string Alphabet = string.Concat("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".SelectMany(_ => Tones, (letter, tone) => (letter + tone).Normalize(NormalizationForm.FormC)))
        + "bcdđghklmnpqrstvxfjwzBCDĐGHKLMNPQRSTVXFJWZ0123456789 .,/%–…!·-“”()";

    [Fact]
    public async Task The_rows_are_those_of_the_page_and_of_the_message()
    {
        var (campaign, rollup) = await RollupAsync();
        var chosen = rollup.Rows.Where(r => UrgingRules.ReasonOf(r) is not null).Select(r => r.AreaId).ToList();

        var bulletin = UrgingBulletin.Of(campaign, rollup, chosen);
        var message = UrgingRules.Message(campaign, rollup, chosen);

        Assert.NotEmpty(bulletin.Rows);
        Assert.Equal(UrgingRules.InOrder(rollup.Rows.Where(r => chosen.Contains(r.AreaId))).Select(r => r.Name), bulletin.Rows.Select(r => r.Name));
        Assert.Contains($"lũy kế {bulletin.Figures[2].Value} ({bulletin.Figures[3].Value.Replace(" ", "", StringComparison.Ordinal)})", message, StringComparison.Ordinal);
        Assert.Contains($"đã báo cáo {bulletin.Figures[0].Value} đơn vị", message, StringComparison.Ordinal);
        Assert.Contains(bulletin.Deadline!, message, StringComparison.Ordinal);
        Assert.All(bulletin.Rows.Where(r => r.StateWord.StartsWith("Chưa báo cáo", StringComparison.Ordinal)), r => Assert.Equal("–", r.Today));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(12, 1)]
    [InlineData(16, 1)]
    [InlineData(17, 2)]
    [InlineData(143, 9)]
    public async Task From_one_to_a_whole_province_each_picture_is_light_and_as_large_as_it_says(int communes, int pictures)
    {
        var (campaign, rollup) = await RollupAsync();
        var row = rollup.Rows[0] with { State = DayState.Late, Kind = DayKind.Zero, Pace = PaceClass.Done };
        var many = Enumerable.Range(1, communes).Select(i => row with { AreaId = i, Code = $"{i:000}", Name = $"Thị trấn Nguyễn Thị Đượm Phượng Kỷ niệm {i}", Cumulative = i * 17 }).ToList();

        var bulletin = UrgingBulletin.Of(campaign, rollup with { Rows = many }, [.. many.Select(r => r.AreaId)]);

        Assert.Equal(pictures, bulletin.PageCount);
        Assert.Equal(bulletin.Rows, Enumerable.Range(1, pictures).SelectMany(bulletin.Page));
        var sizes = Enumerable.Range(1, pictures).Select(p => bulletin.Page(p).Count).ToList();
        Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
        for (var page = 1; page <= pictures; page++)
        {
            var bytes = BulletinPicture.Write(bulletin, page);
            Assert.InRange(bytes.Length, 5_000, MostBytes);
            using var read = SKBitmap.Decode(bytes);
            Assert.Equal((BulletinPicture.Width, BulletinPicture.HeightOf(bulletin, page)), (read.Width, read.Height));
        }
    }

    [Fact]
    public async Task Every_letter_of_every_name_and_of_the_picture_itself_has_a_glyph()
    {
        var (campaign, rollup) = await RollupAsync();
        var bulletin = UrgingBulletin.Of(campaign, rollup, [.. rollup.Rows.Select(r => r.AreaId)]);
        var texts = bulletin.Rows.SelectMany(r => new[] { r.Name, r.StateWord, r.PaceWord, r.Today, r.Share, r.Percent })
            .Concat(bulletin.Figures.SelectMany(f => new[] { f.Label, f.Value })).Concat(UrgingBulletin.Headings)
            .Append(bulletin.Title).Append(bulletin.Subtitle).Append(bulletin.Agency.ToUpperInvariant()).Append(bulletin.Deadline!).Append(Alphabet);

        foreach (var face in new[] { Letters.Regular, Letters.Strong })
        {
            Assert.Empty(texts.SelectMany(Picture.Clean).Where(letter => face.GetGlyph(letter) == 0).Distinct());
        }

        // What cannot be drawn would be found: the font has no such sign.
        Assert.Equal(0, Letters.Regular.GetGlyph('✓'));
    }

    [Theory]
    [InlineData("Lúc 15:01 · Số liệu theo báo cáo của xã", 0)]
    [InlineData("Lúc 15:01 · Lũy kế theo DC01 đến hết ngày 19/08/2023; số trong ngày theo báo cáo của xã", 40)]
    [InlineData("Lúc 15:01 · Lũy kế theo DC01 đến hết ngày 19/08/2023 (có đơn vị mới đến ngày 11/08/2023); 12 đơn vị chưa có số DC01, lấy số xã báo cáo; số trong ngày theo báo cáo của xã", 120)]
    public async Task Whose_counts_they_are_is_never_shortened(string source, int taller)
    {
        var (campaign, rollup) = await RollupAsync();
        var bulletin = UrgingBulletin.Of(campaign, rollup, [.. rollup.Rows.Select(r => r.AreaId)]);
        using var picture = new Picture(10, 10, SKColors.White);

        var lines = picture.Lines(source, new(28, SKColors.Black), BulletinPicture.Width - 80, (taller / 40) + 1);

        Assert.DoesNotContain(lines, l => l.Contains('…', StringComparison.Ordinal));
        Assert.Equal(BulletinPicture.HeightOf(bulletin with { Source = "x" }, 1) + taller, BulletinPicture.HeightOf(bulletin with { Source = source }, 1));
    }

    [Fact]
    public void A_name_typed_with_loose_marks_looks_like_the_same_name_and_no_mark_is_cut_off()
    {
        const string name = "Ế Ẫ Ữ Ặ Ỵ ỹ g";
        var look = new TextLook(60, SKColors.Black, IsStrong: true);

        Assert.Equal(Draw(name, 400), Draw(name.Normalize(NormalizationForm.FormD), 400));
        using var drawn = SKBitmap.Decode(Draw(name, 400));
        var rows = Enumerable.Range(0, drawn.Height).Where(y => Enumerable.Range(0, drawn.Width).Any(x => drawn.GetPixel(x, y) != SKColors.White)).ToList();

        // The name of a row stands 48 below its line: what rises higher would run into the row above.
        Assert.InRange(100 - rows[0], 50, 60 * 1.25);
        Assert.InRange(rows[^1] - 100, 5, 60 * 0.35);

        byte[] Draw(string text, float most)
        {
            using var picture = new Picture(500, 150, SKColors.White);
            Assert.InRange(picture.Text(text, 10, 100, look, most), 100, most);
            return picture.Png();
        }
    }

    [Fact]
    public void What_is_too_wide_is_shortened_and_broken_between_words()
    {
        using var picture = new Picture(10, 10, SKColors.White);
        var look = new TextLook(30, SKColors.Black);

        Assert.InRange(picture.Text("Xã có một cái tên rất dài không ai viết hết được", 0, 0, look, 200), 150, 200);
        var lines = picture.Lines("Đề nghị các đơn vị chưa báo cáo gửi số liệu trước 16:30 ngày 20/8/2023 để tổng hợp", look, 400, 2);
        Assert.Equal(2, lines.Count);
        Assert.EndsWith("…", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Đề nghị các đơn vị", lines[0], StringComparison.Ordinal);
    }

    private static async Task<(CampaignDefinition Campaign, RollupTable Rollup)> RollupAsync()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync(CampaignClock.ToUtc(new(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified)));
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 15);
        return (campaign, await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, new DateOnly(2023, 8, 20), TestContext.Current.CancellationToken));
    }
}
