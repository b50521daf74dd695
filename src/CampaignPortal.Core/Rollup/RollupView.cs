using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Rollup;

/// <summary>A rollup as somebody looks at it: page, workbook and JSON are made from its columns and lines and from nothing else.</summary>
public sealed record RollupView(RollupTable Table, RollupShape Shape, IReadOnlyList<RollupColumn> Columns, IReadOnlyList<RollupLine> Lines)
{
    private static readonly StringComparer Names = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    /// <summary>The lines of single areas, without totals.</summary>
    public IEnumerable<RollupRow> Areas => Lines.Where(l => l.Kind == RollupLineKind.Area).Select(l => l.Row);

    /// <summary>Puts a view together. Pure.</summary>
    public static RollupView Of(CampaignDefinition campaign, RollupTable table, RollupShape? shape = null)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(table);
        shape ??= RollupShape.Plain;
        var builder = new RollupBuilder(campaign, table.Span, table.AsOf);
        var rows = table.Rows.Where(r => shape.Group is null || r.GroupName == shape.Group).ToList();
        var shown = Sorted(campaign, rows.Where(r => IsShown(r, shape)), shape);
        var lines = new List<RollupLine>
        {
            shape.Group is null ? new(RollupLineKind.Total, table.Total, rows) : Sum(RollupLineKind.Total, rows, shape.Group),
        };
        if (shown.Count < rows.Count)
        {
            lines.Add(Sum(RollupLineKind.Shown, shown, RollupWords.Shown(shown.Count, rows.Count)));
        }

        if (shape.IsGrouped && shape.Group is null)
        {
            var groups = shown.GroupBy(r => r.GroupName, StringComparer.Ordinal).Select(g => Sum(RollupLineKind.Group, [.. g], g.Key ?? RollupWords.NoGroup) with { Group = g.Key });
            foreach (var group in SortedBy(campaign, groups.OrderBy(g => g.Group is null), shape, g => g.Row))
            {
                lines.Add(group);
                lines.AddRange(group.Parts.Select(Area));
            }
        }
        else
        {
            lines.AddRange(shown.Select(Area));
        }

        return new(table, shape, Choose(campaign, shape), lines);

        RollupLine Sum(RollupLineKind kind, IReadOnlyList<RollupRow> parts, string name) =>
            new(kind, builder.Sum(parts, name, Sums.OrNull(parts.Select(p => p.Quota))), parts);

        static RollupLine Area(RollupRow row) => new(RollupLineKind.Area, row, [row]);
    }

    /// <summary>
    /// With more communes than <paramref name="most"/> their groups' sums alone, as long as no group is chosen; who belongs to none stays.
    /// </summary>
    public RollupView Abridged(CampaignDefinition campaign, int most)
    {
        if (Shape.Group is not null || Areas.Count() <= most || Areas.All(r => r.GroupName is null))
        {
            return this;
        }

        var lines = Of(campaign, Table, Shape with { IsGrouped = true }).Lines;
        return this with { Lines = [.. lines.Where(l => l.Kind != RollupLineKind.Area || l.Row.GroupName is null)] };
    }

    private static IReadOnlyList<RollupColumn> Choose(CampaignDefinition campaign, RollupShape shape)
    {
        if (shape.Columns.Contains(RollupShape.AllColumns, StringComparer.Ordinal))
        {
            return RollupColumns.All(campaign);
        }

        var chosen = RollupColumns.All(campaign).Where(c => shape.Columns.Contains(c.Key, StringComparer.Ordinal)).ToList();
        return chosen.Count > 0 ? chosen : RollupColumns.Of(campaign);
    }

    private static bool IsShown(RollupRow row, RollupShape shape) =>
        (shape.Pace is null || row.Pace == shape.Pace) && shape.Report switch
        {
            ReportFilter.Reported => row.IsReported,
            ReportFilter.OnTime => row.State == DayState.OnTime,
            ReportFilter.Late => row.State == DayState.Late,
            ReportFilter.Zero => row.IsReported && row.Kind == DayKind.Zero,
            ReportFilter.Missing => !row.IsReported,
            _ => true,
        };

    private static List<RollupRow> Sorted(CampaignDefinition campaign, IEnumerable<RollupRow> rows, RollupShape shape) =>
        [.. SortedBy(campaign, rows, shape, r => r)];

    // Blanks come last either way; equal ones keep the campaign's order.
    private static IEnumerable<T> SortedBy<T>(CampaignDefinition campaign, IEnumerable<T> items, RollupShape shape, Func<T, RollupRow> row)
    {
        if (shape.Sort == RollupShape.ByName)
        {
            return shape.IsDescending ? items.OrderByDescending(i => row(i).Name, Names) : items.OrderBy(i => row(i).Name, Names);
        }

        if (RollupColumns.All(campaign).FirstOrDefault(c => c.Key == shape.Sort) is not { } column)
        {
            return items;
        }

        var known = items.OrderBy(i => KeyOf(column, row(i)) is null);
        return shape.IsDescending ? known.ThenByDescending(i => KeyOf(column, row(i))) : known.ThenBy(i => KeyOf(column, row(i)));
    }

    private static decimal? KeyOf(RollupColumn column, RollupRow row) => column.Field switch
    {
        RollupField.Pace => row.Pace == PaceClass.Unknown ? null : (int)row.Pace,
        RollupField.State => row.ReportedDays ?? (int)row.State,
        _ => column.ValueOf(row),
    };
}

/// <param name="Parts">The rows that it is the sum of.</param>
public sealed record RollupLine(RollupLineKind Kind, RollupRow Row, IReadOnlyList<RollupRow> Parts)
{
    /// <summary>The area above communes that a subtotal is of; null for those that belong to none.</summary>
    public string? Group { get; init; }

    /// <summary>How many reported, of how many: communes on a day, days of communes in a span.</summary>
    public (int Reported, int Of) ReportedOf(RollupTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Span.IsDay
            ? (Parts.Count(p => p.IsReported), Parts.Count)
            : (Parts.Sum(p => p.ReportedDays ?? 0), Parts.Count * table.Span.Days);
    }
}

public enum RollupLineKind
{
    Total = 1,

    /// <summary>Of those that a filter leaves.</summary>
    Shown = 2,

    /// <summary>Of an area above communes.</summary>
    Group = 3,
    Area = 4,
}
