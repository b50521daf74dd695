using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.DayImport;

/// <summary>Why nothing of a file can be used.</summary>
public enum FileProblem
{
    /// <summary>No file, or an empty one.</summary>
    Missing,

    /// <summary>More than <see cref="SheetGuard.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>Neither .xlsx nor .xls, whatever its name says.</summary>
    NotAWorkbook,

    /// <summary>Too many parts, or too much once unpacked.</summary>
    TooMuchInside,

    Password,

    /// <summary>It began like a workbook and could not be read to its end.</summary>
    Damaged,

    /// <summary>No sheet has a value.</summary>
    Empty,

    /// <summary>No row near the top names an indicator.</summary>
    NoIndicators,

    /// <summary>No column names a hamlet of the commune.</summary>
    NoHamlets,
}

/// <summary>A file, or why not.</summary>
public sealed record ImportResult(EntryDay Day, FileProblem? Problem, ImportPreview? Preview);

/// <summary>What a file would bring to a commune's day.</summary>
/// <param name="Sheet">The sheet that was read.</param>
/// <param name="Cells">The cells that have something in the file; blank ones are left alone.</param>
/// <param name="Rows">Rows with figures that belong to no hamlet.</param>
/// <param name="Columns">Columns that belong to no indicator that is entered.</param>
/// <param name="FileDay">The day that the sheet itself names; null where it names none, or several.</param>
/// <param name="IsCut">True where the sheet goes on below the rows that are read.</param>
public sealed record ImportPreview(
    string Sheet, IReadOnlyList<ImportCell> Cells, IReadOnlyList<RowNote> Rows, IReadOnlyList<ColumnNote> Columns, DateOnly? FileDay, bool IsCut);

/// <param name="Text">As the file has it.</param>
/// <param name="Value">What it comes to; null where there is a problem.</param>
public sealed record ImportCell(int HamletId, int IndicatorId, string Text, int? Value, CellProblemCode? Problem);

/// <param name="Row">As the spreadsheet numbers it.</param>
public sealed record RowNote(int Row, string Text, RowIssue Issue);

public enum RowIssue
{
    Unknown,

    /// <summary>More than one hamlet could be meant.</summary>
    Ambiguous,

    /// <summary>The hamlet had a row above already.</summary>
    Twice,
}

/// <param name="Letter">As the spreadsheet names it.</param>
public sealed record ColumnNote(string Letter, string Text, ColumnIssue Issue);

public enum ColumnIssue
{
    Unknown,

    /// <summary>A sum that the portal works out by itself.</summary>
    WorkedOut,

    /// <summary>The indicator had a column to the left already.</summary>
    Twice,
}
