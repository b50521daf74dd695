using System.Globalization;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Quotas;

/// <summary>Writes a draft or a revision inside the caller's transaction, where nobody else did meanwhile.</summary>
internal sealed class QuotaWriter(PortalDbContext context, CampaignDefinition campaign, CampaignClock clock)
{
    /// <summary>False where another version or another revision is there than was seen.</summary>
    public async Task<bool> SaveAsync(QuotaInput input, QuotaPlan plan, CancellationToken cancel)
    {
        var (isSeen, draft) = await LookAsync(input, cancel);
        if (!isSeen)
        {
            return false;
        }

        var before = draft is null ? Held(input.IndicatorId, plan.ValidFrom) : QuotaPlan.FromJson(draft.Content).Targets;
        var content = plan.ToJson();
        if (draft?.Content == content)
        {
            return true;
        }

        if (draft is null)
        {
            draft = new() { CampaignId = campaign.Id, IndicatorId = input.IndicatorId, Content = "", SavedBy = "" };
            context.QuotaDrafts.Add(draft);
        }

        (draft.Content, draft.Version) = (content, draft.Version + 1);
        (draft.SavedBy, draft.SavedAt) = (context.Scope.UserName, clock.UtcNow(campaign.Campaign));
        context.AuditEntries.Add(Audit(context, clock, campaign.Id, input.IndicatorId, AuditAction.QuotaDraftSaved, Changes(before, plan)));
        return true;
    }

    /// <summary>The same, and the targets hold from their day on.</summary>
    public async Task<bool> PublishAsync(QuotaInput input, QuotaPlan plan, IReadOnlyList<QuotaDifference> differences, CancellationToken cancel)
    {
        var (isSeen, draft) = await LookAsync(input, cancel);
        if (!isSeen)
        {
            return false;
        }

        // Counting the version up holds the campaign's row: areas and targets are those that were checked, and nobody has published since.
        var found = await context.Campaigns.Where(c => c.Id == campaign.Id && c.DefinitionVersion == campaign.Campaign.DefinitionVersion)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.DefinitionVersion, c => c.DefinitionVersion + 1), cancel);
        if (found == 0)
        {
            return false;
        }

        var revision = new QuotaRevision
        {
            CampaignId = campaign.Id,
            IndicatorId = input.IndicatorId,
            ValidFrom = plan.ValidFrom!.Value,
            DocumentNumber = plan.DocumentNumber!,
            DocumentDate = plan.DocumentDate!.Value,
            DocumentTitle = plan.DocumentTitle!,
            Reason = differences.Count > 0 ? plan.Reason : null,
            PublishedBy = context.Scope.UserName,
            PublishedAt = clock.UtcNow(campaign.Campaign),
        };
        context.QuotaRevisions.Add(revision);
        if (draft is not null)
        {
            context.QuotaDrafts.Remove(draft);
        }

        List<AuditChange> changes =
        [
            .. Changes(Held(input.IndicatorId, plan.ValidFrom), plan),
            .. differences.Select(d => new AuditChange("lech:" + d.Area.Key, Text(d.Target), Text(d.Below), plan.Reason)),
        ];
        context.AuditEntries.Add(Audit(context, clock, campaign.Id, input.IndicatorId, AuditAction.QuotaPublished, changes));
        await context.SaveChangesAsync(cancel);

        // Every target anew, changed or not: together they add up, whatever other revision begins on another day.
        await context.InsertAsync([.. QuotaBook.Areas(campaign).Where(plan.Targets.ContainsKey).Select(area => Row(revision, area, plan.Targets[area]))], cancel);
        return true;
    }

    internal static AuditEntry Audit(
        PortalDbContext context, CampaignClock clock, int campaignId, int indicatorId, AuditAction action, IReadOnlyCollection<AuditChange> changes) =>
        new(context.Scope, clock.RealUtcNow, action, changes)
        {
            CampaignId = campaignId,
            Subject = indicatorId.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>What a draft held that is thrown away.</summary>
    internal static IReadOnlyList<AuditChange> Dropped(QuotaDraft draft) =>
        [.. QuotaPlan.FromJson(draft.Content).Targets.Select(t => new AuditChange(t.Key.Key, Text(t.Value), null))];

    private async Task<(bool IsSeen, QuotaDraft? Draft)> LookAsync(QuotaInput input, CancellationToken cancel)
    {
        var draft = await QuotaDraftService.DraftOf(context, campaign.Id, input.IndicatorId).AsTracking().FirstOrDefaultAsync(cancel);
        var last = await QuotaDraftService.LastRevisionAsync(context, campaign.Id, input.IndicatorId, cancel);
        return ((draft?.Version ?? 0) == input.SeenVersion && last == input.SeenRevision, draft);
    }

    private Dictionary<QuotaArea, int> Held(int indicatorId, DateOnly? day) =>
        QuotaBook.On(campaign, indicatorId, day ?? campaign.Campaign.EndDay).ToDictionary(h => h.Key, h => h.Value.Target);

    private static IReadOnlyList<AuditChange> Changes(IReadOnlyDictionary<QuotaArea, int> before, QuotaPlan plan)
    {
        return
        [
            new("hieu-luc", null, plan.ValidFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new("van-ban", null, plan.DocumentNumber),
            .. from area in before.Keys.Union(plan.Targets.Keys)
               let was = Of(before, area)
               let becomes = Of(plan.Targets, area)
               where was != becomes
               select new AuditChange(area.Key, Text(was), Text(becomes)),
        ];

        static int? Of(IReadOnlyDictionary<QuotaArea, int> targets, QuotaArea area) => targets.TryGetValue(area, out var value) ? value : null;
    }

    private Quota Row(QuotaRevision revision, QuotaArea area, int target) => new()
    {
        CampaignId = campaign.Id,
        CommuneId = area.Level switch
        {
            QuotaLevel.Commune => area.Id,
            QuotaLevel.Hamlet => campaign.Communes.First(c => c.HasHamlet(area.Id)).Id,
            _ => null,
        },
        HamletId = area.Level == QuotaLevel.Hamlet ? area.Id : null,
        UnitId = area.Level == QuotaLevel.Unit ? area.Id : null,
        IndicatorId = revision.IndicatorId,
        ValidFrom = revision.ValidFrom,
        Target = target,
        RevisionId = revision.Id,
        Document = string.Create(CultureInfo.InvariantCulture, $"{revision.DocumentNumber}, {revision.DocumentDate:dd/MM/yyyy}"),
    };

    private static string? Text(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
