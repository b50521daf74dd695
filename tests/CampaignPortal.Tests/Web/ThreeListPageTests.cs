using System.Net;

namespace CampaignPortal.Tests.Web;

public sealed class ThreeListPageTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    [Fact]
    public async Task The_agency_goes_from_communes_to_hamlets_and_keeps_its_day()
    {
        using var agency = await sample.AsAsync("congan");

        var page = await agency.PageAsync("/ba-danh-sach?ngay=2023-08-19");
        var link = page.QuerySelector("tr[data-area='30211'] a")!.GetAttribute("href")!;
        var commune = await agency.PageAsync(link);

        Assert.Equal((await sample.Portal.CampaignAsync()).Communes.Count + 1, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Xã Tân Dương", commune.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            page.QuerySelectorAll("tr[data-area='30211'] td").Take(9).Select(c => c.TextContent), commune.QuerySelectorAll("tr.total td").Take(9).Select(c => c.TextContent));
        Assert.Contains("19/08/2023", commune.QuerySelector("main .muted")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_sees_their_own_hamlets_and_no_other_commune()
    {
        var campaign = await sample.Portal.CampaignAsync();
        var other = campaign.Communes.First(c => c.Code != "30211");
        using var officer = await sample.AsAsync("xa.tanduong");

        var own = await officer.PageAsync("/ba-danh-sach");
        using var page = await officer.GetAsync($"/ba-danh-sach?xa={other.Id}");
        using var file = await officer.GetAsync($"/tai-ve/ba-danh-sach.xlsx?xa={other.Id}");

        Assert.Equal(
            campaign.Communes.Single(c => c.Code == "30211").Hamlets.Select(h => h.Code).Prepend("0"), own.QuerySelectorAll("tbody tr").Select(r => r.GetAttribute("data-area")));
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [page.StatusCode, file.StatusCode]);
    }
}
