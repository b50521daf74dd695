using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Reminders;

/// <summary>Who has done what reminders are about, which have gone out, and whom they go to.</summary>
internal sealed record ReminderBook(
    ReminderFacts Facts, IReadOnlyDictionary<(BodyId Body, DateOnly Day, ReminderKind Kind), ReminderMail> Stored,
    ILookup<BodyId, string> Officers, IReadOnlyDictionary<BodyId, string> Leaders)
{
    public ReminderMail? Find(ReminderWindow window, BodyId body) => Stored.GetValueOrDefault((body, window.Day, window.Kind));

    public IReadOnlyList<string> AddressesOf(ReminderWindow window, BodyId body) => !window.IsForLeader ? [.. Officers[body]]
        : Leaders.TryGetValue(body, out var leader) ? [leader]
        : [];

    /// <param name="windows">At least one.</param>
    public static async Task<ReminderBook> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, IReadOnlyList<ReminderWindow> windows, CancellationToken cancel)
    {
        var id = campaign.Id;
        var (from, to) = (windows.Min(w => w.Day), windows.Max(w => w.Day));
        var reported = await context.CommuneDays.Where(d => d.CampaignId == id && d.Day >= from && d.Day <= to)
            .Select(d => new { d.CommuneId, d.Day, IsPartial = d.BlankHamlets > 0 }).ToListAsync(cancel);
        var planned = await context.Plans.Where(p => p.CampaignId == id && p.Version == 1).Select(p => new { p.CommuneId, p.UnitId }).ToListAsync(cancel);
        var closed = await context.ClosingReports.Where(r => r.CampaignId == id && r.FirstFiledAt != null)
            .Select(r => new { r.CommuneId, r.UnitId }).ToListAsync(cancel);
        var stored = await context.ReminderMails.AsNoTracking().Where(m => m.CampaignId == id && m.Day >= from && m.Day <= to).ToListAsync(cancel);
        var officers = await context.Users.Where(u => u.CampaignId == id && !u.IsDisabled && u.Email != null)
            .OrderBy(u => u.UserName).Select(u => new { u.CommuneId, u.UnitId, u.Email }).ToListAsync(cancel);
        var leaders = await context.Communes.Where(c => c.CampaignId == id && c.LeaderEmail != null).Select(c => new { c.Id, c.LeaderEmail }).ToListAsync(cancel);
        return new(
            new(
                reported.Select(d => (d.CommuneId, d.Day)).ToHashSet(),
                planned.Select(p => Body(p.CommuneId, p.UnitId)).ToHashSet(), closed.Select(r => Body(r.CommuneId, r.UnitId)).ToHashSet())
            {
                Partial = reported.Where(d => d.IsPartial).Select(d => (d.CommuneId, d.Day)).ToHashSet(),
            },
            stored.ToDictionary(m => (BodyId.Of(m), m.Day, m.Kind)),
            officers.Where(u => (u.CommuneId is not null || u.UnitId is not null) && u.Email is not null)
                .ToLookup(u => Body(u.CommuneId, u.UnitId), u => u.Email!),
            leaders.Where(c => c.LeaderEmail is not null).ToDictionary(c => BodyId.OfCommune(c.Id), c => c.LeaderEmail!));
    }

    private static BodyId Body(int? communeId, int? unitId) => communeId is { } commune ? BodyId.OfCommune(commune) : BodyId.OfUnit(unitId ?? 0);
}
