using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Dc01;

/// <summary>
/// Files of the national system, from upload to the figures taken over: a draft is kept until a person confirms what they saw of
/// it; what was confirmed stays, and a later import of the same day counts instead of it.
/// </summary>
public sealed class Dc01ImportService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, ChangeFeed feed)
{
    internal static readonly TimeSpan DraftLife = TimeSpan.FromDays(1);

    /// <summary>Keeps a file that can be read as a draft; one that cannot is not kept.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<Dc01Upload> UploadAsync(AreaScope scope, int campaignId, string fileName, byte[] file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(file);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var reading = Read(campaign, Dc01Knowledge.None, file);
        if (reading.Problem is not null || reading.Faults is [{ Code: Dc01FaultCode.TooManyRows }])
        {
            return new(null, reading.Problem, reading.Faults.Count > 0 ? reading.Faults[0] : null);
        }

        var name = SearchKey.Clean(Path.GetFileName(fileName), Dc01Tables.NameLength) ?? "dc01.xlsx";
        return new(await db.WriteAsync(scope, (write, token) => KeepAsync(write, campaign, name, file, token), cancel), null, null);
    }

    /// <summary>A draft as it would be taken over now, or what was; null where there is none.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<Dc01Preview?> GetAsync(AreaScope scope, int campaignId, int importId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        return await PreviewAsync(context, campaignId, importId, cancel);
    }

    /// <summary>Takes over what was seen, whole or not at all.</summary>
    /// <param name="seal">The <see cref="Dc01Preview.Seal"/> of what the person saw.</param>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<Dc01Outcome> ConfirmAsync(AreaScope scope, int campaignId, int importId, string? seal, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        if (await PreviewAsync(context, campaignId, importId, cancel) is not { Reading: { } reading } preview)
        {
            return Dc01Outcome.Gone;
        }

        if (!reading.IsGood || preview.Seal != seal)
        {
            return reading.IsGood ? Dc01Outcome.Changed : Dc01Outcome.NotReady;
        }

        var isSaved = await db.WriteAsync(scope, (write, token) => WriteAsync(write, preview.Campaign, importId, reading.Rows, token), cancel);
        feed.Publish(campaignId);
        return isSaved ? Dc01Outcome.Saved : Dc01Outcome.Gone;
    }

    /// <summary>Throws a draft away; what was confirmed stays.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<Dc01Outcome> DiscardAsync(AreaScope scope, int campaignId, int importId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var found = await context.Dc01Imports.Where(i => i.CampaignId == campaignId && i.Id == importId && i.ConfirmedAt == null).ExecuteDeleteAsync(cancel);
        return found == 1 ? Dc01Outcome.Saved : Dc01Outcome.Gone;
    }

    /// <summary>Every import, the newest first, drafts too.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<IReadOnlyList<Dc01ImportRow>> ListAsync(AreaScope scope, int campaignId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        return await Dc01Queries.ImportsAsync(context, campaignId, null, cancel);
    }

    /// <summary>The file as it was sent; null where there is none.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<(string Name, byte[] Content)?> FileAsync(AreaScope scope, int campaignId, int importId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        var name = await context.Dc01Imports.Where(i => i.CampaignId == campaignId && i.Id == importId).Select(i => i.FileName).FirstOrDefaultAsync(cancel);
        var content = await context.Dc01Files.Where(f => f.CampaignId == campaignId && f.ImportId == importId).Select(f => f.Content).FirstOrDefaultAsync(cancel);
        return name is null || content is null ? null : (name, content);
    }

    private async Task<Dc01Preview?> PreviewAsync(PortalDbContext context, int campaignId, int importId, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        if (await Dc01Queries.ImportsAsync(context, campaignId, importId, cancel) is not [var import])
        {
            return null;
        }

        if (import.ConfirmedAt is not null)
        {
            var lines = await context.Dc01Lines.AsNoTracking().Where(l => l.ImportId == importId).OrderBy(l => l.Id).ToListAsync(cancel);
            List<Dc01Row> stored = [.. lines.Select(l => new Dc01Row(l.Row, l.AreaName, l.CommuneId, l.Day, l.Level1, l.Level2))];
            return new(campaign, import, null, [.. stored.Select(r => new Dc01PreviewRow(r, NameOf(campaign, r), null, null))], [], "", null);
        }

        var known = await Dc01Queries.KnowledgeAsync(context, campaignId, import.Day, cancel);
        var file = await context.Dc01Files.Where(f => f.ImportId == importId).Select(f => f.Content).FirstAsync(cancel);
        var reading = Read(campaign, known, file);
        var current = await Dc01Queries.CurrentAsync(context, campaignId, cancel);
        var falls = Dc01Falls.Find(reading.Rows, current);
        var hash = Convert.ToHexString(SHA256.HashData(file));
        var same = await context.Dc01Imports.Where(i => i.CampaignId == campaignId && i.FileHash == hash && i.ConfirmedAt != null)
            .OrderByDescending(i => i.ConfirmedAt).Select(i => i.ConfirmedAt).FirstOrDefaultAsync(cancel);
        var last = clock.NewestDay(campaign);
        return new(
            campaign, import, reading,
            [.. reading.Rows.Select(r => new Dc01PreviewRow(
                r, NameOf(campaign, r), current.TryGetValue((r.CommuneId, r.Day), out var stored) ? stored : null, falls.GetValueOrDefault((r.CommuneId, r.Day))))],
            [.. Enumerable.Range(0, last.DayNumber - campaign.Campaign.StartDay.DayNumber + 1).Select(n => last.AddDays(-n))],
            Seal(reading.Rows), same is { } at ? CampaignClock.ToLocal(at) : null);
    }

    private Dc01Reading Read(CampaignDefinition campaign, Dc01Knowledge known, byte[] file) =>
        new Dc01Reader(campaign, clock.Today(campaign.Campaign), known).Read(file);

    private async Task<int> KeepAsync(PortalDbContext context, CampaignDefinition campaign, string name, byte[] file, CancellationToken cancel)
    {
        var now = clock.UtcNow(campaign.Campaign);
        var tooOld = now - DraftLife;
        await context.Dc01Imports.Where(i => i.CampaignId == campaign.Id && i.ConfirmedAt == null && i.UploadedAt < tooOld).ExecuteDeleteAsync(cancel);
        var import = new Dc01Import
        {
            CampaignId = campaign.Id,
            FileName = name,
            FileHash = Convert.ToHexString(SHA256.HashData(file)),
            FileLength = file.Length,
            UploadedBy = context.Scope.UserName,
            UploadedAt = now,
        };
        context.Dc01Imports.Add(import);
        await context.SaveChangesAsync(cancel);
        context.Dc01Files.Add(new() { ImportId = import.Id, CampaignId = campaign.Id, Content = file });
        return import.Id;
    }

    private async Task<bool> WriteAsync(
        PortalDbContext context, CampaignDefinition campaign, int importId, IReadOnlyList<Dc01Row> rows, CancellationToken cancel)
    {
        DateTime? now = clock.UtcNow(campaign.Campaign);
        var (by, first, last) = (context.Scope.UserName, rows.Min(r => r.Day), rows.Max(r => r.Day));

        // Of two who confirm the same draft one finds no row.
        var found = await context.Dc01Imports.Where(i => i.Id == importId && i.ConfirmedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.ConfirmedAt, now).SetProperty(i => i.ConfirmedBy, by).SetProperty(i => i.LineCount, rows.Count)
                .SetProperty(i => i.FirstDay, first).SetProperty(i => i.LastDay, last), cancel);
        if (found == 0)
        {
            return false;
        }

        context.Dc01Lines.AddRange(rows.Select(r => new Dc01Line
        {
            CampaignId = campaign.Id,
            ImportId = importId,
            CommuneId = r.CommuneId,
            Day = r.Day,
            AreaName = SearchKey.Clean(r.AreaName, Dc01Tables.NameLength) ?? "",
            Row = r.Row,
            Level1 = r.Level1,
            Level2 = r.Level2,
        }));
        context.AuditEntries.Add(Dc01Queries.Audit(context, clock, campaign.Id, AuditAction.Dc01Imported, [new("lines", null, rows.Count.ToString(CultureInfo.InvariantCulture))], $"dc01:{importId}"));
        return true;
    }

    private static string NameOf(CampaignDefinition campaign, Dc01Row row) => campaign.FindCommune(row.CommuneId)?.FullName ?? row.AreaName;

    private static string Seal(IEnumerable<Dc01Row> rows) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.CommuneId} {r.Day:yyyyMMdd} {r.Level1} {r.Level2}"))))));
}
