using System.Globalization;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;

namespace CampaignPortal.Core.Reports;

/// <summary>A table of a workbook as a table of a document: the same rows in the same order, numbers as documents write them.</summary>
internal static class SheetDocument
{
    public static Table Table(SheetTable sheet) => new(
        [.. sheet.Columns.Select((c, i) => new TableColumn(c.Heading, (int)Math.Round(c.Width), IsNumber(sheet, i)))],
        [.. sheet.Rows.Where(r => !r.IsTotal).Select(Texts)],
        sheet.Rows.FirstOrDefault(r => r.IsTotal) is { } total ? Texts(total) : null);

    /// <summary>The cells of a row as documents write them.</summary>
    public static List<string> Texts(SheetRow row) => [.. row.Values.Select(Text)];

    internal static string Text(object? value) => value switch
    {
        null => "",
        int count => OfficialNumber.Count(count),
        SignedCount change => OfficialNumber.Change(change.Value),
        decimal percent => OfficialNumber.Percent(percent),
        DateOnly day => OfficialDate.InText(day),
        string text => text,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static bool IsNumber(SheetTable sheet, int column) =>
        column > 0 && sheet.Rows.Any(r => r.Values[column] is int or decimal or SignedCount) && sheet.Rows.All(r => r.IsTotal || r.Values[column] is not string);
}
