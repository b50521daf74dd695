using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Dc01;

/// <summary>The communes' own running totals beside the national system's (plan V.2), and the communes' word on differences.</summary>
public sealed class Dc01ReconciliationService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, ChangeFeed feed)
{
    /// <summary>The communes of the scope on a day; the newest with figures of that system where none is given.</summary>
    /// <exception cref="AccessDeniedException">The scope sees another campaign, or no commune.</exception>
    public async Task<Dc01Table> DayAsync(AreaScope scope, int campaignId, DateOnly? day = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCampaign(campaignId) && (scope.SeesAllCommunes || scope.CommuneId is not null));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var last = clock.NewestDay(campaign);
        var of = day is { } wanted && campaign.IsCampaignDay(wanted) && wanted <= last ? wanted
            : await context.Dc01Lines.Where(l => l.CampaignId == campaignId && l.Day <= last).OrderByDescending(l => l.Day)
                .Select(l => (DateOnly?)l.Day).FirstOrDefaultAsync(cancel) ?? last;
        var own = (await NewestDays.ReadAsync(context, campaignId, of, cancel)).ByCommune;
        var dc01 = (await context.Dc01Lines.AsNoTracking().Where(l => l.CampaignId == campaignId && l.Day == of).ToListAsync(cancel)).Newest();
        var words = (await context.Dc01Explanations.AsNoTracking().Where(e => e.CampaignId == campaignId && e.Day == of).ToListAsync(cancel))
            .ToDictionary(e => e.CommuneId);
        var (level1, level2) = Levels(campaign);
        return new(campaign, of, last,
        [
            .. campaign.Communes.Select(c => new Dc01Comparison(
                c, of,
                own.TryGetValue(c.Id, out var newest) ? Own(newest.Figures.GetValueOrDefault(level1).Running, newest.Figures.GetValueOrDefault(level2).Running) : null,
                dc01.TryGetValue((c.Id, of), out var figures) ? figures : null, words.GetValueOrDefault(c.Id))),
        ]);
    }

    /// <summary>One commune, day by day, the newest first.</summary>
    /// <exception cref="AccessDeniedException">The commune is not the scope's.</exception>
    public async Task<Dc01Table> CommuneAsync(AreaScope scope, int campaignId, int communeId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCommune(campaignId, communeId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        AreaScope.Require(campaign.FindCommune(communeId) is not null);
        var last = clock.NewestDay(campaign);
        var rows = await ReadAsync(context, campaign, campaign.FindCommune(communeId)!, last, cancel);
        return new(campaign, last, last, rows);
    }

    /// <summary>Stores a commune's word on a difference of its own figures.</summary>
    /// <exception cref="AccessDeniedException">The commune is not the officer's.</exception>
    public async Task<ExplainOutcome> ExplainAsync(
        AreaScope scope, int campaignId, int communeId, DateOnly day, string? text, int seenVersion, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayEnter(campaignId, communeId) && !scope.MayDecide(campaignId));
        if (SearchKey.Clean(text, Dc01Explanation.TextLength) is not { } words)
        {
            return ExplainOutcome.NoText;
        }

        var outcome = await db.WriteAsync(scope, (context, token) => WriteAsync(context, campaignId, communeId, day, words, seenVersion, token), cancel);
        if (outcome == ExplainOutcome.Saved)
        {
            feed.Publish(campaignId);
        }

        return outcome;
    }

    private async Task<ExplainOutcome> WriteAsync(
        PortalDbContext context, int campaignId, int communeId, DateOnly day, string words, int seenVersion, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        AreaScope.Require(campaign.FindCommune(communeId) is not null);
        var rows = await ReadAsync(context, campaign, campaign.FindCommune(communeId)!, clock.NewestDay(campaign), cancel);
        if (rows.FirstOrDefault(r => r.Day == day) is not { Difference: { } difference } row || difference == default)
        {
            return ExplainOutcome.NothingToExplain;
        }

        if ((row.Explanation?.Version ?? 0) != seenVersion)
        {
            return ExplainOutcome.Stale;
        }

        var stored = row.Explanation ?? new() { CampaignId = campaignId, CommuneId = communeId, Day = day, Text = "", ChangedBy = "" };
        context.Attach(stored).State = row.Explanation is null ? EntityState.Added : EntityState.Unchanged;
        var change = new AuditChange("dc01", row.Explanation?.Text, words);
        (stored.Text, stored.Level1Difference, stored.Level2Difference) = (words, difference.Level1, difference.Level2);
        (stored.Version, stored.ChangedBy, stored.ChangedAt) = (stored.Version + 1, context.Scope.UserName, clock.UtcNow(campaign.Campaign));
        var audit = Dc01Queries.Audit(context, clock, campaignId, AuditAction.Dc01Explained, [change]);
        (audit.CommuneId, audit.Day) = (communeId, day);
        context.AuditEntries.Add(audit);
        return ExplainOutcome.Saved;
    }

    private static async Task<IReadOnlyList<Dc01Comparison>> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, CommuneDefinition commune, DateOnly last, CancellationToken cancel)
    {
        var (level1, level2) = Levels(campaign);
        var totals = (await context.DayTotals.AsNoTracking()
                .Where(t => t.CommuneId == commune.Id && t.Day <= last && (t.IndicatorId == level1 || t.IndicatorId == level2)).ToListAsync(cancel))
            .ToLookup(t => t.Day);
        var dc01 = (await context.Dc01Lines.AsNoTracking().Where(l => l.CommuneId == commune.Id).ToListAsync(cancel)).Newest();
        var words = (await context.Dc01Explanations.AsNoTracking().Where(e => e.CommuneId == commune.Id).ToListAsync(cancel)).ToDictionary(e => e.Day);
        var rows = new List<Dc01Comparison>();
        Dc01Figures? own = null;
        for (var day = campaign.Campaign.StartDay; day <= last; day = day.AddDays(1))
        {
            own = totals[day].Any()
                ? Own(totals[day].FirstOrDefault(t => t.IndicatorId == level1)?.Running, totals[day].FirstOrDefault(t => t.IndicatorId == level2)?.Running)
                : own;
            rows.Add(new(commune, day, own, dc01.TryGetValue((commune.Id, day), out var figures) ? figures : null, words.GetValueOrDefault(day)));
        }

        rows.Reverse();
        return rows;
    }

    // Who reported one level alone has said nothing of the other: beside a running total that is none yet.
    private static Dc01Figures? Own(int? level1, int? level2) => level1 is null && level2 is null ? null : new(level1 ?? 0, level2 ?? 0);

    private static (int Level1, int Level2) Levels(CampaignDefinition campaign) =>
        (campaign.FindIndicator(StandardIndicators.Level1)?.Id ?? 0, campaign.FindIndicator(StandardIndicators.Level2)?.Id ?? 0);
}
