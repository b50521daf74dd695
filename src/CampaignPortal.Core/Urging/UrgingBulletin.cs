using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Urging;

/// <summary>What stands on the picture for a chat: the figures of the message, its hour, and a row for each commune that was chosen.</summary>
/// <param name="Source">The hour, whose counts these are, and up to which day.</param>
/// <param name="Deadline">Null where nobody of the chosen is missing.</param>
public sealed record UrgingBulletin(
    string Agency, string Title, string Subtitle, string Source, IReadOnlyList<BulletinFigure> Figures, string? Deadline, IReadOnlyList<BulletinRow> Rows)
{
    /// <summary>More rows than this could not be read on a phone; the rest goes to further pictures.</summary>
    public const int MostRows = 16;

    /// <summary>The row of headings, from left to right.</summary>
    internal static readonly string[] Headings = ["Đơn vị", "Trong ngày", "Lũy kế / chỉ tiêu", "Tỷ lệ"];

    /// <summary>How many pictures it takes.</summary>
    public int PageCount => Math.Max(1, (Rows.Count + MostRows - 1) / MostRows);

    public static UrgingBulletin Of(CampaignDefinition campaign, RollupTable rollup, IReadOnlyCollection<int> chosen)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(rollup);
        var rows = UrgingRules.InOrder(rollup.Rows.Where(r => chosen.Contains(r.AreaId)));
        var total = rollup.Total;
        return new(
            campaign.Campaign.AgencyName, $"Đôn đốc ngày {OfficialDate.InText(rollup.Day)}",
            campaign.Campaign.Name, string.Create(CultureInfo.InvariantCulture, $"Lúc {UrgingRules.At(rollup)} · {RollupWords.Source(rollup)}"),
            [
                new("Đã báo cáo", string.Create(CultureInfo.InvariantCulture, $"{rollup.ReportedCount}/{rollup.Rows.Count}")),
                new(Phrases.Upper(UrgingRules.OnDay(rollup)), OfficialNumber.Count(total.Today)),
                new("Lũy kế / chỉ tiêu", Share(total)),
                new("Tỷ lệ", Percent(total)),
                new("Còn lại", string.Create(CultureInfo.InvariantCulture, $"{rollup.DaysLeft} ngày")),
            ],
            rows.Any(r => !r.IsReported) ? UrgingRules.Deadline(campaign, rollup) : null,
            [.. rows.Select(r => Row(r, rollup))]);
    }

    /// <summary>The rows of one picture, 1 for the first; all pictures are about equally long.</summary>
    public IReadOnlyList<BulletinRow> Page(int number)
    {
        var (size, larger) = (Rows.Count / PageCount, Rows.Count % PageCount);
        var before = number - 1;
        return [.. Rows.Skip((before * size) + Math.Min(before, larger)).Take(size + (before < larger ? 1 : 0))];
    }

    private static BulletinRow Row(RollupRow row, RollupTable rollup) => new(
        row.Name, row.State, StateWord(row), row.Pace, PaceWord(row.Pace),
        row.IsReported ? OfficialNumber.Count(row.Today) : "–", Share(row), Percent(row),
        Part(row.Cumulative, row.Quota), Part(PaceRules.Required(row.Quota, rollup.DayNumber, rollup.DayCount), row.Quota))
    {
        IsPartial = row.BlankHamlets > 0,
    };

    private static string Share(RollupRow row) => OfficialNumber.Count(row.Cumulative) + (row.Quota is null ? "" : "/" + OfficialNumber.Count(row.Quota));

    private static string Percent(RollupRow row) => row.PercentOfQuota is null ? "–" : OfficialNumber.Percent(row.PercentOfQuota) + " %";

    private static double? Part(int? part, int? whole) => part is { } p && whole is > 0 ? (double)p / whole.Value : null;

    // Of a report that is not whole that is the word: for more there is no room.
    private static string StateWord(RollupRow row) => row.BlankHamlets > 0 ? string.Create(CultureInfo.InvariantCulture, $"Thiếu {row.BlankHamlets} ấp, khóm") : row.State switch
    {
        DayState.OnTime => "Đúng hạn",
        DayState.Late => "Trễ hạn",
        DayState.Missing => "Chưa báo cáo, quá hạn",
        DayState.Ahead => "Chưa đến ngày",
        _ => "Chưa báo cáo",
    } + (row.Kind == DayKind.Zero ? " · Không phát sinh" : "");

    private static string PaceWord(PaceClass pace) => pace switch
    {
        PaceClass.Done => "Đạt chỉ tiêu",
        PaceClass.OnTrack => "Đúng tiến độ",
        PaceClass.Slow => "Chậm",
        PaceClass.Urge => "Cần đôn đốc",
        _ => "",
    };
}

public sealed record BulletinFigure(string Label, string Value);

/// <param name="Reached">Cumulative as a part of the quota, 1 for all of it; null without a quota.</param>
/// <param name="Required">Where the straight line to the quota stands, in the same measure.</param>
public sealed record BulletinRow(
    string Name, DayState State, string StateWord, PaceClass Pace, string PaceWord, string Today, string Share, string Percent, double? Reached, double? Required)
{
    /// <summary>Reported with hamlets left blank.</summary>
    public bool IsPartial { get; init; }
}
