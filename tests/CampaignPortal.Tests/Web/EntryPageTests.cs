using AngleSharp.Html.Dom;

namespace CampaignPortal.Tests.Web;

/// <summary>What the head of the officer's page says of time: how much is left, and which day is still owed.</summary>
public sealed class EntryPageTests
{
    [Fact]
    public async Task A_day_that_is_still_owed_is_told_with_the_way_to_fill_it_in()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = await portal.SignInAsync("xa.hoathanh");
        using var punctual = await portal.SignInAsync("tt.laivung");
        Assert.Null(Owed(await officer.PageAsync("/nhap-lieu")));

        portal.Time.Advance(TimeSpan.FromDays(1));
        var owed = Owed(await officer.PageAsync("/nhap-lieu"))!;

        Assert.Equal("CN 20/8 chưa báo cáo. Nhập bù", string.Join(' ', owed.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        var way = ((IHtmlAnchorElement)owed.QuerySelector("a")!).GetAttribute("href")!;
        Assert.Equal("/nhap-lieu?ngay=2023-08-20", way);
        Assert.Null(Owed(await officer.PageAsync(way)));
        Assert.Null(Owed(await punctual.PageAsync("/nhap-lieu")));
    }

    [Theory]
    [InlineData(0, "Hạn 16:30 · còn 1 giờ 30 phút", false)]
    [InlineData(31, "◷ Hạn 16:30 · chỉ còn 59 phút", true)]
    [InlineData(90, "Hạn 16:30. Báo cáo trễ vẫn được tính", false)]
    public async Task The_time_left_is_told_and_its_last_hour_stands_out(int minutes, string words, bool standsOut)
    {
        await using var portal = await WebPortal.StartAsync();
        portal.Time.Advance(TimeSpan.FromMinutes(minutes));
        using var officer = await portal.SignInAsync("xa.hoathanh");

        var left = (await officer.PageAsync("/nhap-lieu")).QuerySelector(".pace > :last-child")!;

        Assert.Equal(words, left.TextContent);
        Assert.Equal(standsOut, left.ClassList.Contains("tag-slow"));
    }

    [Fact]
    public async Task A_day_that_was_reported_or_is_locked_has_no_time_left()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = await portal.SignInAsync("xa.hoathanh");

        foreach (var day in new[] { "2023-08-19", "2023-08-10" })
        {
            Assert.DoesNotContain("Hạn", (await officer.PageAsync("/nhap-lieu?ngay=" + day)).QuerySelector(".pace")!.TextContent, StringComparison.Ordinal);
        }
    }

    private static AngleSharp.Dom.IElement? Owed(IHtmlDocument page) => page.QuerySelector(".note-warn:has(a[href*='ngay='])");
}
