using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Closing;

/// <summary>
/// A short text about everything that a body's figures of a day are made from. While it stays the same, so do the figures; where
/// it differs, somebody has touched what lies behind them.
/// </summary>
internal sealed class ClosingStamp(
    CampaignDefinition campaign, ILookup<int, StampDay> communeDays, ILookup<int, StampPlaces> places, ILookup<int, StampDay> unitDays)
{
    /// <summary>Reads what is needed for one body, or for all that the context's scope sees.</summary>
    public static async Task<ClosingStamp> ReadAsync(PortalDbContext context, CampaignDefinition campaign, BodyId? only, CancellationToken cancel)
    {
        var (communeId, unitId) = (only?.CommuneId, only?.UnitId);
        var days = only is null || communeId is not null
            ? await context.CommuneDays.Where(d => d.CampaignId == campaign.Id && (communeId == null || d.CommuneId == communeId))
                .Select(d => new StampDay(d.CommuneId, d.Day, d.Version, d.FirstSubmittedAt)).ToListAsync(cancel)
            : [];
        var notes = only is null || communeId is not null
            ? await context.DayNotes.Where(n => n.CampaignId == campaign.Id && (communeId == null || n.CommuneId == communeId))
                .Select(n => new StampPlaces(n.CommuneId, n.Day, n.Version)).ToListAsync(cancel)
            : [];
        var units = only is null || unitId is not null
            ? await context.UnitProgress.Where(p => p.CampaignId == campaign.Id && (unitId == null || p.UnitId == unitId))
                .Select(p => new StampDay(p.UnitId, p.Day, p.Version, default)).ToListAsync(cancel)
            : [];
        return new(campaign, days.ToLookup(d => d.Owner), notes.ToLookup(n => n.CommuneId), units.ToLookup(u => u.Owner));
    }

    /// <param name="now">Wall time in Asia/Ho_Chi_Minh: a day that is still in time becomes a missing one without anybody's doing.</param>
    public string Of(BodyId body, DateOnly day, DateTime now)
    {
        if (body.UnitId is { } unitId)
        {
            var reports = unitDays[unitId].Where(d => d.Day <= day).ToList();
            return string.Create(CultureInfo.InvariantCulture, $"u{reports.Count}.{reports.Sum(r => r.Version)}.{campaign.Units.First(u => u.Id == unitId).Headcount}");
        }

        var communeId = body.CommuneId!.Value;
        var commune = campaign.FindCommune(communeId)!;
        var reported = communeDays[communeId].Where(d => d.Day <= day).ToList();
        var late = reported.Count(d => DayStates.Of(d.Day, campaign.CutOffOn(d.Day), CampaignClock.ToLocal(d.FirstSubmittedAt), DateTime.MaxValue) == DayState.Late);
        var targets = commune.Hamlets.Sum(h => (long)(campaign.QuotaOn(day, communeId, h.Id) ?? 0) * h.SortOrder);
        var open = 0;
        for (var due = day; due >= campaign.Campaign.StartDay && !DayStates.IsPastCutOff(campaign, due, now); due = due.AddDays(-1))
        {
            open += reported.Exists(d => d.Day == due) ? 0 : 1;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"c{reported.Count}.{late}.{reported.Sum(d => d.Version)}.{places[communeId].Where(p => p.Day <= day).Sum(p => p.Version)}.{campaign.QuotaOn(day, communeId)}.{targets}.{commune.Eligible}.{commune.ActivatedBefore}{(open > 0 ? $".{open}" : "")}");
    }
}

/// <param name="Owner">Commune or unit.</param>
/// <param name="FirstSubmittedAt">UTC; of communes alone.</param>
internal sealed record StampDay(int Owner, DateOnly Day, int Version, DateTime FirstSubmittedAt);

internal sealed record StampPlaces(int CommuneId, DateOnly Day, int Version);
