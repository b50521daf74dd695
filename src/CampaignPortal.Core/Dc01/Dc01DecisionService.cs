using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DayImport;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Dc01;

/// <summary>What a person says where a file leaves it open; names and headings are remembered for later files of the campaign.</summary>
public sealed class Dc01DecisionService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, ChangeFeed feed)
{
    private const int MaxChoices = 1_000;

    /// <summary>The day of a draft whose rows name none.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<Dc01Outcome> ChooseDayAsync(AreaScope scope, int campaignId, int importId, DateOnly? day, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        if (day is { } chosen && (!campaign.IsCampaignDay(chosen) || chosen > clock.Today(campaign.Campaign)))
        {
            return Dc01Outcome.BadChoice;
        }

        var found = await context.Dc01Imports.Where(i => i.CampaignId == campaignId && i.Id == importId && i.ConfirmedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Day, day), cancel);
        return found == 1 ? Dc01Outcome.Saved : Dc01Outcome.Gone;
    }

    /// <summary>Which columns hold what: their headings stand in one row of one sheet, and are known from now on.</summary>
    /// <param name="row">As the spreadsheet numbers it.</param>
    /// <param name="letters">The columns as the spreadsheet names them.</param>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<Dc01Outcome> MapAsync(
        AreaScope scope, int campaignId, int importId, string? sheet, int row, IReadOnlyDictionary<Dc01Field, string> letters, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(letters);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var file = await DraftFile(context, campaignId, importId).FirstOrDefaultAsync(cancel);
        if (file is null)
        {
            return Dc01Outcome.Gone;
        }

        var chosen = letters.Where(l => l.Value.Length > 0).ToDictionary(l => l.Key, l => ColumnOf(l.Value));
        if (Dc01Sheets.Read(file).Sheets.FirstOrDefault(s => s.Name == sheet) is not { } table || chosen.Values.Distinct().Count() < chosen.Count
            || !Dc01Columns.Needed.All(chosen.ContainsKey))
        {
            return Dc01Outcome.BadChoice;
        }

        var headings = Dc01Columns.Pointed(table, row - 1, chosen);
        if (headings.Count == 0)
        {
            return row > 0 && chosen.Values.All(c => table.Text(row - 1, c).Length > 0) ? Dc01Outcome.SameHeadings : Dc01Outcome.BadChoice;
        }

        return await WriteAsync(scope, campaignId, async (write, now, token) =>
        {
            var stored = await write.Dc01Headings.AsTracking().Where(h => h.CampaignId == campaignId).ToDictionaryAsync(h => h.HeadingKey, StringComparer.Ordinal, token);
            var changes = new List<AuditChange>();
            foreach (var (heading, field) in headings)
            {
                var before = stored.GetValueOrDefault(heading);
                if (before?.Field == field)
                {
                    continue;
                }

                changes.Add(new(heading, before?.Field.ToString(), field?.ToString()));
                if (field is not { } of)
                {
                    // Pointed at before and not now: both together could not be told apart.
                    write.Dc01Headings.Remove(before!);
                    continue;
                }

                if (before is null)
                {
                    before = new() { CampaignId = campaignId, HeadingKey = heading, DecidedBy = "" };
                    write.Dc01Headings.Add(before);
                }

                (before.Field, before.DecidedBy, before.DecidedAt) = (of, scope.UserName, now);
            }

            return changes;
        }, cancel);
    }

    /// <summary>Which commune each name of a draft is; null is none of them. Names that the file does not have are left alone.</summary>
    /// <param name="choices">By <see cref="Dc01Name.Key"/>.</param>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<Dc01Outcome> DecideAsync(
        AreaScope scope, int campaignId, int importId, IReadOnlyDictionary<string, int?> choices, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(choices);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var file = await DraftFile(context, campaignId, importId).FirstOrDefaultAsync(cancel);
        if (file is null)
        {
            return Dc01Outcome.Gone;
        }

        if (choices.Count > MaxChoices || choices.Values.Any(c => c is { } id && campaign.FindCommune(id) is null))
        {
            return Dc01Outcome.BadChoice;
        }

        var known = await Dc01Queries.KnowledgeAsync(context, campaignId, null, cancel);
        var names = new Dc01Reader(campaign, clock.Today(campaign.Campaign), known).Read(file).Names
            .Where(n => n.State != MatchState.Matched && choices.ContainsKey(n.Key)).DistinctBy(n => n.Key).ToList();
        return await WriteAsync(scope, campaignId, async (write, now, token) =>
        {
            var stored = await write.Dc01Names.AsTracking().Where(n => n.CampaignId == campaignId).ToDictionaryAsync(n => n.NameKey, StringComparer.Ordinal, token);
            var changes = new List<AuditChange>();
            foreach (var name in names)
            {
                var isNew = !stored.TryGetValue(name.Key, out var there);
                if (!isNew && there!.DecidedCommuneId == choices[name.Key])
                {
                    continue;
                }

                there ??= new() { CampaignId = campaignId, NameKey = name.Key, AreaName = Text.SearchKey.Clean(name.Text, Dc01Tables.NameLength) ?? "", DecidedBy = "" };
                changes.Add(new(there.AreaName, Dc01Queries.Text(there.DecidedCommuneId), Dc01Queries.Text(choices[name.Key])));
                (there.DecidedCommuneId, there.DecidedBy, there.DecidedAt) = (choices[name.Key], scope.UserName, now);
                if (isNew)
                {
                    write.Dc01Names.Add(there);
                }
            }

            return changes;
        }, cancel);
    }

    /// <summary>Whose running totals count officially.</summary>
    /// <exception cref="AccessDeniedException">The scope does not set the rules of this campaign.</exception>
    public async Task SetOfficialAsync(AreaScope scope, int campaignId, OfficialFigures figures, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MaySetRules(campaignId));
        var isChanged = await db.WriteAsync(
            scope,
            async (context, token) =>
            {
                var before = (await catalog.GetAsync(context, campaignId, token)).Campaign.OfficialFigures;
                if (before == figures || !Enum.IsDefined(figures))
                {
                    return false;
                }

                await context.Campaigns.Where(c => c.Id == campaignId).ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.OfficialFigures, figures).SetProperty(c => c.DefinitionVersion, c => c.DefinitionVersion + 1), token);
                context.AuditEntries.Add(Dc01Queries.Audit(
                    context, clock, campaignId, AuditAction.RulesChanged, [new("officialFigures", before.ToString(), figures.ToString())]));
                return true;
            },
            cancel);
        if (isChanged)
        {
            feed.Publish(campaignId);
        }
    }

    private static IQueryable<byte[]> DraftFile(PortalDbContext context, int campaignId, int importId) =>
        context.Dc01Files.Where(f => f.CampaignId == campaignId && f.ImportId == importId
            && context.Dc01Imports.Any(i => i.Id == importId && i.ConfirmedAt == null)).Select(f => f.Content);

    // Beyond every sheet where the letters are none.
    private static int ColumnOf(string letters) =>
        Enumerable.Range(0, Dc01Sheets.MaxColumns).Where(c => SheetMatcher.Letter(c) == letters).Append(int.MaxValue).First();

    private Task<Dc01Outcome> WriteAsync(
        AreaScope scope, int campaignId, Func<PortalDbContext, DateTime, CancellationToken, Task<IReadOnlyCollection<AuditChange>>> change,
        CancellationToken cancel) =>
        db.WriteAsync(
            scope,
            async (context, token) =>
            {
                var campaign = await catalog.GetAsync(context, campaignId, token);
                var changes = await change(context, clock.UtcNow(campaign.Campaign), token);
                if (changes.Count > 0)
                {
                    context.AuditEntries.Add(Dc01Queries.Audit(context, clock, campaignId, AuditAction.Dc01Decided, changes));
                }

                return Dc01Outcome.Saved;
            },
            cancel);
}
