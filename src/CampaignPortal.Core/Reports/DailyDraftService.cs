using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Reports;

/// <summary>Keeps what the agency writes for a day's report until it is issued.</summary>
public sealed class DailyDraftService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <param name="seesFigures">Whether the writer has today's figures before them: what differs later is told against those.</param>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public Task<DailyDraftOutcome> SaveAsync(AreaScope scope, DailyDraftInput input, bool seesFigures, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        AreaScope.Require(scope.MayDecide(input.CampaignId));
        return DailyWords.Read(input) is { } words
            ? db.WriteAsync(scope, (context, token) => WriteAsync(context, input, words, seesFigures, token), cancel)
            : Task.FromResult(new DailyDraftOutcome(DailyDraftStatus.TooLong));
    }

    internal static DailyDraftRow Row(DailyDraft draft) => new(draft.Version, draft.SavedBy, CampaignClock.ToLocal(draft.SavedAt));

    private async Task<DailyDraftOutcome> WriteAsync(PortalDbContext context, DailyDraftInput input, DailyWords words, bool seesFigures, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, input.CampaignId, cancel);
        if (!campaign.IsCampaignDay(input.Day) || input.Day > clock.Today(campaign.Campaign))
        {
            return new(DailyDraftStatus.NoSuchDay);
        }

        if (await context.DailyReports.AnyAsync(r => r.CampaignId == campaign.Id && r.Day == input.Day, cancel))
        {
            return new(DailyDraftStatus.IssuedAlready);
        }

        var stored = await context.DailyDrafts.AsTracking().FirstOrDefaultAsync(d => d.CampaignId == campaign.Id && d.Day == input.Day, cancel);
        var before = stored is null ? DailyWords.None : new(stored.Assessment, stored.Proposals);
        if (before == words && (stored is null || !seesFigures || stored.Version != input.SeenVersion))
        {
            return new(DailyDraftStatus.Saved, stored is null ? null : Row(stored));
        }

        if ((stored?.Version ?? 0) != input.SeenVersion)
        {
            return new(DailyDraftStatus.Stale, stored is null ? null : Row(stored));
        }

        var now = clock.UtcNow(campaign.Campaign);
        var draft = stored ?? new() { CampaignId = campaign.Id, Day = input.Day, Assessment = "", Proposals = "", Figures = "", SavedBy = "" };
        if (stored is null || seesFigures)
        {
            draft.Figures = (await new DailyFiguresReader(context, campaign).ReadAsync(input.Day, CampaignClock.ToLocal(now), cancel)).Write();
        }

        if (before != words && !Sitting.GoesOn(draft.SavedBy, draft.SavedAt, context.Scope, now))
        {
            context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, AuditAction.DailyDraftSaved, Changes(before, words))
            {
                CampaignId = campaign.Id,
                Day = input.Day,
            });
        }

        (draft.Assessment, draft.Proposals) = (words.Assessment, words.Proposals);
        (draft.Version, draft.SavedBy, draft.SavedAt) = (input.SeenVersion + 1, context.Scope.UserName, now);
        if (stored is null)
        {
            context.DailyDrafts.Add(draft);
        }

        return new(DailyDraftStatus.Saved, Row(draft));
    }

    // Names and lengths: the words themselves stand in the draft and then in the report.
    private static List<AuditChange> Changes(DailyWords before, DailyWords words) =>
    [
        .. new[] { (nameof(words.Assessment), before.Assessment, words.Assessment), (nameof(words.Proposals), before.Proposals, words.Proposals) }
            .Where(c => c.Item2 != c.Item3)
            .Select(c => new AuditChange(c.Item1, c.Item2.Length.ToString(CultureInfo.InvariantCulture), c.Item3.Length.ToString(CultureInfo.InvariantCulture))),
    ];
}
