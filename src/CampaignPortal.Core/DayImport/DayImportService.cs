using CampaignPortal.Core.Areas;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.DayImport;

/// <summary>
/// A commune's day from its own spreadsheet. Nothing is kept between the preview and the confirmation: what is confirmed
/// is a submission like any other, with every rule of one.
/// </summary>
public sealed class DayImportService(EntryService entries)
{
    /// <summary>What the file would bring to the day; a day that cannot be entered is answered with the nearest one that can.</summary>
    /// <exception cref="AccessDeniedException">The scope may not enter counts of this commune.</exception>
    public async Task<ImportResult> PreviewAsync(
        AreaScope scope, int campaignId, int communeId, DateOnly? day, byte[] file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayEnter(campaignId, communeId));
        var stored = await entries.GetDayAsync(scope, campaignId, communeId, day, cancel);
        var (sheets, problem) = SheetReader.Read(file);
        if (problem is not null)
        {
            return new(stored, problem, null);
        }

        (var preview, problem) = new SheetMatcher(stored.Campaign, stored.Commune).Match(sheets, stored.Day);
        return new(stored, problem, preview is null ? null : preview with { Cells = [.. preview.Cells.Select(c => Allowed(c, stored))] });
    }

    // A correction below zero that is stored already may stay as it is.
    private static ImportCell Allowed(ImportCell cell, EntryDay stored) =>
        cell.Problem is null ? cell
        : cell.Value is { } negative && stored.Rows.First(r => r.HamletId == cell.HamletId).Cells[cell.IndicatorId].Value == negative ? cell with { Problem = null }
        : cell with { Value = null };
}
