using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Rollup;

/// <summary>Whose counts a table shows, by name where it is not everybody's alike. Pure.</summary>
/// <param name="FirstDay">The earliest day of a national line that is shown; null where none is.</param>
/// <param name="LastDay">The newest.</param>
/// <param name="Own">Whose own counts stand in for the national system's, which has none.</param>
/// <param name="OwnSpan">Whose cumulative counts are the national system's and whose counts of the day (span) are not.</param>
public sealed record FigureSources(DateOnly? FirstDay, DateOnly? LastDay, IReadOnlyList<string> Own, IReadOnlyList<string> OwnSpan)
{
    /// <summary>True where <see cref="OwnSpan"/> are several and everybody.</summary>
    public bool IsOwnSpanOfAll { get; private init; }

    public static FigureSources Of(RollupTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Official == OfficialFigures.Communes)
        {
            return new(null, null, [], []);
        }

        // Hamlets have no line of their own: there the row of their commune has it.
        var rows = table.Total.Dc01Day is not null ? [table.Total] : table.Rows;
        var days = rows.Where(r => r.Dc01Day is not null).Select(r => r.Dc01Day!.Value).ToList();
        return days.Count == 0
            ? new(null, null, [table.Total.Name], [])
            : new(
                days.Min(), days.Max(),
                [.. rows.Where(r => r.Dc01Day is null).Select(r => r.Name)],
                [.. rows.Where(r => r is { Dc01Day: not null, IsSpanOfDc01: false }).Select(r => r.Name)])
            {
                IsOwnSpanOfAll = rows.Count > 1 && rows.All(r => r is { Dc01Day: not null, IsSpanOfDc01: false }),
            };
    }
}
