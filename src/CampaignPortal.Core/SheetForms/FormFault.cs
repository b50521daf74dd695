using CampaignPortal.Core.DayImport;

namespace CampaignPortal.Core.SheetForms;

/// <summary>Why a form was not taken; the page has the sentence.</summary>
public enum FormFaultCode
{
    /// <summary>No file, too large, no workbook, too much inside: see <see cref="FormFault.File"/>.</summary>
    File,

    /// <summary>An .xls, or one with a password.</summary>
    OldOrProtected,
    Macros,

    /// <summary>Figures of another file, of the web, of a database.</summary>
    ExternalLinks,

    /// <summary>A part is no XML.</summary>
    Damaged,
    NoName,

    /// <summary>There is nothing to fill.</summary>
    NoFields,
    UnknownField,

    /// <summary>"{{" without "}}".</summary>
    OpenField,

    /// <summary>A formula points at cells that are no more (#REF!).</summary>
    LostCells,

    /// <summary>One row has fields of communes and of hamlets or units.</summary>
    MixedRow,

    /// <summary>A row to repeat is part of a cell that is merged over several rows.</summary>
    MergedRow,
}

/// <param name="Where">Sheet and cell, or the name of a part.</param>
/// <param name="What">The field or formula.</param>
public sealed record FormFault(FormFaultCode Code, string? Where = null, string? What = null, FileProblem? File = null);
