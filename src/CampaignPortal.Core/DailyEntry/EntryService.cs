using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>A commune's day: what the grid shows, and what becomes of a submission.</summary>
public sealed class EntryService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, ChangeFeed feed)
{
    /// <summary>The grid of one day. A day outside the campaign is answered with the nearest one that can be entered.</summary>
    /// <exception cref="AccessDeniedException">The commune is not the scope's.</exception>
    public async Task<EntryDay> GetDayAsync(
        AreaScope scope, int campaignId, int communeId, DateOnly? day = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCommune(campaignId, communeId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        AreaScope.Require(campaign.FindCommune(communeId) is not null);
        return await EntryReader.ReadAsync(context, campaign, communeId, campaign.ChosenDay(day, clock.NewestDay(campaign)), clock.UtcNow(campaign.Campaign), cancel);
    }

    /// <summary>
    /// Stores a day, whole or not at all: counts, totals, audit and the submission's id in one transaction.
    /// The answer is given after the commit.
    /// </summary>
    /// <exception cref="AccessDeniedException">The scope may not enter counts of this commune.</exception>
    public async Task<EntryOutcome> SubmitAsync(AreaScope scope, EntrySubmission submission, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(submission);
        AreaScope.Require(scope.MayEnter(submission.CampaignId, submission.CommuneId));

        // A second writer that committed between our reads and our writes shows as a broken key or version:
        // the second look finds what it stored and answers by it. Like PortalDb.WriteAsync, but for what everybody sends at once:
        // the campaign is looked up before the turn is taken, and nothing is saved or committed that need not be.
        const int attempts = 3;
        for (var attempt = 1; ; attempt++)
        {
            await using var context = db.Open(scope);
            var campaign = await catalog.GetAsync(context, submission.CampaignId, cancel);
            AreaScope.Require(campaign.FindCommune(submission.CommuneId) is not null);
            var writer = new SubmissionWriter(context, campaign, clock);
            try
            {
                var outcome = await context.Database.CreateExecutionStrategy()
                    .ExecuteAsync(async token => await writer.WriteAsync(submission, token), cancel);
                if (outcome.Status == EntryStatus.Accepted)
                {
                    feed.Publish(campaign.Id);
                }

                return outcome;
            }
            catch (DbUpdateException) when (attempt < attempts)
            {
            }
        }
    }
}
