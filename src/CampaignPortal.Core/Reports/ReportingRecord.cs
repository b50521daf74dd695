using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Reports;

/// <summary>How a commune kept to the days of the campaign up to a chosen one.</summary>
/// <param name="Days">From the first day to the chosen one, both included; without those that are not reported and still in time.</param>
/// <param name="Zero">Of the reported ones: declared zero.</param>
public sealed record ReportingRecord(int Days, int OnTime, int Late, int Zero)
{
    public int Reported => OnTime + Late;

    public int Missing => Days - Reported;

    public decimal? OnTimePercent => PaceRules.Percent(OnTime, Days);

    public decimal? ReportedPercent => PaceRules.Percent(Reported, Days);

    /// <param name="upTo">The chosen day.</param>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    internal static ReportingRecord Of(CampaignDefinition campaign, DateOnly upTo, DateTime now, IReadOnlyCollection<KeptDay> days)
    {
        var due = days.Count;
        for (var day = campaign.Campaign.StartDay; day <= upTo; day = day.AddDays(1))
        {
            due += days.All(d => d.Day != day) && DayStates.IsPastCutOff(campaign, day, now) ? 1 : 0;
        }

        return new(due, days.Count(d => d.IsOnTime), days.Count(d => !d.IsOnTime), days.Count(d => d.Kind == DayKind.Zero));
    }
}

/// <param name="FirstSubmittedAt">Wall time in Asia/Ho_Chi_Minh.</param>
/// <param name="FirstReceivedAt">UTC.</param>
internal sealed record KeptDay(int CommuneId, DateOnly Day, DayKind Kind, DateTime FirstSubmittedAt, DateTime FirstReceivedAt, bool IsOnTime)
{
    /// <summary>Every reported day up to the chosen one.</summary>
    public static async Task<ILookup<int, KeptDay>> ReadAsync(PortalDbContext context, CampaignDefinition campaign, DateOnly day, CancellationToken cancel)
    {
        var days = await context.CommuneDays.Where(d => d.CampaignId == campaign.Id && d.Day >= campaign.Campaign.StartDay && d.Day <= day)
            .Select(d => new { d.CommuneId, d.Day, d.Kind, d.FirstSubmittedAt, d.FirstReceivedAt }).ToListAsync(cancel);
        return days.Select(d =>
        {
            var at = CampaignClock.ToLocal(d.FirstSubmittedAt);
            return new KeptDay(d.CommuneId, d.Day, d.Kind, at, d.FirstReceivedAt, DayStates.Of(d.Day, campaign.CutOffOn(d.Day), at, at) == DayState.OnTime);
        }).ToLookup(d => d.CommuneId);
    }
}
