using System.Text;
using CampaignPortal.Core.Attachments;

namespace CampaignPortal.Tests.Attachments;

public sealed class FileLookTests
{
    [Theory]
    [InlineData(FileKind.Pdf)]
    [InlineData(FileKind.Docx)]
    [InlineData(FileKind.Xlsx)]
    [InlineData(FileKind.Jpeg)]
    [InlineData(FileKind.Png)]
    public void A_file_is_what_its_content_is_whatever_it_is_called(FileKind kind)
    {
        Assert.Equal((kind, null), Look(Sample(kind)));
        foreach (var other in Enum.GetValues<FileKind>())
        {
            Assert.EndsWith(FileNames.Ending(kind), FileNames.Clean("Kế hoạch" + FileNames.Ending(other), kind), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Empty_large_unknown_and_cut_files_are_refused_each_for_its_own_reason()
    {
        Assert.Equal(AttachmentProblem.Empty, Look([]).Problem);
        Assert.Equal(AttachmentProblem.TooLarge, Look([.. SampleFiles.Pdf, .. new byte[FileLook.MaxBytes - SampleFiles.Pdf.Length + 1]]).Problem);
        byte[] largest = [.. SampleFiles.Jpeg, .. new byte[FileLook.MaxBytes - SampleFiles.Jpeg.Length]];
        Assert.Null(Look(largest).Problem);
        foreach (var text in new[] { "<html><script>alert(1)</script></html>", "%!PS", "MZ\u0090", "{\\rtf1}", "GIF89a", "<?xml version=\"1.0\"?>", "a" })
        {
            Assert.Equal(AttachmentProblem.UnknownKind, Look(Encoding.Latin1.GetBytes(text)).Problem);
        }

        Assert.Equal(AttachmentProblem.OldOffice, Look([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]).Problem);
        Assert.Equal(AttachmentProblem.Damaged, Look(SampleFiles.Pdf[..20]).Problem);
        foreach (var archive in new[] { SampleFiles.Docx, SampleFiles.Xlsx })
        {
            for (var length = 4; length < archive.Length; length += 7)
            {
                Assert.NotNull(Look(archive[..length]).Problem);
            }
        }
    }

    [Fact]
    public void Macros_are_refused_wherever_they_show()
    {
        byte[][] files =
        [
            SampleFiles.Archive(SampleFiles.Types("application/vnd.ms-word.document.macroEnabled.main+xml"), ("word/document.xml", "x")),
            SampleFiles.Archive(SampleFiles.Types(SampleFiles.WordMain, "application/vnd.ms-office.vbaProject"), ("word/document.xml", "x")),
            SampleFiles.Archive(SampleFiles.Types(SampleFiles.WordMain), ("word/document.xml", "x"), ("word/VBAPROJECT.bin", "x")),
            SampleFiles.Archive(SampleFiles.Types(SampleFiles.ExcelMain), ("xl/workbook.xml", "x"), ("xl/macrosheets/sheet1.xml", "x")),
        ];

        Assert.All(files, file => Assert.Equal(AttachmentProblem.Macros, Look(file).Problem));
    }

    [Fact]
    public void What_is_two_things_at_once_is_refused()
    {
        foreach (var front in new[] { SampleFiles.Pdf, SampleFiles.Jpeg, SampleFiles.Png })
        {
            Assert.Equal(AttachmentProblem.TwoKinds, Look([.. front, .. SampleFiles.Docx]).Problem);

            // A note at the end of an archive does not hide it, nor does another end before it.
            Assert.Equal(AttachmentProblem.TwoKinds, Look([.. front, .. SampleFiles.Docx[..^2], 5, 0, .. "PK\u0005\u0006x"u8]).Problem);
        }

        Assert.Equal(AttachmentProblem.TwoKinds, Look(SampleFiles.Archive(SampleFiles.Types(SampleFiles.WordMain, SampleFiles.ExcelMain), ("word/document.xml", "x"))).Problem);
        Assert.Equal(AttachmentProblem.UnknownKind, Look([.. "<script>"u8, .. SampleFiles.Docx]).Problem);
    }

    [Fact]
    public void Archives_that_unpack_to_too_much_or_are_no_document_are_refused_without_being_unpacked()
    {
        var many = Enumerable.Range(0, 2100).Select(i => ($"word/{i}.xml", "")).Prepend(SampleFiles.Types(SampleFiles.WordMain)).ToArray();
        var zeros = new string('0', 30 * 1024 * 1024);
        var bomb = SampleFiles.Archive([SampleFiles.Types(SampleFiles.WordMain), .. Enumerable.Range(0, 11).Select(i => ($"word/{i}.xml", zeros))]);

        Assert.Equal(AttachmentProblem.TooMuchInside, Look(SampleFiles.Archive(many)).Problem);
        Assert.True(bomb.Length < FileLook.MaxBytes);
        Assert.Equal(AttachmentProblem.TooMuchInside, Look(bomb).Problem);
        Assert.Equal(AttachmentProblem.UnknownKind, Look(SampleFiles.Archive(("word/document.xml", "x"))).Problem);
        Assert.Equal(AttachmentProblem.UnknownKind, Look(SampleFiles.Archive(SampleFiles.Types("application/epub+zip"))).Problem);
        Assert.Equal(AttachmentProblem.Damaged, Look(SampleFiles.Archive(("[Content_Types].xml", "<Types><Override"))).Problem);
        Assert.Equal(
            AttachmentProblem.Damaged,
            Look(SampleFiles.Archive(("[Content_Types].xml", "<!DOCTYPE t [<!ENTITY a \"x\">]><Types/>"), ("word/document.xml", "x"))).Problem);
    }

    [Theory]
    [InlineData("Kế hoạch số 15.pdf", "Kế hoạch số 15.pdf")]
    [InlineData(@"C:\Users\x\Kế hoạch.docx", "Kế hoạch.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("hoa\u0301 đơn.exe", "hoá đơn.exe.pdf")]
    [InlineData("anh\u202Egpj.exe", "anhgpj.exe.pdf")]
    [InlineData("a\r\nSet-Cookie: x=1.pdf", "a  Set-Cookie- x=1.pdf")]
    [InlineData("CON", "tep-CON.pdf")]
    [InlineData("lpt1.txt.pdf", "tep-lpt1.txt.pdf")]
    [InlineData("COM¹.pdf", "tep-COM¹.pdf")]
    [InlineData("a<b>|\"c?*.PDF", "a-b---c--.pdf")]
    [InlineData(" . ", "tep-dinh-kem.pdf")]
    [InlineData("", "tep-dinh-kem.pdf")]
    [InlineData(null, "tep-dinh-kem.pdf")]
    [InlineData("100%41.pdf", "100-41.pdf")]
    public void A_name_is_made_fit_for_every_computer(string? name, string expected) => Assert.Equal(expected, FileNames.Clean(name, FileKind.Pdf));

    [Fact]
    public void Half_a_letter_is_no_name() => Assert.Equal("tep-dinh-kem.pdf", FileNames.Clean("\ud800.pdf", FileKind.Pdf));

    [Fact]
    public void A_long_name_is_cut_between_letters()
    {
        var name = FileNames.Clean(new string('ế', 300).Normalize(NormalizationForm.FormD) + "😀", FileKind.Docx);
        var flags = FileNames.Clean(string.Concat(Enumerable.Repeat("👩‍🌾", 100)), FileKind.Docx);

        Assert.Equal((FileNames.MaxLength, new string('ế', 115) + ".docx"), (name.Length, name));
        Assert.True(flags.Length <= FileNames.MaxLength && !char.IsHighSurrogate(flags[^6]));
    }

    [Fact]
    public void No_content_makes_the_look_fail()
    {
        var random = new Random(5);
        byte[][] seeds = [SampleFiles.Pdf, SampleFiles.Docx, SampleFiles.Xlsx, SampleFiles.Jpeg, SampleFiles.Png];
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = (byte[])seeds[round % seeds.Length].Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Look(bytes[..random.Next(1, bytes.Length + 1)]);
        }
    }

    private static byte[] Sample(FileKind kind) => kind switch
    {
        FileKind.Pdf => SampleFiles.Pdf,
        FileKind.Docx => SampleFiles.Docx,
        FileKind.Xlsx => SampleFiles.Xlsx,
        FileKind.Jpeg => SampleFiles.Jpeg,
        _ => SampleFiles.Png,
    };

    private static (FileKind Kind, AttachmentProblem? Problem) Look(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        return FileLook.At(file);
    }
}
