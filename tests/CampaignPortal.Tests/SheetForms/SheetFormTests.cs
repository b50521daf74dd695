using System.Text;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.SheetForms;
using CampaignPortal.Tests.Excel;
using CampaignPortal.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.SheetForms;

/// <summary>Forms kept, looked at and filled; what comes out is read back by another library.</summary>
public sealed class SheetFormTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, FormFaultCode> Spoilt => new()
    {
        { "macros", FormFaultCode.Macros },
        { "macro sheet", FormFaultCode.Macros },
        { "external link", FormFaultCode.ExternalLinks },
        { "connection", FormFaultCode.ExternalLinks },
        { "linked picture", FormFaultCode.ExternalLinks },
        { "broken xml", FormFaultCode.Damaged },
        { "entities", FormFaultCode.Damaged },
        { "no sheet part", FormFaultCode.File },
        { "bomb", FormFaultCode.File },
        { "text", FormFaultCode.File },
        { "nothing", FormFaultCode.File },
        { "old", FormFaultCode.OldOrProtected },
        { "no field", FormFaultCode.NoFields },
        { "unknown field", FormFaultCode.UnknownField },
        { "open field", FormFaultCode.OpenField },
        { "lost cells", FormFaultCode.LostCells },
        { "lost name", FormFaultCode.LostCells },
        { "mixed row", FormFaultCode.MixedRow },
        { "merged row", FormFaultCode.MergedRow },
        { "no name", FormFaultCode.NoName },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task A_form_with_something_wrong_is_told_and_nothing_is_kept(string what, FormFaultCode code)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        var outcome = await AddAsync(portal, campaign, what == "no name" ? "  " : "Biểu", Make(what));

        Assert.Null(outcome.FormId);
        Assert.All(outcome.Faults, f => Assert.Equal(code, f.Code));
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal(0, await context.SheetForms.CountAsync(Cancel) + await context.AuditEntries.CountAsync(a => a.Subject == "Biểu", Cancel));
    }

    [Fact]
    public async Task Every_unknown_field_is_named_with_its_cell()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        var outcome = await AddAsync(portal, campaign, "Biểu", FormFile.Of(sheet => FormFile.Row(sheet, 2, "{{ngay}}", "{{khong_co}} và {{luy_ke}} {{lũy kế}}", "{{xa.khong_co}}")));

        Assert.Equal([("Bieu 1!B2", "khong_co"), ("Bieu 1!C2", "xa.khong_co")], outcome.Faults.Select(f => (f.Where!, f.What!)));
    }

    [Fact]
    public async Task A_row_is_repeated_for_each_commune_and_what_stands_below_moves_along()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var id = (await AddAsync(portal, campaign, "Biểu tỉnh", FormFile.Repeated())).FormId!.Value;

        var file = await FillAsync(portal, campaign, id, null, Day);

        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, Day, Cancel);
        var rows = Cells.Read(file);
        Assert.Equal("KẾT QUẢ ĐẾN NGÀY 20/08/2023", rows[0][0]);
        foreach (var (index, expected) in rollup.Rows.Index())
        {
            Assert.Equal([index + 1.0, expected.Name, (double?)expected.Quota, (double)expected.Cumulative], rows[3 + index][..4]);
            Assert.Equal((double)expected.PercentOfQuota!.Value / 100, (double)rows[3 + index][4]!, 9);
        }

        Assert.Equal("Cộng", rows[15][1]);
        Assert.Equal("Người lập: Công an huyện", rows[17][0]);
        var formulae = Cells.Formulae(file);
        Assert.Equal(("C4-D4", "C15-D15"), (formulae["F4"], formulae["F15"]));
        Assert.Equal(("SUM(C4:C15)", "SUM(D4:D15)", "D16/C16", "C$16-D$16"), (formulae["C16"], formulae["D16"], formulae["E16"], formulae["F16"]));
        Assert.Equal("IF(LOG10(100)=2,\"C4:C4\",C16)", formulae["C19"]);
        Assert.Equal("'Bieu 1'!D16", formulae["A1"]);
        Assert.Empty(Cells.Faults(file));
        Assert.Contains("fullCalcOnLoad=\"1\"", Cells.Part(file, "xl/workbook.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formats_heights_merged_cells_and_print_set_up_stay_as_the_province_made_them()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var id = (await AddAsync(portal, campaign, "Biểu tỉnh", FormFile.Repeated())).FormId!.Value;

        using var workbook = new XLWorkbook(new MemoryStream(await FillAsync(portal, campaign, id, null, Day)));

        var sheet = workbook.Worksheet("Bieu 1");
        Assert.All(Enumerable.Range(4, 12), row =>
        {
            Assert.Equal(("0.00%", XLColor.LightYellow, 22.0), (sheet.Cell(row, 5).Style.NumberFormat.Format, sheet.Cell(row, 2).Style.Fill.BackgroundColor, sheet.Row(row).Height));
        });
        Assert.NotEqual(XLColor.LightYellow, sheet.Cell(16, 2).Style.Fill.BackgroundColor);
        Assert.Equal(["A18:F18", "A1:F1"], sheet.MergedRanges.Select(m => m.RangeAddress.ToString()!).Order(StringComparer.Ordinal));
        Assert.Equal("A1:F19", sheet.PageSetup.PrintAreas.Single().RangeAddress.ToString(XLReferenceStyle.A1, includeSheet: false));
        Assert.Equal((3, XLPaperSize.A4Paper), (sheet.PageSetup.FirstRowToRepeatAtTop, sheet.PageSetup.PaperSize));
        Assert.Equal("D4:D15", sheet.ConditionalFormats.Single().Ranges.Single().RangeAddress.ToString());
    }

    [Fact]
    public async Task A_form_that_names_its_communes_is_filled_by_name_and_says_whom_it_lacks()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var names = campaign.Communes.Select(c => c.FullName).ToList();
        var form = FormFile.Of(sheet =>
        {
            FormFile.Row(sheet, 3, "1", names[5], "{{xa.luy_ke}}", "{{xa.bao_cao}}");
            FormFile.Row(sheet, 4, "2", CampaignPortal.Core.Text.SearchKey.Of(names[2]).ToUpperInvariant());
            FormFile.Row(sheet, 6, "3", names[8].Replace("Xã ", "X. ", StringComparison.Ordinal));
            FormFile.Row(sheet, 7, null, "Cộng");
            sheet.Cell("C7").FormulaA1 = "SUM(C3:C6)";
        });
        var id = (await AddAsync(portal, campaign, "Biểu có tên", form)).FormId!.Value;

        var view = (await portal.Get<SheetFormService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, id, null, Day, Cancel))!;
        var file = await FillAsync(portal, campaign, id, null, Day);

        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, Day, Cancel);
        var rows = Cells.Read(file);
        Assert.Equal((double)rollup.Rows[5].Cumulative, rows[2][2]);
        Assert.Equal((double)rollup.Rows[8].Cumulative, rows[5][2]);
        Assert.Equal("SUM(C3:C6)", Cells.Formulae(file)["C7"]);

        // Without its marks a name may be another's: it stays blank and is shown as such.
        Assert.Contains(view.Unsure, u => u.StartsWith("Bieu 1!B4", StringComparison.Ordinal));
        Assert.Null(rows[3][2]);
        Assert.Equal(names.Where((_, i) => i is not (5 or 8)), view.Absent);
    }

    [Fact]
    public async Task A_named_cell_takes_the_field_of_its_name()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var form = FormFile.Of(sheet =>
        {
            sheet.Cell("B2").SetValue("số cũ");
            sheet.Cell("B2").AddToNamed("luy_ke");
            sheet.Cell("D9").AddToNamed("ngay");
        });
        var id = (await AddAsync(portal, campaign, "Có tên ô", form)).FormId!.Value;

        var filled = await FillAsync(portal, campaign, id, null, Day);
        var rows = Cells.Read(filled);

        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, Day, Cancel);
        Assert.Equal((double)rollup.Total.Cumulative, rows[1][1]);
        Assert.Equal(Day.ToDateTime(default), rows[8][3]);
    }

    [Fact]
    public async Task Hamlets_and_units_have_rows_of_their_own_and_spans_their_sums()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var from = Day.AddDays(-6);
        var form = FormFile.Of(sheet =>
        {
            FormFile.Row(sheet, 1, "Từ {{tu_ngay}} đến {{den_ngay}}", "{{trong_ky}}");
            FormFile.Row(sheet, 2, "{{ap.xa}}", "{{ap.ten}}", "{{ap.level1.luy_ke}}", "{{ap.trong_ky}}", "{{ap.vang_mat_tai_dia_phuong}}");
            FormFile.Row(sheet, 3, "{{dv.ten}}", "{{dv.muc_2}}", "{{dv.bien_che}}");
        });
        var id = (await AddAsync(portal, campaign, "Ấp", form, FormKind.Span)).FormId!.Value;

        var rows = Cells.Read(await FillAsync(portal, campaign, id, from, Day));

        await using var context = portal.Db.Open(TestPortal.Root);
        var counts = await context.DailyCounts.Where(c => c.Day <= Day).ToListAsync(Cancel);
        int[] activated = [campaign.IndicatorId("level1"), campaign.IndicatorId("level2")];
        Assert.Equal((double)counts.Where(c => c.Day >= from && activated.Contains(c.IndicatorId)).Sum(c => c.Value), rows[0][1]);
        var hamlets = campaign.Communes.SelectMany(c => c.Hamlets.Select(h => (c.FullName, Hamlet: h))).ToList();
        foreach (var (index, (commune, hamlet)) in hamlets.Index())
        {
            var own = counts.Where(c => c.HamletId == hamlet.Id).ToList();
            Assert.Equal([commune, hamlet.FullName], rows[1 + index][..2]);
            Assert.Equal((double)own.Where(c => c.IndicatorId == activated[0]).Sum(c => c.Value), rows[1 + index][2]);
            Assert.Equal((double)own.Where(c => c.Day >= from && activated.Contains(c.IndicatorId)).Sum(c => c.Value), rows[1 + index][3]);
            Assert.Equal((double?)own.Where(c => c.IndicatorId == campaign.IndicatorId("absent")).MaxBy(c => c.Day)?.Value, rows[1 + index][4]);
        }

        // And as each commune's own page has them over the same days.
        var shown = new List<double?>();
        foreach (var commune in campaign.Communes)
        {
            var page = await portal.Get<RollupService>().CommuneAsync(TestPortal.Root, campaign.Id, commune.Id, new RollupSpan(from, Day), Cancel);
            shown.AddRange(page.Rows.Select(r => (double?)r[campaign.Headline.Id].Day));
        }

        Assert.Equal(shown, rows.Skip(1).Take(hamlets.Count).Select(r => (double?)r[3]));
        Assert.Equal(campaign.Units.Select(u => u.Name), rows.Skip(1 + hamlets.Count).Select(r => (string)r[0]!));
    }

    [Fact]
    public async Task Where_the_national_system_counts_officially_a_form_has_its_figures_as_the_dashboard_does()
    {
        var (portal, own) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var campaign = await portal.SetAsync(own, c => c.OfficialFigures = OfficialFigures.Dc01);
        var from = Day.AddDays(-6);
        var id = (await AddAsync(portal, campaign, "Kỳ", FormFile.Of(sheet => FormFile.Row(sheet, 1, "{{xa.ten}}", "{{xa.luy_ke}}", "{{xa.trong_ky}}", "{{trong_ky}}", "{{luy_ke}}")), FormKind.Span)).FormId!.Value;

        var rows = Cells.Read(await FillAsync(portal, campaign, id, from, Day));

        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, new RollupSpan(from, Day), Cancel);
        Assert.Equal(rollup.Rows.Select(r => (r.Name, (double)r.Cumulative, (double)r.Today)), rows.Select(r => ((string)r[0]!, (double)r[1]!, (double)r[2]!)));
        Assert.All(rows, r => Assert.Equal([(double)rollup.Total.Today, (double)rollup.Total.Cumulative], [r[3], r[4]]));
        await using var context = portal.Db.Open(TestPortal.Root);
        var lines = await context.Dc01Lines.Where(l => l.Day == Day).ToListAsync(Cancel);
        Assert.Equal(lines.Sum(l => l.Level1 + l.Level2), rollup.Total.Cumulative);
    }

    [Fact]
    public async Task Names_that_look_like_formulas_stay_text_in_a_form_too()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var hostile = HostileText.Thousand.Where(t => t.Trim().Length is > 0 and < 100 && CampaignPortal.Core.Excel.CellText.Of(t) == t).Take(campaign.Communes.Count).ToList();
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            foreach (var (index, commune) in context.Communes.OrderBy(c => c.SortOrder).AsEnumerable().Index())
            {
                commune.FullName = hostile[index];
            }

            context.Campaigns.Single().DefinitionVersion++;
            context.Campaigns.Single().Name = "=1+1";
            await context.SaveChangesAsync(Cancel);
        }

        var id = (await AddAsync(portal, campaign, "Biểu", FormFile.Of(sheet => FormFile.Row(sheet, 1, "{{xa.ten}}", "{{chien_dich}}", "'{{chien_dich}} x")))).FormId!.Value;
        var file = await FillAsync(portal, campaign, id, null, Day);

        var rows = Cells.Read(file);
        Assert.Equal(hostile, rows.Select(r => (string)r[0]!));
        Assert.All(rows, r => Assert.Equal("=1+1", r[1]));
        Assert.Empty(Cells.Formulae(file));
        Assert.Empty(Cells.Faults(file));
    }

    [Fact]
    public async Task Each_upload_under_a_name_is_a_version_and_each_filling_is_logged()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var first = (await AddAsync(portal, campaign, "Biểu PC06", FormFile.Repeated())).FormId!.Value;
        var second = (await AddAsync(portal, campaign, "biểu  pc06", FormFile.Of(sheet => FormFile.Row(sheet, 1, "{{luy_ke}}")))).FormId!.Value;
        var service = portal.Get<SheetFormService>();

        var file = (await service.FillAsync(TestPortal.Agency(campaign), campaign.Id, second, null, Day, "PC06", Cancel))!.Value;
        await service.FillAsync(TestPortal.Agency(campaign), campaign.Id, 0, new(2023, 8, 7), Day, null, Cancel);

        var list = await service.ListAsync(TestPortal.Agency(campaign), campaign.Id, Cancel);
        Assert.Equal([(0, 1), (second, 2)], list.Forms.Select(f => (f.Id, f.Version)));
        Assert.Equal(FormFile.Repeated().Length > 0, (await service.FileAsync(TestPortal.Agency(campaign), campaign.Id, first, Cancel))!.Value.Content.Length > 0);
        Assert.Equal(
            [(new DateOnly(2023, 8, 7), Day, null), (Day, Day, "PC06")], list.Log.Select(u => (u.FirstDay, u.LastDay, u.Recipient)));
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Content)), list.Log[1].Hash);
        Assert.Equal("bieu-pc06-2023-08-20.xlsx", file.Name);
    }

    [Fact]
    public async Task Uploads_under_one_name_at_once_are_versions_one_after_another()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var form = FormFile.Repeated();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => AddAsync(portal, campaign, "Biểu PC06", form), Cancel)));

        Assert.DoesNotContain(outcomes, o => o.FormId is null);
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal([1, 2, 3, 4, 5], context.SheetForms.OrderBy(f => f.Id).Select(f => f.Version));
    }

    [Fact]
    public async Task Parts_that_no_field_concerns_keep_their_bytes()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var form = FormFile.Repeated();
        var id = (await AddAsync(portal, campaign, "Biểu", form)).FormId!.Value;

        var file = await FillAsync(portal, campaign, id, null, Day);

        Assert.Equal(Cells.Part(form, "xl/theme/theme1.xml"), Cells.Part(file, "xl/theme/theme1.xml"));
        Assert.Equal(form, (await portal.Get<SheetFormService>().FileAsync(TestPortal.Agency(campaign), campaign.Id, id, Cancel))!.Value.Content);
    }

    [Theory]
    [InlineData("SUM(D9:D9)+D10", null, "SUM(D9:D20)+D21")]
    [InlineData("D9/$D$10", 2, "D11/$D$21")]
    [InlineData("A1&\"D9\"&'Bieu 1'!D10&Khac!D10", null, "A1&\"D9\"&'Bieu 1'!D21&Khac!D10")]
    [InlineData("SUM(D8:D10)-SUM($D$9:D9)", null, "SUM(D8:D21)-SUM($D$9:D20)")]
    [InlineData("SUM(9:9,D:D)", null, "SUM(9:20,D:D)")]
    [InlineData("D9", null, "D9")]
    [InlineData("SUM(C9:E9)", 3, "SUM(C12:E12)")]
    [InlineData("LOG10(D9)+ABC9X+XFD10", 1, "LOG10(D10)+ABC9X+XFD21")]
    public void References_follow_the_rows(string formula, int? copy, string moved) => Assert.Equal(
        moved, FormulaText.Move(formula, "Bieu 1", name => name == "Bieu 1" ? new(new Dictionary<int, int> { [9] = 12 }) : null, copy is { } number ? (9, number) : null));

    internal static Task<SheetFormOutcome> AddAsync(TestPortal portal, CampaignDefinition campaign, string name, byte[] file, FormKind kind = FormKind.Day) =>
        portal.Get<SheetFormService>().AddAsync(TestPortal.Agency(campaign), campaign.Id, name, kind, "bieu.xlsx", file, Cancel);

    private static async Task<byte[]> FillAsync(TestPortal portal, CampaignDefinition campaign, int id, DateOnly? from, DateOnly to) =>
        (await portal.Get<SheetFormService>().FillAsync(TestPortal.Agency(campaign), campaign.Id, id, from, to, null, Cancel))!.Value.Content;

    private static byte[] Make(string what)
    {
        var good = FormFile.Repeated();
        return what switch
        {
            "macros" => FormFile.With(good, "xl/vbaProject.bin", [1, 2, 3]),
            "macro sheet" => FormFile.With(good, "xl/macrosheets/sheet1.xml", "<x/>"u8.ToArray()),
            "external link" => FormFile.With(good, "xl/externalLinks/externalLink1.xml", "<x/>"u8.ToArray()),
            "connection" => FormFile.With(good, "xl/connections.xml", "<x/>"u8.ToArray()),
            "linked picture" => FormFile.With(good, "xl/worksheets/_rels/sheet1.xml.rels", Encoding.UTF8.GetBytes(
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject" Target="file://server/x.xlsx" TargetMode="External"/></Relationships>""")),
            "broken xml" => FormFile.With(good, "xl/worksheets/sheet1.xml", text => text[..(text.Length / 2)]),
            "entities" => FormFile.With(good, "xl/worksheets/sheet1.xml", text => text.Replace("<x:worksheet", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><x:worksheet", StringComparison.Ordinal).Replace("<worksheet", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><worksheet", StringComparison.Ordinal)),
            "no sheet part" => FormFile.With(good, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"u8.ToArray()),
            "bomb" => FormFile.With(good, "xl/media/image1.png", new byte[60 * 1024 * 1024]),
            "text" => Encoding.UTF8.GetBytes("{{luy_ke}}"),
            "nothing" => [],
            "old" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Header(), .. new byte[1024]],
            "no field" => FormFile.Of(sheet => sheet.Cell("A1").SetValue("Không có gì")),
            "unknown field" => FormFile.Of(sheet => sheet.Cell("A1").SetValue("{{gi_do}}")),
            "open field" => FormFile.Of(sheet => sheet.Cell("A1").SetValue("{{luy_ke}} {{ngay")),
            "lost cells" => FormFile.With(good, "xl/worksheets/sheet1.xml", text => text.Replace("SUM(C4:C4)", "SUM(#REF!)", StringComparison.Ordinal)),
            "lost name" => FormFile.With(good, "xl/workbook.xml", text => text.Replace("'Bieu 1'!$A$1:$F$8", "'Bieu 1'!#REF!", StringComparison.Ordinal)),
            "mixed row" => FormFile.Of(sheet => FormFile.Row(sheet, 1, "{{xa.ten}}", "{{dv.ten}}")),
            "merged row" => FormFile.Of(sheet =>
            {
                FormFile.Row(sheet, 2, "x", "{{xa.ten}}");
                sheet.Range("A2:A3").Merge();
            }),
            "no name" => good,
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "no such file"),
        };
    }

    // What the guard of old files looks at, from byte 8 on.
    private static byte[] Header()
    {
        var header = new byte[504];
        (header[0x1E - 8], header[0x20 - 8], header[0x39 - 8]) = (9, 6, 0x10);
        return header;
    }
}
