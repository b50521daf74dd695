using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.DailyEntry;

/// <summary>What the server answers, in an officer's words; the same for the page and for what sends without one.</summary>
internal static class EntrySentences
{
    /// <summary>What is wrong with a cell and what to do.</summary>
    public static string Of(this IStringLocalizer<EntryText> text, CellProblem problem) =>
        text["Cell." + problem.Code, Show.Decimal(problem.Limit)];

    /// <summary>What became of a submission, in one sentence.</summary>
    public static string Of(this IStringLocalizer<EntryText> text, EntryOutcome outcome) => outcome.Status switch
    {
        EntryStatus.Accepted or EntryStatus.Repeated => text["SentAt", Show.Time(outcome.SavedAt!.Value)],
        EntryStatus.Stale => text["Stale", outcome.SavedBy ?? "", Show.Time(outcome.SavedAt ?? default), outcome.Conflicts.Count],
        _ => text["Reason." + outcome.Reason, outcome.Problems.Count],
    };
}
