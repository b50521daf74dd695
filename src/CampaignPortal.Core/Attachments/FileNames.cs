using System.Globalization;
using CampaignPortal.Core.Documents;

namespace CampaignPortal.Core.Attachments;

/// <summary>Names of files that every computer can keep, whatever they were called where they came from. Pure.</summary>
public static class FileNames
{
    /// <summary>Most characters, the ending included.</summary>
    public const int MaxLength = 120;

    private const string Forbidden = "<>:\"|?*%";

    private static readonly string[] Endings = [".pdf", ".docx", ".xlsx", ".doc", ".xls", ".docm", ".xlsm", ".jpg", ".jpeg", ".png"];

    private static readonly string[] Reserved =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        .. from device in (string[])["COM", "LPT"] from number in "0123456789¹²³" select device + number,
    ];

    /// <summary>
    /// The last part of the path without control characters, marks that turn its direction around and what Windows forbids, with
    /// the ending of what the file is.
    /// </summary>
    public static string Clean(string? name, FileKind kind)
    {
        var whole = PlainText.Line(name);
        var last = whole[(whole.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Select(letter => Forbidden.Contains(letter, StringComparison.Ordinal) ? '-' : letter)).TrimEnd(' ', '.');
        if (Endings.FirstOrDefault(e => clean.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } ending)
        {
            clean = clean[..^ending.Length];
        }

        clean = Cut(Trimmed(clean), MaxLength - Ending(kind).Length);
        return (clean.Length == 0 ? "tep-dinh-kem" : IsReserved(clean) ? "tep-" + Cut(clean, MaxLength - 10) : clean) + Ending(kind);
    }

    public static string Ending(FileKind kind) => kind switch
    {
        FileKind.Pdf => ".pdf",
        FileKind.Docx => ".docx",
        FileKind.Xlsx => ".xlsx",
        FileKind.Jpeg => ".jpg",
        _ => ".png",
    };

    public static string ContentType(FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Jpeg => "image/jpeg",
        _ => "image/png",
    };

    private static string Trimmed(string name) => name.Trim(' ', '.');

    // Windows takes CON.anything for the console too.
    private static bool IsReserved(string name) => Reserved.Contains(name.Split('.')[0].Trim(), StringComparer.OrdinalIgnoreCase);

    // Between letters as a reader sees them: a mark is not parted from its letter.
    private static string Cut(string name, int most)
    {
        var length = 0;
        foreach (var letter in StringInfo.ParseCombiningCharacters(name).Skip(1).Append(name.Length))
        {
            length = letter <= most ? letter : length;
        }

        return Trimmed(name[..length]);
    }
}
