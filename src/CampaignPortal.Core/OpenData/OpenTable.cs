namespace CampaignPortal.Core.OpenData;

/// <summary>What stands in a column of the open data.</summary>
public enum OpenKind
{
    Text,
    WholeNumber,

    /// <summary>Two decimals.</summary>
    Percent,
    Day,

    /// <summary>Wall time in Asia/Ho_Chi_Minh.</summary>
    Moment,
    YesNo,
}

/// <param name="Name">Stable; the heading of the CSV and the name in JSON.</param>
/// <param name="Meaning">In English, for the description of the interface.</param>
public sealed record OpenColumn(string Name, OpenKind Kind, string Meaning);

/// <summary>A table of the open data: one set of columns and rows for CSV and JSON. A value that is null is blank, which is not zero.</summary>
/// <param name="Name">Such as <c>rollup</c>.</param>
/// <param name="Rows">Read from the database while they are written out.</param>
public sealed record OpenTable(
    string Name, int CampaignId, string Campaign, DateOnly From, DateOnly To, DateTime AsOf, IReadOnlyList<OpenColumn> Columns,
    IAsyncEnumerable<IReadOnlyList<object?>> Rows);
