using CampaignPortal.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = CampaignPortal.Core.Documents.Paragraph;
using Table = CampaignPortal.Core.Documents.Table;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace CampaignPortal.Tests.Documents;

/// <summary>
/// The layout read back from the file; the figures are those of Nghị định 30/2020/NĐ-CP, phụ lục I, mục II: margins of 20–25 mm
/// above and below, 30–35 mm on the left and 15–20 mm on the right, letters of 13–14 pt, and so on.
/// </summary>
public sealed class DocumentWriterTests
{
    private const double TwipsPerMillimetre = 1440 / 25.4;

    [Fact]
    public void A_document_is_valid()
    {
        Assert.Empty(Faults(DocumentWriter.Write(Report())));
        Assert.Empty(Faults(DocumentWriter.Write(Report() with { Kind = null, Appendices = [], AddressedTo = ["Một", "Hai"] })));
        Assert.Empty(Faults(DocumentWriter.Write(Report() with { HasDate = false, Beside = new("TM. Ủy ban nhân dân", "Chủ tịch", null) })));
    }

    [Fact]
    public void The_first_part_is_upright_A4_with_its_margins_and_an_appendix_lies_on_its_side()
    {
        using var file = Open(DocumentWriter.Write(Report()));
        var sections = file.MainDocumentPart!.Document!.Descendants<SectionProperties>().ToList();

        Assert.Equal(2, sections.Count);
        var (size, margin) = (sections[0].GetFirstChild<PageSize>()!, sections[0].GetFirstChild<PageMargin>()!);
        Assert.Equal((210, 297), (Millimetres(size.Width!), Millimetres(size.Height!)));
        Assert.InRange(Millimetres(margin.Top!.Value), 20, 25);
        Assert.InRange(Millimetres(margin.Bottom!.Value), 20, 25);
        Assert.InRange(Millimetres(margin.Left!), 30, 35);
        Assert.InRange(Millimetres(margin.Right!), 15, 20);
        var wide = sections[1].GetFirstChild<PageSize>()!;
        Assert.Equal((297, 210), (Millimetres(wide.Width!), Millimetres(wide.Height!)));
        Assert.Equal(1, sections[1].GetFirstChild<PageNumberType>()!.Start!.Value);
    }

    [Theory]
    [InlineData(24, 57)]
    [InlineData(25, 10)]
    public void A_table_of_many_marks_leaves_its_cells_no_margin_and_centres_the_marks(int columns, int margin)
    {
        var table = new Table([new("TT", 5), new("Đơn vị", 22), .. Enumerable.Range(3, columns - 2).Select(_ => new TableColumn("31/8", 5))], [[.. Enumerable.Repeat("Đ", columns)]]);
        using var file = Open(DocumentWriter.Write(Report() with { Body = [table, new Paragraph("Hết")] }));

        var written = file.MainDocumentPart!.Document!.Descendants<WordTable>().First(t => t.InnerText.Contains("31/8", StringComparison.Ordinal));
        Assert.Equal(margin, written.Descendants<TableCellLeftMargin>().Single().Width!.Value);
        Assert.Equal(margin, written.Descendants<TableCellRightMargin>().Single().Width!.Value);
        var cells = written.Elements<TableRow>().Last().Elements<TableCell>().ToList();
        Assert.Equal(JustificationValues.Left, cells[1].Descendants<Justification>().Single().Val!.Value);
        Assert.Equal(columns > 24 ? JustificationValues.Center : JustificationValues.Left, cells[^1].Descendants<Justification>().Single().Val!.Value);
    }

    [Fact]
    public void Any_number_of_appendices_is_numbered_in_Roman_numerals()
    {
        var report = Report();
        var file = DocumentWriter.Write(report with { Appendices = [.. Enumerable.Repeat(report.Appendices[0], 14)] });

        using var document = Open(file);
        Assert.Equal(
            ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"],
            document.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>()
                .Where(p => p.InnerText.StartsWith("Phụ lục ", StringComparison.Ordinal)).Select(p => p.InnerText.Split(' ')[2]));
        Assert.Empty(Faults(file));
        Assert.Equal(("XL", "XLIX", "XC", "MCMXCIX"), (RomanNumber.Of(40), RomanNumber.Of(49), RomanNumber.Of(90), RomanNumber.Of(1999)));
    }

    [Theory]
    [InlineData("Ấp Tân Lộc A – “đúng hạn” 1.234 (42,89 %)…", "Ấp Tân Lộc A – “đúng hạn” 1.234 (42,89 %)…")]
    [InlineData("A\u0302\u0301p", "Ấp")]
    [InlineData("a\u0001\u200bb\u00adc\u00a0d\te", "abc d e")]
    [InlineData(" ¤¦<&>\ud83d\ude00 ", "¤¦<&>\ud83d\ude00")]
    public void A_cell_holds_what_was_written_composed_and_without_what_no_document_takes(string text, string expected)
    {
        var report = Report();
        var file = DocumentWriter.Write(report with { Body = [new Table([new("TT", 1), new("Đơn vị", 3)], [["1", text]])], Appendices = [] });

        using var document = Open(file);
        var cells = document.MainDocumentPart!.Document!.Descendants<WordTable>().Single(t => t.InnerText.StartsWith("TT", StringComparison.Ordinal)).Descendants<TableCell>();
        Assert.Equal(expected, cells.Last().InnerText);
        Assert.Empty(Faults(file));
    }

    [Fact]
    public void The_page_number_stands_in_the_middle_of_the_top_margin_from_the_second_page_on()
    {
        using var file = Open(DocumentWriter.Write(Report()));
        var header = Assert.Single(file.MainDocumentPart!.HeaderParts).Header!;

        Assert.Equal("PAGE", header.Descendants<SimpleField>().Single().Instruction!.Value);
        Assert.Equal(JustificationValues.Center, header.Descendants<Justification>().Single().Val!.Value);
        Assert.InRange(int.Parse(header.Descendants<FontSize>().First().Val!, null), 26, 28);
        Assert.All(file.MainDocumentPart.Document!.Descendants<SectionProperties>(), section =>
        {
            Assert.NotNull(section.GetFirstChild<TitlePage>());
            Assert.Equal(HeaderFooterValues.Default, Assert.Single(section.Elements<HeaderReference>()).Type!.Value);
        });
    }

    [Theory]
    [InlineData("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24, 26, true, false)]
    [InlineData("Độc lập - Tự do - Hạnh phúc", 26, 28, true, false)]
    [InlineData("ỦY BAN NHÂN DÂN HUYỆN", 24, 26, false, false)]
    [InlineData("CÔNG AN HUYỆN", 24, 26, true, false)]
    [InlineData("Số:         /BC-CAH", 26, 26, false, false)]
    [InlineData("Lai Vung, ngày 05 tháng 8 năm 2023", 26, 28, false, true)]
    [InlineData("BÁO CÁO", 26, 28, true, false)]
    [InlineData("Kết quả trong ngày", 26, 28, true, false)]
    [InlineData("Căn cứ Kế hoạch;", 26, 28, false, true)]
    [InlineData("Căn cứ Công văn.", 26, 28, false, true)]
    [InlineData("Đến nay đạt 42,89%./.", 26, 28, false, false)]
    [InlineData("Nơi nhận:", 24, 24, true, true)]
    [InlineData("- Lưu: VT, QLHC.", 22, 22, false, false)]
    [InlineData("TRƯỞNG CÔNG AN HUYỆN", 26, 28, true, false)]
    [InlineData("Phụ lục", 28, 28, true, false)]
    [InlineData("KẾT QUẢ TỪNG XÃ", 26, 28, true, false)]
    [InlineData("(Kèm theo Báo cáo số         /BC-CAH ngày 05 tháng 8 năm 2023 của Công an huyện)", 26, 28, false, true)]
    public void Each_part_has_its_words_and_its_letters(string text, int least, int most, bool isBold, bool isItalic)
    {
        using var file = Open(DocumentWriter.Write(Report()));
        var run = file.MainDocumentPart!.Document!.Descendants<Run>().Single(r => r.InnerText == text);

        Assert.InRange(int.Parse(run.RunProperties!.FontSize!.Val!, null), least, most);
        Assert.Equal((isBold, isItalic), (run.RunProperties.Bold is not null, run.RunProperties.Italic is not null));
        var fonts = file.MainDocumentPart.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.RunFonts!;
        Assert.Equal(("Times New Roman", "Times New Roman"), (fonts.Ascii!.Value, fonts.ComplexScript!.Value));
    }

    [Fact]
    public void A_table_repeats_its_headings_and_numbers_its_columns()
    {
        using var file = Open(DocumentWriter.Write(Report()));
        var table = file.MainDocumentPart!.Document!.Descendants<WordTable>().Single(t => t.InnerText.Contains("Đơn vị", StringComparison.Ordinal));
        var rows = table.Elements<TableRow>().ToList();

        Assert.Equal(["Đơn vị", "Lũy kế"], Cells(rows[0]));
        Assert.Equal(["(1)", "(2)"], Cells(rows[1]));
        Assert.Equal(["Xã Tân Dương", "1.234"], Cells(rows[2]));
        Assert.Equal(["Cộng", "1.234"], Cells(rows[3]));
        Assert.Equal([true, true, false, false], rows.Select(r => r.Descendants<TableHeader>().Any()));
    }

    [Fact]
    public void A_signature_has_text_above_it_on_its_page_and_stays_whole()
    {
        using var file = Open(DocumentWriter.Write(Report() with { Appendices = [] }));
        var foot = file.MainDocumentPart!.Document!.Descendants<WordTable>().Last();

        var above = foot.ElementsBefore().OfType<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().TakeLast(2).ToList();
        Assert.EndsWith("./.", above[0].InnerText, StringComparison.Ordinal);
        Assert.All(above, p => Assert.NotNull(p.ParagraphProperties!.KeepNext));
        Assert.All(foot.Elements<TableRow>(), r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<CantSplit>()));
    }

    [Theory]
    [InlineData("Công an huyện Lai Vung", "CÔNG AN HUYỆN LAI VUNG")]
    [InlineData("Ủy ban nhân dân xã Tân Dương", "ỦY BAN NHÂN DÂN|XÃ TÂN DƯƠNG")]
    public void A_bodys_name_is_not_broken_within_its_place(string issuer, string lines)
    {
        using var file = Open(DocumentWriter.Write(Report() with { Superior = null, Issuer = issuer }));
        var names = file.MainDocumentPart!.Document!.Descendants<WordTable>().First().Descendants<TableCell>().First();

        Assert.Equal(lines.Split('|'), names.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0));
    }

    [Fact]
    public void Row_numbers_stand_in_the_middle_and_an_empty_cell_makes_no_row_higher()
    {
        using var file = Open(DocumentWriter.Write(Report() with { Body = [new Table([new("TT", 1), new("Đơn vị", 3)], [["1", "Xã Tân Dương"]], ["", "Cộng"]), new Paragraph("Hết")] }));
        var rows = file.MainDocumentPart!.Document!.Descendants<WordTable>().Single(t => t.InnerText.Contains("Cộng", StringComparison.Ordinal)).Elements<TableRow>().ToList();

        Assert.Equal(JustificationValues.Center, rows[2].Descendants<Justification>().First().Val!.Value);
        Assert.Equal("24", rows[3].Descendants<ParagraphMarkRunProperties>().First().GetFirstChild<FontSize>()!.Val);
    }

    [Theory]
    [InlineData(2023, 8, 5, "ngày 05 tháng 8 năm 2023", "05/8/2023")]
    [InlineData(2024, 2, 15, "ngày 15 tháng 02 năm 2024", "15/02/2024")]
    [InlineData(2023, 12, 31, "ngày 31 tháng 12 năm 2023", "31/12/2023")]
    public void Dates_have_a_zero_where_the_decree_asks_for_one(int year, int month, int day, string written, string inText)
    {
        var date = new DateOnly(year, month, day);

        Assert.Equal((written, inText), (OfficialDate.Written(date), OfficialDate.InText(date)));
    }

    [Fact]
    public void A_thousand_hostile_texts_break_no_field()
    {
        var random = new Random(30);
        string[] pieces = ["<w:p>", "&amp;", "]]>", "\0", "\u0008", "\ud83d", "\udc00", "\ufffe", "\u202e", "\r\n", "=1+1", "Tân Hòa", "Tân Hòa", "😀", "\"'", "\v"];
        var mayStand = new HashSet<string>(StringComparer.Ordinal);
        for (var run = 0; run < 1000; run += 50)
        {
            var texts = Enumerable.Range(0, 53).Select(_ => string.Concat(Enumerable.Range(0, 6).Select(_ => pieces[random.Next(pieces.Length)]))).ToList();
            var document = Report() with
            {
                Superior = texts[0],
                Issuer = texts[1],
                Symbol = texts[2],
                Place = texts[3],
                Kind = texts[4],
                Subject = texts[5],
                AddressedTo = [texts[6], texts[7]],
                Bases = [texts[8]],
                Signature = new(texts[9], texts[10], texts[11]),
                Beside = new(texts[50], texts[51], texts[52]),
                Recipients = [texts[12]],
                Body =
                [
                    new Heading(texts[13]),
                    new Table([new(texts[14], 1)], [[texts[15]], [texts[16]]], [texts[17]]),
                    .. texts.Skip(20).Take(30).Select(t => new Paragraph(t)),
                ],
                Appendices = [new(texts[18], [new Paragraph(texts[19])])],
            };

            var bytes = DocumentWriter.Write(document);

            Assert.Empty(Faults(bytes));
            using var file = Open(bytes);
            mayStand.UnionWith(file.MainDocumentPart!.Document!.Descendants<Run>().Select(r => r.InnerText));
        }

        Assert.Contains(mayStand, t => t.Contains("<w:p>", StringComparison.Ordinal));
        Assert.DoesNotContain(mayStand, t => t.Any(c => char.IsControl(c) || c == '\u202e'));
    }

    [Fact]
    public void A_text_becomes_its_paragraphs()
    {
        Assert.Equal(["Một", "Hai ba"], PlainText.Paragraphs("Một\r\n\r\n  Hai\tba \n"));
        Assert.Empty(PlainText.Paragraphs(null));
    }

    private static OfficialDocument Report() => new()
    {
        Superior = "Ủy ban nhân dân huyện",
        Issuer = "Công an huyện",
        Symbol = "BC-CAH",
        Place = "Lai Vung",
        Date = new(2023, 8, 5),
        Kind = "Báo cáo",
        Subject = "Kết quả trong ngày",
        AddressedTo = ["Chủ tịch Ủy ban nhân dân huyện"],
        Bases = ["Căn cứ Kế hoạch", "Căn cứ Công văn"],
        Body =
        [
            new Heading("I. KẾT QUẢ"),
            new Table([new("Đơn vị", 3), new("Lũy kế", 1, IsNumber: true)], [["Xã Tân Dương", OfficialNumber.Count(1234)]], ["Cộng", "1.234"]),
            new Paragraph($"Đến nay đạt {OfficialNumber.Percent(42.89m)}%."),
        ],
        Signature = new(null, "Trưởng Công an huyện", null),
        Recipients = ["Chủ tịch Ủy ban nhân dân huyện", "Lưu: VT, QLHC"],
        Appendices = [new("Kết quả từng xã", [new Paragraph("Số liệu đến hết ngày")])],
    };

    private static IEnumerable<string> Cells(TableRow row) => row.Elements<TableCell>().Select(c => c.InnerText);

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

    private static List<string> Faults(byte[] bytes)
    {
        using var file = Open(bytes);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(f => $"{f.Path?.XPath}: {f.Description}")];
    }

    private static int Millimetres(uint twips) => (int)Math.Round(twips / TwipsPerMillimetre);

    private static int Millimetres(int twips) => (int)Math.Round(twips / TwipsPerMillimetre);

    private static int Millimetres(UInt32Value twips) => Millimetres(twips.Value);
}
