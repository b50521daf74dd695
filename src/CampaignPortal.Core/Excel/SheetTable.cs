namespace CampaignPortal.Core.Excel;

/// <summary>A table with all its rows.</summary>
/// <param name="SheetName">At most 31 letters.</param>
/// <param name="NameColumn">The column, 1 for the first, that stays in sight.</param>
public sealed record SheetTable(
    string SheetName, string Title, string Subtitle, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<SheetRow> Rows, int NameColumn = 2)
{
    public SheetHead Head => new(SheetName, Title, Subtitle, Columns, NameColumn);
}

/// <summary>A table without its rows, for those that come one after another.</summary>
/// <param name="SheetName">At most 31 letters.</param>
/// <param name="NameColumn">The column, 1 for the first, that stays in sight.</param>
/// <param name="HasFilter">Whether the headings let a reader choose rows.</param>
public sealed record SheetHead(
    string SheetName, string Title, string Subtitle, IReadOnlyList<SheetColumn> Columns, int NameColumn = 2, bool HasFilter = false);

/// <param name="Width">In letters: measuring text needs a graphics library that servers do not have.</param>
public sealed record SheetColumn(string Heading, double Width);

/// <param name="Values">
/// One for each column: whole numbers (int, long), changes (<see cref="SignedCount"/>), percentages (decimal, two decimals), days
/// (DateOnly), moments (DateTime, as a wall clock shows them), hours (TimeOnly), texts; null is blank.
/// </param>
public sealed record SheetRow(IReadOnlyList<object?> Values, bool IsTotal = false, int Indent = 0);

/// <summary>A number that says more or less: "+12".</summary>
public readonly record struct SignedCount(int Value);
