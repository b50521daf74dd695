using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;

namespace CampaignPortal.Tests.SheetForms;

/// <summary>Makes forms as a province would, and spoils them.</summary>
internal static class FormFile
{
    /// <summary>A title, headings, one row of fields, a total, and signatures below it; as the province prints it.</summary>
    public static byte[] Repeated() => Of(sheet =>
    {
        sheet.Cell("A1").SetValue("KẾT QUẢ ĐẾN NGÀY {{ngay}}");
        sheet.Range("A1:F1").Merge().Style.Font.Bold = true;
        sheet.Row(3).Height = 30;
        Row(sheet, 3, "TT", "Đơn vị", "Chỉ tiêu", "Lũy kế", "Tỷ lệ", "Còn");
        Row(sheet, 4, "{{xa.stt}}", "{{xa.ten}}", "{{xa.chi_tieu}}", "{{Xã.Lũy kế}}", "{{xa.ty_le}}", null);
        sheet.Cell("E4").Style.NumberFormat.Format = "0.00%";
        sheet.Cell("F4").FormulaA1 = "C4-D4";
        sheet.Range("A4:F4").Style.Fill.BackgroundColor = XLColor.LightYellow;
        sheet.Row(4).Height = 22;
        Row(sheet, 5, null, "Cộng", null, null, null, null);
        sheet.Cell("C5").FormulaA1 = "SUM(C4:C4)";
        sheet.Cell("D5").FormulaA1 = "SUM(D4)";
        sheet.Cell("E5").FormulaA1 = "D5/C5";
        sheet.Cell("F5").FormulaA1 = "C$5-D$5";
        sheet.Range("A7:F7").Merge();
        sheet.Cell("A7").SetValue("Người lập: {{nguoi_lap}}");
        sheet.Cell("B8").SetValue("LOG10 không phải là ô").Style.Alignment.Indent = 1;
        sheet.Cell("C8").FormulaA1 = "IF(LOG10(100)=2,\"C4:C4\",C5)";
        sheet.PageSetup.PrintAreas.Add("A1:F8");
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.SetRowsToRepeatAtTop(3, 3);
        sheet.Range("D4:D4").AddConditionalFormat().WhenLessThan(10).Fill.SetBackgroundColor(XLColor.Red);
        sheet.Workbook.AddWorksheet("Khac").Cell("A1").FormulaA1 = "'Bieu 1'!D5";
    });

    public static byte[] Of(Action<IXLWorksheet> fill)
    {
        using var workbook = new XLWorkbook();
        fill(workbook.AddWorksheet("Bieu 1"));
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    public static void Row(IXLWorksheet sheet, int row, params string?[] texts)
    {
        foreach (var (index, text) in texts.Index().Where(t => t.Item is not null))
        {
            sheet.Cell(row, index + 1).SetValue(text);
        }
    }

    /// <summary>The file with a part added or replaced.</summary>
    public static byte[] With(byte[] file, string part, byte[] content)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)?.Delete();
            using var entry = zip.CreateEntry(part).Open();
            entry.Write(content);
        }

        return stream.ToArray();
    }

    public static byte[] With(byte[] file, string part, Func<string, string> change)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return With(file, part, Encoding.UTF8.GetBytes(change(reader.ReadToEnd())));
    }
}
