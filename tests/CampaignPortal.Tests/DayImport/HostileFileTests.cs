using System.Globalization;
using System.IO.Compression;
using System.Text;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DayImport;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.DayImport;

/// <summary>Files that are no workbook, pretend to be one, or are one that nobody should read.</summary>
public sealed class HostileFileTests
{
    private const string Commune = "30211";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, FileProblem> Files => new()
    {
        { "empty", FileProblem.Missing },
        { "text", FileProblem.NotAWorkbook },
        { "program", FileProblem.NotAWorkbook },
        { "other zip", FileProblem.NotAWorkbook },
        { "half", FileProblem.Damaged },
        { "zip of noise", FileProblem.Damaged },
        { "compound of noise", FileProblem.Damaged },
        { "entities", FileProblem.Damaged },
        { "broken sheet", FileProblem.Damaged },
        { "lying sizes", FileProblem.Damaged },
        { "bomb", FileProblem.TooMuchInside },
        { "many parts", FileProblem.TooMuchInside },
        { "too large", FileProblem.TooLarge },
        { "no cells", FileProblem.Empty },
        { "no heading", FileProblem.NoIndicators },
        { "no hamlets", FileProblem.NoHamlets },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_cannot_be_used_is_told_by_one_word(string file, FileProblem problem)
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;

        var result = await PreviewAsync(portal, campaign, Make(file));

        Assert.Equal(problem, result.Problem);
        Assert.Null(result.Preview);
    }

    [Fact]
    public async Task Whatever_byte_is_changed_there_is_an_answer_and_no_fault()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var good = Sheet.Of(["Ấp", "Mức 1"], ["Hậu Thành", 12]);
        var random = new Random(20230820);
        for (var round = 0; round < 200; round++)
        {
            var bad = (byte[])good.Clone();
            for (var hit = 0; hit < 1 + (round % 8); hit++)
            {
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            }

            var result = await PreviewAsync(portal, campaign, bad);
            Assert.True((result.Problem is null) != (result.Preview is null));
        }
    }

    [Fact]
    public async Task A_sheet_of_a_hundred_thousand_rows_is_read_as_far_as_a_report_reaches()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var rows = new StringBuilder("""<row r="1"><c r="A1" t="inlineStr"><is><t>Ấp</t></is></c><c r="B1" t="inlineStr"><is><t>Mức 1</t></is></c></row>""");
        for (var row = 2; row <= 100_000; row++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"""<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{(row == 3 ? "Hậu Thành" : $"Hộ {row}")}</t></is></c><c r="B{row}"><v>1</v></c></row>""");
        }

        var result = await PreviewAsync(portal, campaign, Workbook(rows.ToString()));

        Assert.Null(result.Problem);
        Assert.True(result.Preview!.IsCut);
        Assert.Equal(1, Assert.Single(result.Preview.Cells).Value);
        Assert.Equal(1998, result.Preview.Rows.Count);
    }

    [Fact]
    public async Task Rows_and_columns_far_away_are_left_alone()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;

        var result = await PreviewAsync(portal, campaign, Workbook(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>Ấp</t></is></c><c r="B1" t="inlineStr"><is><t>Mức 1</t></is></c><c r="XFD1" t="inlineStr"><is><t>Mức 2</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>Hậu Thành</t></is></c><c r="B2"><v>7</v></c></row>
            <row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Tân Lộc A</t></is></c><c r="B1048576"><v>8</v></c></row>
            """));

        Assert.Equal(7, Assert.Single(result.Preview!.Cells).Value);
    }

    private static byte[] Make(string file) => file switch
    {
        "empty" => [],
        "text" => Encoding.UTF8.GetBytes("Ấp;Mức 1\nHậu Thành;3"),
        "program" => [.. "MZ"u8, .. Noise(4096)],
        "other zip" => Zip(("word/document.xml", "<x/>"u8.ToArray())),
        "half" => Half(Sheet.Of(["Ấp", "Mức 1"], ["Hậu Thành", 12])),
        "zip of noise" => [.. "PK\u0003\u0004"u8, .. Noise(4096)],
        "compound of noise" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Noise(8192)],
        "entities" => Workbook("", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"),
        "broken sheet" => Workbook("<row r=\"1\"><c r=\"A1\"><v>1</c></row>"),
        "lying sizes" => Lying(),
        "bomb" => Zip(("xl/workbook.xml", "<x/>"u8.ToArray()), ("xl/a.xml", new byte[60 * 1024 * 1024])),
        "many parts" => Zip([("xl/workbook.xml", "<x/>"u8.ToArray()), .. Enumerable.Range(0, 400).Select(n => ($"xl/{n}.xml", Array.Empty<byte>()))]),
        "too large" => [.. "PK\u0003\u0004"u8, .. Noise(SheetGuard.MaxBytes)],
        "no cells" => Sheet.Of(),
        "no heading" => Sheet.Of(["Ấp", "Số heo"], ["Hậu Thành", 12]),
        "no hamlets" => Sheet.Of(["Ấp", "Mức 1"], ["Ấp Tân Mỹ", 12]),
        _ => throw new ArgumentOutOfRangeException(nameof(file), file, "no such file"),
    };

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Half(byte[] file) => file[..(file.Length / 2)];

    // A sheet of sixty million spaces that the list at the end gives one byte: that one is unpacked.
    private static byte[] Lying()
    {
        const int length = 60 * 1024 * 1024;
        var file = Workbook(new string(' ', length));
        byte[] claimed;
        using (var archive = new ZipArchive(new MemoryStream(file)))
        {
            claimed = BitConverter.GetBytes((int)archive.Entries.Max(e => e.Length));
        }

        for (var at = 0; at < file.Length - 4; at++)
        {
            if (file.AsSpan(at, 4).SequenceEqual(claimed))
            {
                BitConverter.GetBytes(1).CopyTo(file, at);
            }
        }

        return file;
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Workbook(string rows, string prolog = "") => Zip(
        ("[Content_Types].xml", Encoding.UTF8.GetBytes("""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""")),
        ("_rels/.rels", Encoding.UTF8.GetBytes("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""")),
        ("xl/workbook.xml", Encoding.UTF8.GetBytes("""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>""")),
        ("xl/_rels/workbook.xml.rels", Encoding.UTF8.GetBytes("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""")),
        ("xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes($"""{prolog}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""")));

    private static Task<ImportResult> PreviewAsync(TestPortal portal, CampaignDefinition campaign, byte[] file) =>
        portal.Get<DayImportService>().PreviewAsync(
            TestPortal.Officer(campaign, Commune), campaign.Id, campaign.CommuneBy(Commune).Id, new(2023, 8, 6), file, Cancel);
}
