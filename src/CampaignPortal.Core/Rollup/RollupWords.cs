using System.Globalization;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Rollup;

/// <summary>The rollup's Vietnamese words for files and documents; the page has the same in its resources.</summary>
public static class RollupWords
{
    /// <summary>Most names in a sentence.</summary>
    public const int MostNames = 15;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>The heading of the first row: of several columns together, or of one alone.</summary>
    public static string Group(RollupColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Field switch
        {
            RollupField.Rank or RollupField.RankChange => "Xếp hạng",
            RollupField.Eligible => "Công dân đủ điều kiện",
            RollupField.ActivatedBefore => "Đã kích hoạt trước chiến dịch",
            RollupField.Quota => "Chỉ tiêu",
            RollupField.Reachable => "Công dân có thể kích hoạt",
            RollupField.PercentOfQuota => "Tỷ lệ so với chỉ tiêu (%)",
            RollupField.PercentOfReachable => "Tỷ lệ so với công dân có thể kích hoạt (%)",
            RollupField.PercentOfEligible => "Tỷ lệ so với công dân đủ điều kiện (%)",
            RollupField.Pace => "Xếp loại",
            RollupField.Remaining => "Còn lại",
            RollupField.State => "Báo cáo",
            _ => column.Indicator!.Name,
        };
    }

    /// <summary>The heading of the second row, for columns with one (<see cref="RollupColumn.IsGrouped"/>).</summary>
    public static string Below(RollupColumn column, bool isDay = true)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Field switch
        {
            RollupField.Rank => "Hạng",
            RollupField.RankChange => "So với hôm trước",
            RollupField.DayValue => isDay ? "Trong ngày" : "Trong kỳ",
            _ => "Lũy kế",
        };
    }

    /// <summary>Both in one line: "Kích hoạt mức 1 trong ngày".</summary>
    public static string Heading(RollupColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.IsGrouped ? $"{Group(column)} {Below(column).ToLower(Vietnamese)}" : Group(column);
    }

    public static string Pace(PaceClass pace) => pace switch
    {
        PaceClass.Done => "Đạt chỉ tiêu",
        PaceClass.OnTrack => "Đúng tiến độ",
        PaceClass.Slow => "Chậm",
        PaceClass.Urge => "Cần đôn đốc",
        _ => "",
    };

    public static string State(RollupRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (row.State, row.Kind) switch
        {
            (DayState.OnTime or DayState.Late, DayKind.Zero) => "Không phát sinh",
            (DayState.OnTime, _) => "Đúng hạn",
            (DayState.Late, _) => "Trễ",
            (DayState.Ahead, _) => "Chưa đến ngày",
            _ => "Chưa báo cáo",
        };
    }

    /// <summary>A group of communes that belong to none.</summary>
    public const string NoGroup = "Chưa xếp cụm địa bàn";

    public static string Shown(int shown, int all) => string.Create(CultureInfo.InvariantCulture, $"Cộng {shown}/{all} đơn vị đang xem");

    /// <summary>Whose figures these are, in one line: for a message, a letter, a picture.</summary>
    public static string Source(RollupTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var sources = FigureSources.Of(table);
        if (sources is not { FirstDay: { } first, LastDay: { } last })
        {
            return "Số liệu theo báo cáo của xã";
        }

        var days = string.Create(CultureInfo.InvariantCulture, $"Lũy kế theo DC01 đến hết ngày {last:dd/MM/yyyy}{(first == last ? "" : $" (có đơn vị mới đến ngày {first:dd/MM/yyyy})")}");
        var own = sources.Own.Count == 0 ? "" : string.Create(Vietnamese, $"; {sources.Own.Count:N0} đơn vị chưa có số DC01, lấy số xã báo cáo");
        return days + own + (sources.OwnSpan.Count == 0 ? "" : "; số trong ngày theo báo cáo của xã");
    }

    /// <summary>Names as far as they are read; the rest is counted.</summary>
    public static string Names(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count <= MostNames ? string.Join(", ", names) : string.Create(Vietnamese, $"{string.Join(", ", names.Take(MostNames))} và {names.Count - MostNames:N0} đơn vị khác");
    }

    /// <summary>Whose figures these are, and what is to be known of them.</summary>
    public static IReadOnlyList<string> Notes(RollupTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var sources = FigureSources.Of(table);
        List<string> notes = [];
        if (sources.FirstDay is { } first && sources.LastDay is { } last)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Mức 1, mức 2 và tổng kích hoạt lũy kế lấy theo hệ thống quốc gia (DC01) {(first == last ? $"đến hết ngày {last:dd/MM/yyyy}" : $"đến hết ngày {first:dd/MM/yyyy} – {last:dd/MM/yyyy} tùy đơn vị")}; các chỉ tiêu khác theo báo cáo của xã."));
        }
        else
        {
            notes.Add("Số liệu theo báo cáo của xã.");
        }

        if (sources.Own.Count > 0)
        {
            notes.Add($"Chưa có số DC01, lấy số xã báo cáo: {Names(sources.Own)}.");
        }

        if (sources.OwnSpan.Count > 0)
        {
            notes.Add($"Số {(table.Span.IsDay ? "trong ngày" : "trong kỳ")} lấy theo báo cáo của xã, vì DC01 chưa đủ số của hai mốc ngày để trừ: {(sources.IsOwnSpanOfAll ? "tất cả các đơn vị" : Names(sources.OwnSpan))}.");
        }

        if (table.HasNoNewerDc01)
        {
            notes.Add("Chưa có số DC01 mới hơn hôm trước nên chưa so sánh thứ hạng.");
        }

        if (table.Total.Dc01Day is not null)
        {
            notes.Add("Số của từng ấp, khóm theo báo cáo của xã nên cộng lại có thể khác dòng của xã.");
        }

        if (table.OwnQuota is { } own)
        {
            notes.Add(string.Create(
                Vietnamese,
                $"Chỉ tiêu của {table.Total.Name} được giao riêng là {own.Target:N0}, tổng chỉ tiêu của các đơn vị là {own.Sum ?? 0:N0}{(own.Reason is { } why ? $"; lý do: {why.TrimEnd('.')}" : "")}."));
        }

        return notes;
    }
}
