using System.IO.Compression;
using System.Xml;
using CampaignPortal.Core.DayImport;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace CampaignPortal.Core.SheetForms;

/// <summary>Opens an uploaded form, or says what is wrong with the file.</summary>
internal static class FormGuard
{
    /// <summary>Most bytes of a form once unpacked: its parts are held as objects.</summary>
    public const long MaxUnpacked = 12 * 1024 * 1024;

    /// <summary>The opened form, the caller disposes of it; or what keeps it from being one.</summary>
    public static (FormPackage? Package, FormFault? Fault) Open(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (SheetGuard.Check(file) is { } problem)
        {
            return (null, new(FormFaultCode.File, File: problem));
        }

        if (file[0] != 'P')
        {
            return (null, new(FormFaultCode.OldOrProtected));
        }

        if (CheckParts(file) is { } fault)
        {
            return (null, fault);
        }

        FormPackage? package = null;
        try
        {
            package = new(file);
            fault = CheckPackage(package);
        }
        catch (Exception broken) when (broken is XmlException or OpenXmlPackageException or InvalidDataException or FormatException or UriFormatException or ArgumentException
            or InvalidOperationException or IOException or KeyNotFoundException or NullReferenceException)
        {
            // The library says what it meets in a spoilt file in many ways.
            fault = new(FormFaultCode.Damaged);
        }

        if (fault is not null)
        {
            package?.Dispose();
            return (null, fault);
        }

        return (package, null);
    }

    private static FormFault? CheckParts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file, writable: false));
        if (zip.Entries.Sum(e => e.Length) > MaxUnpacked)
        {
            return new(FormFaultCode.File, File: FileProblem.TooMuchInside);
        }

        foreach (var part in zip.Entries)
        {
            if (part.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && part.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase)
                || part.FullName.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase) || part.FullName.Contains("/activeX/", StringComparison.OrdinalIgnoreCase))
            {
                return new(FormFaultCode.Macros, part.FullName);
            }

            if (part.FullName.StartsWith("xl/externalLinks/", StringComparison.OrdinalIgnoreCase) || part.FullName.Equals("xl/connections.xml", StringComparison.OrdinalIgnoreCase)
                || part.FullName.StartsWith("xl/embeddings/", StringComparison.OrdinalIgnoreCase) || part.FullName.StartsWith("xl/queryTables/", StringComparison.OrdinalIgnoreCase))
            {
                return new(FormFaultCode.ExternalLinks, part.FullName);
            }

            if ((part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) && !IsXml(part))
            {
                return new(FormFaultCode.Damaged, part.FullName);
            }
        }

        return null;
    }

    private static bool IsXml(ZipArchiveEntry part)
    {
        try
        {
            using var reader = XmlReader.Create(part.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true, MaxCharactersInDocument = MaxUnpacked });
            while (reader.Read())
            {
                if (reader.Depth > 256)
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or IOException)
        {
            return false;
        }
    }

    private static FormFault? CheckPackage(FormPackage package) =>
        package.Document.DocumentType is SpreadsheetDocumentType.MacroEnabledWorkbook or SpreadsheetDocumentType.MacroEnabledTemplate or SpreadsheetDocumentType.AddIn
            ? new(FormFaultCode.Macros)
        : package.Document.DocumentType != SpreadsheetDocumentType.Workbook || package.Sheets.Count == 0 ? new(FormFaultCode.File, File: FileProblem.NotAWorkbook)
        : package.Document.GetAllParts().SelectMany(p => p.ExternalRelationships).FirstOrDefault() is { } link ? new(FormFaultCode.ExternalLinks, link.Uri.OriginalString)
        : null;
}
