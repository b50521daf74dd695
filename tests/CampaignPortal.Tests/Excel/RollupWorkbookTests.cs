using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using ClosedXML.Excel;

namespace CampaignPortal.Tests.Excel;

/// <summary>The workbook read back, against figures that were worked out apart from the product.</summary>
public sealed class RollupWorkbookTests
{
    private const int TotalRow = RollupWorkbook.FirstAreaRow - 1;
    private const int FirstFigureColumn = 3;

    /// <summary>Columns of the expected figures in the order in which the sheet shows them.</summary>
    private static readonly string[] Figures =
    [
        "eligible", "activated_before", "quota", "level1_today", "level1_cum", "level2_today", "level2_cum", "today", "cumulative",
        "percent_of_quota", "remaining", "awaiting_approval", "approved_not_activated", "absent", "ineligible",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ExpectedRollup.Days), MemberType = typeof(ExpectedRollup))]
    public async Task Every_cell_of_the_reference_days_is_the_expected_number(DateOnly day)
    {
        using var workbook = await ReferenceAsync(day);
        var sheet = workbook.Worksheets.Single();

        var expected = ExpectedRollup.Of(day);
        foreach (var (index, line) in expected.Index())
        {
            var row = RollupWorkbook.FirstAreaRow + index;
            Assert.Equal(index + 1, sheet.Cell(row, 1).GetDouble());
            Assert.Equal(line["commune"], sheet.Cell(row, 2).GetString());
            for (var column = 0; column < Figures.Length; column++)
            {
                AssertNumber(line.Number(Figures[column]), sheet.Cell(row, FirstFigureColumn + column));
            }

            var state = sheet.Cell(row, FirstFigureColumn + Figures.Length).GetString();
            Assert.Equal(line["reported"] == "yes", state is "Đúng hạn" or "Trễ" or "Không phát sinh");
            Assert.Equal(line["reported"] != "yes", state == "Chưa báo cáo");
        }

        Assert.True(sheet.Row(RollupWorkbook.FirstAreaRow + expected.Count).IsEmpty());
    }

    [Theory]
    [MemberData(nameof(ExpectedRollup.Days), MemberType = typeof(ExpectedRollup))]
    public async Task The_totals_row_is_the_sum_of_the_rows_and_its_percentage_the_ratio_of_sums(DateOnly day)
    {
        using var workbook = await ReferenceAsync(day);
        var sheet = workbook.Worksheets.Single();
        var lines = ExpectedRollup.Of(day);

        Assert.Equal("Toàn huyện", sheet.Cell(TotalRow, 2).GetString());
        for (var column = 0; column < Figures.Length; column++)
        {
            var expected = Figures[column] switch
            {
                "percent_of_quota" => Math.Round(100 * Sum("cumulative") / Sum("quota"), 2, MidpointRounding.AwayFromZero),
                "remaining" => Math.Max(0, Sum("quota") - Sum("cumulative")),
                var key => Sum(key),
            };
            AssertNumber(expected, sheet.Cell(TotalRow, FirstFigureColumn + column));
        }

        Assert.Equal($"{lines.Count(l => l["reported"] == "yes")}/12", sheet.Cell(TotalRow, FirstFigureColumn + Figures.Length).GetString());

        decimal Sum(string key) => lines.Sum(l => l.Number(key));
    }

    [Fact]
    public async Task Each_column_stands_below_its_own_heading()
    {
        using var workbook = await ReferenceAsync(new(2023, 8, 20));
        var sheet = workbook.Worksheets.Single();

        string[] groups =
        [
            "TT", "Đơn vị", "Công dân đủ điều kiện", "Đã kích hoạt trước chiến dịch", "Chỉ tiêu", "Kích hoạt mức 1", "Kích hoạt mức 1",
            "Kích hoạt mức 2", "Kích hoạt mức 2", "Kích hoạt", "Kích hoạt", "Tỷ lệ so với chỉ tiêu (%)", "Còn lại", "Chờ phê duyệt",
            "Đã duyệt, chưa kích hoạt", "Vắng mặt tại địa phương", "Không đủ điều kiện", "Báo cáo",
        ];
        Assert.Equal(groups, Enumerable.Range(1, groups.Length).Select(c => Merged(sheet.Cell(7, c)).GetString()));
        Assert.Equal(
            ["Trong ngày", "Lũy kế", "Trong ngày", "Lũy kế", "Trong ngày", "Lũy kế"],
            Enumerable.Range(6, 6).Select(c => sheet.Cell(8, c).GetString()));
        Assert.True(sheet.Column(groups.Length + 1).IsEmpty());
    }

    [Fact]
    public async Task The_sheet_prints_on_A4_landscape_with_its_headings_and_keeps_them_in_sight()
    {
        using var workbook = await ReferenceAsync(new(2023, 8, 20));
        var sheet = workbook.Worksheets.Single();

        Assert.Equal((XLPaperSize.A4Paper, XLPageOrientation.Landscape), (sheet.PageSetup.PaperSize, sheet.PageSetup.PageOrientation));
        Assert.Equal((1, 0), (sheet.PageSetup.PagesWide, sheet.PageSetup.PagesTall));
        Assert.Equal((7, 8), (sheet.PageSetup.FirstRowToRepeatAtTop, sheet.PageSetup.LastRowToRepeatAtTop));
        Assert.Equal((8, 2), (sheet.SheetView.SplitRow, sheet.SheetView.SplitColumn));
    }

    [Fact]
    public async Task The_heading_says_whose_which_day_and_as_of_when()
    {
        using var workbook = await ReferenceAsync(new(2023, 8, 20));
        var sheet = workbook.Worksheets.Single();

        Assert.Equal("ỦY BAN NHÂN DÂN HUYỆN LAI VUNG", sheet.Cell(1, 1).GetString());
        Assert.Contains("Ngày 20/08/2023 (ngày thứ 16/32)", sheet.Cell(6, 1).GetString(), StringComparison.Ordinal);
        Assert.Contains("Dữ liệu lúc 10:00 ngày 06/09/2023", sheet.Cell(6, 1).GetString(), StringComparison.Ordinal);
        Assert.Contains("Đã báo cáo 11/12", sheet.Cell(6, 1).GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("00123")]
    [InlineData("'x")]
    [InlineData("<b>&amp;</b>")]
    public async Task Names_that_look_like_formulas_or_numbers_stay_text(string name)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            context.Communes.Single(c => c.Code == "30208").FullName = name;
            var stored = context.Campaigns.Single();
            stored.DefinitionVersion++;
            stored.Name = stored.HostName = stored.AgencyName = stored.HostTotalLabel = name;
            await context.SaveChangesAsync(Cancel);
        }

        using var workbook = await WriteAsync(portal, await portal.CampaignAsync(campaign.Id), new(2023, 8, 20));

        var sheet = workbook.Worksheets.Single();
        foreach (var cell in new[] { sheet.Cell(RollupWorkbook.FirstAreaRow, 2), sheet.Cell(TotalRow, 2), sheet.Cell(2, 1), sheet.Cell(5, 1) })
        {
            Assert.Equal((XLDataType.Text, false, name), (cell.DataType, cell.HasFormula, cell.GetString()));
        }

        Assert.DoesNotContain(sheet.CellsUsed(), c => c.HasFormula);
    }

    [Fact]
    public async Task Before_the_first_report_figures_are_blank_or_0_and_the_file_still_opens()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;

        using var workbook = await WriteAsync(portal, campaign, campaign.Campaign.StartDay);

        var sheet = workbook.Worksheets.Single();
        Assert.Equal(0, sheet.Cell(TotalRow, FirstFigureColumn + Array.IndexOf(Figures, "today")).GetDouble());
        Assert.True(sheet.Cell(TotalRow, FirstFigureColumn + Array.IndexOf(Figures, "absent")).IsEmpty());
        Assert.Equal("0/12", sheet.Cell(TotalRow, FirstFigureColumn + Figures.Length).GetString());
    }

    private static void AssertNumber(decimal expected, IXLCell cell)
    {
        Assert.True(cell.DataType == XLDataType.Number && !cell.HasFormula, $"{cell.Address} is no number");
        Assert.True(expected == (decimal)cell.GetDouble(), $"{cell.Address}: {cell.GetDouble().ToString(CultureInfo.InvariantCulture)} is not {expected}");
    }

    private static IXLCell Merged(IXLCell cell) => cell.MergedRange()?.FirstCell() ?? cell;

    private static async Task<XLWorkbook> ReferenceAsync(DateOnly day)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        return await WriteAsync(portal, campaign, day);
    }

    private static async Task<XLWorkbook> WriteAsync(TestPortal portal, CampaignDefinition campaign, DateOnly day)
    {
        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, day, Cancel);
        return new(new MemoryStream(RollupWorkbook.Write(campaign, rollup)));
    }
}
