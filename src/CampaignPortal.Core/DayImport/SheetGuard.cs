using System.Buffers.Binary;
using System.IO.Compression;

namespace CampaignPortal.Core.DayImport;

/// <summary>Looks at an uploaded file before a library reads it: kind, number of parts, size once unpacked.</summary>
public static class SheetGuard
{
    public const int MaxBytes = 5 * 1024 * 1024;

    private const int MaxParts = 300;
    private const long MaxUnpacked = 48 * 1024 * 1024;

    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>What keeps the file from being read; null where nothing does. The name of the file is not asked.</summary>
    public static FileProblem? Check(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Length == 0 ? FileProblem.Missing
            : file.Length > MaxBytes ? FileProblem.TooLarge
            : file.AsSpan().StartsWith(Zip) ? CheckParts(file)
            : file.AsSpan().StartsWith(Compound) ? CheckHeader(file)
            : FileProblem.NotAWorkbook;
    }

    // The library takes memory for whole sectors and tables before it reads one, up to 2 GB by what the header of an .xls says.
    private static FileProblem? CheckHeader(ReadOnlySpan<byte> file)
    {
        if (file.Length < 512)
        {
            return FileProblem.Damaged;
        }

        var (sectorShift, miniShift) = (BinaryPrimitives.ReadUInt16LittleEndian(file[0x1E..]), BinaryPrimitives.ReadUInt16LittleEndian(file[0x20..]));
        var isSound = sectorShift is 9 or 12 && miniShift == 6 && BinaryPrimitives.ReadUInt32LittleEndian(file[0x38..]) == 4096;
        foreach (var count in new[] { 0x2C, 0x40, 0x48 })
        {
            isSound = isSound && BinaryPrimitives.ReadUInt32LittleEndian(file[count..]) <= file.Length >> sectorShift;
        }

        return isSound ? null : FileProblem.Damaged;
    }

    private static FileProblem? CheckParts(byte[] file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            // What the list at the end of the file says is enough: of a part that holds more, the runtime unpacks no more.
            if (archive.Entries.Count > MaxParts || archive.Entries.Sum(e => Math.Max(0, e.Length)) > MaxUnpacked)
            {
                return FileProblem.TooMuchInside;
            }

            return archive.Entries.Any(e => e.FullName.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)) ? null : FileProblem.NotAWorkbook;
        }
        catch (InvalidDataException)
        {
            return FileProblem.Damaged;
        }
    }
}
