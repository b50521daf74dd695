using System.Security.Cryptography;
using CampaignPortal.Core.Campaigns;
using ClosedXML.Excel;

namespace CampaignPortal.Core.SheetForms;

/// <summary>The form that the portal brings: results against the targets, laid out like the annex of the plan (II.1). To use as it is, or to change and upload.</summary>
internal static class StandardForm
{
    public const string Name = "Biểu kết quả thực hiện chỉ tiêu (mẫu sẵn có theo phụ lục kế hoạch)";

    public const string FileName = "bieu-ket-qua-chi-tieu.xlsx";

    private const int HeadingRow = 8;
    private const int LineRow = 10;
    private const int TotalRow = 11;
    private const int Last = 10;

    private static readonly (string Heading, string Field, double Width, string Format)[] Columns =
    [
        ("TT", "xa.stt", 6, "0"), ("Đơn vị", "xa.ten", 26, "@"), ("Công dân đủ điều kiện", "xa.du_dieu_kien", 13, "#,##0"),
        ("Đã kích hoạt trước chiến dịch", "xa.da_kich_hoat_truoc", 13, "#,##0"), ("Chỉ tiêu giao", "xa.chi_tieu", 12, "#,##0"), ("Trong kỳ", "xa.trong_ky", 12, "#,##0"),
        ("Lũy kế", "xa.luy_ke", 12, "#,##0"), ("Tỷ lệ so với chỉ tiêu (%)", "xa.ty_le", 12, "0.00"), ("Còn lại", "xa.con_lai", 12, "#,##0"), ("Ghi chú", "xa.bao_cao", 18, "@"),
    ];

    private static readonly Lazy<byte[]> Content = new(Write);

    public static SheetForm Of(CampaignDefinition campaign) => new()
    {
        CampaignId = campaign.Id,
        Name = Name,
        NameKey = "",
        Version = 1,
        Kind = FormKind.Span,
        FileName = FileName,
        Hash = Convert.ToHexString(SHA256.HashData(Content.Value)),
        Content = Content.Value,
        UploadedBy = "",
    };

    private static byte[] Write()
    {
        using var workbook = new XLWorkbook();
        workbook.Style.Font.FontName = "Times New Roman";
        workbook.Style.Font.FontSize = 12;
        var sheet = workbook.AddWorksheet("Phu luc");
        Line(sheet, 1, 1, 4, "{{co_quan_chu_tri}}", isBold: true);
        Line(sheet, 1, 5, Last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", isBold: true);
        Line(sheet, 2, 5, Last, "Độc lập - Tự do - Hạnh phúc", isBold: true);
        Line(sheet, 4, 1, Last, "PHỤ LỤC", isBold: true);
        Line(sheet, 5, 1, Last, "Kết quả thực hiện chỉ tiêu {{chien_dich}}", isBold: true);
        Line(sheet, 6, 1, Last, "(Từ ngày {{tu_ngay}} đến ngày {{den_ngay}}; số liệu lấy lúc {{du_lieu_luc}}; {{so_xa_da_bao_cao}}/{{so_xa}} đơn vị đã báo cáo ngày cuối)");
        foreach (var (index, (heading, field, width, format)) in Columns.Index())
        {
            var column = index + 1;
            sheet.Column(column).Width = width;
            sheet.Cell(HeadingRow, column).SetValue(heading).Style.Font.SetBold();
            sheet.Cell(HeadingRow + 1, column).SetValue($"({column.ToString(System.Globalization.CultureInfo.InvariantCulture)})");
            sheet.Cell(LineRow, column).SetValue($"{{{{{field}}}}}").Style.NumberFormat.Format = format;
            sheet.Cell(TotalRow, column).Style.NumberFormat.Format = format;
        }

        Totals(sheet);
        Style(sheet);
        Line(sheet, TotalRow + 2, 1, 4, "NGƯỜI LẬP BIỂU", isBold: true);
        Line(sheet, TotalRow + 2, 5, Last, "{{co_quan_thuong_truc}}", isBold: true);
        Line(sheet, TotalRow + 6, 1, 4, "{{nguoi_lap}}");
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static void Totals(IXLWorksheet sheet)
    {
        sheet.Cell(TotalRow, 2).SetValue("Cộng");
        foreach (var column in (string[])["C", "D", "E", "F", "G"])
        {
            sheet.Cell($"{column}{TotalRow}").FormulaA1 = $"SUM({column}{LineRow}:{column}{LineRow})";
        }

        sheet.Cell($"H{TotalRow}").FormulaA1 = $"IF(E{TotalRow}>0,ROUND(G{TotalRow}/E{TotalRow}*100,2),\"\")";
        sheet.Cell($"I{TotalRow}").FormulaA1 = $"MAX(0,E{TotalRow}-G{TotalRow})";
    }

    private static void Style(IXLWorksheet sheet)
    {
        var table = sheet.Range(HeadingRow, 1, TotalRow, Last);
        table.Style.Border.InsideBorder = table.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        table.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        var head = sheet.Range(HeadingRow, 1, HeadingRow + 1, Last);
        head.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        head.Style.Alignment.WrapText = true;
        sheet.Range(TotalRow, 1, TotalRow, Last).Style.Font.Bold = true;
        sheet.Range(LineRow, 1, LineRow, 1).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        sheet.Row(HeadingRow).Height = 48;
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.CenterHorizontally = true;
        sheet.PageSetup.SetRowsToRepeatAtTop(HeadingRow, HeadingRow + 1);
        sheet.PageSetup.Footer.Right.AddText("Trang ");
        sheet.PageSetup.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        sheet.PageSetup.Footer.Right.AddText("/");
        sheet.PageSetup.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }

    private static void Line(IXLWorksheet sheet, int row, int first, int last, string text, bool isBold = false)
    {
        sheet.Cell(row, first).SetValue(text);
        var line = sheet.Range(row, first, row, last).Merge();
        line.Style.Font.Bold = isBold;
        line.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        line.Style.Alignment.WrapText = true;
        if (row == 6)
        {
            sheet.Row(row).Height = 34;
        }
    }
}
