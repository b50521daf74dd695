using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;

namespace CampaignPortal.Core.Attachments;

/// <summary>What a file is, by its bytes. An archive is judged by its directory and its list of content types; nothing else in it is unpacked.</summary>
public static class FileLook
{
    public const int MaxBytes = 20 * 1024 * 1024;

    private const int MaxParts = 2000;
    private const long MaxUnpacked = 300L * 1024 * 1024;
    private const int MaxContentTypes = 1024 * 1024;
    private const int ArchiveEnd = 22;

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private static readonly string[] MacroMarks = ["macroEnabled", "vbaProject", "macrosheet"];

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="file">Can be read anywhere; it is left open.</param>
    /// <returns>The kind where there is no problem.</returns>
    public static (FileKind Kind, AttachmentProblem? Problem) At(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length is 0 or > MaxBytes)
        {
            return (default, file.Length == 0 ? AttachmentProblem.Empty : AttachmentProblem.TooLarge);
        }

        var head = Read(file, 0, 32).AsSpan();
        FileKind? kind = head.StartsWith("%PDF-"u8) ? FileKind.Pdf
            : head.StartsWith(Png) && head.Length >= 16 && head[12..].StartsWith("IHDR"u8) ? FileKind.Png
            : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg
            : null;
        if (kind is { } plain)
        {
            return (plain, EndsAsArchive(file) ? AttachmentProblem.TwoKinds : plain == FileKind.Pdf && !HasPdfEnd(file) ? AttachmentProblem.Damaged : null);
        }

        return head.StartsWith("PK\u0003\u0004"u8) ? OfArchive(file)
            : (default, head.StartsWith(Compound) ? AttachmentProblem.OldOffice : AttachmentProblem.UnknownKind);
    }

    private static (FileKind Kind, AttachmentProblem? Problem) OfArchive(Stream file)
    {
        try
        {
            if (PartCount(file) > MaxParts)
            {
                return (default, AttachmentProblem.TooMuchInside);
            }

            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);

            // Of a part that holds more than the directory says, the runtime unpacks no more.
            if (archive.Entries.Count > MaxParts || archive.Entries.Sum(e => Math.Max(0, e.Length)) > MaxUnpacked)
            {
                return (default, AttachmentProblem.TooMuchInside);
            }

            var types = ContentTypes(archive);
            var (isWord, isExcel) = (types.Contains(Word), types.Contains(Excel));
            return types.Concat(archive.Entries.Select(e => e.FullName)).Any(t => MacroMarks.Any(m => t.Contains(m, StringComparison.OrdinalIgnoreCase)))
                ? (default, AttachmentProblem.Macros)
                : isWord && isExcel ? (default, AttachmentProblem.TwoKinds)
                : isWord ? (FileKind.Docx, null)
                : isExcel ? (FileKind.Xlsx, null)
                : (default, AttachmentProblem.UnknownKind);
        }
        catch (Exception problem) when (problem is InvalidDataException or XmlException or IOException or ArgumentException)
        {
            return (default, AttachmentProblem.Damaged);
        }
    }

    private static HashSet<string> ContentTypes(ZipArchive archive)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        if (archive.GetEntry("[Content_Types].xml") is not { Length: <= MaxContentTypes } list)
        {
            return types;
        }

        using var stream = list.Open();
        using var xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxContentTypes });
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("ContentType") is { } type)
            {
                types.Add(type);
            }
        }

        return types;
    }

    // The end of an archive says how many parts its directory lists: read before the directory is.
    private static int PartCount(Stream file)
    {
        var tail = Tail(file, ArchiveEnd + ushort.MaxValue);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        return end >= 0 && tail.Length - end >= ArchiveEnd ? BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10)) : 0;
    }

    // A picture or a PDF that programs for archives would open as well.
    private static bool EndsAsArchive(Stream file)
    {
        var tail = Tail(file, ArchiveEnd + ushort.MaxValue).AsSpan();
        for (var end = tail.LastIndexOf("PK\u0005\u0006"u8); end >= 0; end = tail[..end].LastIndexOf("PK\u0005\u0006"u8))
        {
            if (tail.Length - end >= ArchiveEnd && BinaryPrimitives.ReadUInt16LittleEndian(tail[(end + 20)..]) == tail.Length - end - ArchiveEnd)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasPdfEnd(Stream file) => Tail(file, 2048).AsSpan().IndexOf("%%EOF"u8) >= 0;

    private static byte[] Tail(Stream file, int most) => Read(file, Math.Max(0, file.Length - most), most);

    private static byte[] Read(Stream file, long from, int most)
    {
        file.Position = from;
        var bytes = new byte[Math.Min(most, file.Length - from)];
        file.ReadExactly(bytes);
        return bytes;
    }
}
