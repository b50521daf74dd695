using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayImport;

namespace CampaignPortal.Core.Dc01;

/// <summary>The cells of a table that has been found: figures and days, each with the place of what is wrong.</summary>
internal sealed class Dc01Cells(SheetTable sheet, Dc01Columns columns, CampaignDefinition campaign, DateOnly today)
{
    // What Excel keeps a day as, for the years 2009 to 2064.
    private const double FirstSerial = 40_000;
    private const double LastSerial = 60_000;

    /// <summary>What Excel writes where a formula comes to nothing.</summary>
    public static bool IsError(string text) => text is "#REF!" or "#N/A" or "#VALUE!" or "#DIV/0!" or "#NAME?" or "#NUM!" or "#NULL!";

    public bool HasFigures(int row) =>
        !SheetNumber.IsBlank(sheet.At(row, columns.Columns[Dc01Field.Level1])) || !SheetNumber.IsBlank(sheet.At(row, columns.Columns[Dc01Field.Level2]));

    /// <summary>False for the signatures below a table, whose words stand under the figures.</summary>
    public bool HasNumber(int row) =>
        SheetNumber.Read(sheet.At(row, columns.Columns[Dc01Field.Level1])).Value is not null || SheetNumber.Read(sheet.At(row, columns.Columns[Dc01Field.Level2])).Value is not null;

    /// <summary>Null where one of the two is none; the fault is added.</summary>
    public (int Level1, int Level2)? Figures(int row, List<Dc01Fault> faults) =>
        (Figure(row, Dc01Field.Level1, faults), Figure(row, Dc01Field.Level2, faults)) is ({ } level1, { } level2) ? (level1, level2) : null;

    /// <summary>The day of the row's own column; null without one.</summary>
    public (DateOnly? Day, bool IsBad) DayOf(int row, List<Dc01Fault> faults)
    {
        if (!columns.Columns.TryGetValue(Dc01Field.Day, out var column))
        {
            return (null, false);
        }

        var day = sheet.At(row, column) switch
        {
            DateTime moment => DateOnly.FromDateTime(moment),
            double serial and >= FirstSerial and < LastSerial => DateOnly.FromDateTime(DateTime.FromOADate(serial)),
            int serial and >= (int)FirstSerial and < (int)LastSerial => DateOnly.FromDateTime(DateTime.FromOADate(serial)),
            string text => TextDay(text),
            _ => (DateOnly?)null,
        };
        var fault = day is not { } read ? Dc01FaultCode.BadDay
            : !campaign.IsCampaignDay(read) ? Dc01FaultCode.DayOutside
            : read > today ? Dc01FaultCode.DayInFuture
            : (Dc01FaultCode?)null;
        if (fault is { } code)
        {
            faults.Add(At(IsError(sheet.Text(row, column)) ? Dc01FaultCode.ErrorCell : code, row, Dc01Field.Day, day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? sheet.Text(row, column)));
        }

        return (day, fault is not null);
    }

    public Dc01Fault At(Dc01FaultCode code, int row, Dc01Field field, string? text = null, string? other = null) =>
        new(code, sheet.Name, row + 1, SheetMatcher.Letter(columns.Columns[field]), text, other);

    private int? Figure(int row, Dc01Field field, List<Dc01Fault> faults)
    {
        var cell = sheet.At(row, columns.Columns[field]);
        var reading = SheetNumber.Read(cell);
        Dc01FaultCode? fault = cell is string text && IsError(text) ? Dc01FaultCode.ErrorCell
            : reading.Problem switch
            {
                CellProblemCode.Negative => Dc01FaultCode.Negative,
                CellProblemCode.TooLarge => Dc01FaultCode.TooLarge,
                { } => Dc01FaultCode.NotANumber,
                _ => reading.Value is null ? Dc01FaultCode.Blank : null,
            };
        if (fault is { } code)
        {
            faults.Add(At(code, row, field, SheetNumber.Show(cell)));
            return null;
        }

        return reading.Value;
    }

    // "20/8/2023", "20230820", and "20/8" in a campaign of one year.
    private DateOnly? TextDay(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var compact))
        {
            return compact;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and < LastSerial)
        {
            return DateOnly.FromDateTime(DateTime.FromOADate(serial));
        }

        var days = SheetDay.Days(text).Distinct().Take(2).ToList();
        var year = campaign.Campaign.StartDay.Year;
        return days.Count == 1 ? days[0]
            : campaign.Campaign.EndDay.Year == year && DateOnly.TryParseExact(
                text + "/" + year.ToString(CultureInfo.InvariantCulture), "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var short_) ? short_
            : null;
    }
}
