using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DayLocks;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.DayNotes;

/// <summary>What communes write about a day beside its counts, and what the agency reads of it (plan III.2, V.2).</summary>
public sealed class DayNoteService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>The note of one commune's day; an empty one where none was written.</summary>
    /// <exception cref="AccessDeniedException">The commune is not the scope's.</exception>
    public async Task<DayNoteView> GetAsync(AreaScope scope, int campaignId, int communeId, DateOnly day, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCommune(campaignId, communeId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        AreaScope.Require(campaign.FindCommune(communeId) is not null);
        var note = await context.DayNotes.AsNoTracking().FirstOrDefaultAsync(n => n.CommuneId == communeId && n.Day == day, cancel);
        return View(day, note, note is null ? [] : await PlacesOf(context, communeId, day).AsNoTracking().ToListAsync(cancel));
    }

    /// <summary>The notes of a day that the scope sees, today's where none is given; an officer's own commune alone.</summary>
    /// <exception cref="AccessDeniedException">The scope sees another campaign, or no commune.</exception>
    public async Task<DayNoteTable> ListAsync(AreaScope scope, int campaignId, DateOnly? day = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCampaign(campaignId) && (scope.SeesAllCommunes || scope.CommuneId is not null));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var last = clock.NewestDay(campaign);
        var of = campaign.ChosenDay(day, last);
        var notes = (await context.DayNotes.AsNoTracking().Where(n => n.CampaignId == campaignId && n.Day == of).ToListAsync(cancel))
            .ToDictionary(n => n.CommuneId);
        var places = (await context.DayPlaces.AsNoTracking().Where(p => p.CampaignId == campaignId && p.Day == of).ToListAsync(cancel))
            .ToLookup(p => p.CommuneId);
        var rows = campaign.Communes
            .Select(c => new DayNoteRow(c, View(of, notes.GetValueOrDefault(c.Id), places[c.Id]))).Where(r => !r.Note.IsEmpty).ToList();
        return new(
            campaign, of, last, rows,
            rows.SelectMany(r => r.Note.Places).GroupBy(p => p.Key, p => p.Value).ToDictionary(g => g.Key, g => g.Sum()));
    }

    /// <summary>Stores a note, whole or not at all, where the day can be entered and nobody else changed it meanwhile.</summary>
    /// <exception cref="AccessDeniedException">The scope may not enter for this commune.</exception>
    public Task<DayNoteOutcome> SaveAsync(AreaScope scope, DayNoteInput input, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        AreaScope.Require(scope.MayEnter(input.CampaignId, input.CommuneId));
        return db.WriteAsync(scope, (context, token) => WriteAsync(context, input, token), cancel);
    }

    private async Task<DayNoteOutcome> WriteAsync(PortalDbContext context, DayNoteInput input, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, input.CampaignId, cancel);
        AreaScope.Require(campaign.FindCommune(input.CommuneId) is not null);
        await context.LockCommuneAsync(input.CommuneId, cancel);
        var now = clock.UtcNow(campaign.Campaign);
        var (refusal, _) = await DayGate.CheckAsync(context, campaign, input.CommuneId, input.Day, now, now, cancel);
        var note = await context.DayNotes.AsTracking().FirstOrDefaultAsync(n => n.CommuneId == input.CommuneId && n.Day == input.Day, cancel);
        var places = await PlacesOf(context, input.CommuneId, input.Day).AsTracking().ToListAsync(cancel);
        var (typed, problems) = DayNoteRules.Read(input);
        var changes = DayNoteRules.Changes(new(note?.Difficulties, note?.Proposals, places.ToDictionary(p => p.Place, p => p.Value)), typed);
        if (refusal is not null || problems.Count > 0 || changes.Count == 0 || (note?.Version ?? 0) != input.SeenVersion)
        {
            var status = refusal is not null || problems.Count > 0 ? NoteStatus.Refused : changes.Count == 0 ? NoteStatus.Saved : NoteStatus.Stale;
            return new(status, View(input.Day, note, places), refusal, refusal is null ? problems : []);
        }

        if (note is null)
        {
            note = new() { CampaignId = campaign.Id, CommuneId = input.CommuneId, Day = input.Day, ChangedBy = "" };
            context.DayNotes.Add(note);
        }

        (note.Difficulties, note.Proposals, note.Version) = (typed.Difficulties, typed.Proposals, note.Version + 1);
        (note.ChangedBy, note.ChangedAt) = (context.Scope.UserName, now);
        places = Replace(context, campaign.Id, input, places, typed.Places);
        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, AuditAction.DayNoteSaved, changes)
        {
            CampaignId = campaign.Id,
            CommuneId = input.CommuneId,
            Day = input.Day,
        });
        return new(NoteStatus.Saved, View(input.Day, note, places), null, []);
    }

    private static List<DayPlace> Replace(
        PortalDbContext context, int campaignId, DayNoteInput input, List<DayPlace> stored, Dictionary<WorkPlace, int> typed)
    {
        context.DayPlaces.RemoveRange(stored.Where(p => !typed.ContainsKey(p.Place)));
        foreach (var (place, value) in typed)
        {
            if (stored.Find(p => p.Place == place) is { } there)
            {
                there.Value = value;
            }
            else
            {
                var added = new DayPlace { CampaignId = campaignId, CommuneId = input.CommuneId, Day = input.Day, Place = place, Value = value };
                context.DayPlaces.Add(added);
                stored.Add(added);
            }
        }

        return [.. stored.Where(p => typed.ContainsKey(p.Place))];
    }

    private static IQueryable<DayPlace> PlacesOf(PortalDbContext context, int communeId, DateOnly day) =>
        context.DayPlaces.Where(p => p.CommuneId == communeId && p.Day == day);

    private static DayNoteView View(DateOnly day, DayNote? note, IEnumerable<DayPlace> places) => new()
    {
        Day = day,
        Difficulties = note?.Difficulties,
        Proposals = note?.Proposals,
        Places = places.ToDictionary(p => p.Place, p => p.Value),
        Version = note?.Version ?? 0,
        ChangedBy = note?.ChangedBy,
        ChangedAt = note is null ? null : CampaignClock.ToLocal(note.ChangedAt),
    };
}
