using System.Globalization;

namespace CampaignPortal.Web.Components.Shared;

/// <summary>Figures and days as the reader's language writes them: 1.204, 42,89 %, CN 20/8. Blank shows as a dash.</summary>
internal static class Show
{
    public const string Blank = "–";

    private static readonly string[] VietnameseDays = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"];

    public static string Number(int? value) => value?.ToString("N0", CultureInfo.CurrentCulture) ?? Blank;

    /// <summary>A mean, to the whole; a number of any size.</summary>
    public static string Rounded(decimal value) => Math.Round(value, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A median may have a half.</summary>
    public static string Decimal(double? value) => value?.ToString("#,0.#", CultureInfo.CurrentCulture) ?? Blank;

    public static string Percent(decimal? value) => value is { } v ? v.ToString("N2", CultureInfo.CurrentCulture) + " %" : Blank;

    /// <summary>Two decimals without the sign, for columns whose heading has it.</summary>
    public static string PercentFigure(decimal? value) => value?.ToString("N2", CultureInfo.CurrentCulture) ?? Blank;

    /// <summary>A forecast is no truer for its decimals: "75 %".</summary>
    public static string WholePercent(decimal? value) => value is { } v ? Rounded(v) + " %" : Blank;

    /// <summary>"20/8".</summary>
    public static string ShortDay(DateOnly day) => day.ToString("d/M", CultureInfo.InvariantCulture);

    /// <summary>"CN 20/8".</summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{DayOfWeek(day)} {day:d/M}");

    public static string FullDay(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{DayOfWeek(day)} {day:dd/MM/yyyy}");

    public static string Time(DateTime moment) => moment.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Moment(DateTime moment) => moment.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day in addresses and form fields: 2023-08-20.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Name of an indicator in the reader's language.</summary>
    public static string Name(Core.Campaigns.Indicator indicator) => IsVietnamese ? indicator.Name : indicator.NameEn;

    public static string ShortName(Core.Campaigns.Indicator indicator) => IsVietnamese ? indicator.ShortName : indicator.ShortNameEn;

    private static bool IsVietnamese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi";

    public static string DayOfWeek(DateOnly day) =>
        IsVietnamese ? VietnameseDays[(int)day.DayOfWeek] : CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName(day.DayOfWeek);
}
