using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Web;

/// <summary>How often the pages of papers ask the database, the frame's own question included.</summary>
public sealed class PaperStatementTests
{
    [Theory]
    [InlineData("/bao-cao?ngay=2023-08-19", 9)]
    [InlineData("/bao-cao/tong-ket", 14)]
    [InlineData("/bao-cao-tong-ket?xa=2", 7)]
    [InlineData("/bao-cao-tong-ket?don-vi=2", 4)]
    [InlineData("/bao-cao-tong-ket/theo-doi", 6)]
    [InlineData("/khen-thuong", 10)]
    [InlineData("/ke-hoach", 3)]
    public async Task A_page_asks_no_more_than_so_often(string page, int most)
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        using var trace = new StatementTrace(portal.Database);
        await agency.PageAsync(page);
        trace.Take();

        await agency.PageAsync(page);

        var statements = trace.Take();
        Assert.True(statements.Count <= most, $"{statements.Count}\n{string.Join("\n\n", statements)}");
    }
}
