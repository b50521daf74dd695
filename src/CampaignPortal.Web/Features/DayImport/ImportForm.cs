using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Web.Features.DailyEntry;

namespace CampaignPortal.Web.Features.DayImport;

/// <summary>The posted forms of the import: cells are named as in the grid, so that they are read by the same rules.</summary>
internal static class ImportForm
{
    public const string File = "tep";

    /// <summary>One word of reason for every cell that was shown as struck.</summary>
    public const string Reason = "ly-do";

    /// <summary>What was confirmed, or null where the form is damaged or names no cell.</summary>
    public static EntrySubmission? Read(IFormCollection form, int campaignId, int communeId) =>
        EntryForm.Read(form, campaignId, communeId) is { Cells.Count: > 0, DeclaresZero: false } typed
            ? typed with { Cells = [.. typed.Cells.Select(c => c.Reason is null ? c : c with { Reason = form[Reason] })] }
            : null;
}
