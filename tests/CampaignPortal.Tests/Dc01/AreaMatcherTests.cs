using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Dc01;

namespace CampaignPortal.Tests.Dc01;

public sealed class AreaMatcherTests
{
    [Theory]
    [InlineData("Xã Tân Hòa", "Xã Tân Hòa")]
    [InlineData("X. Tân Hoà", "Xã Tân Hòa")]
    [InlineData("x.Tân  Hoà", "Xã Tân Hòa")]
    [InlineData("XÃ TÂN HÒA", "Xã Tân Hòa")]
    [InlineData("Tân Hoà", "Xã Tân Hòa")]
    [InlineData("Xã Tân Hòa, huyện Lai Vung, tỉnh Đồng Tháp", "Xã Tân Hòa?")]
    [InlineData("Xã Tân Hòa, huyện Lai Vung", "Xã Tân Hòa")]
    [InlineData("Xã Tân Hòa (Lai Vung)", "Xã Tân Hòa")]
    [InlineData("Xã Tân Hòa - H. Lai Vung", "Xã Tân Hòa")]
    [InlineData("Công an xã Tân Hòa", "Xã Tân Hòa")]
    [InlineData("UBND xã Tân Hoà", "Xã Tân Hòa")]
    [InlineData("CAX Tân Hòa", "Xã Tân Hòa")]
    [InlineData("10. Xã Tân Hòa", "Xã Tân Hòa")]
    [InlineData("30211 - Xã Tân Dương", "Xã Tân Dương")]
    [InlineData("TT Lai Vung", "Thị trấn Lai Vung")]
    [InlineData("TT. Lai Vung", "Thị trấn Lai Vung")]
    [InlineData("T.T Lai Vung", "Thị trấn Lai Vung")]
    [InlineData("Thị Trấn Lai Vung", "Thị trấn Lai Vung")]
    [InlineData("Xã Hoà Thành", "Xã Hòa Thành")]
    [InlineData("Xa Tan Hoa", "Xã Tân Hòa?")]
    [InlineData("Xã Tân Hóa", "Xã Tân Hòa?")]
    [InlineData("Phường Tân Hòa", "Xã Tân Hòa?")]
    [InlineData("Xã Tân Hòa, huyện Tam Nông", "Xã Tân Hòa?")]
    [InlineData("Xã Tân Phươc", "Xã Tân Phước?")]
    [InlineData("Xã Phogn Hòa", "Xã Phong Hòa?")]
    [InlineData("Xã Long Thăng", "Xã Long Thắng?")]
    [InlineData("Xã Bình Thành", "")]
    [InlineData("Công an huyện Lai Vung", "")]
    [InlineData("Tân", "")]
    public void A_name_finds_its_commune_or_says_how_sure_it_is(string text, string expected)
    {
        var (state, communes) = Matcher(Dc01Sample.Campaign, new Dictionary<string, int?>()).Find(AreaName.Of(text));

        Assert.Equal(expected.Length == 0 ? MatchState.Unmatched : expected.EndsWith('?') ? MatchState.Doubtful : MatchState.Matched, state);
        Assert.Equal(expected.Length == 0 ? [] : [expected.TrimEnd('?')], communes.Select(c => c.FullName));
    }

    private static AreaMatcher Matcher(CampaignDefinition campaign, IReadOnlyDictionary<string, int?> decided) =>
        new(campaign.Communes, campaign.Campaign.HostName, decided);

    [Fact]
    public void A_name_of_two_communes_is_asked_about_with_both()
    {
        var campaign = Dc01Sample.Of("Xã Tân Quý", "Phường Tân Quí", "Xã Mỹ An", "Xã Mĩ An Hưng");
        var matcher = Matcher(campaign, new Dictionary<string, int?>());

        Assert.Equal((MatchState.Doubtful, 2), (matcher.Find(AreaName.Of("Tân Quí")).State, matcher.Find(AreaName.Of("Tân Quí")).Communes.Count));
        Assert.Equal("Xã Tân Quý", matcher.Find(AreaName.Of("X. Tân Quí")).Communes.Single().FullName);
        Assert.Equal("Xã Mĩ An Hưng", matcher.Find(AreaName.Of("Xã Mỹ An Hưng")).Communes.Single().FullName);
    }

    [Fact]
    public void What_a_person_decided_holds_for_every_way_to_write_the_same_name()
    {
        var decided = new Dictionary<string, int?> { [AreaName.Of("Xa Tan Hoa").Key] = 10, [AreaName.Of("Xã Bình Thành").Key] = null };
        var matcher = Matcher(Dc01Sample.Campaign, decided);

        Assert.Equal((MatchState.Decided, "Xã Tân Hòa"), (matcher.Find(AreaName.Of("xa  tan hoa")).State, matcher.Find(AreaName.Of("X. Tan Hoa")).Communes.Single().FullName));
        Assert.Equal(MatchState.LeftOut, matcher.Find(AreaName.Of("X. Bình Thành")).State);
    }

    [Theory]
    [InlineData("Tổng cộng", true)]
    [InlineData("TỔNG", true)]
    [InlineData("Tong cong", true)]
    [InlineData("Cộng", true)]
    [InlineData("Toàn huyện", true)]
    [InlineData("Huyện Lai Vung", true)]
    [InlineData("I. Tỉnh Đồng Tháp", false)]
    [InlineData("Tỉnh Đồng Tháp", true)]
    [InlineData("Công an xã Tân Hòa", false)]
    [InlineData("Cong an xa Tan Hoa", false)]
    [InlineData("Xã Tổng Hợp", false)]
    public void Lines_that_add_up_are_told_from_communes(string text, bool isTotal) => Assert.Equal(isTotal, AreaName.IsTotal(text));
}
